"""The rows of a table without ruled lines: columns by where its header stands, rows by the space between lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from headcount.decode import pdflines
from headcount.decode.pdfheader import Header, Line
from headcount.decode.pdfpage import Page, Word
from headcount.vocab import columns

WITHIN = 0.8  # of a line's height: nearer lines are of one row, cells of different depth beside each other
LOOSE = 1.2  # how much wider the space between rows is than that between the lines of one
STEP = 0.5  # points
PROSE = 3  # columns that one piece of a line may touch before it is a sentence
APART = 1.5  # times the usual space between lines
OUTER = 2  # lines at the top and the bottom of a page that may be those of every page
DIGITS = re.compile(r"\d+")
NUMBERED = re.compile(r"(?:page|seite|pagina|página)\s+\d+\b", re.IGNORECASE)
ALONE = re.compile(r"-?\s*\d{1,3}(?:\s*(?:/|of|von|de|di|sur)\s*\d{1,3})?\s*-?", re.IGNORECASE)


class Columns(NamedTuple):
    """The columns of a table: their names, where each ends and the next begins, and which hold numbers or days."""

    names: list[str]
    edges: list[float]
    wanted: frozenset[int]

    def of(self, word: Word) -> int:
        """The column in which a word stands."""
        return bisect_right(self.edges, word.centre)


def settled(found: Header, words: Sequence[Word]) -> Columns:
    """The columns under a header: each edge where it crosses the fewest words, in the middle of the widest such gap."""
    edges = list[float]()
    for (_, end), (begin, _) in pairwise(found.places):
        steps = [end + STEP * at for at in range(int(max(begin - end, 0) / STEP) + 1)]
        near = [word for word in words if word.x0 < begin and end < word.x1]
        edges.append(widest(steps, [sum(word.x0 < x < word.x1 for word in near) for x in steps]))
    wanted = (at for at, name in enumerate(found.names) if columns.fields_of(columns.normal(name)) & columns.WANTED)
    return Columns(found.names, edges, frozenset(wanted))


def widest(steps: Sequence[float], crossed: Sequence[int]) -> float:
    """The middle of the longest run of steps that cross the fewest words."""
    least, best, begun = min(crossed), (0, 0), 0
    for at, crossing in enumerate([*crossed, min(crossed) + 1]):
        if crossing > least:
            best = max(best, (begun, at), key=lambda run: run[1] - run[0])
            begun = at + 1
    return (steps[best[0]] + steps[best[1] - 1]) / 2


def of_every_page(lined: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """The lines at the top and the bottom that stand on half of the pages or more, but for their numbers."""
    if len(lined) < 2:
        return set()
    seen = Counter(signed(line) for lines in lined for line in [*lines[:OUTER], *lines[OUTER:][-OUTER:]])
    return {line for line, often in seen.items() if often >= max(2, len(lined) / 2)}


def signed(line: Line) -> tuple[str, int]:
    """What a line says but for its numbers, and how high it stands."""
    return DIGITS.sub("#", " ".join(word.text for word in line)), round(line[0].mid / 3)


def body(lines: Sequence[Line], found: Columns, running: set[tuple[str, int]]) -> list[Line]:
    """The lines of rows: running titles and numbers of pages are left out, and sentences over several columns.

    Lines so near that they overlap are one: cells of different depth stand beside each other.
    """
    out, alone = list[Line](), apart(lines)
    for at, line in enumerate(lines):
        if is_prose(line, found) or is_numbered(line) or (at in alone and (ends(line) or signed(line) in running)):
            continue
        if out and out[-1][-1].mid - line[0].mid < WITHIN * (line[0].y1 - line[0].y0):
            out[-1] = [*out[-1], *line]
        else:
            out.append(line)
    return out


def apart(lines: Sequence[Line]) -> set[int]:
    """Which of the lines at the top and the bottom of a page stand apart from those between."""
    gaps = [one[0].mid - two[0].mid for one, two in pairwise(lines)]
    if len(gaps) <= 2 * OUTER:
        return set()
    wide = APART * median(gaps)
    top = max((at for at in range(OUTER) if gaps[at] > wide), default=-1)
    bottom = min((at for at in range(len(gaps) - OUTER, len(gaps)) if gaps[at] > wide), default=len(lines))
    return {*range(top + 1), *range(bottom + 1, len(lines))}


def is_prose(line: Line, found: Columns) -> bool:
    """True for a line that runs on over several columns."""
    return (
        any(
            sum(piece.x0 < edge < piece.x1 for edge in found.edges) >= PROSE and len(piece.text.split()) > PROSE + 1
            for piece in pdflines.pieces(line)
            if not any(abs(edge - piece.x0) < 1 for edge in found.edges)
        )
        and len(pdflines.pieces(line)) < PROSE
    )


def is_numbered(line: Line) -> bool:
    """True for a line that begins with the number of the page, and says so."""
    return bool(NUMBERED.match(pdflines.pieces(line)[0].text))


def ends(line: Line) -> bool:
    """True for a line that is a number alone, as that of a page."""
    return bool(ALONE.fullmatch(" ".join(word.text for word in line)))


def spaces(bodies: Iterable[Sequence[Line]]) -> float | None:
    """The space between lines from which a row begins, None when all stand alike."""
    gaps = sorted(one[-1].mid - two[0].mid for lines in bodies for one, two in pairwise(lines))
    if len(gaps) < 2:
        return None
    least = gaps[len(gaps) // 20]
    wide = [gap for gap in gaps if gap > LOOSE * least]
    return (least + wide[0]) / 2 if len(wide) >= len(gaps) / 10 else None


def rows(page: Page, lines: Sequence[Line], found: Columns, space: float | None) -> list[list[str]]:
    """The rows that the lines of a page make."""
    filled = [{found.of(word) for word in line} for line in lines]
    lying = [
        rule.at for rule in page.rules if not rule.upright and lines and lines[-1][0].mid < rule.at < lines[0][0].mid
    ]
    by_rules = len(lying) * 2 > sum(bool(there & found.wanted) for there in filled)
    groups = list[Line]()
    for at, line in enumerate(lines):
        above, here = (lines[at - 1][-1].mid if at else 0.0), line[0].mid
        if by_rules:
            begins = any(here < rule < above for rule in lying)
        elif space is not None:
            begins = above - here > space
        else:
            begins = bool(filled[at] & found.wanted) or len(filled[at]) > max(1, len(found.names) // 2)
        if begins or not groups:
            groups.append(list(line))
        else:
            groups[-1].extend(line)
    widths = column_widths([word for line in lines for word in line], found)
    return [cells(group, found, widths) for group in groups]


def column_widths(words: Sequence[Word], found: Columns) -> list[float]:
    """How wide the words of each column stand."""
    boxes: dict[int, tuple[float, float]] = {}
    for word in words:
        low, high = boxes.get(found.of(word), (word.x0, word.x1))
        boxes[found.of(word)] = (min(low, word.x0), max(high, word.x1))
    return [boxes[at][1] - boxes[at][0] if at in boxes else 0.0 for at in range(len(found.names))]


def cells(words: Sequence[Word], found: Columns, widths: Sequence[float]) -> list[str]:
    """The text of each column of a row."""
    parted = list[list[Word]]([] for _ in found.names)
    for word in words:
        parted[found.of(word)].append(word)
    return [pdflines.text(column, width) for column, width in zip(parted, widths, strict=True)]
