"""The tables of cuts in a PDF: ruled ones by their lines, others by their columns; a row goes on over pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from headcount.decode import grid, pdfcolumns, pdflines, pdfruled
from headcount.decode.pdfpage import Page, Word
from headcount.vocab import columns


class Found(NamedTuple):
    """The tables of a document, and the words beside them by page."""

    tables: list[grid.Table]
    rest: list[list[Word]]


def may_hold(text: str) -> bool:
    """True when the words of a document could be those of a header: one that names an employer, one a number or day."""
    words = set(columns.normal(text).split())
    employer, *others = (
        any(words.issuperset(header.split()) for header in columns.fields()[name]["names"])
        for name in ("employer", *columns.WANTED)
    )
    return employer and any(others)


def tables(pages: Sequence[Page]) -> list[grid.Table]:
    """The tables of cuts on the pages, the ruled ones first."""
    return ruled(pages) or unruled(pages)


def ruled(pages: Sequence[Page]) -> list[grid.Table]:
    """The ruled tables; none when no header is recognised in one."""
    lines, again, sheet = list[list[str]](), set[tuple[int, int]](), list[int]()
    for number, page in enumerate(pages):
        found = pdfruled.lines(page)
        again |= {(len(lines) + line, column) for line, column in found.again}
        lines += found.lines
        sheet += [number] * len(found.lines)
    return [joined(grid.once(table, again), sheet) for table in grid.tables(lines) if table.rows]


def unruled(pages: Sequence[Page]) -> list[grid.Table]:
    """The tables without ruled lines; a page without a header goes on with the one before it."""
    lined = [pdflines.lines(page.words) for page in pages]
    heads = [pdfcolumns.header(lines) for lines in lined]
    first = next((number for number, head in enumerate(heads) if head), None)
    if first is None:
        return []
    found = list[tuple[pdfcolumns.Columns, list[list[str]], list[int]]]()
    for number in range(first, len(pages)):
        head = heads[number]
        if head and not (
            found and grid.same(found[-1][0].names, head.names) and len(found[-1][0].names) == len(head.names)
        ):
            words = [word for lines in lined[number:] for line in lines for word in line]
            found.append((pdfcolumns.settled(head, words), [], []))
        body = lined[number][head.below :] if head else lined[number]
        rows = pdfcolumns.rows(pages[number], body, found[-1][0])
        found[-1][1].extend(rows)
        found[-1][2].extend([number] * len(rows))
    tables = [
        grid.Table(there.names, rows, list(range(len(rows)))) for there, rows, _ in found if is_table(there, rows)
    ]
    return [
        joined(table, sheet)
        for table, (_, _, sheet) in zip(tables, [one for one in found if is_table(one[0], one[1])], strict=True)
    ]


def is_table(there: pdfcolumns.Columns, rows: Sequence[Sequence[str]]) -> bool:
    """True when most rows hold two cells or more, and a digit stands in a column of numbers or days."""
    full = sum(sum(map(bool, row)) > 1 for row in rows)
    digits = any(any(map(str.isdigit, row[at])) for row in rows for at in there.wanted)
    return len(rows) > 0 and full * 2 > len(rows) and digits


def joined(table: grid.Table, sheet: Sequence[int]) -> grid.Table:
    """A table whose rows that were broken over two pages are whole: the rest says no number and no day."""
    wanted = {at for at, name in enumerate(table.header) if columns.fields_of(columns.normal(name)) & columns.WANTED}
    rows = list[list[str]]()
    for at, (place, row) in enumerate(zip(table.places, table.rows, strict=True)):
        filled = {column for column, cell in enumerate(row) if cell}
        turned = at and sheet[place] != sheet[table.places[at - 1]]
        if turned and filled and not filled & wanted and all(rows[-1][column : column + 1] > [""] for column in filled):
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], row, strict=False)]
        elif filled:
            rows.append(row)
    return grid.Table(table.header, rows, list(range(len(rows))))
