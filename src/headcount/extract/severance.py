"""What those who leave are given: the sentence that tells it, and its weeks and months as numbers where it says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import final

from headcount.extract.numerals import numbers
from headcount.extract.text import Text
from headcount.model import Severance, Span

_QUOTED = re.compile(r"[“\"«„]([^”\"»“]{20,400})[”\"»]")


@final
@dataclass(frozen=True, slots=True)
class Terms:
    """Severance terms, their words, and the sentence that names who is meant."""

    severance: Severance
    span: Span
    sentence: Span


def terms(text: Text) -> list[Terms]:
    """The severance terms of ``text`` in order; a mention of severance without any term gives none."""
    found: list[Terms] = []
    for place, sentence in enumerate(text.sentences):
        if not text.marks.within("severance.pay", sentence.start, sentence.end):
            continue
        last = sentence.end
        if place + 1 < len(text.sentences) and _goes_on(text, text.sentences[place], text.sentences[place + 1]):
            last = _quote_end(text, sentence, place)
        span = _words(text, Span(sentence.start, last))
        read = _read(text, span)
        if read:
            found.append(Terms(read, span, sentence))
    return found


def _goes_on(text: Text, one: Span, two: Span) -> bool:
    """True when a quotation that opens in one sentence closes in a later one."""
    opened = sum(text.raw.count(q, one.start, one.end) for q in "“«„")
    closed = sum(text.raw.count(q, one.start, one.end) for q in "”»")
    return opened > closed and two.start - one.end < 4


def _quote_end(text: Text, sentence: Span, place: int) -> int:
    for later in text.sentences[place : place + 6]:
        if any(q in text.raw[max(later.start, sentence.start) : later.end] for q in "”»") and later.start > sentence.start:
            return later.end
    return sentence.end


def _words(text: Text, span: Span) -> Span:
    """The quotation with the terms when there is one, else the whole stretch."""
    for match in _QUOTED.finditer(text.raw, span.start, span.end):
        inside = Span(match.start(1), match.end(1))
        if any(text.marks.within(f"severance.{key}", inside.start, inside.end) for key in ("weeks", "months")):
            return inside
    return span


def _read(text: Text, span: Span) -> Severance | None:
    """The terms in ``span``: each number with its unit and what stands around it; None when there is no term at all."""
    weeks = per_year = health = visa = None
    vesting: str | None = None
    spanned = [n for n in numbers(text) if span.start <= n.start < span.end]
    for number in spanned:
        clause = _clause(text, span, number.start)
        in_weeks = text.marks.after("severance.weeks", number.end, 2)
        in_months = text.marks.after("severance.months", number.end, 8)
        if in_weeks:
            if _yearly(text, in_weeks.end):
                per_year = number.value
            elif weeks is None:
                weeks = number.value
        elif in_months:
            if text.marks.within("severance.visa", *clause):
                visa = number.value
            elif text.marks.within("severance.health", *clause):
                health = number.value
            elif weeks is None:
                weeks = round(number.value * 52 / 12, 1)
        elif _yearly(text, number.end) and weeks is not None:
            per_year = number.value
    if marks := text.marks.within("severance.vesting", span.start, span.end):
        begin, end = _clause(text, span, marks[0].start)
        vesting = text.raw[begin:end].strip(" .,;")
    if weeks is None and per_year is None and health is None and visa is None:
        return None
    return Severance(text=text.raw[span.start : span.end], weeks=weeks, weeks_per_year=per_year, health_months=health, visa_months=visa, vesting=vesting)


def _yearly(text: Text, end: int) -> bool:
    return text.marks.after("severance.per_year", end, 2) is not None


def _clause(text: Text, span: Span, position: int) -> tuple[int, int]:
    """The clause of ``span`` that holds ``position``, cut at stops, semicolons and commas."""
    start = max((span.start, *(m.end() for m in re.compile(r"[.;]\s|, ").finditer(text.raw, span.start, position))))
    stop = re.compile(r"[.;](?:\s|$)|, ").search(text.raw, position, span.end)
    return start, stop.start() if stop else span.end
