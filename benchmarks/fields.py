"""The labelled cuts beside the claims that tell them, and how often each field of the claim is the label's."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.labelled import Labelled, scorer
from headcount.extract import cuts
from headcount.extract.text import Text
from headcount.model import Cut, Quote, Span

FIELDS = ("status", "announced", "base", "unit_presence", "reasons")


@dataclass(frozen=True, slots=True)
class Pair:
    """One label and the claim that has its employer and its number."""

    one: Labelled
    text: Text
    label: dict[str, Any]
    claim: Cut

    @property
    def sentence(self) -> Span:
        return _span(self.claim.quotes["evidence"])

    @property
    def figure(self) -> Span:
        quotes = self.claim.quotes
        return _span(quotes["headcount"] if "headcount" in quotes else quotes["percent"])


def pairs(texts: Iterable[Labelled]) -> list[Pair]:
    """Each labelled cut with a figure that a claim tells, paired as the scoring tool pairs them."""
    score, found = scorer(), []
    for one in texts:
        labels = [e for e in one.gold["events"] if any(e[k] is not None for k in ("count_min", "count_max", "percent"))]
        if not labels:
            continue
        mine = [(c, c.as_row()) for c in cuts.claims(one.passage) if isinstance(c, Cut)]
        mine = [(c, row) for c, row in mine if score.figures(row)]
        text = Text(one.passage.text, one.passage.language, one.passage.title)
        for i, j in score.pair(labels, [row for _, row in mine], True).items():
            found.append(Pair(one, text, labels[i], mine[j][0]))
    return found


def accuracy(found: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """{group: {field: share of pairs on which claim and label agree}} by the scoring tool's measure."""
    score = scorer()
    tally: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for pair in found:
        row, label, count = pair.claim.as_row(), pair.label, tally[pair.one.group]
        count["pairs"] += 1
        count["status"] += row["status"] == label["status"]
        count["announced"] += score.compatible(label["announced"], row["announced"])
        count["base"] += row["base"] == label["workforce_base"]
        count["unit_presence"] += bool(row["unit"]) == bool(label["unit"])
        count["reasons"] += {r["reason"] for r in row["reasons"]} == set(label["reasons"])
    return {
        group: {name: round(count[name] / count["pairs"], 3) for name in FIELDS}
        for group, count in sorted(tally.items())
    }


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)
