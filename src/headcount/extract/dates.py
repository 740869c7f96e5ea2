"""The dates of a text: written out, in digits, or relative to the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import final

from headcount import vocab
from headcount.extract.grammar import Pattern
from headcount.extract.lexicon import fold
from headcount.extract.taken import Taken
from headcount.extract.text import Text
from headcount.model import PartialDate, Span

_LINE_TAIL = re.compile(r"[\s.,:|]*(?:\n|$)")
_WIRE_TAIL = Pattern(r"\)? ?,? ?(?:\([^)\n]{2,30}\) ?)?(?:[-–—]|--|\(|@wires+@\b|\. ?[-–—])")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_DIGITS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_CJK = re.compile(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})[日号號])?|((?:19|20)\d\d)年")
_YEAR = re.compile(r"(?<![\d.,$€£-])((?:19|20)\d\d)(?![\d.,]*\d|[-/]\d|%| ?(?:%|年))")
_DAY_BEFORE = Pattern(r"(?<!\d)(\d{1,2})(?:@day_endings@|\.)?(?: @day_of@)? ?$")
_DAY_AFTER = Pattern(r"\.? ?(\d{1,2})(?:@day_endings@)?(?![\d.,]\d|\d)\.?")
_YEAR_AFTER = Pattern(r"(?: ?,? |\.? @day_of@ |, | )((?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)(?:\.|,)? ?(?:[^\W\d]{0,3} )?$")


@final
@dataclass(frozen=True, slots=True)
class When:
    """A date in the text and its words."""

    span: Span
    date: PartialDate


def dates(text: Text, published: PartialDate | None) -> list[When]:
    """The dates of ``text`` in order.

    Relative ones only as far as the day of publication (or the text's year) tells."""
    found: list[When] = []
    taken = Taken()
    year = present_year(text, published)
    told = [
        *_written(text),
        *_numeric(text),
        *_relative(text, published, year),
        *_ago(text, published, year),
        *_weekdays(text, published),
    ]
    found += [when for when in told if taken.take(when.span.start, when.span.end)]
    for match in _YEAR.finditer(text.folded):
        span = Span(match.start(1), match.end(1))
        if taken.free(span.start, span.end) and not text.marks.after("people.nouns", span.end, 1):
            found.append(When(span, PartialDate(int(match[1]))))
    return sorted(found, key=lambda when: when.span.start)


def dateline(text: Text, found: Sequence[When]) -> When | None:
    """The date that the text bears.

    Alone on one of its first lines, or at the head of its body as wire services put it."""
    start = text.title.end if text.title else 0
    body = start + len(text.raw[start:]) - len(text.raw[start:].lstrip())
    for when in found:
        if when.span.start - body > DATELINE or when.date.month is None:
            break
        line = text.raw.rfind("\n", 0, when.span.start) + 1
        alone = not text.raw[line : when.span.start].strip() and _LINE_TAIL.match(text.raw, when.span.end)
        if alone or (when.span.start >= body and _WIRE_TAIL.of(text.words.iso).match(text.folded, when.span.end)):
            return when
    return None


DATELINE = 60
"""How many characters into a text's body its dateline may stand."""


def present_year(text: Text, published: PartialDate | None) -> int | None:
    """The year in which the text speaks.

    Of publication, else the latest year it names if it also says "this" or "last year"."""
    if published is not None:
        return published.year
    years = [int(match[1]) for match in _YEAR.finditer(text.folded)]
    spoken = any(mark.value in (0, -1) for mark in text.marks["dates.relative_years"])
    return max(years) if years and spoken else None


def _written(text: Text) -> Iterator[When]:
    """Dates with a month's name: January 20, 2024; 20. Januar; november; aprile 2021."""
    iso = text.words.iso
    for mark in text.marks["dates.months"]:
        start, end, day, year = mark.start, mark.end, None, None
        if text.raw[start].islower() and text.folded[start:end] in text.words.grammar["capital_months"]:
            continue
        if (before := _DAY_BEFORE.of(iso).search(text.folded[max(0, start - 9) : start])) and 1 <= int(before[1]) <= 31:
            day, start = int(before[1]), max(0, start - 9) + before.start()
        if day is None and (after := _DAY_AFTER.of(iso).match(text.folded, end)) and 1 <= int(after[1]) <= 31:
            day, end = int(after[1]), after.end()
        if text.folded[end : end + 1] == "." and end - mark.start <= 5:
            end += 1
        if after := _YEAR_AFTER.of(iso).match(text.folded, end):
            year, end = int(after[1]), after.end()
        elif before := _YEAR_BEFORE.search(text.folded[max(0, start - 10) : start]):
            year, start = int(before[1]), max(0, start - 10) + before.start()
        if made := _date(year, int(mark.value), day):
            yield When(Span(start, end), made)


def _numeric(text: Text) -> Iterator[When]:
    """Dates in digits: 2024-01-20, 10/22/2020, 20.01.2024, 2024年1月20日."""
    for match in _ISO.finditer(text.folded):
        if made := _date(int(match[1]), int(match[2]), int(match[3]) if match[3] else None):
            yield When(Span(*match.span()), made)
    order = text.words.table["dates"].get("numeric_order", "dmy")
    for match in _DIGITS.finditer(text.folded):
        one, two = int(match[1]), int(match[3])
        month, day = (one, two) if order == "mdy" and one <= 12 else (two, one)
        if made := _date(int(match[4]), month, day):
            yield When(Span(*match.span()), made)
    if not text.words.spaced:
        for match in _CJK.finditer(text.folded):
            parts = (match[4], None, None) if match[4] else (match[1], match[2], match[3])
            if made := _date(*(int(part) if part else None for part in parts)):
                yield When(Span(*match.span()), made)


def _relative(text: Text, published: PartialDate | None, year: int | None) -> Iterator[When]:
    """Dates told from the day of publication: yesterday, last week (its month), last month, last year."""
    day = _day(published)
    for key in ("days", "weeks", "months", "years"):
        for mark in text.marks[f"dates.relative_{key}"]:
            made = None
            if key == "years" and year is not None:
                made = PartialDate(year + int(mark.value))
            elif key == "months" and published is not None and published.year and published.month:
                months = published.year * 12 + published.month - 1 + int(mark.value)
                made = PartialDate(months // 12, months % 12 + 1)
            elif key in ("days", "weeks") and day is not None:
                other = day + timedelta(days=int(mark.value) * (7 if key == "weeks" else 1))
                made = PartialDate(other.year, other.month, other.day if key == "days" else None)
            elif year is not None and mark.value in (0, -1):
                made = PartialDate(year)
            if made:
                yield When(Span(mark.start, mark.end), made)


def _ago(text: Text, published: PartialDate | None, year: int | None) -> Iterator[When]:
    """Dates told by how long ago they were, as exact as the count: three years ago (a year), two months ago (a month).

    Weeks give the month that they fall in.
    """
    day, ways = _day(published), _ago_ways(text.words.iso)
    for way in ways.finditer(text.folded) if ways else ():
        unit = (way.lastgroup or "").rstrip("0123456789")
        written = way[(way.lastindex or 0) + 1]
        count = int(written) if written.isdecimal() else int(text.words.table["numbers"]["words"].get(written, 0))
        made = None
        if unit == "years" and year is not None:
            made = PartialDate(year - count)
        elif unit == "months" and published is not None and published.year and published.month:
            months = published.year * 12 + published.month - 1 - count
            made = PartialDate(months // 12, months % 12 + 1)
        elif unit in ("weeks", "days") and day is not None:
            other = day - timedelta(days=count * (7 if unit == "weeks" else 1))
            made = PartialDate(other.year, other.month, other.day if unit == "days" else None)
        if made:
            yield When(Span(*way.span()), made)


@vocab.by_language
def _ago_ways(iso: str) -> re.Pattern[str] | None:
    """The ways in which a language says how long ago, each a group named by its unit around the count; None: none."""
    table = vocab.language(iso)
    words = [fold(word) for word, value in table["numbers"]["words"].items() if 2 <= value <= AGO]
    count = "|".join((r"\d{1,2}", *map(re.escape, sorted(words, key=len, reverse=True))))
    ways = (
        f"(?P<{unit}{place}>{re.escape(fold(way)).replace(re.escape('{}'), f'({count})')})"
        for place, (way, unit) in enumerate(sorted(table["dates"].get("ago", {}).items()))
    )
    edges = (r"(?<!\w)", r"(?!\w)") if table["grammar"]["spaced"] else (r"(?<!\d)", "")
    either = "|".join(ways)
    return re.compile(f"{edges[0]}(?:{either}){edges[1]}") if either else None


AGO = 30
"""Numbers in words up to this are read in "three years ago"."""


def _weekdays(text: Text, published: PartialDate | None) -> Iterator[When]:
    """Weekdays as the last such day up to the day of publication (RULES 9: resolved with a dateline)."""
    day = _day(published)
    if day is None:
        return
    for mark in text.marks["dates.weekdays"]:
        back = (day.weekday() - int(mark.value)) % 7
        other = day - timedelta(days=back)
        yield When(Span(mark.start, mark.end), PartialDate(other.year, other.month, other.day))


def _day(published: PartialDate | None) -> date | None:
    if published is None or published.year is None or published.month is None or published.day is None:
        return None
    return date(published.year, published.month, published.day)


def _date(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
