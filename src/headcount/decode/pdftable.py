"""The tables of cuts in a PDF: ruled ones by their lines, others by their columns; a row goes on over pages."""

from __future__ import annotations

from collections.abc import Sequence

from headcount.decode import grid, pdfcolumns, pdfheader, pdflines, pdfruled
from headcount.decode.pdfpage import Page
from headcount.vocab import columns

LONG = 60  # characters of a line of prose
MOST = 0.55  # of the page's width that it takes


def tables(pages: Sequence[Page]) -> list[grid.Table]:
    """The tables of cuts on the pages, the ruled ones first."""
    return ruled(pages) or unruled(pages)


def prose(pages: Sequence[Page]) -> str:
    """The sentences beside the tables: lines of one piece, long, and over most of the width of the page."""
    said = list[str]()
    for page in pages:
        lined = pdflines.lines(page.words)
        wide = max((word.x1 for word in page.words), default=0.0) - min((word.x0 for word in page.words), default=0.0)
        for line in lined:
            piece, *others = pdflines.pieces(line)
            if not others and len(piece.text) >= LONG and piece.x1 - piece.x0 >= MOST * wide:
                said.append(piece.text)
    return "\n".join(said)


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
    heads = [pdfheader.header(lines) for lines in lined]
    found = list[tuple[pdfheader.Header, list[int]]]()
    for number, head in enumerate(heads):
        if head and not (
            found and len(found[-1][0].names) == len(head.names) and grid.same(found[-1][0].names, head.names)
        ):
            found.append((head, []))
        if found:
            found[-1][1].append(number)
    tables = list[grid.Table]()
    for top, sheets in found:
        below = [lined[number][head.below :] if (head := heads[number]) else lined[number] for number in sheets]
        tables += one([pages[number] for number in sheets], top, below)
    return tables


def one(pages: Sequence[Page], top: pdfheader.Header, below: Sequence[Sequence[pdfheader.Line]]) -> list[grid.Table]:
    """The table under one header, which goes on over ``pages``; none when the lines ``below`` do not make rows."""
    there = pdfcolumns.settled(top, [word for lines in below for line in lines for word in line])
    running = pdfcolumns.of_every_page(below)
    bodies = [pdfcolumns.body(lines, there, running) for lines in below]
    space = pdfcolumns.spaces(bodies)
    parts = [pdfcolumns.rows(page, lines, there, space) for page, lines in zip(pages, bodies, strict=True)]
    rows, sheet = [row for part in parts for row in part], [number for number, part in enumerate(parts) for _ in part]
    if not is_table(there, rows):
        return []
    return [joined(grid.Table(there.names, rows, list(range(len(rows)))), sheet)]


def is_table(there: pdfcolumns.Columns, rows: Sequence[Sequence[str]]) -> bool:
    """True when most rows hold two cells or more, and a digit stands in a column of numbers or days."""
    full = sum(sum(map(bool, row)) > 1 for row in rows)
    digits = any(any(map(str.isdigit, row[at])) for row in rows for at in there.wanted)
    return full * 2 > len(rows) and digits


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
