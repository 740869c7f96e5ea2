"""What a table's reader tells once a table: the columns that no field takes, the types that it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headcount.extract.structured.columns import Columns, normal
from headcount.extract.structured.row import MACHINE, Row
from headcount.model import Passage, Remark

WIDE = 60  # characters of a word that a message shows
MANY = 20  # cells of a column that are told one by one


def signals(passages: Sequence[Passage], columns: Columns, rows: Sequence[Row]) -> list[Remark]:
    """The remarks on a table as a whole, given its passages and those of its rows that are claims."""
    return [*unread(rows), *leftover(passages, columns), *unknown_types(rows)]


def unread(rows: Sequence[Row]) -> list[Remark]:
    """A remark for each cell that could not be read, one for all those of a column where they are many."""
    cells = [(what, text, row) for one in rows for row in (one, *one.below) for what, text in row.unread]
    often = {what for what, count in Counter(what for what, _, _ in cells).items() if count > MANY}
    single = [remark(what, f"{text[:WIDE]!r}", row, 1) for what, text, row in cells if what not in often]
    by_column = {what: [cell for cell in cells if cell[0] == what] for what in sorted(often)}
    return single + [
        remark(what, f"of {len(some):,} cells (here {some[0][1][:WIDE]!r})", some[0][2], len(some))
        for what, some in by_column.items()
    ]


def remark(what: str, words: str, row: Row, count: int) -> Remark:
    """The remark that something could not be read."""
    cause = f"{what} {words} cannot be read and is left unknown"
    return Remark(row.passage.name, "cell", cause, "see the row itself", row.number, row.part, count)


def leftover(passages: Sequence[Passage], columns: Columns) -> list[Remark]:
    """One remark that names the columns which no field takes, each with the number of its cells."""
    found = Counter(header for passage in passages for header in passage.cells)
    taken = {header for headers in columns.fields.values() for header in headers}
    taken |= {header for header in found if columns.table and normal(header) in columns.table.other}
    left = [f"{header} ({count:,})" for header, count in found.items() if header not in taken | {""} and is_own(header)]
    if not left:
        return []
    cause = f"columns that no field takes, kept under notice.other: {', '.join(left)}"
    return [Remark(passages[0].name, "column", cause, "map them in vocab/columns.toml", part=passages[0].part)]


def is_own(header: str) -> bool:
    """True for a column of the table itself, not of the scraper that fetched it."""
    return not header.startswith(MACHINE)


def unknown_types(rows: Sequence[Row]) -> list[Remark]:
    """A remark for each word in the columns of types that names no type which is known, the most frequent first."""
    counts = Counter(" ".join(word.split()) for row in rows for word in row.words)
    return [
        Remark(
            rows[0].passage.name,
            "word",
            f"the type {word[:WIDE]!r} is not known ({count:,} row{'s' if count > 1 else ''}, read as layoff)",
            "add it to [types] of vocab/cells.toml or of the office's table",
            part=rows[0].part,
        )
        for word, count in counts.most_common()
    ]
