"""The cells of a ruled table: between lines that lie and lines that stand; a missing line merges two cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from headcount.decode import pdflines
from headcount.decode.pdfpage import Page, Word

MANY = 5  # lines of text in most cells of a band: it is no row
NEAR = 3.0  # points within which lines are one


class Cell(NamedTuple):
    """A cell: from which to which column, its words, and whether it goes on from the cell above."""

    first: int
    left: float
    right: float
    words: list[Word]
    below: bool


class Lines(NamedTuple):
    """Lines of cells, and which cells (line, column) repeat the one above, with which they are merged."""

    lines: list[list[str]]
    again: set[tuple[int, int]]


def lines(page: Page) -> Lines:
    """The lines of the ruled tables on a page; a cell merged over several rows is repeated, one over columns is not."""
    upright = [rule for rule in page.rules if rule.upright]
    lying = [rule for rule in page.rules if not rule.upright]
    columns, levels = clustered(rule.at for rule in upright), clustered(rule.at for rule in lying)[::-1]
    if len(columns) < 3 or len(levels) < 3:
        return Lines([], set())
    stand = [[rule for rule in upright if abs(rule.at - x) <= NEAR] for x in columns]
    lie = {y: [rule for rule in lying if abs(rule.at - y) <= NEAR] for y in levels}
    bands, words = list[list[Cell]](), banded(page.words, levels)
    for number, (top, bottom) in enumerate(pairwise(levels)):
        middle = (top + bottom) / 2
        edges = [at for at, rules in enumerate(stand) if any(rule.covers(middle) for rule in rules)]
        cells = [
            Cell(
                one,
                columns[one],
                columns[two],
                [],
                not any(rule.covers((columns[one] + columns[two]) / 2) for rule in lie[top]),
            )
            for one, two in pairwise(edges)
        ]
        place(cells, words.get(number, ()))
        if crowded(cells):
            return Lines([], set())
        bands.append(cells)
    return told(bands, len(columns) - 1)


def clustered(places: Iterable[float]) -> list[float]:
    """The places in order, those that are near to each other as one."""
    found = list[float]()
    for at in sorted(places):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found


def banded(words: Iterable[Word], levels: Sequence[float]) -> dict[int, list[Word]]:
    """The words by the band between two lying lines in which their middle is."""
    found: dict[int, list[Word]] = {}
    rising = [-level for level in levels]
    for word in words:
        found.setdefault(bisect_right(rising, -word.mid) - 1, []).append(word)
    return found


def place(cells: Sequence[Cell], words: Iterable[Word]) -> None:
    """Puts each word into the cell in which its middle is."""
    lefts = [cell.left for cell in cells]
    for word in words:
        at = bisect_right(lefts, word.centre) - 1
        if at >= 0 and word.centre <= cells[at].right:
            cells[at].words.append(word)


def told(bands: Sequence[Sequence[Cell]], width: int) -> Lines:
    """The text of each band with two cells or more, line by line, and which cells repeat the one above."""
    found, roots = Lines([], set()), dict[int, Cell]()
    rows = list[dict[int, tuple[Cell, bool]]]()
    for cells in bands:
        above, roots = roots, {}
        row: dict[int, tuple[Cell, bool]] = {}
        for cell in cells:
            root = above.get(cell.first)
            again = cell.below and root is not None and abs(root.right - cell.right) <= NEAR
            if again and root is not None:
                root.words.extend(cell.words)
            roots[cell.first] = root if again and root is not None else cell
            row[cell.first] = (roots[cell.first], again)
        if len(row) > 1:
            rows.append(row)
    for row in rows:
        line = [
            pdflines.text(row[at][0].words, row[at][0].right - row[at][0].left) if at in row else ""
            for at in range(width)
        ]
        found.again.update((len(found.lines), at) for at, (_, again) in row.items() if again)
        found.lines.append(line)
    return found


def crowded(cells: Sequence[Cell]) -> bool:
    """True when a band holds many rows: only lines that stand rule the table."""
    return len(cells) > 1 and sum(len(pdflines.lines(cell.words)) >= MANY for cell in cells) * 2 > len(cells)
