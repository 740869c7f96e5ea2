"""Investments in languages whose target stands before the amount or carries an ending, by patterns of their tables.

`invest_shapes` holds patterns in which `{money}` stands for an amount and the group `target` for what it goes into;
`round_shapes` those of money raised, whose target is who is named at the head of the sentence; `invest_name` the
pattern of that name, where capitals do not show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headcount.extract.cue_words import Cues
from headcount.extract.investment_parts import Sentence
from headcount.extract.money import Money
from headcount.model import Span

_MASK = "\x00"
"""Stands for each character of an amount, so that a pattern sees an amount as one thing."""
Put = tuple[Span | None, Span | None, Money, Span]
"""Investor, target, amount, and the words that tell."""


@lru_cache(maxsize=32)
def _patterns(known: Cues, key: str) -> tuple[re.Pattern[str], ...]:
    amount = rf"(?P<money>{_MASK}+)"
    return tuple(re.compile(shape.replace("{money}", amount)) for shape in known.table.get(key, ()))


def _masked(sentence: Sentence) -> str:
    text = sentence.text[sentence.span.start : sentence.span.end]
    for money in sentence.money:
        start, end = money.span.start - sentence.span.start, money.span.end - sentence.span.start
        text = text[:start] + _MASK * (end - start) + text[end:]
    return text


def name(sentence: Sentence) -> Span | None:
    """Who is named at the head of a sentence; the first name where capitals show names."""
    shapes = _patterns(sentence.known, "invest_name")
    if not shapes:
        return sentence.names[0] if sentence.names else None
    found = shapes[0].match(sentence.text, sentence.span.start, sentence.span.end)
    if found is None or sentence.words(Span(*found.span("name"))) in sentence.known.words("vague"):
        return None
    return Span(*found.span("name"))


def put(sentence: Sentence) -> Iterator[Put]:
    """The investments and rounds that the patterns find in a sentence, an amount once."""
    masked, offset, taken = _masked(sentence), sentence.span.start, set[int]()
    who = name(sentence)
    for key in ("round_shapes", "invest_shapes"):
        for shape in _patterns(sentence.known, key):
            for found in shape.finditer(masked):
                start = found.start("money") + offset
                money = next((money for money in sentence.money if money.span.start == start), None)
                if money is None or start in taken or who is None:
                    continue
                taken.add(start)
                told = Span(found.start() + offset, found.end() + offset)
                if key == "round_shapes":
                    yield None, who, money, told
                    continue
                target = Span(found.start("target") + offset, found.end("target") + offset)
                if not target.overlaps(who):
                    yield who, target, money, told
