"""When a filing's cut was decided, and by when its people have left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from headcount.extract import dates
from headcount.extract.filings.phrases import last, pattern, table
from headcount.extract.text import Text
from headcount.model import PartialDate, Span

PERIOD = re.compile(r"CONFORMED PERIOD OF REPORT:[ \t]*(?P<day>(\d{4})(\d\d)(\d\d))")
OF_REPORT = re.compile(r"date of (?:report|earliest event reported)", re.IGNORECASE)
CALENDAR = re.compile(r"FISCAL YEAR END:[ \t]*1231")
STRETCH = re.compile(
    r"(?P<end>(?:the )?end of (?:the )?)?(?:(?P<fiscal>(?:company['’]s )?fiscal(?: year)?(?: \d{4})? )?"
    r"(?P<quarter>first|second|third|fourth)[ -](?:calendar |fiscal |(?P<half>half)|)(?:quarter)?|(?P<q>Q[1-4]))"
    r"(?: of| in|,)?(?: the)?(?P<year_fiscal> (?:company['’]s )?fiscal(?: year)?)?(?: calendar(?: year)?)? (?P<year>20\d\d)",
    re.IGNORECASE,
)
YEAR_END = re.compile(r"(?P<end>end of (?:the )?|year[- ]end )(?P<fiscal>fiscal(?: year)? )?(?:calendar(?: year)? )?(?P<year>20\d\d)", re.IGNORECASE)
REACH = 110


def announced(text: Text, raw: str, spans: Sequence[Span], published: PartialDate | None) -> tuple[PartialDate, Span] | None:
    """(the day of the decision, its words): "On March 4, 2024, ..." in the item, else as header or cover have it."""
    known = dates.dates(text, published)
    for span in spans:
        for when in known:
            day = when.date
            inside = when.span in span and day.year and day.month
            if inside and re.search(r"\b(?:on|in)\s+\Z", text.raw[max(0, when.span.start - 5) : when.span.start], re.I):
                if _opens(text, when.span) and not (published and _later(day, published)):
                    return day, when.span
    if header := PERIOD.search(raw):
        return PartialDate(int(header[2]), int(header[3]), int(header[4])), Span(*header.span("day"))
    if cover := OF_REPORT.search(raw):
        near = Text(raw[max(0, cover.start() - 80) : cover.end() + 120], "en")
        shift = max(0, cover.start() - 80)
        for when in dates.dates(near, published):
            if when.date.year and when.date.day:
                return when.date, Span(when.span.start + shift, when.span.end + shift)
    return None


def _opens(text: Text, span: Span) -> bool:
    """True for a date that opens its sentence, or stands near a word of deciding."""
    sentence = text.sentences[text.sentence_at(span.start)]
    return span.start - sentence.start <= 12 or "\n" in text.raw[span.start - 12 : span.start]


def _later(one: PartialDate, other: PartialDate) -> bool:
    """True when the first day is after the other, as far as both are known."""
    parts = zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True)
    pairs = list(takewhile(all, parts))
    return [a for a, _ in pairs] > [b for _, b in pairs]


def effective(
    text: Text, raw: str, spans: Sequence[Span], published: PartialDate | None, told: PartialDate | None
) -> tuple[PartialDate, PartialDate | None, Span] | None:
    """(first, last, words) of when people leave: a day, a quarter's first and last month, the end of a quarter or year.

    A fiscal quarter is one of the calendar only where the header gives 31 December as the year's end.
    """
    calendar = CALENDAR.search(raw) is not None
    found = [(span, days) for span in spans for span, days in _stretches(text, span, calendar)]
    found += [
        (when.span, (when.date, None))
        for when in dates.dates(text, published)
        if when.date.month and when.date.year and any(when.span in span for span in spans)
        and not any(when.span.overlaps(other) for other, _ in found)
    ]  # fmt: skip
    for span, (first, final) in sorted(found, key=lambda pair: pair[0]):
        if _of_leaving(text, span) and not (told and _later(told, first)):
            return first, final, span
    return None


def _stretches(text: Text, span: Span, calendar: bool) -> list[tuple[Span, tuple[PartialDate, PartialDate | None]]]:
    """Quarters, halves and ends of years of the calendar in ``span``."""
    quarters, halves = table()["dates"]["quarters"], table()["dates"]["halves"]
    found: list[tuple[Span, tuple[PartialDate, PartialDate | None]]] = []
    for match in STRETCH.finditer(text.raw, span.start, span.end):
        word, year = (match["quarter"] or match["q"]).lower(), int(match["year"])
        fiscal = match["fiscal"] or match["year_fiscal"] or "fiscal" in match[0].lower()
        if (fiscal and not calendar) or (match["half"] and word not in halves):
            continue
        months = 6 if match["half"] else 3
        last_month = (halves if match["half"] else quarters)[word] * months
        final = PartialDate(year, last_month)
        days = (final, None) if match["end"] else (PartialDate(year, last_month - months + 1), final)
        found.append((Span(*match.span()), days))
    for match in YEAR_END.finditer(text.raw, span.start, span.end):
        if not match["fiscal"] or calendar:
            found.append((Span(*match.span()), (PartialDate(int(match["year"]), 12), None)))
    return found


def _of_leaving(text: Text, span: Span) -> bool:
    """True when the word nearest before a date, in its sentence, is one of leaving or of being done, not of money."""
    sentence = text.sentences[text.sentence_at(span.start)]
    start = max(sentence.start, span.start - REACH)
    done, paid = (last(pattern("dates", key), text.raw, start, span.start) for key in ("done", "of_money"))
    gone = last(pattern("cut", "strong"), text.raw, start, span.start)
    word = max((match.end() for match in (done, gone) if match), default=-1)
    return word > (paid.end() if paid else 0)
