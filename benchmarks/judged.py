"""One text's claims beside its labels, judged by the rules of score_claims.py, and the groups that the text is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.labelled import Labelled

Row = Mapping[str, Any]
SET_NAMES = {
    "news_real_dev": "real", "news_rewritten_dev": "rewritten", "seeds": "seeds", "hits": "hits", "written": "written",
}  # fmt: skip
"""What the sets are called on the command line and in the tables."""
LANGUAGE_LEAST = 10
"""Tuples that a language needs to count in the macro mean."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: its labels and claims with a figure, and which claim tells which label."""

    one: Labelled
    labels: list[dict[str, Any]]
    claims: list[Row]
    pairs: Mapping[int, int]
    """{label: claim} with equal bounds."""
    lenient: Mapping[int, int]
    """{label: claim} with one number in common."""
    aside: frozenset[int]
    """Claims that neither help nor hurt: their number stands in a label's note."""
    counts: Counter[str]

    @property
    def ranked(self) -> Iterator[tuple[float, bool]]:
        """(confidence, right) of each claim that counts."""
        hits = set(self.pairs.values())
        return ((c["confidence"], j in hits) for j, c in enumerate(self.claims) if j not in self.aside)

    @property
    def wrong(self) -> list[int]:
        """The claims that tell no label."""
        return [j for j in range(len(self.claims)) if j not in self.aside and j not in set(self.pairs.values())]

    @property
    def missed(self) -> list[int]:
        """The labels that no claim tells."""
        return [i for i in range(len(self.labels)) if i not in self.pairs]

    def shown(self, kind: str) -> list[tuple[Any, ...]]:
        """Its ``wrong`` claims or ``missed`` labels, in the columns of a line."""
        if kind == "wrong":
            mine = [self.claims[j] for j in self.wrong]
            return [(self.one.id, c["employer"], c["headcount"], c["percent"], c["confidence"]) for c in mine]
        labels = [self.labels[i] for i in self.missed]
        return [(self.one.id, e["employer"], e["count_min"], e["count_max"], e["percent"]) for e in labels]

    def groups(self) -> list[str]:
        """The names of the groups that the text counts in."""
        name, form = SET_NAMES[self.one.group], "headline" if self.one.headline else "body"
        return ["all", form, name, f"{name} {form}", self.one.language]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong claim (``gold`` is what comes nearest to it) or one missed label (``claim`` is what stands instead)."""

    kind: str
    text: str
    language: str
    cause: str
    gold: str
    claim: str
    confidence: float
    words: str


def countable(gold: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The labelled cuts that have a figure."""
    return [e for e in gold["events"] if any(e[k] is not None for k in ("count_min", "count_max", "percent"))]


def judge(one: Labelled, rows: Sequence[Row], score: Any) -> Judged:
    """The claims of one text judged."""
    labels, cuts = countable(one.gold), [row for row in rows if row["kind"] == "cut"]
    mine = [row for row in cuts if score.figures(row)]
    pairs, lenient = (score.pair(labels, mine, way) for way in (False, True))
    hits, near = set(pairs.values()), set(lenient.values())
    aside = frozenset(j for j, c in enumerate(mine) if j not in near | hits and score.set_aside(labels, c))
    totals, gold_totals = [row for row in rows if row["kind"] == "aggregate"], one.gold["aggregates"]
    counts = Counter(
        labels=len(labels),
        claims=len(mine) - len(aside),
        right=len(pairs),
        doc_claimed=bool(cuts),
        doc_right=bool(cuts) and one.gold["relevant"],
        doc_labelled=one.gold["relevant"],
        agg_labels=len(gold_totals),
        agg_claims=len(totals),
        agg_found=sum(any(score.count_agrees(a, c, True) for c in totals) for a in gold_totals),
        agg_right=sum(any(score.count_agrees(a, c, True) for a in gold_totals) for c in totals),
    )
    return Judged(one, labels, mine, pairs, lenient, aside, counts)


def judge_all(texts: Iterable[Labelled], claims: Mapping[str, Sequence[Row]], score: Any) -> list[Judged]:
    """The claims of every text judged; ``claims`` by the text's id."""
    return [judge(one, claims[one.id], score) for one in texts]
