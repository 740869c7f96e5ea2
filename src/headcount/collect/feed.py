"""RSS and Atom -> one document an entry: the page it links to, or its own title and text."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]

from headcount.collect import article
from headcount.collect.http import Client, named
from headcount.errors import CollectError
from headcount.model import Document, PartialDate, SetAside

HEAD: Final = 65_536
"""The root element of a feed stands within so many bytes."""
LIMIT: Final = 500
"""The entries that are read of a feed whose source sets no max_documents."""
PAGE: Final = """<!doctype html>
<html><head><meta charset="utf-8"><title>{title}</title></head>
<body><article><h1>{title}</h1>
{text}
</article></body></html>
"""
STUMBLES: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What feedparser lets through on a malformed feed, where it should say ``bozo`` (seen on 22,000 mutated ones)."""
ROOTS: Final = ("rss", "feed", "rdf")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its absolute link, title, own text as HTML, and date."""

    link: str | None
    key: str
    title: str | None
    text: str
    published: PartialDate | None


def opening(content: bytes) -> tuple[str, str]:
    """What stands before the root element of an XML document, and the root element's first 2,000 characters."""
    encoding = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(content[:2])
    text = content[:HEAD].decode(encoding or "utf-8-sig", "replace")
    place = 0
    while found := re.compile(r"\s+|<\?|<!--|<!DOCTYPE", re.IGNORECASE).match(text, place):
        end = {"<?": "?>", "<!--": "-->"}.get(found[0], "")
        if found[0].isspace():
            place = found.end()
            continue
        if not end:  # a DOCTYPE, with or without declarations inside
            bracket, close = text.find("[", place), text.find(">", place)
            end = "]>" if 0 <= bracket < close else ">"
        place = text.find(end, found.end())
        if place < 0:
            return text, ""
        place += len(end)
    return text[:place], text[place : place + 2_000]


def is_feed(content: bytes) -> bool:
    """True when the root element is that of RSS, Atom or RSS 1.0; the name and the media type don't count."""
    if b"<" not in content[:HEAD]:
        return False
    _, root = opening(content)
    found = re.match(r"<(?:\w+:)?(\w+)\b", root)
    name = found[1].casefold() if found else ""
    return name in ROOTS and (name != "rdf" or "purl.org/rss" in root or "my.netscape.com/rdf" in root)


def entries(content: bytes, base: str | None = None, media_type: str | None = None) -> list[Entry]:
    """The entries of a feed, in its order, each link once. Raises CollectError for what can't be read as a feed.

    A feed that declares entities of its own is refused: none needs them, and they can be made to expand without end.
    """
    if not is_feed(content):
        raise CollectError("not an RSS or Atom feed", next_step='check the address, or use kind = "article"')
    if "<!entity" in opening(content)[0].casefold():
        raise CollectError(
            "the feed declares entities, which is refused", next_step="ask the publisher for a plain feed"
        )
    charset = re.search(r";\s*charset=[\"']?[\w.:-]+", media_type or "", re.IGNORECASE)
    headers = {"content-type": "application/xml" + (charset[0] if charset else "")}
    headers |= {"content-location": base} if base else {}
    step = "open it in a browser, and check the address"
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers)
    except STUMBLES as error:
        raise CollectError(f"the feed is malformed ({error})", next_step=step) from error
    if parsed.bozo and not parsed.entries:
        raise CollectError(f"the feed is malformed ({parsed.bozo_exception})", next_step=step)
    found = [entry(raw, number, base) for number, raw in enumerate(parsed.entries, 1)]
    first: dict[str, Entry] = {}
    for one in found:
        first.setdefault(one.link or one.key, one)
    return list(first.values())


def entry(raw: Any, number: int, base: str | None) -> Entry:
    """One entry as feedparser gives it."""
    link = raw.get("link") or ""
    link = "" if link == raw.get("id") and not link.startswith("http") else absolute(base, link)
    bodies = [*raw.get("content", ()), *([raw["summary_detail"]] if "summary_detail" in raw else [])]
    texts = [
        html.escape(body.value) if body.get("type") == "text/plain" else body.value
        for body in bodies
        if body.get("value")
    ]
    moment = raw.get("published_parsed") if "published_parsed" in raw else raw.get("updated_parsed")
    title = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", raw.get("title") or "")).split())
    return Entry(
        link or None, raw.get("id") or str(number), title or None, max(texts, key=len, default=""), date(moment)
    )


def absolute(base: str | None, link: str) -> str:
    """The link as it stands seen from ``base``; one that no rule can read stays as it is."""
    try:
        return urljoin(base or "", link)
    except ValueError:
        return link


def date(moment: Any) -> PartialDate | None:
    """The day of a moment in UTC, None when there is none or no calendar has it."""
    try:
        return PartialDate(*moment[:3]) if moment else None
    except ValueError:
        return None


def own(one: Entry, feed: str, source: str) -> Document:
    """The entry's own title and text as a small HTML document, named by its link. Raises CollectError for none."""
    if not one.title and not one.text.strip():
        raise CollectError("the entry has neither title nor text", next_step="follow its link")
    title = html.escape(one.title or "")
    text = one.text if "<" in one.text else f"<p>{one.text}</p>"
    page = PAGE.format(title=title, text=text)
    return Document(
        content=page.encode("utf-8", "replace"),
        name=named(one.link) if one.link else f"{named(feed)}#{one.key}",
        source=source,
        media_type="text/html; charset=utf-8",
        published=one.published,
        published_by="source" if one.published else None,
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        title=one.title,
    )


def documents(
    found: list[Entry], feed: str, source: str, *, client: Callable[[], Client] | None, limit: int | None = None
) -> Iterator[tuple[Document | SetAside, str]]:
    """Each entry's document, or why there is none, with its link. ``client`` is None when links are not followed."""
    for one in found[: limit or LIMIT]:
        link = one.link or feed
        try:
            if client and one.link:
                yield article.linked(client(), one.link, source, one.published, one.title), link
            else:
                yield own(one, feed, source), link
        except CollectError as error:
            yield SetAside(named(link), error.what, error.next_step), link
    if not limit and len(found) > LIMIT:
        cause = f"{len(found):,} entries, of which the first {LIMIT:,} were read"
        yield SetAside(named(feed), cause, "set max_documents for this source"), feed
