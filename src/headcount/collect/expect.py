"""What a source must give each time: a breach is set aside by the source's name, a table that broke is not taken."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from headcount.collect.http import named
from headcount.model import Document, Edition, PartialDate, Passage, SetAside
from headcount.settings import Expect, Source
from headcount.settings.keys import TABLES

Check = Callable[[Document, Sequence[Passage]], SetAside | None]
COMMON = 0.05
"""A header is missed when so large a share of the rows had a value under it."""


def checked(
    source: Source, stream: Iterable[Document | SetAside], today: date | None = None
) -> Iterator[Document | SetAside]:
    """The stream as it comes, and after it one SetAside for each thing that ``source.expect`` does not find."""
    seen, newest = 0, date.min
    for one in stream:
        if isinstance(one, Document):
            seen += 1
            newest = max(newest, last_day(one.published))
        yield one
    step = f"look at {named(source.location)}, or correct sources.{source.name}.expect"
    yield from (SetAside(source.name, cause, step) for cause in breaches(source.expect, seen, newest, today))


def breaches(expected: Expect, seen: int, newest: date, today: date | None) -> Iterator[str]:
    """What is wrong with so many documents, the newest of that day; nothing when all is as expected."""
    if seen < (expected.min or 0):
        yield f"documents: {seen:,}; at least {expected.min:,} expected"
    if not expected.max_age or not seen:
        return
    age = (today or datetime.now(UTC).date()) - newest
    if newest == date.min:
        yield "no document states its date"
    elif age > expected.max_age:
        yield f"the newest document is {age.days:,} days old ({newest}); at most {expected.max_age.days:,} expected"


def last_day(published: PartialDate | None) -> date:
    """The last day that a date can mean, so that "2023-01" is not called old too early; date.min when unknown."""
    if published is None or published.year is None:
        return date.min
    month = published.month or 12
    return date(published.year, month, published.day or monthrange(published.year, month)[1])


def of_table(source: Source, last: Edition | None) -> Check | None:
    """What says why a table of ``source`` is not to be taken over its ``last`` edition; None for other sources."""
    if source.kind not in TABLES:
        return None
    step = f"look at {named(source.location)}; `headcount collect {source.name} --as-is` takes it all the same"

    def check(document: Document, passages: Sequence[Passage]) -> SetAside | None:
        cause = broken(source.expect, passages, last)
        return SetAside(document.name, f"{cause}; not taken", step) if cause else None

    return check


def broken(expected: Expect, passages: Sequence[Passage], last: Edition | None) -> str | None:
    """Why this is no next edition of a table: no table at all, shrunken, or under other headers; None when it is."""
    rows = [passage for passage in passages if passage.row is not None]
    if not rows:
        return "a page without a table came in its place"
    if last is None:
        return None
    if len(rows) < last.rows * (1 - expected.shrink):
        return f"{len(rows):,} rows, and {last.rows:,} on {last.seen_at[:10]}"
    if gone := last.headers - {header for row in rows for header in row.cells}:
        return f"the header changed: no {', '.join(sorted(gone))}, as on {last.seen_at[:10]}"
    return None
