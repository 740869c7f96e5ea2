"""What a reader made of a cell, in one line that holds every field, to compare with tables of expected readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from headcount.extract.structured.cells import Unreadable
from headcount.extract.structured.columns import tables
from headcount.extract.structured.counts import Count, count
from headcount.extract.structured.days import Days, days
from headcount.model import Phase, Quantity, Span

T = TypeVar("T")
HOMES = {table.code.lower(): (table.state.casefold(), table.code.casefold()) for table in tables() if table.code}


def days_told(cell: str, order: str = "mdy") -> str:
    """The reading of a cell of dates: ``2023-01-11 '1/11/23' to 2023-03-31 '3/31/23', marked 2023-02-01, revised``."""
    return told(lambda: days(cell, order), lambda found: line_of_days(cell, found))


def count_told(cell: str, home: tuple[str, ...] = ()) -> str:
    """The reading of a cell of people: ``4 '4', total 61``; words in quotes are those quoted, if not the whole cell."""
    return told(lambda: count(cell, home), lambda found: line_of_count(cell, found))


def told(read: Callable[[], T | None], line: Callable[[T], str]) -> str:
    """``unknown``, ``unreadable``, or the line."""
    try:
        found = read()
    except Unreadable:
        return "unreadable"
    return "unknown" if found is None else line(found)


def line_of_days(cell: str, found: Days) -> str:
    last = f" to {found.last}{words(cell, found.last_span)}" if found.last else ""
    dated = [f"{name} {day}" for name in ("received", "marked") if (day := getattr(found, name))]
    return ", ".join([f"{found.first}{words(cell, found.span)}{last}", *dated, *found.markers, *parts(found.phases)])


def line_of_count(cell: str, found: Count) -> str:
    people = f"{number(found.people)}{words(cell, found.span)}" if found.people else "no number"
    numbers = [f"{name} {number(value)}" for name in ("total", "before") if (value := getattr(found, name))]
    marked = [f"marked {found.marked}"] if found.marked else []
    return ", ".join([people, *numbers, *marked, *found.markers, *parts(found.phases)])


def words(cell: str, span: Span | None) -> str:
    """The words under a span, nothing when they are the whole cell."""
    quoted = cell[span.start : span.end] if span else ""
    return "" if quoted == cell.strip() else f" '{quoted}'"


def number(people: Quantity) -> str:
    about = " (approx)" if people.approx and people.low != people.high else ""
    return f"{people}{about}{' (derived)' if people.derived else ''}"


def parts(phases: Iterable[Phase]) -> list[str]:
    return [f"[{' '.join(filter(None, part(phase)))}]" for phase in phases]


def part(phase: Phase) -> list[str]:
    days_ = " to ".join(str(day) for day in (phase.effective, phase.effective_last) if day)
    return [number(phase.headcount) if phase.headcount else "", days_, f"'{phase.label}'" if phase.label else ""]
