"""How exactly a number is told: the words that bound it, before it and after it, and the percent sign."""

from __future__ import annotations

import re

from headcount.extract.grammar import Pattern
from headcount.extract.numerals import Number
from headcount.extract.text import Text

_AFTER_PERCENT = re.compile(r" ?%")
_FILLER = Pattern(r"\b@fillers@$")
"""Articles and possessives that may stand between a hedge and its number."""


def bounds(one: Number, two: Number, hedge: str) -> tuple[float | None, float | None, bool]:
    """(low, high, approx) of a number under its hedge, by gold RULES 7: over = low only, up to = high only."""
    if one.vague:
        return one.vague[0], one.vague[1], True
    low, high = one.value, two.value
    if one is not two:
        return low, high, hedge == "about"
    match hedge:
        case "over":
            return low, None, False
        case "under":
            return None, high, False
        case "nearly":
            return None, high, True
        case "about":
            return low, high, True
    return low, high, one.approx


def percent_end(text: Text, number: Number) -> int | None:
    """Where the percent sign or word after ``number`` ends; None without one."""
    if number.percent or number.tens:
        return number.end
    if sign := _AFTER_PERCENT.match(text.folded, number.end):
        return sign.end()
    if word := text.marks.after("numbers.percent", number.end, 1):
        return word.end
    if tens := text.marks.after("numbers.percent_tens", number.end, 0):
        number.value, number.end, number.tens = number.value * 10, tens.end, True
        if number.vague:
            number.vague = (number.vague[0] * 10, number.vague[1] * 10)
        return tens.end
    if text.folded[number.start - 1 : number.start] == "%":
        return number.end
    word = text.marks.before("numbers.percent_before", number.start, 1)
    return number.end if word else None


def before(text: Text, start: int) -> tuple[int, str]:
    """The start of the hedge before ``start`` and its kind; ``start`` and nothing without one."""
    position = start
    for _ in range(4):
        while position and text.folded[position - 1] in " ('\"":
            position -= 1
        if position and text.folded[position - 1] == ">":
            return position - 1, "over"
        if found := _hedge_at(text, position):
            return found
        filler = _FILLER.of(text.words.iso).search(text.folded[max(0, position - 12) : position])
        if not filler:
            return start, ""
        position -= len(filler.group())
    return start, ""


def _hedge_at(text: Text, position: int) -> tuple[int, str] | None:
    """(start, kind) of the longest hedge that ends at ``position``: "no more than" bounds above, "more than" below."""
    found = None
    for kind in ("over", "under", "nearly", "about"):
        mark = text.marks.before(f"numbers.{kind}", position, 0)
        if mark and (found is None or mark.start < found[0]):
            if kind == "under" and _range_word_only(text, mark.start, mark.end):
                continue
            found = mark.start, kind
    return found


def _range_word_only(text: Text, start: int, end: int) -> bool:
    """True for an upper-bound word that is also a plain "to": it bounds unless a level is told."""
    word = text.folded[start:end]
    if word not in text.words.table["cuts"].get("level_to", []):
        return False
    around = text.marks.within("cuts.level_from", max(0, start - 40), end + 40)
    if any(re.match(r"\W{0,2}\d", text.folded[mark.end : mark.end + 3]) for mark in around):
        return True
    return len(word) <= 2 and bool(text.marks.within("cuts.level_verbs", max(0, start - 60), start))


def after(text: Text, end: int) -> tuple[int, str]:
    """The end of the hedge after ``end`` and its kind; ``end`` and nothing without one."""
    for kind in ("over", "under", "nearly", "about"):
        if mark := text.marks.after(f"numbers.{kind}_after", end, 1):
            return mark.end, kind
    if text.folded[end : end + 1] == "+":
        return end + 1, "over"
    return end, ""
