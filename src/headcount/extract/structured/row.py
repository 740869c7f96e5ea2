"""One row while it is read: its cells by field, what was found in them, and which of them no field took."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from headcount.extract.structured import names
from headcount.extract.structured.columns import Columns, Table
from headcount.model import Marker, PartialDate, Passage, Phase, Span

MACHINE = "_int_"  # before the headers of columns that a scraper keeps for itself
READ_ON = ("markers", "status", "evidence")  # fields that leave the rest of their cell to be told


@dataclass(slots=True)
class Row:
    """One row while it is read: the fields and spans found so far, and what could not be read."""

    passage: Passage
    columns: Columns
    order: str = "mdy"
    fraction: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    """The fields of its Notice."""
    spans: dict[str, Span] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)
    """What could not be read, and the cell: ``("the number", "a few")``."""
    words: list[str] = field(default_factory=list)
    """Cells of the type that name none which is known."""
    named: tuple[names.Name, Span] | None = None
    """What the employer's cell says, and its span."""
    below: list[Row] = field(default_factory=list)
    """The rows that continue it."""
    texts: dict[str, str] = field(init=False)
    """The text of each non-empty cell, by its header."""
    held: dict[str, list[tuple[str, Span]]] = field(init=False)
    """The non-empty cells of each field."""

    def __post_init__(self) -> None:
        words, cells = self.passage.text, self.passage.cells
        self.texts = texts = {header: words[span.start : span.end] for header, span in cells.items()}
        fields = self.columns.fields.items()
        self.held = {
            name: [(texts[header], cells[header]) for header in headers if header in texts] for name, headers in fields
        }

    @property
    def table(self) -> Table | None:
        return self.columns.table

    @property
    def number(self) -> int:
        """The number of the row in its table."""
        return self.passage.row or 0

    @property
    def home(self) -> tuple[str, ...]:
        """The names of the office's state, lower case."""
        return tuple(name.casefold() for name in (self.table.state, self.table.code) if name) if self.table else ()

    def headed(self, name: str) -> list[tuple[str, str, Span]]:
        """The non-empty cells of the field ``name``: header, text and span, in the order of its headers."""
        headers, cells = self.columns.fields.get(name, ()), self.passage.cells
        return [(header, self.texts[header], cells[header]) for header in headers if header in cells]

    def cells(self, name: str) -> list[tuple[str, Span]]:
        """The non-empty cells of the field ``name``: text and span, in the order of its headers."""
        return self.held.get(name, [])

    def first(self, name: str) -> tuple[str, Span] | None:
        return next(iter(self.cells(name)), None)

    def keep(self, name: str, value: Any, span: Span) -> None:
        """Keeps a field of the claim and the span it rests on."""
        self.values[name], self.spans[name] = value, span

    def tell(self, name: str, value: Any, span: Span) -> None:
        """Keeps a field of the notice and the span it rests on, unless it is known already."""
        if name not in self.said:
            self.said[name], self.spans[name] = value, span

    def add(self, name: str, value: Any, span: Span) -> None:
        """Adds to a list of the notice (``also``, ``markers``, ``phases``), each member once, with its span."""
        known = self.said.get(name, ())
        if value not in known or name == "phases":
            self.said[name], self.spans[f"{name}.{len(known)}"] = (*known, value), span

    def mark(self, marker: Marker, span: Span) -> None:
        """Keeps what the office wrote on the notice; one that was called off is rescinded."""
        self.add("markers", marker, span)
        if marker == "rescinded":
            self.keep("status", "rescinded", span)

    def marked(self, day: PartialDate | None) -> None:
        """Keeps the day of a change when it is the newest."""
        kept = self.said.get("marked")
        if day is not None and (kept is None or str(day) > str(kept)):
            self.said["marked"] = day

    def phases(self, phases: Sequence[Phase], span: Span) -> None:
        """Keeps the parts that a cell tells apart."""
        for phase in phases:
            self.add("phases", phase, span)

    def remark(self, name: str, text: str) -> None:
        """Notes a cell that could not be read."""
        self.unread.append((name, text))

    @property
    def part(self) -> int:
        return self.passage.part

    def untold(self) -> Iterator[tuple[str, str]]:
        """Header and text of each cell that no field took; a scraper's own columns are none."""
        cells = list(self.passage.cells.items())
        starts, taken = [cell.start for _, cell in cells], set[int]()
        for name, span in self.spans.items():
            place = bisect_right(starts, span.start) - 1
            if name.partition(".")[0] not in READ_ON and place >= 0 and span.start < cells[place][1].end:
                taken.add(place)
        for place, (header, _) in enumerate(cells):
            if place not in taken and not header.startswith(MACHINE):
                yield header, self.texts[header]


def within(cell: Span, part: Span) -> Span:
    """The span in the passage of a ``part`` of a cell."""
    return Span(cell.start + part.start, cell.start + part.end)
