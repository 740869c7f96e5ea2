"""A web page -> one document."""

from __future__ import annotations

from headcount.collect.http import Client, named
from headcount.collect.shelf import Page
from headcount.model import Document, PartialDate


def linked(client: Client, url: str, source: str, published: PartialDate | None, title: str | None) -> Document:
    """The page that a feed's entry links to, with the entry's date and title. Raises CollectError."""
    return document(client.get(url), url, source, published=published, title=title)


def document(
    page: Page, name: str, source: str, *, published: PartialDate | None = None, title: str | None = None
) -> Document:
    """The document of a fetched page, named as the user or the source named it, secrets left out."""
    return Document(
        content=page.content,
        name=named(name),
        source=source,
        media_type=page.media_type,
        published=published,
        published_by="source" if published else None,
        fetched_at=page.fetched_at,
        title=title,
    )
