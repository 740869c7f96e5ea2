"""The columns of people of a row -> its number, the one before a change, the one everywhere, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

from headcount.extract.structured import cells, counts
from headcount.extract.structured.row import Row, within
from headcount.model import CutType, Phase, Quantity, Span

BESIDE = {"before": "the number before", "total": "the number everywhere"}


@dataclass(frozen=True, slots=True)
class Part:
    """A column that counts some of the people: its header, number and cell."""

    header: str
    people: Quantity
    cell: Span

    @property
    def kind(self) -> CutType:
        """The type of cut that the header names, a layoff where it names none."""
        return cells.kind(self.label, {}) or "layoff"

    @property
    def label(self) -> str:
        """The header's words."""
        return " ".join(self.header.replace("_", " ").split())


def read_people(row: Row) -> Span | None:
    """The span of the cells that hold the number, kept when it can be read; an unknown number is none."""
    cell = read_stated(row)
    read_beside(row)
    parts, zero = read_parts(row)
    parts = parts or ([] if "headcount" in row.values else zero[:1])
    if len(parts) > 1:
        for part in parts:
            row.add("phases", Phase(headcount=part.people, label=part.label), part.cell)
    if parts:
        greatest = max(parts, key=lambda part: (part.people.low or 0, part.kind == "layoff"))
        keep_kind(row, greatest)
        if "headcount" not in row.values:
            cell = greatest.cell
            row.keep("headcount", together(row, parts), cell)
    return cell or next((span for name in ("headcount", "parts") for _, span in row.cells(name)), None)


def read_stated(row: Row) -> Span | None:
    """The span of the first column whose number can be read, which is kept; the number before, where there is none."""
    empty = row.table is not None and row.table.zero_is_empty
    stated = [*row.cells("headcount"), *row.cells("before")]
    others = [*stated, *row.cells("parts")]
    if empty and any(not is_zero(text) for text, _ in others):
        stated = [cell for cell in stated if not is_zero(cell[0])]
    for text, cell in stated:
        try:
            found = counts.count(text, row.home)
        except cells.Unreadable:
            row.remark("the number", text)
            continue
        if found is not None:
            keep_count(row, found, cell)
            return cell
    return None


def is_zero(text: str) -> bool:
    """True when a cell of people holds nothing but zeros."""
    return not text.strip("0. ")


def keep_count(row: Row, found: counts.Count, cell: Span) -> None:
    """Keeps what a cell of people says."""
    if found.people is not None:
        row.keep("headcount", found.people, within(cell, found.span))
    for name, value in (("before", found.before), ("total", found.total)):
        if value is not None:
            row.tell(name, value, cell)
    for marker in found.markers:
        row.mark(marker, cell)
    row.marked(found.marked)
    row.phases(found.phases, cell)


def read_beside(row: Row) -> None:
    """Keeps the number before a change and the one everywhere from columns of their own."""
    for name, called in BESIDE.items():
        for text, cell in row.cells(name)[:1]:
            try:
                found = counts.count(text)
            except cells.Unreadable:
                row.remark(called, text)
                continue
            held = row.values.get("headcount")
            if found is not None and found.people not in (None, held if name == "before" else None):
                row.tell(name, found.people, within(cell, found.span))


def read_parts(row: Row) -> tuple[list[Part], list[Part]]:
    """The columns that count some of the people each, and those that count none; unknown ones are left out."""
    parts, zero = list[Part](), list[Part]()
    for header, text, cell in row.headed("parts"):
        try:
            found = counts.count(text, row.home)
        except cells.Unreadable:
            row.remark(f"the number {header!r}", text)
            continue
        if found is not None and found.people is not None:
            part = Part(header, found.people, within(cell, found.span))
            (zero if found.people.high == 0 else parts).append(part)
            if found.total is not None:
                row.tell("total", found.total, cell)
    return parts, zero


def together(row: Row, parts: list[Part]) -> Quantity:
    """The people of all parts: their sum, or from the greatest to the sum where the columns may count people twice."""
    if len(parts) == 1:
        return parts[0].people
    lows, highs = [part.people.low or 0 for part in parts], [part.people.high for part in parts]
    overlap = row.table is not None and row.table.parts_overlap
    high = None if None in highs else sum(high or 0 for high in highs)
    return Quantity(max(lows) if overlap else sum(lows), high, any(part.people.approx for part in parts), derived=True)


def keep_kind(row: Row, part: Part) -> None:
    """Keeps the type of the greatest part, where its column names one; the row's column of types overrules it."""
    if part.kind != "layoff" and part.people.high != 0:
        start = row.passage.text.rfind(f"{part.header}: ", 0, part.cell.start)
        row.keep("type", part.kind, Span(start, start + len(part.header)) if start >= 0 else part.cell)
