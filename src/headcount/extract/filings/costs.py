"""What the filer says that its cut will cost: the first amount of charges, with its bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headcount.extract import money
from headcount.extract.cue_words import cues
from headcount.extract.filings.phrases import last, pattern
from headcount.extract.money import Money
from headcount.extract.text import Text
from headcount.model import Charges, Span

SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mm": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
SCALE = re.compile(r"(?:thousand|million|billion|mm|m|bn|k)\b", re.IGNORECASE)
JOIN = r"\s*(?:to|and|-|–|—)\s*"
JOINED = re.compile(JOIN, re.IGNORECASE)
OPENED = re.compile(r"(?:between|from|range of|approximately|\bof)\s*\Z", re.IGNORECASE)
LOWER = re.compile(rf"\$?\s?(?P<low>\d[\d.,]*){JOIN}\Z", re.IGNORECASE)
UPPER = re.compile(rf"{JOIN}(?P<high>\d[\d.,]*)\s*(?P<scale>thousand|million|billion)\b", re.IGNORECASE)
BEHIND = re.compile(r"\s*(?:,\s*)?(?:in|of|for)\s+(?:[\w-]+\s+){0,4}?", re.IGNORECASE)
TOTAL_ROW = re.compile(r"\s*total\b", re.IGNORECASE)
LARGE, LEAST = 100_000, 1_000
"""Dollars under which an amount of a table is scaled, and under which one is no charge."""
CLAUSE = re.compile(r"[,;.]\s")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount or a range of them: both ends in one currency, and its words."""

    low: float
    high: float
    currency: str | None
    span: Span


def charges(text: Text, spans: Sequence[Span]) -> tuple[Charges, Span] | None:
    """(charges, their words) of the first amount in ``spans`` that is one; a stated total comes before its parts."""
    first = None
    for span in spans:
        scale = _scale_of_table(text, span)
        for sentence in (one for one in text.sentences if one in span):
            for amount in _scaled(_amounts(text, sentence), scale):
                total_row = scale > 1 and TOTAL_ROW.match(text.raw, sentence.start)
                if total_row or _is_charge(text, sentence, amount.span):
                    found = _bounded(text, sentence, amount), amount.span
                    if _called_total(text, sentence, amount.span):
                        return found
                    first = first or found
    return first


def _scale_of_table(text: Text, span: Span) -> float:
    """What the amounts of a table stand for: millions, thousands, or what they say."""
    for key, scale in (("millions", 1e6), ("thousands", 1e3)):
        if pattern("charges", key).search(text.raw, span.start, span.end):
            return scale
    return 1.0


def _scaled(found: Iterator[Amount], scale: float) -> Iterator[Amount]:
    """The amounts, those of a table scaled; one of a few dollars that nothing scales is left out."""
    for one in found:
        if scale > 1 and one.high < LARGE:
            yield replace(one, low=one.low * scale, high=one.high * scale)
        elif one.high >= LEAST:
            yield one


def _amounts(text: Text, sentence: Span) -> Iterator[Amount]:
    """The amounts of a sentence, the two ends of a range as one."""
    found = money.amounts(text.folded, cues("en"), sentence.start, sentence.end)
    place = 0
    while place < len(found):
        one, two = found[place], found[place + 1] if place + 1 < len(found) else None
        if two and _is_range(text, one, two):
            low = (
                one.amount
                if _scale(text, one) > 1 or one.amount >= two.amount / 100
                else one.amount * _scale(text, two)
            )
            span, currency = Span(one.span.start, two.span.end), one.currency or two.currency
            yield Amount(min(low, two.amount), max(low, two.amount), currency, span)
            place += 1
        else:
            yield _half_range(text, sentence, one)
        place += 1


def _is_range(text: Text, one: Money, two: Money) -> bool:
    """True for "$9 million to $11 million"; "and" joins only what "between" or the like opens."""
    between = text.raw[one.span.end : two.span.start]
    opened = OPENED.search(text.raw, max(0, one.span.start - 16), one.span.start)
    return JOINED.fullmatch(between) is not None and (opened is not None or "and" not in between)


def _scale(text: Text, one: Money) -> float:
    """The scale that an amount is written with: a million; 1 without one."""
    found = SCALE.search(text.raw, one.span.start, one.span.end)
    return SCALES[found[0].lower()] if found else 1.0


def _half_range(text: Text, sentence: Span, one: Money) -> Amount:
    """The amount, or the range of which only one end has its sign: "$25-30 million"."""
    start, end = one.span.start, one.span.end
    if (upper := UPPER.match(text.raw, end, sentence.end)) and _scale(text, one) == 1:
        scale = SCALES[upper["scale"].lower()]
        return Amount(one.amount * scale, _number(upper["high"]) * scale, one.currency, Span(start, upper.end()))
    head = max(sentence.start, start - 20)
    if (lower := LOWER.search(text.raw[head:start])) and _scale(text, one) > 1:
        low = _number(lower["low"]) * _scale(text, one)
        return Amount(min(low, one.amount), max(low, one.amount), one.currency, Span(head + lower.start(), end))
    return Amount(one.amount, one.amount, one.currency, one.span)


def _number(digits: str) -> float:
    """The value of digits with commas between thousands."""
    plain = digits.replace(",", "").rstrip(".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))


def _is_charge(text: Text, sentence: Span, amount: Span) -> bool:
    """True when the nearest word beside an amount is one of charges, not of savings or of what is at hand.

    "$1.2 million in severance charges": what follows tells before what leads.
    """
    yes, no = pattern("charges", "of"), pattern("charges", "not_of")
    if behind := BEHIND.match(text.raw, amount.end, sentence.end):
        clause = CLAUSE.search(text.raw, amount.end, sentence.end)
        reach = min(sentence.end, behind.end() + 45, clause.start() if clause else sentence.end)
        good, bad = yes.search(text.raw, amount.end, reach), no.search(text.raw, amount.end, reach)
        if good or bad:
            return good is not None and (bad is None or good.start() < bad.start())
    good, bad = (last(words, text.raw, sentence.start, amount.start) for words in (yes, no))
    return good is not None and (bad is None or good.end() > bad.end())


def _bounded(text: Text, sentence: Span, amount: Amount) -> Charges:
    """The charges under the words before their amount: up to, at least, about."""
    lead = text.raw[max(sentence.start, amount.span.start - 40) : amount.span.start]
    about = pattern("charges", "about").search(lead) is not None
    if amount.low != amount.high:
        return Charges(amount.low, amount.high, amount.currency, about)
    if _ends_with("up_to", lead):
        return Charges(None, amount.high, amount.currency, about)
    if _ends_with("from_", lead):
        return Charges(amount.low, None, amount.currency, about)
    return Charges(amount.low, amount.high, amount.currency, about)


def _ends_with(key: str, lead: str) -> bool:
    """True when a word of the list stands right before an amount, but for another hedge."""
    words = rf"{pattern('charges', key).pattern}\W*(?:an? |approximately |about )?\s*\Z"
    return re.search(words, lead, re.IGNORECASE) is not None


def _called_total(text: Text, sentence: Span, amount: Span) -> bool:
    """True when an amount is called the total, before it in its clause or right behind it."""
    word = pattern("charges", "total")
    before = re.split(r"[,;]\s", text.raw[max(sentence.start, amount.start - 90) : amount.start])[-1]
    return bool(word.search(before) or word.match(text.raw[amount.end : min(amount.end + 30, sentence.end)].lstrip()))
