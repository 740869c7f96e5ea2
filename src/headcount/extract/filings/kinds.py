"""What a figure of a filing counts: people who go, who stay or come, the whole workforce, what is left net."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from headcount.extract.filings.phrases import either, last, pattern, table
from headcount.extract.quantity import Figure
from headcount.extract.text import Text
from headcount.model import Span

Kind = Literal["cut", "base", "net", "kept", "either"]
Ground = Literal["item", "exhibit", "elsewhere"]
"""Where a figure stands: in Item 2.05, in an exhibit to it, or in a filing without one, where the most is asked."""
FROM_TO = re.compile(r"\s(?:\w[\w-]*\s){0,4}to\s(?:approximately |about |roughly )?", re.IGNORECASE)
LEVEL = re.compile(r"(?:\d%?|percent|per cent)\W{1,3}to\s*\Z", re.IGNORECASE)
"""What leads to a level: "by at least 15%, to fewer than 400"."""
FEW = r"(?:\s+[\w-]+){0,4}\s*\Z"
STAYING = re.compile(rf"\W*(?:[\w-]+\W+){{0,4}}?{pattern('kept', 'staying').pattern}", re.IGNORECASE)
LEFT_OUT = re.compile(r"^\W*(?:current|remaining)?\W*")
SHARE_OF = re.compile(
    r"\W*(?:of\b|from\W+(?:\w+\W+)?\d|(?!and\b)(?:[\w-]+\W+)?(?:workforce|headcount|staff|reduction))", re.IGNORECASE
)
BY = re.compile(r"\W.{0,40}\bby\s+|\s+of\s+", re.IGNORECASE)
REACH, BESIDE = 160, 60
"""Characters before a number in which its word may stand, and behind it."""


def kind(text: Text, one: Figure, ground: Ground, *, whole: bool) -> Kind:
    """What ``one`` counts, by the words around it; ``whole``: another figure is a part of it.

    The word of cutting or keeping nearest before it tells; where there is none it goes, outside the item only when
    one stands behind it. That people are only touched ("500 employees are affected") is enough in the item, in an
    exhibit beside words for a cut, and nowhere else.
    """
    sentence = sentence_of(text, one)
    before = text.raw[max(sentence.start, one.span.start - REACH) : one.span.start]
    after = text.raw[one.span.end : min(sentence.end, one.span.end + BESIDE)]
    if not one.is_percent and (whole or is_whole(before) or pattern("base", "on_a_day").match(after.lstrip())):
        return "base"
    if _beside_the_point(text, one, before, ground):
        return "kept"
    if last(pattern("kept", "net"), before, max(0, len(before) - 40), len(before)):
        return "net"
    if pattern("kept", "gone").match(LEFT_OUT.sub("", after)):
        return "cut"
    if STAYING.match(after):
        return "kept"
    kept, gone = last(pattern("kept", "words"), before, 0, len(before)), _gone(before)
    if kept and (gone is None or kept.end() >= gone.end()):
        between = before[gone.end() : kept.start()] if gone and gone.end() <= kept.start() else ""
        return "either" if len(between) < 12 and pattern("kept", "or").search(between) else "kept"
    return "cut" if ground == "item" or _said(text, one, ground) else "kept"


def _said(text: Text, one: Figure, ground: Ground) -> bool:
    """True when words of cutting stand beside a figure, as strong as its ground asks."""
    if strongly(text, one):
        return True
    sentence = sentence_of(text, one)
    if ground == "exhibit" and text.marks.within("cuts.strong", sentence.start, sentence.end):
        return True
    touched = pattern("cut", "weak").search(text.raw, sentence.start, sentence.end) is not None
    return ground == "exhibit" and touched and pattern("people", "sure").search(text.raw) is not None


def _beside_the_point(text: Text, one: Figure, before: str, ground: Ground) -> bool:
    """True for a level, a number of an earlier cut, a cell of money, or no people by name outside the item."""
    if LEVEL.search(before) or re.search(f"{pattern('kept', 'prior').pattern}{FEW}", before, re.IGNORECASE):
        return True
    money = text.raw[max(0, one.number.start - 40) : one.number.start].rstrip()[-1:] == "$"
    return not one.is_percent and (money or (ground != "item" and one.noun is None))


def _gone(before: str) -> re.Match[str] | None:
    """The last word of cutting in ``before``."""
    strong, weak = (last(pattern("cut", key), before, 0, len(before)) for key in ("strong", "weak"))
    return max((word for word in (strong, weak) if word), key=lambda word: word.end(), default=None)


def is_whole(before: str) -> bool:
    """True when the words before a number call it the whole workforce: "of its current", not "all of its"."""
    lists = table()["base"]
    fill = rf"(?:[\s\u00a0]+(?:{either(lists['between'])}))*[\s\u00a0]*"
    if found := re.search(rf"(?<!\w)(?:{either(lists['stock'])}){fill}\Z", before, re.IGNORECASE):
        led = rf"(?:{either(lists['reduction'])})(?:\W+[\w'’]+){{0,4}}\W+\Z"
        return re.search(rf"(?<!\w){led}", before[: found.start()], re.IGNORECASE) is None
    found = re.search(rf"(?<!\w)(?:{either(lists['of'])}){fill}\Z", before, re.IGNORECASE)
    every = rf"(?<!\w)(?:{either(lists['all'])})(?!\w)"
    return found is not None and not re.search(every, before[max(0, found.start() - 8) : found.end()], re.IGNORECASE)


def levels(text: Text, found: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs "from 57 to 9": (before, after)."""
    return [
        (one, two)
        for one, two in pairwise(figure for figure in found if not figure.is_percent)
        if text.raw[max(0, one.span.start - 6) : one.span.start].lower().endswith("from ")
        and FROM_TO.fullmatch(text.raw[one.span.end : two.span.start])
        and size(one) > size(two)
    ]


def of_people(text: Text, share: Figure) -> bool:
    """True for a percent of the people, false for one of costs or sales: a word for them stands near it."""
    sentence, words = sentence_of(text, share), either(table()["people"]["words"])
    after = text.raw[share.span.end : min(sentence.end, share.span.end + 70)]
    ahead = re.match(rf"(?:\W+[\w'’-]+){{0,7}}?\W+(?:{words})(?!\w)", after, re.IGNORECASE)
    if ahead and SHARE_OF.match(after) and not pattern("charges", "of").search(ahead[0]):
        return True
    before = text.raw[max(sentence.start, share.span.start - BESIDE) : share.span.start]
    if re.search(rf"(?<!\w)(?:{words})\W+(?:or|representing|i\.e\.)\W+\Z", before, re.IGNORECASE):
        return True
    behind = last(pattern("people", "words"), before, 0, len(before))
    return behind is not None and BY.fullmatch(before[behind.end() :]) is not None


def contractors(text: Text, one: Figure) -> bool:
    """True for a number of contractors alone."""
    words = text.raw[one.span.end : one.span.end + 40]
    hired, staff = (re.match(rf"\W*(?:[\w-]+\W+){{0,3}}?{pattern('contractors', key).pattern}", words, re.IGNORECASE)
                    for key in ("words", "staff"))  # fmt: skip
    return hired is not None and (staff is None or hired.end() <= staff.end())


def strongly(text: Text, one: Figure) -> bool:
    """True when the word nearest to the number, before it or else behind, is one of cutting.

    A word that people are only touched ("600 roles are affected") is weaker.
    """
    sentence = sentence_of(text, one)
    before = [last(pattern("cut", key), text.raw, sentence.start, one.span.start) for key in ("strong", "weak")]
    if any(before):
        return before[0] is not None and (before[1] is None or before[0].start() > before[1].start())
    behind = [pattern("cut", key).search(text.raw, one.span.end, sentence.end) for key in ("strong", "weak")]
    return behind[0] is not None and (behind[1] is None or behind[0].start() < behind[1].start())


def sentence_of(text: Text, figure: Figure) -> Span:
    """The sentence that holds the figure."""
    return text.sentences[text.sentence_at(figure.number.start)]


def size(figure: Figure) -> int:
    """One number for a figure: its lower bound, or its upper."""
    value = figure.value
    return int(value.low if value.low is not None else value.high or 0)
