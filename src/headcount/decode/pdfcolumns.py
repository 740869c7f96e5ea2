"""The cells of a table without ruled lines: columns by where the words of its header stand, rows by their spacing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from headcount.decode import pdflines
from headcount.decode.pdfpage import Page, Word
from headcount.vocab import columns

DEEP = 3  # lines of a header
CLOSE = 1.6  # of a line's height: how far apart the lines of a header stand
LOOSE = 1.2  # how much wider the space between rows is than that between the lines of one
STEP = 1.0  # points
PROSE = 3  # columns that one piece of a line may touch before it is a sentence

Line = list[Word]


class Header(NamedTuple):
    """The header of a table: its columns' names, where each begins and ends, and the line under it."""

    names: list[str]
    places: list[tuple[float, float]]
    below: int


class Columns(NamedTuple):
    """The columns of a table: their names, where each ends and the next begins, and which hold numbers or days."""

    names: list[str]
    edges: list[float]
    wanted: list[int]

    def of(self, word: Word) -> int:
        """The column in which a word stands."""
        return bisect_right(self.edges, word.centre)


def header(lines: Sequence[Line]) -> Header | None:
    """The first header on a page, over one line before over several."""
    for deep in range(1, DEEP + 1):
        for at in range(len(lines) - deep + 1):
            if (found := stacked(lines[at : at + deep], at + deep)) is not None:
                return lengthened(found, lines)
    return None


def lengthened(found: Header, lines: Sequence[Line]) -> Header:
    """A header with the lines below that go on with it: near, without a digit, and still a header with it."""
    for below in range(found.below, min(found.below + DEEP - 1, len(lines))):
        line = lines[below]
        pieces = pdflines.pieces(line)
        inside = all(sum(piece.x0 < end and begin < piece.x1 for begin, end in found.places) == 1 for piece in pieces)
        near = lines[below - 1][0].mid - line[0].mid <= CLOSE * (line[0].y1 - line[0].y0)
        if not near or not inside or any(map(str.isdigit, "".join(word.text for word in line))):
            break
        longer = merged([*zip(found.names, found.places, strict=True)], pieces)
        if not columns.is_header([name for name, _ in longer]):
            break
        if fields([name for name, _ in longer]) < fields(found.names):
            break
        found = Header([name for name, _ in longer], [place for _, place in longer], below + 1)
    return found


def fields(names: Sequence[str]) -> int:
    """How many of the names are those of a field."""
    return sum(bool(columns.fields_of(columns.normal(name))) for name in names)


def stacked(lines: Sequence[Line], below: int) -> Header | None:
    """The header that ``lines`` make together, None when they make none."""
    for one, two in pairwise(lines):
        if one[0].mid - two[0].mid > CLOSE * (one[0].y1 - one[0].y0):
            return None
    found = list[tuple[str, tuple[float, float]]]()
    for line in lines:
        found = merged(found, pdflines.pieces(line))
    names = [name for name, _ in found]
    return Header(names, [place for _, place in found], below) if columns.is_header(names) else None


def merged(
    found: Sequence[tuple[str, tuple[float, float]]], pieces: Sequence[Word]
) -> list[tuple[str, tuple[float, float]]]:
    """Columns with the pieces of a line below added, each to those that it stands under, in their order."""
    out = list(found)
    for piece in pieces:
        over = [column for column in out if piece.x0 < column[1][1] and column[1][0] < piece.x1]
        name = " ".join([*(column[0] for column in over), piece.text])
        place = (min([piece.x0, *(c[1][0] for c in over)]), max([piece.x1, *(c[1][1] for c in over)]))
        out = [column for column in out if column not in over] + [(name, place)]
    return sorted(out, key=lambda column: column[1][0])


def settled(found: Header, words: Sequence[Word]) -> Columns:
    """The columns under a header: each edge where it crosses the fewest words, in the middle of the widest such gap."""
    edges = list[float]()
    for (_, end), (begin, _) in pairwise(found.places):
        steps = [end + STEP * at for at in range(int(max(begin - end, 0) / STEP) + 1)]
        near = [word for word in words if word.x0 < begin and end < word.x1]
        crossed = [sum(word.x0 < x < word.x1 for word in near) for x in steps]
        edges.append(widest(steps, crossed))
    wanted = [at for at, name in enumerate(found.names) if columns.fields_of(columns.normal(name)) & columns.WANTED]
    return Columns(found.names, edges, wanted)


def widest(steps: Sequence[float], crossed: Sequence[int]) -> float:
    """The middle of the longest run of steps that cross the fewest words."""
    least, best, begun = min(crossed), (0, 0), 0
    for at, crossing in enumerate([*crossed, least + 1]):
        if crossing > least:
            best = max(best, (begun, at), key=lambda run: run[1] - run[0])
            begun = at + 1
    return (steps[best[0]] + steps[best[1] - 1]) / 2


def rows(page: Page, lines: Sequence[Line], found: Columns) -> list[list[str]]:
    """The rows that ``lines`` under a header make."""
    body = [line for line in lines if not is_prose(line, found)]
    filled = [{found.of(word) for word in line} for line in body]
    groups = list[list[Word]]()
    for at, line in enumerate(body):
        if groups and not starts(page, body, filled, at, found):
            groups[-1].extend(line)
        else:
            groups.append(list(line))
    widths = column_widths([word for line in body for word in line], found)
    return [cells(group, found, widths) for group in groups]


def is_prose(line: Line, found: Columns) -> bool:
    """True for a line that runs on over several columns, or a number of a page."""
    for piece in pdflines.pieces(line):
        inside = [edge for edge in found.edges if piece.x0 < edge < piece.x1]
        if len(inside) >= PROSE:
            return True
    said = columns.normal(" ".join(word.text for word in line)).split()
    return (
        bool(said)
        and said[0] in ("page", "seite", "pagina", "página")
        and len(said) <= 4
        and any(map(str.isdigit, said[1:]))
    )


def starts(page: Page, body: Sequence[Line], filled: Sequence[set[int]], at: int, found: Columns) -> bool:
    """True when the line begins a row: below a ruled line, after a wide space, else where it holds a number or day."""
    above, here = body[at - 1][0].mid, body[at][0].mid
    gaps = spaces(body)
    lying = [rule for rule in page.rules if not rule.upright and body[-1][0].mid < rule.at < body[0][0].mid]
    if len(lying) * 2 > sum(bool(set(columns_) & set(found.wanted)) for columns_ in filled):
        return any(here < rule.at < above for rule in lying)
    if gaps is not None:
        return above - here > gaps
    return bool(filled[at] & set(found.wanted)) or len(filled[at]) > max(1, len(found.names) // 2)


def spaces(body: Sequence[Line]) -> float | None:
    """The space between lines from which a row begins, None when all stand alike."""
    gaps = sorted(one[0].mid - two[0].mid for one, two in pairwise(body))
    if len(gaps) < 2:
        return None
    least = gaps[len(gaps) // 10]
    wide = [gap for gap in gaps if gap > LOOSE * least]
    return (least + wide[0]) / 2 if wide and len(wide) >= len(gaps) / 10 else None


def column_widths(words: Sequence[Word], found: Columns) -> list[float]:
    """How wide the words of each column stand."""
    boxes: dict[int, tuple[float, float]] = {}
    for word in words:
        low, high = boxes.get(found.of(word), (word.x0, word.x1))
        boxes[found.of(word)] = (min(low, word.x0), max(high, word.x1))
    return [boxes[at][1] - boxes[at][0] if at in boxes else 0.0 for at in range(len(found.names))]


def cells(words: Sequence[Word], found: Columns, widths: Sequence[float]) -> list[str]:
    """The text of each column of a row."""
    split = list[list[Word]]([] for _ in found.names)
    for word in words:
        split[found.of(word)].append(word)
    return [pdflines.text(column, width) for column, width in zip(split, widths, strict=True)]
