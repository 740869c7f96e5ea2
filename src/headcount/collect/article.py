"""A web page -> one document."""

from __future__ import annotations

from headcount.collect.http import Client, Page, named
from headcount.model import Document, PartialDate


def document(page: Page, name: str, source: str) -> Document:
    """The document of a fetched page, named as the user or the feed named it, secrets left out."""
    return Document(
        content=page.content, name=named(name), source=source, media_type=page.media_type, fetched_at=page.fetched_at
    )


def linked(client: Client, url: str, source: str, published: PartialDate | None, title: str | None) -> Document:
    """The page that a feed's entry links to, with the entry's date and title. Raises CollectError."""
    page = client.get(url)
    return Document(
        content=page.content,
        name=named(url),
        source=source,
        media_type=page.media_type,
        published=published,
        published_by="source" if published else None,
        fetched_at=page.fetched_at,
        title=title,
    )
