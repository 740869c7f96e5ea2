"""What those who leave are given.

The sentence that tells it, and its weeks and months as numbers where it says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import final

from headcount.extract.grammar import Pattern
from headcount.extract.numerals import Number, numbers
from headcount.extract.text import Text
from headcount.model import Severance, Span

_QUOTED = re.compile(r"[“\"«„]([^”\"»“]{20,400})[”\"»]")

MEMO = 8
"""How many sentences after the first the terms of one memo may go on."""
_MORE = re.compile(r" ?(?:[^\W\d]+ ){0,2}")
_ONE = Pattern(r"\b@one@ ")
_LIST = Pattern(r"[.;](?:\s|$)|\n|, @and@\b")
_CLAUSE = re.compile(r"[.;](?:\s|$)|\n|, (?!\d{4})")


@final
@dataclass(frozen=True, slots=True)
class Terms:
    """Severance terms, their words, and the sentence that names who is meant."""

    severance: Severance
    span: Span
    sentence: Span


def terms(text: Text) -> list[Terms]:
    """The severance terms of ``text`` in order; words that alone say nothing is given give none."""
    found: list[Terms] = []
    written: list[Number] = []
    for place, sentence in enumerate(text.sentences):
        if found and sentence.start < found[-1].span.end:
            continue
        given = text.marks.within("severance.given", sentence.start, sentence.end)
        if not given and not text.marks.within("severance.pay", sentence.start, sentence.end):
            continue
        last = _memo_end(text, place)
        if place + 1 < len(text.sentences) and _goes_on(text, text.sentences[place], text.sentences[place + 1]):
            last = max(last, _quote_end(text, sentence, place))
        span = _words(text, Span(sentence.start, last))
        written = written or list(numbers(text))
        read = _read(text, span, written)
        if not read and given:
            span = Span(sentence.start, sentence.end)
            read = Severance(text=text.raw[span.start : span.end])
        if read:
            found.append(Terms(read, span, sentence))
    return found


def _memo_end(text: Text, place: int) -> int:
    """Where the terms end that begin in this sentence: a memo tells pay, shares, health cover and visas in one go."""
    end, quiet = text.sentences[place].end, 0
    for later in text.sentences[place + 1 : place + 1 + MEMO]:
        if any(
            text.marks.within(f"severance.{key}", later.start, later.end)
            for key in ("pay", "health", "vesting", "visa")
        ):
            end, quiet = later.end, 0
        elif (quiet := quiet + 1) > 1:
            break
    return end


def _goes_on(text: Text, one: Span, two: Span) -> bool:
    """True when a quotation that opens in one sentence closes in a later one."""
    opened = sum(text.raw.count(q, one.start, one.end) for q in "“«„")
    closed = sum(text.raw.count(q, one.start, one.end) for q in "”»")
    return opened > closed and two.start - one.end < 4


def _quote_end(text: Text, sentence: Span, place: int) -> int:
    for later in text.sentences[place : place + 6]:
        if (
            any(q in text.raw[max(later.start, sentence.start) : later.end] for q in "”»")
            and later.start > sentence.start
        ):
            return later.end
    return sentence.end


def _words(text: Text, span: Span) -> Span:
    """The quotation with the terms when there is one, else the whole stretch."""
    for match in _QUOTED.finditer(text.raw, span.start, span.end):
        inside = Span(match.start(1), match.end(1))
        if any(text.marks.within(f"severance.{key}", inside.start, inside.end) for key in ("weeks", "months")):
            return inside
    return span


def _read(text: Text, span: Span, written: list[Number]) -> Severance | None:
    """The terms in ``span``: each number with its unit and what stands around it; None when there is no term at all."""
    weeks = per_year = health = visa = None
    for number, end in _numbers(text, span, written):
        clause = _clause(text, span, end)
        in_weeks, in_months = _unit(text, "weeks", end), _unit(text, "months", end)
        if in_weeks and not (in_months and in_months < in_weeks):
            if _yearly(text, in_weeks):
                per_year = number
            elif weeks is None:
                weeks = number
        elif in_months:
            if text.marks.within("severance.visa", *clause):
                visa = number
            elif text.marks.within("severance.health", *clause):
                health = number
            elif per_year is None and _yearly(text, in_months):
                per_year = round(number * 52 / 12, 1)
            elif weeks is None and text.marks.within("severance.pay", *clause):
                weeks = round(number * 52 / 12, 1)
        elif (in_days := _unit(text, "days", end)) and _yearly(text, in_days):
            per_year = round(number / 7, 1)
        elif _yearly(text, end) and weeks is not None:
            per_year = number
    if weeks is None and per_year is None and health is None and visa is None:
        return None
    vesting: str | None = None
    if marks := text.marks.within("severance.vesting", span.start, span.end):
        begin, stop = _clause(text, span, marks[0].start, comma=False)
        vesting = text.raw[begin:stop].strip(" .,;")
    return Severance(
        text=text.raw[span.start : span.end],
        weeks=weeks,
        weeks_per_year=per_year,
        health_months=health,
        visa_months=visa,
        vesting=vesting,
    )


def _numbers(text: Text, span: Span, written: list[Number]) -> list[tuple[float, int]]:
    """(number, where it ends) for each number in ``span``, "an additional week" as one."""
    found = [(float(n.value), n.end) for n in written if span.start <= n.start < span.end]
    found += [
        (1.0, end - 1)
        for m in _ONE.of(text.words.iso).finditer(text.folded, span.start, span.end)
        if text.marks.after("severance.weeks", end := _behind_more(text, m.end()), 0)
    ]
    return sorted(found, key=lambda pair: pair[1])


def _behind_more(text: Text, position: int) -> int:
    """The place behind a word for "additional" that stands at ``position``, or ``position``."""
    more = text.marks.after("numbers.more", position, 0)
    return more.end + 1 if more else position


def _unit(text: Text, key: str, end: int) -> int | None:
    """Where the unit's word ends that follows the number, with up to two words between ("two additional weeks")."""
    for mark in text.marks.within(f"severance.{key}", end, end + 30)[:1]:
        if _MORE.fullmatch(text.folded, end, mark.start) or mark.start - end <= (1 if text.words.spaced else 2):
            return mark.end
    return None


def _yearly(text: Text, end: int) -> bool:
    mark = next(iter(text.marks.within("severance.per_year", end, end + 40)), None)
    return mark is not None and bool(_MORE.fullmatch(text.folded, end, mark.start))


def _clause(text: Text, span: Span, position: int, *, comma: bool = True) -> tuple[int, int]:
    """The clause of ``span`` that holds ``position``, cut at stops, semicolons and (with ``comma``) commas."""
    cut = _CLAUSE if comma else _LIST.of(text.words.iso)
    start = max((span.start, *(m.end() for m in cut.finditer(text.raw, span.start, position))))
    stop = cut.search(text.raw, position, span.end)
    return start, stop.start() if stop else span.end
