"""What a source must give each time: a breach is set aside by the source's name."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from headcount.collect.http import named
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Source


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
    if source.expect.min and seen < source.expect.min:
        yield SetAside(source.name, f"gave {seen:,} documents, fewer than the {source.expect.min:,} expected", step)
    age = (today or datetime.now(UTC).date()) - newest
    if source.expect.max_age and newest == date.min:
        yield SetAside(source.name, "gave no document with a date", step)
    elif source.expect.max_age and age > source.expect.max_age:
        cause = f"its newest document is {age.days:,} days old ({newest}), older than expected"
        yield SetAside(source.name, cause, step)


def last_day(published: PartialDate | None) -> date:
    """The last day that a date can mean, so that "2023-01" is not called old too early; date.min when unknown."""
    if published is None or published.year is None:
        return date.min
    month = published.month or 12
    return date(published.year, month, published.day or monthrange(published.year, month)[1])
