"""What went wrong, each with its cause told mechanically: claims that tell no label, labels that no claim tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from benchmarks import train
from benchmarks.judged import Judged, Mistake
from headcount.extract import attribution
from headcount.extract.ranker import Weights
from headcount.extract.text import Text
from headcount.extract.writer import Writer

CUES = {
    "hire": "cuts.hire", "who remains": "people.remaining", "workforce": "people.total", "total": "cuts.aggregate",
    "other sense": "cuts.other_sense",
}  # fmt: skip
"""Lists of the language table that name what a spurious figure may be, when one of their words is in its sentence."""


def mistakes(judged: Sequence[Judged], weights: Mapping[str, Weights], score: Any) -> list[Mistake]:
    """All of them: wrong claims, the most confident first, then missed labels, those in the shortest texts first."""
    wrong = [made for j in judged for made in wrong_ones(j, score)]
    missed = [made for j in judged if j.one.gold["relevant"] for made in missed_ones(j, weights[j.one.id], score)]
    length = {j.one.id: len(j.one.passage.text) for j in judged}
    return sorted(wrong, key=lambda m: -m.confidence) + sorted(missed, key=lambda m: (length[m.text], m.text))


def wrong_ones(j: Judged, score: Any) -> Iterator[Mistake]:
    """The claims of one text that tell no label."""
    near = {claim: label for label, claim in j.lenient.items()}
    for place in j.wrong:
        claim = j.claims[place]
        cause, label = wrong_cause(j, claim, near.get(place), score)
        evidence = (claim.get("quotes") or {}).get("evidence") or {"text": ""}
        told = shown_label(label) if label else "no such label"
        yield Mistake(
            "wrong", j.one.id, j.one.language, cause, told, shown_claim(claim), claim["confidence"], evidence["text"]
        )


def wrong_cause(j: Judged, claim: Mapping[str, Any], near: int | None, score: Any) -> tuple[str, dict[str, Any] | None]:
    """(class of cause, the label that the claim comes nearest to)."""
    if near is not None:
        return "other bounds", j.labels[near]
    same_number = [e for e in j.labels if number_agrees(e, claim, score)]
    told = [e for e in same_number if score.same_employer(e, claim)]
    if told:
        return ("told twice" if any(j.labels.index(e) in j.pairs for e in told) else "other figure beside"), told[0]
    if same_number:
        return "wrong employer", same_number[0]
    kind = "spurious figure: " + spurious(j, claim, score)
    own = [e for e in j.labels if score.same_employer(e, claim)]
    return (kind if j.labels else f"no cut in the text, {kind.partition(': ')[2]}"), own[0] if own else None


def spurious(j: Judged, claim: Mapping[str, Any], score: Any) -> str:
    """What a figure is that no label has: a base, a total, a share, or what the words of its sentence speak of."""
    low, high = score.count_of(claim)
    bases = {e["workforce_base"] for e in j.one.gold["events"]} - {None}
    if {low, high} & bases:
        return "base"
    if any(score.count_agrees(total, claim, True) for total in j.one.gold["aggregates"]):
        return "total"
    if low is None and high is None:
        return "percent"
    text, quotes = Text(j.one.passage.text, j.one.passage.language, j.one.passage.title), claim.get("quotes") or {}
    if evidence := quotes.get("evidence"):
        for name, cue in CUES.items():
            if text.marks.within(cue, evidence["start"], evidence["end"]):
                return name
    return "other"


def number_agrees(label: Mapping[str, Any], claim: Mapping[str, Any], score: Any) -> bool:
    """True when a number of the claim is the label's, whatever the hedge."""
    mine = {x for x in score.count_of(claim) if x is not None}
    if mine & ({label["count_min"], label["count_max"]} - {None}):
        return True
    return label["percent"] is not None and any(abs(p - label["percent"]) <= 0.5 for p in score.percents_of(claim))


def missed_ones(j: Judged, table: Weights, score: Any) -> Iterator[Mistake]:
    """The labels of one text that no claim tells."""
    for place in j.missed:
        label = j.labels[place]
        instead = [c for c in j.claims if number_agrees(label, c, score)]
        cause = missed_cause(j, label, instead, table, score)
        found = label.get("quote") or j.one.passage.text[:200]
        quote = found if isinstance(found, str) else " / ".join(found)
        said = "; ".join(shown_claim(c) for c in instead) or "no claim"
        yield Mistake("missed", j.one.id, j.one.language, cause, shown_label(label), said, 0.0, quote)


def missed_cause(
    j: Judged, label: dict[str, Any], instead: Sequence[Mapping[str, Any]], table: Weights, score: Any
) -> str:
    """The first step on the way from text to claim at which the label was lost."""
    if any(score.same_employer(label, c) for c in instead):
        return "other bounds"
    scene = train.staged(j.one.passage)
    alone = {"events": [label], "aggregates": []}
    if not any(train.label_of(figure, alone)[0] == 0 for figure in scene.figures):
        return "number not found"
    if not any(train.names_it(score, scene, n, label) for n in range(len(scene.names))):
        return "employer not a candidate"
    if instead:
        return "wrong employer"
    told, totals, hires = attribution.tell(scene, replace(table, keep=0.0))
    writer = Writer(j.one.passage, scene)
    if any(number_agrees(label, claim.as_row(), score) for claim in writer.cuts(told)):
        return "under the cut-off"
    taken = {"total": [t.figure for t in totals], "hire": [t.figure for t in hires]}
    for name, figures in taken.items():
        if any(train.label_of(figure, alone)[0] == 0 for figure in figures):
            return f"taken for a {name}"
    return "taken for no cut"


def shown_label(label: Mapping[str, Any]) -> str:
    """A label in a few words."""
    low, high, percent = label["count_min"], label["count_max"], label["percent"]
    return f"{label['employer']}: {bounds(low, high)}" + (f" {percent:g} %" if percent is not None else "")


def shown_claim(claim: Mapping[str, Any]) -> str:
    """A claim in a few words."""
    count, percent = claim.get("headcount") or {}, claim.get("percent") or {}
    share = f" {bounds(percent.get('low'), percent.get('high'))} %" if percent else ""
    return f"{claim['employer_name'] or claim['employer']}: {bounds(count.get('low'), count.get('high'))}{share}"


def bounds(low: float | None, high: float | None) -> str:
    """``500``, ``500+``, ``-500``, ``500-600``, or nothing."""
    if low == high:
        return "" if low is None else f"{low:g}" if low < 1e6 else str(low)
    return f"{low}+" if high is None else f"-{high}" if low is None else f"{low}-{high}"


def counted(found: Sequence[Mistake]) -> list[dict[str, Any]]:
    """How often each cause."""
    counts = Counter((m.kind, m.cause) for m in found)
    return [{"kind": kind, "cause": cause, "count": n} for (kind, cause), n in counts.most_common()]
