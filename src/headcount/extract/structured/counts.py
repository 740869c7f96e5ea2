"""A cell of people -> the number for this office, the one before a change, the one everywhere, and its parts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from headcount.extract.structured import cells
from headcount.model import Marker, PartialDate, Phase, Quantity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a cell of people says. Spans count the characters of the cell."""

    people: Quantity | None
    """The number that holds for this office, None when the cell says that it is not known (any more)."""
    span: Span
    before: Quantity | None = None
    """The number before a change that the cell speaks of."""
    marked: PartialDate | None = None
    """The day of that change."""
    markers: tuple[Marker, ...] = ()
    total: Quantity | None = None
    """The number everywhere, where ``people`` is that of the office's own state."""
    phases: tuple[Phase, ...] = ()


def count(text: str, home: Collection[str] = ()) -> Count | None:
    """The numbers in a cell; None when it says that they are unknown. Raises Unreadable.

    ``home`` holds the names of the office's state, lower case: "61 total, 4 in CO" is 4 for colorado, co.
    """
    people = cells.count(text)
    return Count(people=people, span=Span(0, len(text))) if people else None
