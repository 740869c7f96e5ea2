"""What the filer says that its cut will cost: the first amount of charges, with its bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headcount.extract import money
from headcount.extract.cue_words import cues
from headcount.extract.filings.phrases import last, pattern
from headcount.extract.money import Money
from headcount.extract.text import Text
from headcount.model import Charges, Span

SCALE = re.compile(r"(?:thousand|million|billion|mm|m|bn|k)\b", re.IGNORECASE)
JOINED = re.compile(r"\s*(?:to|and|-|–|—)\s*", re.IGNORECASE)
BARE = re.compile(r"\$?\s?(?P<low>\d[\d.,]*)\s?(?:-|–|—|\bto\b|\band\b)\s*\Z", re.IGNORECASE)
UPPER = re.compile(r"\s*(?:to|-|–|—|and)\s*(?P<high>\d[\d.,]*)\s*(?P<scale>thousand|million|billion)\b", re.IGNORECASE)
BEHIND = re.compile(r"\s*(?:,\s*)?(?:in|of)\s+(?:[\w-]+\s+){0,4}?", re.IGNORECASE)
SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "mm": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}


def charges(text: Text, spans: Sequence[Span]) -> tuple[Charges, Span] | None:
    """(charges, their words) of the first amount in ``spans`` that is one; a stated total comes before its parts."""
    found = [one for span in spans for sentence in _sentences(text, span) for one in _of(text, sentence)]
    if not found:
        return None
    total = next((one for one in found if one[2]), None)
    read, span, _ = total or found[0]
    return read, span


def _sentences(text: Text, span: Span) -> list[Span]:
    return [one for one in text.sentences if one in span]


def _of(text: Text, sentence: Span) -> list[tuple[Charges, Span, bool]]:
    """(charges, words, whether it is called a total) of each amount of charges in a sentence."""
    amounts = money.amounts(text.folded, cues("en"), sentence.start, sentence.end)
    made, skip = [], False
    for place, one in enumerate(amounts):
        after = amounts[place + 1] if place + 1 < len(amounts) else None
        if skip:
            skip = False
            continue
        pair = after is not None and JOINED.fullmatch(text.raw, one.span.end, after.span.start) is not None
        opened = re.search(r"(?:between|from|range of|approximately|\bof)\s*\Z", text.raw[: one.span.start][-16:], re.I)
        last_one = (
            after if after and pair and (opened or "and" not in text.raw[one.span.end : after.span.start]) else one
        )
        skip = last_one is not one
        if _is_charge(text, sentence, one.span.start, last_one.span.end):
            made.append(_bounded(text, sentence, one, last_one))
    return made


def _is_charge(text: Text, sentence: Span, start: int, end: int) -> bool:
    """True when the nearest word beside an amount is one of charges, not of savings or of what is at hand."""
    yes, no = pattern("charges", "of"), pattern("charges", "not_of")
    if (behind := BEHIND.match(text.raw, end, sentence.end)) is not None:
        reach = min(sentence.end, behind.end() + 45)
        near = [match.start() for match in (no.search(text.raw, end, reach), yes.search(text.raw, end, reach)) if match]
        clause = re.search(r"[,;.]\s", text.raw[end:reach])
        if near and (clause is None or min(near) < end + clause.start()):
            first_no = no.search(text.raw, end, reach)
            return first_no is None or first_no.start() > min(near)
    good, bad = last(yes, text.raw, sentence.start, start), last(no, text.raw, sentence.start, start)
    return good is not None and (bad is None or good.end() > bad.end())


def _bounded(text: Text, sentence: Span, one: Money, two: Money) -> tuple[Charges, Span, bool]:
    """The charges of an amount, or of the two ends of a range, under the words before it."""
    low, high = one.amount, two.amount
    start, end = one.span.start, two.span.end
    if one is not two and not SCALE.search(text.raw[one.span.start : one.span.end]):
        scale = SCALE.search(text.raw[two.span.start : two.span.end])
        low *= SCALES[scale[0].lower()] if scale and low < high / 100 else 1
    elif one is two and (upper := UPPER.match(text.raw, end, sentence.end)) and not SCALE.search(text.raw[start:end]):
        scaled = SCALES[upper["scale"].lower()]
        low, high, end = low * scaled, float(upper["high"].replace(",", "")) * scaled, upper.end()
    elif one is two and (bare := BARE.search(text.raw[max(sentence.start, start - 20) : start])):
        scale = SCALE.search(text.raw[start:end])
        low = float(bare["low"].replace(",", "")) * (SCALES[scale[0].lower()] if scale else 1)
        start = max(sentence.start, start - 20) + bare.start()
    lead = text.raw[max(sentence.start, start - 40) : start]
    word = {key: re.search(rf"(?:{pattern('charges', key).pattern})\W*(?:an? |approximately |about )?\s*\Z", lead, re.I)
            for key in ("up_to", "from_", "about")}  # fmt: skip
    about = bool(word["about"]) or bool(re.search(r"approximately|about|estimated", lead, re.I))
    total = _called_total(text, sentence, start, end)
    if low != high:
        read = Charges(min(low, high), max(low, high), one.currency or two.currency, about)
    elif word["up_to"]:
        read = Charges(None, high, one.currency, about and bool(re.search(r"approximately|about", lead, re.I)))
    elif word["from_"]:
        read = Charges(low, None, one.currency, False)
    else:
        read = Charges(low, high, one.currency, about)
    return read, Span(start, end), total


def _called_total(text: Text, sentence: Span, start: int, end: int) -> bool:
    """True when an amount is called the total, before it in its clause or right behind it."""
    word = pattern("charges", "total")
    before = re.split(r"[,;]\s", text.raw[max(sentence.start, start - 90) : start])[-1]
    return bool(word.search(before) or word.match(text.raw[end : end + 30].lstrip()))
