"""What stands on a page of a PDF and where: its words, and its ruled lines. Upright, the y axis pointing up."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

CHARACTERS = 60_000  # of one page
SEGMENTS = 60_000  # of one page
APART = 0.25  # of the height of a character: a gap that is a space
THIN = 2.5  # points: a filled box so narrow is a line
SHORT = 4.0  # points: a line so short rules nothing
HYPHEN = "\x02"

Turn = Callable[[float, float], tuple[float, float]]


class Word(NamedTuple):
    """A word and its box."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str

    @property
    def mid(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A ruled line: at which x it stands (or y, when it lies), and from where to where."""

    upright: bool
    at: float
    low: float
    high: float

    def covers(self, place: float) -> bool:
        """True when the line passes ``place``."""
        return self.low - THIN <= place <= self.high + THIN


class Page(NamedTuple):
    """The words and the ruled lines of a page."""

    words: list[Word]
    rules: list[Rule]


def page(book: pypdfium2.PdfDocument, number: int) -> Page:
    """What stands on the page; no words when it holds more than can be looked at in bounded time."""
    sheet = book[number]
    try:
        text = sheet.get_textpage()
        try:
            if text.count_chars() > CHARACTERS:
                return Page([], [])
            turn = turned(sheet)
            return Page(list(words(text, turn)), rules(sheet, turn))
        finally:
            text.close()
    finally:
        sheet.close()


def turned(sheet: Any) -> Turn:
    """How a point is turned with its page."""
    wide, high = sheet.get_mediabox()[2], sheet.get_mediabox()[3]
    turns: dict[int, Turn] = {
        90: lambda x, y: (y, wide - x),
        180: lambda x, y: (wide - x, high - y),
        270: lambda x, y: (high - y, x),
    }
    return turns.get(sheet.get_rotation(), lambda x, y: (x, y))


def words(text: Any, turn: Turn) -> Iterator[Word]:
    """The words of a page in the order in which they were drawn."""
    letters, box = list[str](), (0.0, 0.0, 0.0, 0.0)
    for letter, now in characters(text, turn):
        size = now[3] - now[1]
        if letters and (
            not letter
            or now[0] - box[2] > APART * size
            or now[0] < box[2] - size
            or abs(now[1] + now[3] - box[1] - box[3]) > size
        ):
            yield Word(*box, "".join(letters))
            letters = []
        if letter:
            box = (box[0], min(box[1], now[1]), now[2], max(box[3], now[3])) if letters else now
            letters.append(letter)
    if letters:
        yield Word(*box, "".join(letters))


def characters(text: Any, turn: Turn) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Each character, a blank as nothing, and its box."""
    rect = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not letter or letter.isspace() or not raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(rect)):
            yield "", (0.0, 0.0, 0.0, 0.0)
            continue
        (xa, ya), (xb, yb) = turn(rect.left, rect.bottom), turn(rect.right, rect.top)
        yield letter.replace(HYPHEN, "-"), (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def rules(sheet: Any, turn: Turn) -> list[Rule]:
    """The lines of a page that stand or lie: strokes, and the edges of boxes; none of a page that is a drawing."""
    found, left = list[Rule](), SEGMENTS
    for drawn in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=6):
        count = raw.FPDFPath_CountSegments(drawn)
        left -= max(count, 0)
        if left < 0:
            return []
        found += straight([turn(*place) if place else None for place in corners(drawn, count)])
    return found


def corners(drawn: Any, count: int) -> Iterator[tuple[float, float] | None]:
    """The corners of a path on the page; None before each that is moved to, and for a curve."""
    matrix, above = drawn.get_matrix(), drawn.container
    while above is not None:
        matrix, above = matrix.multiply(above.get_matrix()), above.container
    x, y = ctypes.c_float(), ctypes.c_float()
    begun: tuple[float, float] | None = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(drawn, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        place = matrix.on_point(x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield None
            begun = place
        elif kind != raw.FPDF_SEGMENT_LINETO:
            yield None
        yield place
        if raw.FPDFPathSegment_GetClose(segment) and begun:
            yield begun


def straight(places: Sequence[tuple[float, float] | None]) -> Iterator[Rule]:
    """The lines between corners that stand or lie; a box so thin that it is a line gives its long sides alone."""
    for one, two in pairwise(places):
        if one is None or two is None:
            continue
        wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
        if wide <= THIN / 5 and high >= SHORT:
            yield Rule(True, (one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1]))
        elif high <= THIN / 5 and wide >= SHORT:
            yield Rule(False, (one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0]))
