"""Words on a page -> lines, pieces of lines, and the text of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from headcount.decode.pdfpage import Word

LEVEL = 0.45  # of a word's height: how far the middles of the words of one line lie apart
GAP = 0.75  # of a word's height: a gap that divides two cells
ROOM = 0.15  # of a cell's width: how much more room than the next word needs shows that a line was ended on purpose


def lines(words: Iterable[Word]) -> list[list[Word]]:
    """The lines from above to below, each from left to right."""
    found = list[list[Word]]()
    for word in sorted(words, key=lambda word: -word.mid):
        if found and abs(found[-1][0].mid - word.mid) <= LEVEL * min(
            word.y1 - word.y0, found[-1][0].y1 - found[-1][0].y0
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in found]


def pieces(line: Sequence[Word]) -> list[Word]:
    """The pieces of a line between wide gaps, each as one word."""
    found = list[Word]()
    for word in line:
        if found and word.x0 - found[-1].x1 <= GAP * (word.y1 - word.y0):
            found[-1] = together([found[-1], word])
        else:
            found.append(word)
    return found


def together(words: Sequence[Word]) -> Word:
    """Words of one line as one."""
    return Word(
        words[0].x0,
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        " ".join(word.text for word in words),
    )


def text(words: Iterable[Word], width: float) -> str:
    """What a cell of ``width`` says: lines that were broken for want of room are one, others stay lines."""
    said, before = "", None
    for line in lines(words):
        whole = together(line)
        if before is not None:
            room = width - (before.x1 - before.x0) - (line[0].x1 - line[0].x0)
            ended = room > ROOM * width + (whole.y1 - whole.y0)
            said += "\n" if ended else "" if said.endswith("-") and said[-2:-1].isalpha() else " "
        said, before = said + whole.text, whole
    return said


def size(words: Sequence[Word]) -> float:
    """The usual height of words, in points."""
    return median(word.y1 - word.y0 for word in words) if words else 0.0
