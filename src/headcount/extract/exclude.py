"""What is certainly no number of people: money, dates, times, ages, labels, shops and other units."""

from __future__ import annotations

import re

from headcount.extract import shapes
from headcount.extract.grammar import Pattern, words
from headcount.extract.lexicon import Mark
from headcount.extract.numerals import Number
from headcount.extract.text import Text

_CURRENCY = r"[\$€£¥₹₽₺元円]"
_MONEY_BEFORE = re.compile(
    rf"{_CURRENCY}(?: ?|\d[\d.,]* ?- ?)$|(?:us|r|c|a|hk|nt)\$ ?$|\b(?:usd|eur|gbp|rs|chf|sek|rmb)\.? ?$"
)
_MONEY_AFTER = Pattern(rf"(?: ?@money_scales@)? ?{_CURRENCY}")
_ORDINAL_OR_AGE = Pattern(r"(?:@ordinals@|º|ª|[/:]\d|@ages@)")
_NUMBERED = Pattern(r"[\w][-/:.]$|[#№]\s?$|\b@numbered@\.? $")
_MONTH_LINK = Pattern(r"(?:@day_endings@|\.)? @day_of@ ")
_DOMAIN = re.compile(r"\.[a-z]{2,4}\b(?!\.)")
_TAIL = re.compile(r" [-|] $")
_WORD_AFTER = re.compile(r" ?([\w'-]{1,60}) ")


def excluded(text: Text, one: Number, two: Number, *, is_percent: bool) -> bool:
    """True when the number is certainly no number of people: money, a date, a time, a unit, a label."""
    folded, marks, start, end = text.folded, text.marks, one.start, two.end
    before, after = folded[max(0, start - 6) : start], folded[end : end + 8]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.of(text.words.iso).match(after):
        return True
    if re.match(r"-\d", after) or (not is_percent and (_label(text, one, end) or _site(text, start, end))):
        return True
    if _ORDINAL_OR_AGE.of(text.words.iso).match(after) or (
        _NUMBERED.of(text.words.iso).search(before) and not one.words
    ):
        return True
    if any(mark.end > end for mark in marks.within("numbers.money", start, end + 20) if mark.start <= end + 1):
        return True
    if is_percent:
        return False
    if two.value <= 31 and (
        (folded[start - 1 : start] == "(" and folded[end : end + 1] == ")") or _day_of_month(text, end)
    ):
        return True
    if (
        marks.after("dates.months", end, 2)
        or (marks.before("dates.months", start, 1) and two.value <= 31)
        or (marks.before("dates.months", start, 3) and two.value <= 31)
    ):
        return not marks.after("people.nouns", end, 1)
    joined = marks.after("employers.of", end, 1) if one.vague else None
    unit = marks.after("numbers.units", joined.end if joined else end, 1) or _unit_after_adjective(text, end)
    return unit is not None and not _counts_people(text, unit)


def _day_of_month(text: Text, end: int) -> bool:
    """True when a month follows after a short link: "10 de junho"."""
    link = _MONTH_LINK.of(text.words.iso).match(text.folded, end)
    return link is not None and text.marks.after("dates.months", link.end(), 0) is not None


def _label(text: Text, number: Number, end: int) -> bool:
    """True for a number that only names something: Chapter 11, Airbus 320; a people-noun after it clears it."""
    counted = ("people.nouns", "numbers.about_after", "numbers.over_after", "numbers.nearly_after")
    if number.words or number.value >= 1000 or any(text.marks.after(name, end, 2) for name in counted):
        return False
    before = re.search(r"(\w+) $", text.raw[max(0, number.start - 20) : number.start])
    if not before or not before[1][0].isupper() or (before[1].isupper() and len(before[1]) > 4):
        return False
    sentence = text.sentences[text.sentence_at(number.start)]
    return (
        sentence.start < number.start - len(before[1]) - 1
        and not text.marks.before("dates.months", number.start, 1)
        and not text.words.grammar["capital_nouns"]
        and (text.raw[sentence.end - 1] in ".!?" or not shapes.title_case(text, sentence))
    )


def _site(text: Text, start: int, end: int) -> bool:
    """True for a number that is a site's name: "24.hu", or all that stands behind the last dash of a title: "- 444"."""
    if _DOMAIN.match(text.folded, end):
        return True
    line = text.title
    if line is None or not line.start <= start < line.end:
        return False
    return not text.folded[end : line.end].strip() and _TAIL.search(text.folded, line.start, start) is not None


def _unit_after_adjective(text: Text, end: int) -> Mark | None:
    """A unit that one other word parts from the number, "500 retail stores"; None behind a preposition or a number."""
    word = _WORD_AFTER.match(text.folded, end)
    if (
        not word
        or word[1] in words(text.words.iso, "leads")
        or not text.words.spaced
        or text.marks.after("people.nouns", end, 1)
        or text.marks.after("numbers.words", end, 1)
    ):
        return None
    return text.marks.after("numbers.units", word.end(), 0)


def _counts_people(text: Text, unit: Mark) -> bool:
    """True when the unit is itself a people-noun, or stands before one: "20 plant workers", "900 head office jobs"."""
    if text.marks.after("people.nouns", unit.start, 0):
        return True
    after = text.marks.within("people.nouns", unit.end, unit.end + 30)
    gap = text.folded[unit.end : after[0].start].split() if after else []
    return (
        bool(after)
        and len(gap) <= 1
        and not set(gap) & words(text.words.iso, "leads")
        and text.folded[unit.end] in " -"
    )
