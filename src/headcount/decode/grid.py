"""Lines of cells -> tables of cuts: where each header stands, and the rows under it; lines above it are no rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from headcount.decode import rows
from headcount.model import Document, Passage
from headcount.vocab import columns

Line = Sequence[str]
DEEP = 3  # lines over which a header may be divided
ALIKE = 0.5  # share of a line's cells that say what the header says: it is the header again


class Table(NamedTuple):
    """A header, the rows under it, and where each of these stands among the lines."""

    header: list[str]
    rows: list[list[str]]
    places: list[int]


def tables(lines: Sequence[Line], *, within: int | None = None, again: bool = False) -> list[Table]:
    """The tables of cuts in ``lines``, one below the other; none when no header is recognised.

    The first header stands in the first ``within`` lines. A header said once more is kept as a row only if ``again``.
    """
    found = list[Table]()
    at = 0
    while at < len(lines):
        most = 1 if found and again else DEEP
        deep = depth(lines, at, most) if found or within is None or at < within else 0
        deep = 0 if found and deep and narrow(found[-1].header, joined(lines[at : at + deep])) else deep
        repeated = bool(deep and found and same(found[-1].header, joined(lines[at : at + deep])))
        if deep and not repeated:
            found.append(Table(joined(lines[at : at + deep]), [], []))
        elif found and (again or not repeated):
            places = range(at, at + max(deep, 1))
            found[-1].rows.extend(list(lines[place]) for place in places)
            found[-1].places.extend(places)
        at += max(deep, 1)
    return found


def narrow(header: Line, other: Line) -> bool:
    """True when a line names not half as many columns as the header above it: a row of few words, no header."""
    named, again = (sum(1 for cell in line if cell.strip()) for line in (header, other))
    return again * 2 < named


def depth(lines: Sequence[Line], at: int, most: int = DEEP) -> int:
    """Over how many lines the header that begins at ``at`` goes, ``most`` at most; 0 when none begins there."""
    if columns.is_header(lines[at]):
        return 2 if most > 1 and at + 1 < len(lines) and divides(lines[at], lines[at + 1]) else 1
    for deep in range(2, most + 1):
        whole = lines[at : at + deep]
        if len(whole) < deep or any(columns.DATUM.fullmatch(cell) for line in whole for cell in line):
            return 0
        if columns.is_header(whole[-1]) or sum(1 for cell in whole[0] if cell.strip()) < 2:
            return 0
        if columns.is_header(joined(whole)):
            return deep
    return 0


def divides(header: Line, below: Line) -> bool:
    """True when the line ``below`` a header names parts of its columns: "Notice", "Effective" under "Date"."""
    under, heads = parts(header, below), carried([*header, *[""] * (len(below) - len(header))])
    return bool(under) and all(columns.fields_of(columns.normal(f"{heads[at]} {below[at]}")) for at in under)


def parts(header: Line, below: Line) -> list[int]:
    """Where the cells of the line ``below`` stand when each is under a cell of the header that reaches over several."""
    above = [*header, *[""] * (len(below) - len(header))]
    under = [at for at, cell in enumerate(below) if cell.strip() and cell != above[at]]
    heads = carried(above)
    shared = all(heads[at] and heads.count(heads[at]) > 1 for at in under)
    data = any(columns.DATUM.fullmatch(below[at]) for at in under)
    return under if len(under) > 1 and shared and not data else []


def carried(header: Line) -> list[str]:
    """A header with each blank filled from the cell before it, as over merged columns."""
    filled = list[str]()
    for cell in header:
        filled.append(cell.strip() or (filled[-1] if filled else ""))
    return filled


def joined(lines: Sequence[Line]) -> list[str]:
    """Lines of a header as one; the first is carried over merged columns where those below name their parts."""
    width = max(map(len, lines))
    padded = [[*line, *[""] * (width - len(line))] for line in lines]
    if len(padded) > 1 and parts(padded[0], padded[1]):
        padded[0] = [
            head if below.strip() else cell
            for head, cell, below in zip(carried(padded[0]), padded[0], padded[1], strict=True)
        ]
    return [
        " ".join(dict.fromkeys(cell.strip() for cell in column if cell.strip())) for column in zip(*padded, strict=True)
    ]


def same(header: Line, line: Line) -> bool:
    """True when a header under ``header`` says the same columns again, in these or other words."""
    pairs = [(columns.normal(old), columns.normal(new)) for old, new in zip(header, line, strict=False) if new.strip()]
    alike = sum(old == new or bool(columns.fields_of(old) & columns.fields_of(new)) for old, new in pairs)
    return alike >= ALIKE * len(pairs)


def once(table: Table, again: set[tuple[int, int]]) -> Table:
    """A table in which a number of people that is merged over several rows stands in the first: it is theirs together.

    ``again`` are the cells (place of the line, column) that repeat the one above.
    """
    people = columns.counts(table.header)
    rows = [
        ["" if column in people and (place, column) in again else cell for column, cell in enumerate(row)]
        for place, row in zip(table.places, table.rows, strict=True)
    ]
    return table._replace(rows=rows)


def rendered(document: Document, table: Table, part: int = 0) -> list[Passage]:
    """The passages of a table; a cell beyond the header is kept under the number of its column."""
    wide = max((len(row) for row in table.rows if row), default=0)
    return rows.rendered(document, table.header + [""] * (wide - len(table.header)), table.rows, part)
