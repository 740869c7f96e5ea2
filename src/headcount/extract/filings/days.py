"""When a filing's cut was decided, and by when its people have left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from headcount.extract import dates
from headcount.extract.filings.phrases import last, pattern, table
from headcount.extract.text import Text
from headcount.model import PartialDate, Span

Days = tuple[PartialDate, PartialDate | None]
"""The first and the last day of a stretch, as far as they are known."""

PERIOD = re.compile(r"CONFORMED PERIOD OF REPORT:[ \t]*(?P<day>(\d{4})(\d\d)(\d\d))")
OF_REPORT = re.compile(r"date of (?:report|earliest event reported)", re.IGNORECASE)
CALENDAR = re.compile(r"FISCAL YEAR END:[ \t]*1231")
ON = re.compile(r"\b(?:on|in|about|as of|effective)\s+\Z", re.IGNORECASE)
END = r"(?P<end>(?:the )?end of (?:the )?|year[- ]end )"
FISCAL = r"(?:company['’]s )?fiscal(?: year)?(?: \d{4})?"
YEAR = rf"(?: of| in|,)?(?: the)?(?P<of_fiscal> {FISCAL})?(?: calendar(?: year)?)? (?P<year>20\d\d)"
QUARTER = re.compile(
    rf"{END}?(?P<fiscal>{FISCAL} )?(?:(?P<quarter>first|second|third|fourth)[ -](?:calendar |fiscal )?quarter|"
    rf"(?P<q>Q[1-4])|(?P<half>first|second) half){YEAR}",
    re.IGNORECASE,
)
YEAR_END = re.compile(rf"{END}(?P<fiscal>{FISCAL} )?(?:calendar(?: year)? )?(?P<year>20\d\d)", re.IGNORECASE)
REACH, OPENS = 110, 20
"""Characters before a date in which its word may stand; from a sentence's beginning to a date that opens it."""


def announced(
    text: Text, raw: str, spans: Sequence[Span], published: PartialDate | None
) -> tuple[PartialDate, Span] | None:
    """(the day of the decision, its words): "On March 4, 2024, ..." in the item, else as header or cover have it."""
    for when in dates.dates(text, published):
        inside = any(when.span in span for span in spans) and when.date.year and when.date.month
        if inside and _opens(text, when.span) and not (published and _later(when.date, published)):
            return when.date, when.span
    if header := PERIOD.search(raw):
        return PartialDate(int(header[2]), int(header[3]), int(header[4])), Span(*header.span("day"))
    if cover := OF_REPORT.search(raw):
        start = max(0, cover.start() - 80)
        for when in dates.dates(Text(raw[start : cover.end() + 120], "en"), published):
            if when.date.year and when.date.day:
                return when.date, Span(when.span.start + start, when.span.end + start)
    return None


def _opens(text: Text, span: Span) -> bool:
    """True for a date that opens its sentence behind "on" or "in"."""
    sentence = text.sentences[text.sentence_at(span.start)]
    led = ON.search(text.raw[max(0, span.start - 12) : span.start]) is not None
    return led and (span.start - sentence.start <= OPENS or "\n" in text.raw[span.start - OPENS : span.start])


def _later(one: PartialDate, other: PartialDate) -> bool:
    """True when the first day is after the other, as far as both are known."""
    parts = zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True)
    known = [(mine, theirs) for mine, theirs in takewhile(all, parts) if mine and theirs]
    return [mine for mine, _ in known] > [theirs for _, theirs in known]


def effective(
    text: Text, raw: str, spans: Sequence[Span], published: PartialDate | None, told: PartialDate | None
) -> tuple[PartialDate, PartialDate | None, Span] | None:
    """(first, last, words) of when people leave, after the day on which the cut was ``told``.

    A day; a quarter's first and last month; the last month of what ends. A fiscal quarter is one of the calendar only
    where the header gives 31 December as the year's end.
    """
    calendar = CALENDAR.search(raw) is not None
    found = [pair for span in spans for pair in _stretches(text, span, calendar)]
    taken = [span for span, _ in found]
    for when in dates.dates(text, published):
        known = when.date.month and when.date.year and any(when.span in span for span in spans)
        if known and not any(when.span.overlaps(other) for other in taken):
            found.append((when.span, (when.date, None)))
    for span, (first, final) in sorted(found, key=lambda pair: pair[0]):
        if _of_leaving(text, span) and not (told and _later(told, first)):
            return first, final, span
    return None


def _stretches(text: Text, span: Span, calendar: bool) -> Iterator[tuple[Span, Days]]:
    """Quarters, halves and ends of years of the calendar in ``span``."""
    numbers: dict[str, int] = table()["dates"]["quarters"]
    for match in QUARTER.finditer(text.raw, span.start, span.end):
        fiscal = "fiscal" in match[0].lower()
        months = 6 if match["half"] else 3
        final = numbers[(match["half"] or match["quarter"] or match["q"]).lower()] * months
        year = int(match["year"])
        if calendar or not fiscal:
            end = PartialDate(year, final)
            yield Span(*match.span()), (end, None) if match["end"] else (PartialDate(year, final - months + 1), end)
    for match in YEAR_END.finditer(text.raw, span.start, span.end):
        if calendar or not match["fiscal"]:
            yield Span(*match.span()), (PartialDate(int(match["year"]), 12), None)


def _of_leaving(text: Text, span: Span) -> bool:
    """True when the word nearest before a date, in its sentence, is one of cutting or of being done, not of money."""
    sentence = text.sentences[text.sentence_at(span.start)]
    start = max(sentence.start, span.start - REACH)
    if last(pattern("dates", "counted"), text.raw, max(start, span.start - 10), span.start):
        return False
    words = (("dates", "done"), ("cut", "strong"), ("dates", "of_money"))
    done, gone, paid = (last(pattern(*word), text.raw, start, span.start) for word in words)
    word = max((match.end() for match in (done, gone) if match), default=-1)
    return word > (paid.end() if paid else 0)
