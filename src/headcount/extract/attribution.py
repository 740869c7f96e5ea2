"""Which figure is whose: figures judged one by one, then as a document, so that one cut is told once."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from headcount.extract import choice, parts, ranker, series
from headcount.extract.features import Scene
from headcount.extract.quantity import Figure
from headcount.extract.ranker import Weights
from headcount.extract.told import Told, Total
from headcount.model import Percent, Quantity

LEAST = 0.2
"""Under this product of probabilities a figure is not written down at all."""
SHARE = 0.65
"""A percent that is less likely a cut is neither told nor joined to a count: "gains 6 % after cutting 500"."""
TOTAL, NOT_TOTAL = 0.3, 0.8
"""Least probability of a total over several employers, and its least part of the probability of being neither."""
HIRE_REACH = 4
"""How many words from its figure a word of hiring may stand."""


def tell(scene: Scene, table: Weights, *, review: bool = False) -> tuple[list[Told], list[Total], list[Told]]:
    """(cuts, totals, hires): each figure that is a cut with its employer, totals over several, people taken on.

    With ``review`` those too that are under the table's ``keep``, marked so.
    """
    cuts: list[Told] = []
    totals: list[Total] = []
    hires: list[Told] = []
    for place, figure in enumerate(scene.figures):
        kind = ranker.kinds(scene, place, table)
        if hired(scene, figure):
            if scene.names and figure.noun and not figure.is_percent:
                best, odds = choice.employer(scene, place, table)
                hires.append(Told(figure, best, round(odds[best] * (1 - kind["cut"] / 2), 3), place=place))
        elif kind["aggregate"] >= max(TOTAL, kind["cut"], NOT_TOTAL * kind["none"]) and not figure.is_percent:
            totals.append(Total(figure, round(kind["aggregate"], 3)))
        elif kind["cut"] > 0.1 and scene.names:
            best, odds = choice.employer(scene, place, table)
            told = Told(figure, best, kind["cut"] * odds[best], base=figure.base, base_span=figure.base_span)
            told.place, told.kind, told.others = place, kind["cut"], odds
            cuts.append(told)
    wholes = set(scene.wholes.values())
    cuts = _expand_lists(scene, [told for told in cuts if told.place not in wholes])
    cuts = _with_bases(scene, _with_shares(scene, cuts))
    cuts = _once([told for told in cuts if told.confidence >= LEAST])
    again = {id(told) for told in _told_again(cuts)}
    once = [told for told in cuts if id(told) not in again]
    parts.mark(scene, once)
    for told in cuts:
        told.confidence = ranker.trust(doubts(scene, told, once), table)
    hires = [told for told in hires if told.confidence >= LEAST]
    for told in (*cuts, *hires):
        told.review = told.confidence < table.keep or id(told) in again
    kept, taken_on = ([told for told in given if review or not told.review] for given in (cuts, hires))
    return kept, totals, taken_on


def hired(scene: Scene, figure: Figure) -> bool:
    """True when a word of hiring stands next to the figure in its clause and no word of cutting does.

    Or when its whole sentence speaks of hiring and nowhere of cutting: "hires 13,000, of whom 7,000 on new posts".
    """
    sentence, marks = scene.sentence(figure), scene.text.marks
    speaks = {name for name in ("hire", "strong", "weak") if marks.within(f"cuts.{name}", sentence.start, sentence.end)}
    if speaks == {"hire"}:
        return True
    clause = scene.clause(figure, sentence)
    if marks.within("cuts.strong", clause.start, clause.end) or not marks.within("cuts.hire", clause.start, clause.end):
        return False
    hire, weak = (
        min((scene.text.apart(mark, figure.span) for mark in marks.within(name, clause.start, clause.end)), default=99)
        for name in ("cuts.hire", "cuts.weak")
    )
    return hire <= HIRE_REACH and hire < weak


def doubts(scene: Scene, told: Told, cuts: list[Told]) -> dict[str, float]:
    """What speaks for and against a claim once the document is decided: {name: amount}, for its confidence."""
    figure, text = told.figure, scene.text
    own = [other for other in cuts if other.name == told.name and other.figure.is_percent == figure.is_percent]
    sizes = [other.figure.value.low or other.figure.value.high or 0 for other in own]
    size = figure.value.low or figure.value.high or 0
    found = {
        "bias": 1.0,
        "odds": _logit(told.confidence),
        "number": _logit(told.kind),
        "runner-up": max([0.0, *(p for n, p in enumerate(told.others) if n != told.name)]),
        "in title": float(bool(text.title and figure.span.start < text.title.end)),
        "percent": float(figure.is_percent),
        "vague": float(figure.hedge == "vague"),
        "hedged": float(figure.hedge in ("over", "under", "nearly", "about")),
        "known": float(bool(scene.names[told.name].traits & {"known", "org"})),
        "only name": float(len(scene.names) == 1),
        "several of this employer": float(len(own) > 1),
        "larger of this employer": float(bool(sizes) and size < max(sizes)),
        "figures": math.log(1 + len(scene.figures)),
        "names": math.log(1 + len(scene.names)),
        "has share": float(told.share is not None),
        "has base": float(told.base is not None),
        "derived": float(isinstance(figure.value, Quantity) and figure.value.derived),
        "joint": float(told.joint),
        "part": float(told.part_of is not None),
        "inside range": float(any(_within_range(figure, other.figure) for other in own if other is not told)),
    }
    return {key: value for key, value in found.items() if value}


def _logit(probability: float) -> float:
    bounded = min(0.995, max(0.005, probability))
    return math.log(bounded / (1 - bounded))


def _within_range(one: Figure, two: Figure) -> bool:
    """True when an exact number is an end of another's range: "500" in the title, "500 to 600" in the text."""
    ends = {two.value.low, two.value.high}
    return two.hedge == "range" and one.value.low == one.value.high and one.value.low in ends


def _with_bases(scene: Scene, cuts: list[Told]) -> list[Told]:
    """The cuts, each part with its whole as base."""
    for told in cuts:
        whole = scene.wholes.get(told.place)
        if whole is None and told.share is not None:
            whole = scene.wholes.get(scene.figures.index(told.share))
        if whole is not None:
            size = scene.figures[whole].value
            low = size.low if size.low is not None else size.high
            told.base = int(low) if low is not None else None
            told.base_span = scene.figures[whole].number
    return cuts


def _with_shares(scene: Scene, cuts: list[Told]) -> list[Told]:
    """The cuts, a percent beside a count of the same employer in one sentence joined to it."""
    counts = [told for told in cuts if not told.figure.is_percent]
    kept = list(counts)
    for share in (told for told in cuts if told.figure.is_percent and told.kind >= SHARE):
        fellows = [
            told
            for told in counts
            if told.name == share.name and told.share is None and _tells_the_same(scene, told, share)
        ]
        if fellows:
            nearest = min(fellows, key=lambda told: abs(told.figure.span.start - share.figure.span.start))
            nearest.share = share.figure
            nearest.confidence = max(nearest.confidence, min(0.99, (nearest.confidence + share.confidence) / 2))
        else:
            kept.append(share)
    return sorted(kept, key=lambda told: told.figure.span.start)


def _told_again(cuts: list[Told]) -> list[Told]:
    """The percents that most likely tell the only count of their employer again: "cuts 2,400 jobs ... 5 % of staff".

    They are less sure than the count and stand too far from it to be joined, so a person may rule.
    """
    out = []
    for share in (told for told in cuts if told.figure.is_percent):
        own = [told for told in cuts if told.name == share.name and told is not share]
        only = own[0] if len(own) == 1 and not own[0].figure.is_percent else None
        if only and only.share is None and only.confidence >= share.confidence:
            out.append(share)
    return out


def _tells_the_same(scene: Scene, count: Told, share: Told) -> bool:
    """True when a count and a percent stand in one sentence with no other figure between, one restating the other."""
    if scene.sentence(count.figure) != scene.sentence(share.figure):
        return False
    begin, end = sorted((count.place, share.place))
    start, stop = scene.figures[begin].span.end, scene.figures[end].span.start
    gap = scene.text.folded[start:stop]
    if end - begin != 1 or len(gap) >= 80 or re.search("[;:]", gap):
        return False
    apart = ("dates.months", "dates.relative_months", "dates.relative_years", "numbers.more", "cuts.strong")
    return not any(scene.text.marks.within(name, start, stop) for name in apart)


def _expand_lists(scene: Scene, cuts: list[Told]) -> list[Told]:
    """The cuts, a number told of a list of names ("A, B and C each plan thousands") given to each of them."""
    out = list(cuts)
    given = {(told.name, told.place) for told in cuts}
    for told in cuts:
        names = series.listed(scene, told.figure, told.name)
        others = [name for name in names if name != told.name]
        sentence = scene.sentence(told.figure)
        each = bool(scene.text.marks.within("cuts.each", sentence.start, sentence.end))
        for name in others:
            if (name, told.place) not in given:
                given.add((name, told.place))
                out.append(replace(told, name=name, joint=not each))
        if others:
            told.joint = not each
    return out


def _once(cuts: list[Told]) -> list[Told]:
    """The cuts, one for each employer and number: the bounded wording kept, the vague inside an exact one dropped."""
    best: dict[tuple[object, ...], Told] = {}
    for told in sorted(cuts, key=lambda t: -t.confidence):
        value = told.figure.value
        numbers = (
            (value.low, value.high)
            if value.low is not None and value.high is not None and value.low != value.high
            else (value.low or value.high,)
        )
        key = (told.name, told.figure.is_percent, *numbers)
        twin = best.get(key)
        if twin is None:
            best[key] = told
            continue
        twin.confidence = max(twin.confidence, told.confidence)
        told.retold = twin.retold = [*twin.retold, twin.figure, told.figure]
        if twin.figure.hedge in ("", "none") and told.figure.hedge:
            told.confidence, told.share = twin.confidence, told.share or twin.share
            told.base, told.base_span = (told.base, told.base_span) if told.base else (twin.base, twin.base_span)
            best[key] = told
        else:
            twin.share, twin.base, twin.base_span = (
                twin.share or told.share,
                twin.base or told.base,
                twin.base_span or told.base_span,
            )
    kept = list(best.values())
    shares = {(t.name, t.share.value.low or t.share.value.high) for t in kept if t.share}
    kept = [
        t for t in kept if not (t.figure.is_percent and (t.name, t.figure.value.low or t.figure.value.high) in shares)
    ]
    return sorted((t for t in kept if not _vague_twin(t, kept)), key=lambda t: (t.figure.span.start, t.name))


def _vague_twin(told: Told, cuts: list[Told]) -> bool:
    """True when a vague amount ("hundreds") is told exactly elsewhere for the same employer."""
    if told.figure.hedge != "vague" or told.figure.is_percent:
        return False
    low, high = told.figure.value.low or 0, told.figure.value.high or 10**9
    return any(
        other is not told and other.name == told.name and not other.figure.is_percent and other.figure.hedge != "vague"
        and low <= (other.figure.value.low or other.figure.value.high or 0) <= high and other.part_of is None
        for other in cuts
    )  # fmt: skip


def derived(told: Told) -> Quantity | None:
    """The number that a percent of a base makes, marked derived; None without a base."""
    share = told.figure.value
    if not isinstance(share, Percent) or told.base is None:
        return None
    low = None if share.low is None else round(share.low * told.base / 100)
    high = None if share.high is None else round(share.high * told.base / 100)
    return Quantity(low, high, share.approx, derived=True)
