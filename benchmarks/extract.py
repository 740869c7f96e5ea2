"""The table of extraction quality, by the measure of score_claims.py, by language and by headline or body."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.labelled import Labelled


def report(
    texts: Sequence[Labelled], claims: Mapping[str, list[dict[str, Any]]], score: Any, show: int = 0
) -> dict[str, float]:
    """Prints the table and gives back the strict F1 by group, ``all`` for all texts."""
    tally: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    ranked: dict[str, list[tuple[float, bool]]] = collections.defaultdict(list)
    wrong, missed = [], []
    for one in texts:
        labels = [e for e in one.gold["events"] if any(e[k] is not None for k in ("count_min", "count_max", "percent"))]
        cuts = [c for c in claims[one.id] if c["kind"] == "cut"]
        mine = [c for c in cuts if score.figures(c)]
        pairs = score.pair(labels, mine, False)
        lenient = score.pair(labels, mine, True)
        hits = set(pairs.values())
        aside = {j for j, c in enumerate(mine) if j not in lenient.values() and score.set_aside(labels, c)} - hits
        totals = [c for c in claims[one.id] if c["kind"] == "aggregate"]
        for group in (
            "all",
            one.group,
            one.language,
            "headline" if one.headline else "body",
            one.group[:8] + (" head" if one.headline else " body"),
        ):
            t = tally[group]
            t["labels"] += len(labels)
            t["claims"] += len(mine) - len(aside)
            t["right"] += len(pairs)
            t["doc_claimed"] += bool(cuts)
            t["doc_right"] += bool(cuts) and one.gold["relevant"]
            t["doc_labelled"] += one.gold["relevant"]
            t["agg_labels"] += len(one.gold["aggregates"])
            t["agg_claims"] += len(totals)
            t["agg_found"] += sum(any(score.count_agrees(a, c, True) for c in totals) for a in one.gold["aggregates"])
            t["agg_right"] += sum(any(score.count_agrees(a, c, True) for a in one.gold["aggregates"]) for c in totals)
            ranked[group] += [(c["confidence"], j in hits) for j, c in enumerate(mine) if j not in aside]
        missed += [
            (one.id, e["employer"], e["count_min"], e["count_max"], e["percent"])
            for i, e in enumerate(labels)
            if i not in pairs
        ]
        wrong += [
            (one.id, c["employer"], c["headcount"], c["percent"], c["confidence"])
            for j, c in enumerate(mine)
            if j not in hits | aside
        ]
    print(f"{'':20}{'tuples':>7}{'claims':>7}   P    R    F1    doc P/R    agg P/R   r@p95")
    for group, t in sorted(tally.items(), key=lambda kv: (kv[0] != "all", -kv[1]["labels"])):
        p, r, f = prf(t["right"], t["claims"], t["labels"])
        print(
            f"{group:20}{t['labels']:7}{t['claims']:7}  {p:.2f} {r:.2f} {f:.3f}  ",
            f"{_share(t, 'doc_right', 'doc_claimed')} {_share(t, 'doc_right', 'doc_labelled')}  ",
            f"{_share(t, 'agg_right', 'agg_claims')} {_share(t, 'agg_found', 'agg_labels')}  ",
            f"{score.recall_at(ranked[group], t['labels']):.2f}",
        )
    for name, rows in (("wrong", wrong), ("missed", missed)):
        for row in rows[:show]:
            print(name, *row, sep="\t")
    return {group: prf(t["right"], t["claims"], t["labels"])[2] for group, t in tally.items()}


def prf(right: int, claimed: int, labelled: int) -> tuple[float, float, float]:
    """(precision, recall, F1)."""
    p, r = right / claimed if claimed else 0.0, right / labelled if labelled else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _share(tally: collections.Counter[str], part: str, whole: str) -> str:
    return f"{tally[part] / tally[whole]:.2f}" if tally[whole] else "  - "
