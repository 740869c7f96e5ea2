"""A cell of dates -> its first and last day, the day of a change, and the days that have people of their own."""

from __future__ import annotations

from dataclasses import dataclass

from headcount.extract.structured import cells
from headcount.model import PartialDate, Phase, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What a cell of dates says. Spans count the characters of the cell."""

    first: PartialDate
    span: Span
    last: PartialDate | None = None
    """The last of several days, None where one is stated."""
    last_span: Span | None = None
    received: PartialDate | None = None
    """The day on which the office had the notice, where the cell tells it from the day of the notice."""
    marked: PartialDate | None = None
    """The day of the newest change that the cell speaks of."""
    phases: tuple[Phase, ...] = ()


def days(text: str, order: str = "mdy") -> Days | None:
    """The days in a cell; None when it says that they are unknown. Raises Unreadable."""
    found = cells.day(text, order)
    return Days(first=found[0], span=found[1]) if found else None
