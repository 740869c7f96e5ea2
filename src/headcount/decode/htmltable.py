"""The tables of cuts in a page: cells over several rows or columns spread out, links in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from headcount.decode import grid
from headcount.decode.markup import BREAKS
from headcount.vocab import columns

WIDE = 400  # columns of a table
MOST = 2_000_000  # cells of a page
UNSAID = frozenset({"script", "style", "template", "noscript", "table", "select", "svg"})
NARROW = 3  # columns that a table without a header needs to go on with the one before it


class Cell(NamedTuple):
    """What a cell says, and where its first link leads."""

    text: str
    link: str = ""
    again: bool = False
    """True when it is repeated from the row above, over which it reaches too."""


class Found(NamedTuple):
    """The tables of a page, and whether a header stood over nothing."""

    tables: list[grid.Table]
    empty: bool


def taken(tree: html.HtmlElement, base: str) -> Found:
    """The tables of cuts in ``tree``, in its order, which are taken out of it; the same table twice counts once."""
    tables, seen, empty, spent = list[grid.Table](), list[tuple[list[str], list[list[str]]]](), False, 0
    for element, lines in list(own_rows(tree)):
        cells = spread(lines, base)
        spent += sum(map(len, cells))
        if spent > MOST:
            break
        found = grid.tables([[cell.text for cell in line] for line in cells])
        full = [told(table, cells) for table in found if table.rows]
        if not found and tables and goes_on(tables[-1], cells):
            full = [told(grid.Table(unlinked(tables[-1].header), [], list(range(len(cells)))), cells)]
        empty = empty or (bool(found) and not full)
        if full and element.getparent() is not None:
            element.drop_tree()
        tables += [table for table in full if (table.header, table.rows) not in seen]
        seen += [(table.header, table.rows) for table in full]
    return Found(tables, empty and not tables)


def own_rows(tree: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, list[html.HtmlElement]]]:
    """Each table with its rows, those of tables inside it left out."""
    found: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for row in tree.iter("tr"):
        table = next(row.iterancestors("table"), None)
        if table is not None:
            found.setdefault(table, []).append(row)
    yield from found.items()


def spread(rows: Sequence[html.HtmlElement], base: str) -> list[list[Cell]]:
    """The cells of a table line by line; one over several rows is repeated down, over several columns it stands first.

    In a line of the header it is repeated in both directions.
    """
    lines, waiting = list[list[Cell]](), dict[int, tuple[int, Cell]]()
    for row in rows:
        line = list[Cell]()
        heads = all(cell.tag == "th" for cell in row.iter("td", "th"))
        for cell in row.iterchildren("td", "th"):
            fill(line, waiting)
            said = Cell(text_of(cell), link_of(cell, base))
            wide, down = number(cell, "colspan", WIDE), number(cell, "rowspan", len(rows))
            for column in range(len(line), min(len(line) + wide, WIDE)):
                shown = said if heads or column == len(line) else Cell("")
                if down > 1:
                    waiting[column] = (down - 1, shown)
                line.append(shown)
        fill(line, waiting)
        lines.append(line)
    return lines


def fill(line: list[Cell], waiting: dict[int, tuple[int, Cell]]) -> None:
    """Puts what reaches down from the lines above at the end of ``line``."""
    while len(line) in waiting:
        left, cell = waiting.pop(len(line))
        if left > 1:
            waiting[len(line)] = (left - 1, cell)
        line.append(cell._replace(again=True))


def number(cell: html.HtmlElement, name: str, most: int) -> int:
    """How many columns or rows a cell takes; 0 stands for all that are left."""
    written = (cell.get(name) or "1").strip()
    return min(int(written) or most, most) if written.isascii() and written.isdigit() and len(written) < 6 else 1


def text_of(cell: html.HtmlElement) -> str:
    """What a cell says; a line for each of its blocks. What is not shown (a key to sort by) is left out."""
    if not len(cell):
        return " ".join((cell.text or "").split())
    said, walk = [cell.text or ""], etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element is cell:
            continue
        if event == "start":
            if element.tag in UNSAID or is_hidden(element):
                walk.skip_subtree()
            elif element.tag in BREAKS:
                said.append(f"\v{element.text or ''}")
            else:
                said.append(element.text or "")
        else:
            said.append(("\v" if element.tag in BREAKS else "") + (element.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(said).split("\v"))
    return "\n".join(line for line in lines if line)


def is_hidden(element: html.HtmlElement) -> bool:
    """True when an element says that it is not shown."""
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def link_of(cell: html.HtmlElement, base: str) -> str:
    """The first address on the web that a cell links to, else nothing."""
    for link in cell.iter("a"):
        with suppress(ValueError):
            address = urljoin(base, (link.get("href") or "").strip())
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.netloc and not (link.get("href") or "").startswith("#"):
                return " ".join(address.split())
    return ""


def told(table: grid.Table, cells: Sequence[Sequence[Cell]]) -> grid.Table:
    """A table with a column "X (link)" for each column X whose cells link to the web, and each number of people once.

    A number of people over several rows is that of all of them: it stays in the first.
    """
    lines = [cells[place] for place in table.places]
    wide, people = max(map(len, (table.header, *lines))), columns.counts(table.header)
    header = [*table.header, *[""] * (wide - len(table.header))]
    named = sorted({column for line in lines for column, cell in enumerate(line) if cell.link and header[column]})
    rows = list[list[str]]()
    for line in lines:
        row = ["" if cell.again and column in people else cell.text for column, cell in enumerate(line)]
        links = [line[column].link if line[column:] else "" for column in named]
        rows.append([*row, *[""] * (wide - len(row)), *links])
    return grid.Table([*header, *(f"{header[column]} (link)" for column in named)], rows, table.places)


def unlinked(header: Sequence[str]) -> list[str]:
    """A header without its columns of links."""
    return [cell for cell in header if not cell.endswith(" (link)")]


def goes_on(before: grid.Table, cells: Sequence[Sequence[Cell]]) -> bool:
    """True when lines without a header stand under that of the table ``before``: as wide, with numbers or days."""
    header = unlinked(before.header)
    wanted = [at for at, cell in enumerate(header) if columns.fields_of(columns.normal(cell)) & columns.WANTED]
    return (
        len(header) >= NARROW
        and all(len(line) == len(header) for line in cells)
        and any(any(map(str.isdigit, line[at].text)) for line in cells for at in wanted)
    )
