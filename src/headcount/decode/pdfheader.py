"""The header of a table without ruled lines: which lines of a page it takes, and where its columns stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from headcount.decode import pdflines
from headcount.decode.pdfpage import Word
from headcount.vocab import columns

DEEP = 3  # lines of a header
CLOSE = 1.6  # of a line's height: how far apart the lines of a header stand
LOOKED_AT = 60  # lines below a header
LEAST = 4  # lines below a header by which its columns are told apart
CROSSED = 0.05  # of these lines may run over the space between two columns
WIDER = 1.25  # times the usual space between words: a space that may divide two headers
STEPS = 2  # to a point

Line = list[Word]
Place = tuple[float, float]


class Header(NamedTuple):
    """A header: its columns' names, where each begins and ends, and the first line under it."""

    names: list[str]
    places: list[Place]
    below: int


def header(lines: Sequence[Line]) -> Header | None:
    """The first header on a page, over one line before over several."""
    for deep in range(1, DEEP + 1):
        for at in range(len(lines) - deep + 1):
            window = lines[at : at + deep]
            if near(window) and could_be(window) and made(lines, at, at + deep) is not None:
                return grown(lines, at, at + deep)
    return None


def near(lines: Sequence[Line]) -> bool:
    """True when the lines stand close below each other."""
    return all(one[0].mid - two[0].mid <= CLOSE * (one[0].y1 - one[0].y0) for one, two in pairwise(lines))


def could_be(lines: Iterable[Line]) -> bool:
    """True when the words of the lines could be those of a header, which saves looking closer."""
    return columns.may_hold(" ".join(word.text for line in lines for word in line))


def grown(lines: Sequence[Line], top: int, bottom: int) -> Header | None:
    """The header in these lines with those around that belong to it: near, without a digit, and no column lost."""
    best = made(lines, top, bottom)
    for _ in range(DEEP):
        for first, last in ((top - 1, bottom), (top, bottom + 1)):
            if best is None or first < 0 or last > len(lines) or not near(lines[first:last]):
                continue
            added = lines[first] if first < top else lines[last - 1]
            longer = made(lines, first, last)
            if longer is not None and no_data(added) and fits(best, longer, added):
                best, top, bottom = longer, first, last
    return best


def no_data(line: Line) -> bool:
    return not any(map(str.isdigit, "".join(word.text for word in line)))


def fits(before: Header, after: Header, added: Line) -> bool:
    """True when a line ``added`` to a header names its columns further, or names others beside them."""
    own = sum(bool(columns.fields_of(columns.normal(name))) for name in before.names)
    now = sum(bool(columns.fields_of(columns.normal(name))) for name in after.names)
    inside = all(
        sum(piece.x0 < end and begin < piece.x1 for begin, end in before.places) <= 1
        for piece in pdflines.pieces(added)
    )
    return inside and now >= own and len(after.names) >= len(before.names)


def made(lines: Sequence[Line], top: int, bottom: int) -> Header | None:
    """The header that the lines from ``top`` to ``bottom`` make together, None when they make none."""
    body = lines[bottom : bottom + LOOKED_AT]
    bands, wide = banded(body), WIDER * spacing([*lines[top:bottom], *body])
    found = list[tuple[str, Place]]()
    for line in lines[top:bottom]:
        found = merged(found, [part for piece in grouped(line) for part in split(piece, bands, wide)])
    names = [name for name, _ in found]
    return Header(names, [place for _, place in found], bottom) if columns.is_header(names) else None


def grouped(line: Line) -> list[Line]:
    """The words of a line between wide gaps."""
    found = list[Line]()
    for word in line:
        if found and word.x0 - found[-1][-1].x1 <= pdflines.GAP * (word.y1 - word.y0):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def split(piece: Line, bands: Sequence[Place], wide: float) -> list[Word]:
    """A piece of a header as one, or divided at wider spaces: between known headers, or over different columns."""
    if columns.normal(pdflines.together(piece).text) in columns.names():
        return [pdflines.together(piece)]
    parts, last = [[piece[0]]], over(piece[0], bands)
    for before, word in pairwise(piece):
        band = over(word, bands)
        wider = word.x0 - before.x1 >= wide
        if wider and ((None not in (band, last) and band != last) or is_known(parts[-1], piece[piece.index(word) :])):
            parts.append([word])
        else:
            parts[-1].append(word)
        last = band if band is not None else last
    return [pdflines.together(part) for part in parts]


def spacing(lines: Iterable[Line]) -> float:
    """The usual space between two words of a piece."""
    gaps = [two.x0 - one.x1 for line in lines for piece in grouped(line) for one, two in pairwise(piece)]
    return median(gaps) if gaps else 0.0


def is_known(before: Line, after: Line) -> bool:
    """True when a known header ends before ``after``, and another begins with it."""
    names, words = columns.names(), [columns.normal(word.text) for word in after]
    return columns.normal(pdflines.together(before).text) in names and any(
        " ".join(words[:end]).strip() in names for end in range(1, len(words) + 1)
    )


def over(word: Word, bands: Sequence[Place]) -> int | None:
    """Which band most of a word stands over, None for none."""
    shared = [min(word.x1, end) - max(word.x0, begin) for begin, end in bands]
    best = max(range(len(bands)), key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] > 0 else None


def banded(lines: Sequence[Line]) -> list[Place]:
    """The stretches in which words stand below each other, with free space between them; none for a few lines."""
    words = [word for line in lines for word in line]
    if len(lines) < LEAST:
        return []
    change = [0] * (int(max(word.x1 for word in words) * STEPS) + 3)
    for word in words:
        change[max(int(word.x0 * STEPS), 0)] += 1
        change[int(word.x1 * STEPS) + 1] -= 1
    bands, standing, begun = list[Place](), 0, None
    for at, step in enumerate(change):
        standing += step
        if standing > CROSSED * len(lines):
            begun = at if begun is None else begun
        elif begun is not None:
            bands.append((begun / STEPS, at / STEPS))
            begun = None
    return bands


def merged(found: Sequence[tuple[str, Place]], pieces: Sequence[Word]) -> list[tuple[str, Place]]:
    """Columns with the pieces of a line below added, each to those that it stands under, in their order."""
    out = list(found)
    for piece in pieces:
        above = [column for column in out if piece.x0 < column[1][1] and column[1][0] < piece.x1]
        name = " ".join([*(column[0] for column in above), piece.text])
        place = (min([piece.x0, *(c[1][0] for c in above)]), max([piece.x1, *(c[1][1] for c in above)]))
        out = [column for column in out if column not in above] + [(name, place)]
    return sorted(out, key=lambda column: column[1][0])
