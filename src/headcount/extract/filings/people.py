"""How many go by a filing: one number, with its share of the workforce and the whole, and one of contractors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from headcount.extract.filings.kinds import (
    Ground,
    contractors,
    is_whole,
    kind,
    levels,
    of_people,
    sentence_of,
    size,
    strongly,
)
from headcount.extract.filings.phrases import either, pattern, table
from headcount.extract.quantity import Figure, with_bases
from headcount.extract.text import Text
from headcount.model import Percent, Quantity, Span

OF_WHICH = re.compile(rf"(?<!\w)(?:{either(table()['parts']['of_which'])})\W*\Z", re.IGNORECASE)
JOINED, OR = re.compile(r"\band\b|\+|, "), re.compile(r"\bor\b")
ORDER = ("cut", "net", "base")
CLOSE = 0.02
"""How far the parts of a rounded total may miss it."""


@dataclass(frozen=True, slots=True)
class Heads:
    """How many go, as a filing says it: a count, a share, or both, and the whole that the share is of."""

    figure: Figure
    count: Quantity | None
    span: Span | None = None
    """The words of the count; None where only a share is stated."""
    share: Figure | None = None
    base: int | None = None
    base_span: Span | None = None
    contractors: bool = False


@dataclass(frozen=True, slots=True)
class Sorted:
    """A filing's figures by what they count."""

    counts: list[Figure]
    shares: list[Figure]
    bases: list[Figure]
    levels: list[tuple[Figure, Figure]]
    differences: list[Figure]
    """Of two levels, already subtracted."""


def heads(text: Text, found: Sequence[Figure], ground: Ground = "item") -> list[Heads]:
    """The cut's number, and beside it that of contractors; nothing where only others are counted.

    In Item 2.05 a number of people is of those who go unless a word says otherwise; elsewhere a word must say so.
    """
    told = _sorted(text, found, ground)
    hired = [one for one in told.counts if contractors(text, one)]
    staff = [one for one in told.counts if one not in hired]
    made = [_with_share(text, _headline(text, group), told) for group in (staff, hired) if group]
    if not made:
        return _without_count(text, told)
    beside = [replace(one, share=None, base=None, base_span=None) for one in made[1:]]
    return [
        replace(made[0], contractors=not staff),
        *(replace(one, contractors=True) for one in beside),
    ]


def _sorted(text: Text, found: Sequence[Figure], ground: Ground) -> Sorted:
    """The figures by what they count; a net number only where no gross one is told."""
    pairs = levels(text, found)
    differences = [one for one in found if one.hedge == "level"]
    left = [one for one in found if one not in differences and not any(one in pair for pair in pairs)]
    wholes = {id(whole) for _, whole in with_bases(text, list(found)) if is_whole(_lead(text, whole))}
    kinds = [(one, kind(text, one, ground, whole=id(one) in wholes)) for one in left]
    gross, net, bases = ([one for one, is_ in kinds if is_ == name and not one.is_percent] for name in ORDER)
    shares = [one for one, is_ in kinds if is_ in ("cut", "net") and one.is_percent and of_people(text, one)]
    return Sorted(gross or net, shares, bases, pairs, differences)


def _lead(text: Text, figure: Figure) -> str:
    """The words right before a figure."""
    return text.raw[max(0, figure.span.start - 60) : figure.span.start]


def _headline(text: Text, counts: Sequence[Figure]) -> Heads:
    """The number that heads a filing; a sum where its parts alone are told."""
    counts = [one for one in counts if not OF_WHICH.search(_lead(text, one))] or counts
    distinct: list[Figure] = []
    for one in counts:
        if not any(_same(one, other) for other in distinct):
            distinct.append(one)
    total = next((one for one in distinct if _is_sum(one, distinct)), None)
    if total is None and len(distinct) > 1 and _added(text, counts):
        span = Span(counts[0].span.start, counts[-1].span.end)
        return Heads(counts[0], _sum([one.value for one in counts]), span)
    alone = [one for one in distinct if not _with_others(text, one)] or distinct
    first = total or min(alone, key=lambda one: (not strongly(text, one), one.span.start))
    return Heads(first, first.value if isinstance(first.value, Quantity) else None, first.span)


def _sum(values: Sequence[Quantity | Percent]) -> Quantity:
    """The numbers added up, marked derived; without a bound where one of them has none."""
    low, high = [one.low for one in values], [one.high for one in values]
    least = None if None in low else sum(int(bound or 0) for bound in low)
    most = None if None in high else sum(int(bound or 0) for bound in high)
    return Quantity(least, most, any(one.approx for one in values), derived=True)


def _same(one: Figure, other: Figure) -> bool:
    """True when two numbers are one told twice, once perhaps with another hedge."""
    return len({(f.value.low or f.value.high, f.value.high or f.value.low) for f in (one, other)}) == 1


def _is_sum(one: Figure, every: Sequence[Figure]) -> bool:
    """True when two to four others make up ``one``."""
    others = [other for other in every if other is not one][:6]
    sums = (sum(map(size, pick)) for n in (2, 3, 4) for pick in combinations(others, n))
    return any(abs(total - size(one)) <= size(one) * CLOSE for total in sums)


def _added(text: Text, counts: Sequence[Figure]) -> bool:
    """True for numbers that are told one after the other, in one breath or phase by phase."""
    for one, two in pairwise(counts):
        between = text.raw[one.span.end : two.span.start]
        breath = _together(text, one, two) and JOINED.search(between) and not OR.search(between)
        phase = pattern("parts", "phases")
        phased = all(phase.search(text.raw, s.start, s.end) for s in (sentence_of(text, one), sentence_of(text, two)))
        if pattern("parts", "of_which").search(between) or not (breath or phased):
            return False
    return True


def _with_others(text: Text, one: Figure) -> bool:
    """True when the number counts contractors in."""
    return bool(pattern("kept", "with_others").search(text.raw, one.span.end, one.span.end + 60))


def _with_share(text: Text, made: Heads, told: Sorted) -> Heads:
    """The number with the share of the workforce and the whole that stand beside it."""
    wholes = (*told.bases, *(before for before, _ in told.levels))
    base = next((one for one in wholes if _together(text, made.figure, one) and size(one) > size(made.figure)), None)
    share = _beside(text, made.figure, told.shares)
    if base is None:
        return replace(made, share=share)
    return replace(made, share=share, base=size(base), base_span=base.span)


def _without_count(text: Text, told: Sorted) -> list[Heads]:
    """A share alone, or two levels of the workforce, with the number that follows from them, marked derived."""
    for one in told.differences:
        if isinstance(one.value, Quantity):
            return [Heads(one, one.value, one.span, _beside(text, one, told.shares), one.base, one.base_span)]
    for before, after in told.levels:
        people, about = size(before) - size(after), before.value.approx or after.value.approx
        count, span = Quantity(people, people, about, derived=True), Span(before.span.start, after.span.end)
        return [Heads(before, count, span, _beside(text, before, told.shares), size(before), before.number)]
    for share in told.shares:
        base = next((one for one in told.bases if _together(text, share, one)), None)
        if base is None or not isinstance(share.value, Percent):
            return [Heads(share, None, None, share)]
        low, high = (None if b is None else round(b * size(base) / 100) for b in (share.value.low, share.value.high))
        count = Quantity(low, high, share.value.approx or base.value.approx, derived=True)
        return [Heads(share, count, None, share, size(base), base.span)]
    return []


def _beside(text: Text, figure: Figure, shares: Sequence[Figure]) -> Figure | None:
    """The share nearest to the figure, in its sentence or the next to it."""
    here = text.sentence_at(figure.number.start)
    near = [share for share in shares if abs(text.sentence_at(share.number.start) - here) <= 1]
    return min(near, key=lambda share: abs(share.span.start - figure.span.start), default=None)


def _together(text: Text, one: Figure, other: Figure) -> bool:
    """True for figures of one sentence."""
    return text.sentence_at(one.number.start) == text.sentence_at(other.number.start)
