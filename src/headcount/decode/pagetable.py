"""A page with tables of cuts: its article where it holds one, then each table's rows; a wall is told by its heading."""

from __future__ import annotations

import trafilatura
from lxml import html

from headcount.decode import grid, htmltable, plain, wall
from headcount.decode.markup import flat, heading, parsed
from headcount.errors import DecodeError
from headcount.model import Document, Passage

ARTICLE = 60  # words of prose beside a table that are an article
SENTENCE = 60  # characters from which a line is prose
FEW = 5  # rows under which the text around a table may still be a wall


def passages(document: Document, markup: str) -> list[Passage]:
    """The article of a page (part 0) and the rows of its tables (parts 1, 2, ...); none when it has no such table.

    Raises DecodeError when the page is a wall, or when a header of cuts stands over no row at all.
    """
    tree = parsed(markup) if "<table" in markup.lower() else None
    if tree is None:
        return []
    found = htmltable.taken(tree, base(tree, document.name))
    if not found.tables and not found.empty:
        return []
    said = heading(markup) or ""
    wall.check(said, "")
    rest = html.tostring(tree, encoding="unicode")
    if sum(len(table.rows) for table in found.tables) < FEW:
        wall.check("", flat(rest, silent=("script", "style")))
    article = beside(document, said, rest)
    if not found.tables and not article:
        raise DecodeError("a table without rows", next_step="check that it was saved whole, with its rows on the page")
    rows = [row for part, table in enumerate(found.tables, 1) for row in grid.rendered(document, table, part)]
    return [*article, *rows] if rows else []


def base(tree: html.HtmlElement, name: str) -> str:
    """The address from which the links of a page are told: what it says itself, else its own."""
    said = next((element.get("href") or "" for element in tree.iter("base")), "")
    return said if "://" in said else name if "://" in name else ""


def beside(document: Document, said: str, rest: str) -> list[Passage]:
    """The article of a page whose tables are left out; none when it holds little prose."""
    found = trafilatura.extract(rest, fast=True, include_comments=False, include_tables=True) or ""
    prose = "\n".join(line for line in found.split("\n") if len(line) >= SENTENCE)
    if wall.size(prose) < ARTICLE:
        return []
    text, title = plain.headed(said, found)
    return [plain.passage(document, text, title=title)]
