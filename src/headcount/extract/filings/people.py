"""Which of a filing's numbers of people go: neither those who stay, nor the whole workforce, nor what is left net."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from headcount.extract.filings.phrases import BETWEEN, either, last, nearest, pattern, table
from headcount.extract.quantity import Figure, with_bases
from headcount.extract.text import Text
from headcount.model import Percent, Quantity, Span

CLAUSE = re.compile(r"[;:]\s|, (?:and|but|while|which|with|as)\s")
FROM_TO = re.compile(r"\s(?:\w[\w-]*\s){0,4}to\s(?:approximately |about |roughly )?", re.IGNORECASE)
REACH = 160
"""Characters before a number in which its word may stand."""


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


def heads(text: Text, found: Sequence[Figure], *, exhibit: bool = False) -> list[Heads]:
    """The cut's number, and beside it that of contractors; nothing where only others are counted.

    In Item 2.05 a number of people is of those who go unless a word says otherwise; in an exhibit a word must say so.
    """
    wholes = {id(whole) for part, whole in with_bases(text, list(found)) if _of_its(text, whole)}
    levels = _levels(text, found)
    told = [one for one in found if one.hedge == "level"]
    left = [one for one in found if one not in told and not any(one in pair for pair in levels)]
    kinds = [(one, _kind(text, one, exhibit=exhibit, whole=id(one) in wholes)) for one in left]
    counts = [one for one, kind in kinds if kind == "cut" and not one.is_percent]
    counts = counts or [one for one, kind in kinds if kind == "net" and not one.is_percent]
    bases = [one for one, kind in kinds if kind == "base" and not one.is_percent]
    shares = [one for one, kind in kinds if kind in ("cut", "net") and one.is_percent and of_people(text, one)]
    staff = [one for one in counts if not _contractors(text, one)]
    made = []
    for group in (staff, [one for one in counts if one not in staff]):
        if group:
            figure, count, span = _headline(text, group)
            made.append(_with_share(text, Heads(figure, count, span), shares, bases, levels))
    if made and staff:
        extra = [Heads(m.figure, m.count, m.span, contractors=True) for m in made[1:]]
        return [made[0], *extra]
    if made:
        return [Heads(m.figure, m.count, m.span, m.share, m.base, m.base_span, contractors=True) for m in made]
    if told and isinstance(told[0].value, Quantity):
        one = told[0]
        return [Heads(one, told[0].value, one.span, _beside(text, one, shares), one.base, one.base_span)]
    return _without_count(text, shares, bases, levels)


def _without_count(
    text: Text, shares: Sequence[Figure], bases: Sequence[Figure], levels: Sequence[tuple[Figure, Figure]]
) -> list[Heads]:
    """A share alone, or two levels of the workforce, with the number that follows from them, marked derived."""
    if levels:
        before, after = levels[0]
        high, low = _size(before), _size(after)
        count = Quantity(high - low, high - low, before.value.approx or after.value.approx, derived=True)
        span = Span(before.span.start, after.span.end)
        share = _beside(text, before, shares)
        return [Heads(before, count, span, share, high, before.number)]
    if not shares:
        return []
    share = shares[0]
    base = next((one for one in bases if _together(text, share, one)), None)
    value = share.value
    if base is None or not isinstance(value, Percent):
        return [Heads(share, None, None, share)]
    bounds = [None if bound is None else round(bound * _size(base) / 100) for bound in (value.low, value.high)]
    approx = value.approx or base.value.approx
    return [Heads(share, Quantity(*bounds, approx, derived=True), None, share, _size(base), base.span)]


def _with_share(
    text: Text,
    made: Heads,
    shares: Sequence[Figure],
    bases: Sequence[Figure],
    levels: Sequence[tuple[Figure, Figure]],
) -> Heads:
    """The number with the share of the workforce and the whole that stand beside it."""
    share = _beside(text, made.figure, shares)
    base = next((one for one in (*bases, *(one for one, _ in levels)) if _together(text, made.figure, one)), None)
    size = _size(base) if base and _size(base) > _size(made.figure) else None
    return Heads(made.figure, made.count, made.span, share, size, base.span if base and size else None)


def _headline(text: Text, counts: Sequence[Figure]) -> tuple[Figure, Quantity, Span]:
    """(figure, count, words): the number that heads a filing; a sum where its parts alone are told."""
    distinct: list[Figure] = []
    for one in counts:
        if not any(_same(one, other) for other in distinct):
            distinct.append(one)
    total = next((one for one in distinct if _is_sum(one, distinct)), None)
    parts = distinct if total is None and _added(text, counts) else []
    if len(parts) > 1:
        each = [one for one in counts]
        values = [one.value for one in each]
        low = sum(int(v.low or 0) for v in values) if all(v.low is not None for v in values) else None
        high = sum(int(v.high or 0) for v in values) if all(v.high is not None for v in values) else None
        count = Quantity(low, high, any(v.approx for v in values), derived=True)
        return each[0], count, Span(each[0].span.start, each[-1].span.end)
    whole = [one for one in distinct if not _with_others(text, one)] or distinct
    first = total or min(whole, key=lambda one: (not _strongly(text, one), one.span.start))
    value = first.value
    assert isinstance(value, Quantity)
    return first, value, first.span


def _same(one: Figure, other: Figure) -> bool:
    """True when two numbers are one told twice, once perhaps with another hedge."""
    ends = {(f.value.low or f.value.high, f.value.high or f.value.low) for f in (one, other)}
    return len(ends) == 1


def _is_sum(one: Figure, every: Sequence[Figure]) -> bool:
    """True when two or three others make up ``one``."""
    others = [other for other in every if other is not one]
    sums = (pick for n in (2, 3, 4) for pick in combinations(others[:6], n))
    return any(abs(sum(map(_size, pick)) - _size(one)) <= _size(one) * 0.02 for pick in sums)


def _added(text: Text, counts: Sequence[Figure]) -> bool:
    """True for numbers that are told one after the other, in one breath or phase by phase."""
    if len(counts) < 2:
        return False
    for one, two in zip(counts, counts[1:], strict=False):
        between = text.raw[one.span.end : two.span.start]
        if pattern("parts", "of_which").search(between):
            return False
        same = text.sentence_at(one.span.start) == text.sentence_at(two.span.start)
        if same and re.search(r"\band\b|\+|, ", between) and not re.search(r"\bor\b", between):
            continue
        if not all(pattern("parts", "phases").search(_sentence(text, figure)) for figure in (one, two)):
            return False
    return True


def _kind(text: Text, one: Figure, *, exhibit: bool, whole: bool) -> str:
    """``cut``, ``base``, ``net``, ``kept`` or ``either`` of one figure, by the words around it."""
    if not one.is_percent and ((exhibit and one.noun is None) or text.raw[: one.number.start][-40:].rstrip()[-1:] == "$"):
        return "kept"  # a cell of a table of money
    sentence = text.sentences[text.sentence_at(one.number.start)]
    start = max(sentence.start, one.span.start - REACH)
    before, after = text.raw[start : one.span.start], text.raw[one.span.end : min(sentence.end, one.span.end + 60)]
    if not one.is_percent and (whole or _whole(before) or pattern("base", "on_a_day").match(after.lstrip())):
        return "base"
    if last(pattern("kept", "net"), before, max(0, len(before) - 40), len(before)):
        return "net"
    kept = last(pattern("kept", "words"), before, 0, len(before))
    gone = last(re.compile(f"{pattern('cut', 'strong').pattern}|{pattern('cut', 'weak').pattern}", 2), before, 0, 999)
    if kept and (gone is None or kept.end() > gone.end()):
        either_way = gone and pattern("kept", "or").search(before, gone.end(), kept.start())
        if either_way and kept.start() - gone.end() < 12:
            return "either"
        if not (gone and gone.end() > kept.start()):
            return "kept"
    if gone or not exhibit:
        return "cut"
    cues = (nearest(pattern("cut", key), text.raw, sentence.start, one.span.end, sentence.end) for key in ("strong", "weak"))
    return "cut" if any(cue is not None for cue in cues) else "kept"


def _whole(before: str) -> bool:
    """True when the words before a number call it the whole workforce: "of its current", not "all of its"."""
    lists = table()["base"]
    fill = rf"(?:[\s\u00a0]+(?:{either(lists['between'])}))*[\s\u00a0]*"
    if found := re.search(rf"(?<!\w)(?:{either(lists['stock'])}){fill}\Z", before, re.IGNORECASE):
        led = rf"(?:{either(lists['reduction'])})(?:\W+[\w'’]+){{0,4}}\W+\Z"
        return re.search(rf"(?<!\w){led}", before[: found.start()], re.IGNORECASE) is None
    found = re.search(rf"(?<!\w)(?:{either(lists['of'])}){fill}\Z", before, re.IGNORECASE)
    every = rf"(?<!\w)(?:{either(lists['all'])})(?!\w)"
    return found is not None and not re.search(every, before[max(0, found.start() - 8) : found.end()], re.IGNORECASE)


def _of_its(text: Text, whole: Figure) -> bool:
    """True when a number stands behind "of its": "reduction of approximately 130" is no whole."""
    start = max(0, whole.span.start - 60)
    return _whole(text.raw[start : whole.span.start])


def _levels(text: Text, found: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The pairs "from 57 to 9": (before, after)."""
    counts = [one for one in found if not one.is_percent]
    pairs = []
    for one, two in zip(counts, counts[1:], strict=False):
        lead = text.raw[max(0, one.span.start - 6) : one.span.start].lower()
        if lead.endswith("from ") and FROM_TO.fullmatch(text.raw[one.span.end : two.span.start]) and _size(one) > _size(two):
            pairs.append((one, two))
    return pairs


def of_people(text: Text, share: Figure) -> bool:
    """True for a percent of the people, false for one of costs or sales: a word for them stands near it."""
    sentence = text.sentences[text.sentence_at(share.number.start)]
    after = text.raw[share.span.end : min(sentence.end, share.span.end + 70)]
    before = text.raw[max(sentence.start, share.span.start - 60) : share.span.start]
    ahead = re.match(rf"(?:\W+[\w'’-]+){{0,7}}?\W+(?:{either(table()['people']['words'])})(?!\w)", after, re.IGNORECASE)
    if ahead and not pattern("charges", "of").search(ahead[0]):
        return True
    behind = last(pattern("people", "words"), before, 0, len(before))
    return bool(behind and re.fullmatch(rf"{BETWEEN}(?:by|of)\s*|\W+(?:[\w'’-]+\W+){{0,5}}by\s+|\s+(?:by|of)\s+|.{{0,30}}\bby\s+", before[behind.end() :]))


def _contractors(text: Text, one: Figure) -> bool:
    """True for a number of contractors alone."""
    words = text.raw[one.span.end : one.span.end + 40]
    return bool(re.match(r"\W*(?:[\w-]+\W+){0,3}?(?:contractors?|contingent workers?|consultants?)\b", words, 2)) and not (
        re.match(r"\W*(?:[\w-]+\W+){0,2}?(?:employees?|roles|positions|staff)\b", words, 2)
    )


def _with_others(text: Text, one: Figure) -> bool:
    """True when the number counts contractors in."""
    return bool(pattern("kept", "with_others").search(text.raw, one.span.end, one.span.end + 60))


def _strongly(text: Text, one: Figure) -> bool:
    """True when the nearest word before the number in its sentence is one of cutting, not of touching."""
    sentence = text.sentences[text.sentence_at(one.number.start)]
    words = (sentence.start, one.span.start)
    gone, touched = last(pattern("cut", "strong"), text.raw, *words), last(pattern("cut", "weak"), text.raw, *words)
    return bool(gone and (touched is None or gone.start() > touched.start()))


def _beside(text: Text, figure: Figure, shares: Sequence[Figure]) -> Figure | None:
    """The share nearest to the figure, in its sentence or the next to it."""
    near = [share for share in shares if _near(text, figure, share)]
    return min(near, key=lambda share: abs(share.span.start - figure.span.start), default=None)


def _near(text: Text, one: Figure, other: Figure) -> bool:
    """True for figures of one sentence or of two that follow each other."""
    return abs(text.sentence_at(one.number.start) - text.sentence_at(other.number.start)) <= 1


def _together(text: Text, one: Figure, other: Figure) -> bool:
    """True for figures of one sentence."""
    return text.sentence_at(one.number.start) == text.sentence_at(other.number.start)


def _sentence(text: Text, figure: Figure) -> str:
    """The words of the figure's sentence."""
    sentence = text.sentences[text.sentence_at(figure.number.start)]
    return text.raw[sentence.start : sentence.end]


def _size(figure: Figure) -> int:
    """One number for a figure: its lower bound, or its upper."""
    value = figure.value
    return int(value.low if value.low is not None else value.high or 0)
