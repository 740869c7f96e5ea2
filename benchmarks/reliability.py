"""Whether the confidence of claims is what it says: of the claims at .8, are eight in ten right?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from benchmarks import bootstrap
from benchmarks.judged import Judged

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the bins of the table begin and end; claims under the cut-off are not made, so the first ones may be empty."""
Ranked = tuple[str, float, bool]


def ranked(judged: Iterable[Judged]) -> list[Ranked]:
    """(story, confidence, right) of each claim that counts."""
    return [(j.one.story, confidence, right) for j in judged for confidence, right in j.ranked]


def table(claims: Sequence[Ranked]) -> list[dict[str, Any]]:
    """A row for each bin that has claims: how many, the mean confidence, the share that is right and its interval."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [c for c in claims if low <= c[1] < high or (high == EDGES[-1] and c[1] == high)]
        if inside:
            said, right = sum(c[1] for c in inside) / len(inside), sum(c[2] for c in inside) / len(inside)
            ci = bootstrap.of_ratio([c[0] for c in inside], [float(c[2]) for c in inside], [1.0] * len(inside))
            rows.append(
                {"low": low, "high": high, "claims": len(inside), "said": round(said, 4), "right": round(right, 4)}
                | {"ci": {"right": ci}}
            )
    return rows


def error(claims: Sequence[Ranked], bins: int = 10) -> float:
    """The expected calibration error: how far confidence and share right are apart, over bins with equal claims."""
    order = sorted(claims, key=lambda c: c[1])
    size = max(1, -(-len(order) // bins))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    gaps = (abs(sum(c[1] for c in group) - sum(c[2] for c in group)) for group in groups)
    return round(sum(gaps) / len(order), 4) if order else 0.0
