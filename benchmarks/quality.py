"""How good the claims of cuts are: precision, recall and F1 by group, each with its bootstrap interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks import bootstrap
from benchmarks.bootstrap import Floats
from benchmarks.judged import LANGUAGE_LEAST, Judged

RATIOS = {
    "p": ("right", "claims"),
    "r": ("right", "labels"),
    "doc_p": ("doc_right", "doc_claimed"),
    "doc_r": ("doc_right", "doc_labelled"),
    "agg_p": ("agg_right", "agg_claims"),
    "agg_r": ("agg_found", "agg_labels"),
}
"""Each share as (part, whole) of a text's counts."""


def prf(right: float, claimed: float, labelled: float) -> tuple[float, float, float]:
    """(precision, recall, F1)."""
    p, r = right / claimed if claimed else 0.0, right / labelled if labelled else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def row(name: str, judged: Sequence[Judged], score: Any, times: int = bootstrap.TIMES) -> dict[str, Any]:
    """One group's figures; a share without a whole is None. Intervals are under ``ci`` unless ``times`` is 0."""
    total = sum((j.counts for j in judged), Counter[str]())
    found: dict[str, Any] = {"group": name, "tuples": total["labels"], "claims": total["claims"]}
    found |= {key: total[part] / total[whole] if total[whole] else None for key, (part, whole) in RATIOS.items()}
    found["f1"] = prf(total["right"], total["claims"], total["labels"])[2]
    found["r_at_p95"] = score.recall_at([pair for j in judged for pair in j.ranked], total["labels"])
    if times:
        found["ci"] = intervals(judged, times)
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in found.items()}


def intervals(judged: Sequence[Judged], times: int) -> dict[str, bootstrap.Interval]:
    """{measure: (low, high)} of one group."""
    stories = [j.one.story for j in judged]
    sums = bootstrap.drawn(stories, [j.counts for j in judged], times)
    ranked = [(j.one.story, confidence, right) for j in judged for confidence, right in j.ranked]
    at = bootstrap.recall_at(stories, ranked, [j.counts["labels"] for j in judged], times=times)
    shares = {key: bootstrap.ratio(sums[part], sums[whole]) for key, (part, whole) in RATIOS.items()}
    found = shares | {"f1": f1(sums), "r_at_p95": at}
    return {key: bootstrap.interval(values) for key, values in found.items() if not np.isnan(values).all()}


def f1(sums: Mapping[str, Floats]) -> Floats:
    """F1 in each draw; NaN where a draw has neither claim nor label."""
    return bootstrap.ratio(2 * sums["right"], sums["claims"] + sums["labels"])


def by_group(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The texts of each group, the largest groups first and ``all`` before them."""
    groups: dict[str, list[Judged]] = {}
    for j in judged:
        for name in j.groups():
            groups.setdefault(name, []).append(j)
    size = {name: sum(len(j.labels) for j in inside) for name, inside in groups.items()}
    kinds = {name: n for n, name in enumerate(("all", "headline", "body"))}
    return dict(sorted(groups.items(), key=lambda kv: (kinds.get(kv[0], 9), -size[kv[0]], kv[0])))


def languages(judged: Sequence[Judged], least: int = LANGUAGE_LEAST) -> list[str]:
    """The languages with at least ``least`` tuples."""
    counts: Counter[str] = Counter()
    for j in judged:
        counts[j.one.language] += len(j.labels)
    return sorted(language for language, count in counts.items() if count >= least)


def macro(judged: Sequence[Judged], times: int = bootstrap.TIMES) -> dict[str, Any]:
    """The mean of the languages' figures, for languages with tuples enough."""
    chosen = languages(judged)
    if not chosen:
        return {"group": "macro", "languages": 0, "f1": None}
    totals = [sum((j.counts for j in judged if j.one.language == iso), Counter[str]()) for iso in chosen]
    each = [prf(t["right"], t["claims"], t["labels"]) for t in totals]
    p, r, f = (sum(values) / len(chosen) for values in zip(*each, strict=True))
    found: dict[str, Any] = {"group": "macro", "languages": len(chosen), "tuples": sum(t["labels"] for t in totals)}
    found |= {"claims": sum(t["claims"] for t in totals), "p": round(p, 4), "r": round(r, 4), "f1": round(f, 4)}
    if times:
        columns = ("right", "claims", "labels")
        rows = [{f"{j.one.language} {name}": j.counts[name] for name in columns} for j in judged]
        sums = bootstrap.drawn([j.one.story for j in judged], rows, times)
        drawn = [f1({name: sums[f"{iso} {name}"] for name in columns}) for iso in chosen]
        found["ci"] = {"f1": bootstrap.interval(np.nanmean(drawn, axis=0))}
    return found


def table(judged: Sequence[Judged], score: Any, times: int = bootstrap.TIMES) -> list[dict[str, Any]]:
    """The rows of all groups, and the macro mean over languages."""
    return [*(row(name, inside, score, times) for name, inside in by_group(judged).items()), macro(judged, times)]
