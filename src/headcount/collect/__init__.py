"""Sources -> documents: files, folders, web pages, feeds, notices and filings. One bad input never stops the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from headcount.collect import article, edgar, expect, feed, folder, http, warn
from headcount.collect.http import Client, named
from headcount.collect.published import Dates
from headcount.collect.schedule import Schedule
from headcount.errors import CollectError, unknown
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Settings, Source
from headcount.vocab import fields

__all__ = ["Schedule", "documents", "named_source", "source"]
Found = Document | SetAside


def documents(
    paths: Iterable[str],
    settings: Settings,
    *,
    source: str = "read",
    published: PartialDate | None = None,
    published_from: Mapping[str, PartialDate] | None = None,
    follow: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Found]:
    """The documents of files, folders, feeds and URLs, in order, as they are had; what can't be had is set aside.

    ``published`` is the date of every document, ``published_from`` of those that it names by file name, path or URL.
    ``follow`` says whether a feed's links are read instead of its own text: by default when it came by URL.
    ``columns`` names the header of a field, for tables.
    """
    dates = Dates(published, published_from or {})
    reading = Reading(settings, source, follow, dates=dates, columns=columns or {})
    for path in paths:
        nothing = True
        for one in reading.path(path):
            nothing = False
            yield one
        if nothing:
            yield SetAside(named(folder.shown(path)), "holds no document", "name a folder or a feed that isn't empty")
    yield from reading.dates.unused()


def source(name: str, settings: Settings, *, since: date | None = None) -> Iterator[Found]:
    """The documents of a source, then what breaks its ``expect``. Raises UsageError.

    ``since`` is the day from which filings are asked for.
    """
    chosen = named_source(name, settings)
    return expect.checked(chosen, of_kind(chosen, settings, since))


def named_source(name: str, settings: Settings) -> Source:
    """The source that headcount.toml names, or one that needs no naming: `edgar`, `warn/ny`. Raises UsageError."""
    if name in settings.sources:
        return settings.sources[name]
    if name == "edgar":
        return Source(name=name, kind="edgar")
    if name.startswith(warn.PREFIX):
        return Source(name=name, kind="warn", state=warn.known(name.removeprefix(warn.PREFIX)))
    step = f"add [sources.{name}] to headcount.toml or correct the name; edgar and warn/STATE need no naming"
    raise unknown("source", name, settings.sources, next_step=step)


def of_kind(chosen: Source, settings: Settings, since: date | None = None) -> Iterator[Found]:
    """The documents of a source as its kind says, at most ``max_documents`` of them."""
    if chosen.kind == "warn":
        found = of_state(chosen, settings)
    elif chosen.kind == "edgar":
        found = edgar.documents(chosen, settings, http.client(settings.http), since)
    else:
        as_feed = chosen.kind == "feed" if chosen.kind != "folder" else None
        named_ = fields.named(chosen.columns)
        reading = Reading(settings, chosen.name, chosen.follow, chosen.max_documents, as_feed, columns=named_)
        found = reading.path(chosen.location)
    return islice(found, chosen.max_documents)


def of_state(chosen: Source, settings: Settings) -> Iterator[Found]:
    """The table of a state's notices."""
    try:
        yield warn.document(chosen.location, chosen.name, settings.http.max_bytes)
    except CollectError as error:
        yield SetAside(chosen.name, error.what, error.next_step)


@dataclass(slots=True)
class Reading:
    """One call: how inputs are read. ``as_feed`` True or False says what they are; None lets their content say it."""

    settings: Settings
    source: str
    follow: bool | None = None
    limit: int | None = None
    as_feed: bool | None = None
    dates: Dates = field(default_factory=Dates)
    columns: Mapping[str, str] = field(default_factory=dict)

    def client(self) -> Client:
        """The client of these settings."""
        return http.client(self.settings.http)

    def path(self, path: str) -> Iterator[Found]:
        """The documents of one input, whatever it is."""
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", path)
        if scheme and scheme[1].casefold() not in ("http", "https"):
            yield SetAside(named(path), f"'{scheme[1]}' is not a web address", "use http:// or https://")
        elif scheme:
            yield from self.url(path)
        else:
            for file in folder.files(path):
                yield from [file] if isinstance(file, SetAside) else self.file(file)

    def url(self, url: str) -> Iterator[Found]:
        """The document of a web page, or those of a feed."""
        try:
            page = self.client().get(url)
            if not page.content.strip():
                raise CollectError("the page is empty", next_step="check the address")
            whole = article.document(page, url, self.source)
            yield from self.parts(whole, page.url, url, named(url))
        except CollectError as error:
            yield self.dates.dated(SetAside(named(url), error.what, error.next_step), url)

    def file(self, file: folder.File) -> Iterator[Found]:
        """The document of a file, or those of a feed."""
        keys = (file.name, file.inside, file.path.name)
        try:
            yield from self.parts(folder.document(file, self.source, self.settings.files.max_bytes), None, *keys)
        except CollectError as error:
            yield self.dates.dated(SetAside(file.name, error.what, error.next_step), *keys)

    def parts(self, whole: Document, base: str | None, *keys: str) -> Iterator[Found]:
        """``whole`` itself, or a document an entry when it is a feed. ``base`` is the URL that it came by."""
        if not (feed.is_feed(whole.content) if self.as_feed is None else self.as_feed):
            yield self.dates.dated(replace(whole, columns=self.columns), *keys)
            return
        follow = self.follow if self.follow is not None else base is not None
        found = feed.entries(whole.content, base, whole.media_type)
        client = self.client if follow else None
        for one, link in feed.documents(found, whole.name, self.source, client=client, limit=self.limit):
            yield self.dates.dated(one, link, one.name)
