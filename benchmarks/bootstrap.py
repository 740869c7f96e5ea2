"""Bootstrap intervals: stories drawn again with replacement, always the same draws.

Texts of one story are no independent witnesses, so whole stories are drawn (the cluster bootstrap, percentile method).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Interval = tuple[float, float]
TIMES, SEED, LEVEL = 1000, 20_240_112, 95.0


@lru_cache(maxsize=64)
def draws(stories: int, times: int = TIMES) -> Floats:
    """How often each of ``stories`` is drawn, one row a draw; equal for equal arguments."""
    chance = np.random.default_rng([SEED, stories])
    return chance.multinomial(stories, [1 / stories] * stories, size=times).astype(float)


def interval(values: Floats) -> Interval:
    """The middle `LEVEL` percent of ``values``; draws that say nothing (NaN) are left out."""
    known = values[~np.isnan(values)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.percentile(known, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return round(float(low), 4), round(float(high), 4)


def drawn(stories: Sequence[Hashable], rows: Sequence[Mapping[str, float]], times: int = TIMES) -> dict[str, Floats]:
    """{column: its sum in each draw}: ``rows`` summed by the story at the same place in ``stories``."""
    places = {story: n for n, story in enumerate(dict.fromkeys(stories))}
    columns = list(dict.fromkeys(name for row in rows for name in row))
    sums = np.zeros((len(places), len(columns)))
    for story, row in zip(stories, rows, strict=True):
        sums[places[story]] += [row.get(name, 0.0) for name in columns]
    totals = draws(len(places), times) @ sums
    return {name: totals[:, n] for n, name in enumerate(columns)}


def ratio(part: Floats, whole: Floats) -> Floats:
    """``part`` by ``whole``, NaN where the whole is zero."""
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def of_ratio(
    stories: Sequence[Hashable], parts: Sequence[float], wholes: Sequence[float], times: int = TIMES
) -> Interval:
    """The interval of the sum of ``parts`` by the sum of ``wholes``."""
    rows = [{"part": part, "whole": whole} for part, whole in zip(parts, wholes, strict=True)]
    if not rows:
        return float("nan"), float("nan")
    sums = drawn(stories, rows, times)
    return interval(ratio(sums["part"], sums["whole"]))


def recall_at(
    stories: Sequence[Hashable],
    ranked: Sequence[tuple[Hashable, float, bool]],
    labels: Sequence[float],
    precision: float = 0.95,
    times: int = TIMES,
) -> Floats:
    """Recall at a precision in each draw: ``ranked`` is (story, confidence, right), ``labels`` count beside stories."""
    places = {story: n for n, story in enumerate(dict.fromkeys(stories))}
    wanted = np.zeros(len(places))
    for story, count in zip(stories, labels, strict=True):
        wanted[places[story]] += count
    often = draws(len(places), times)
    order = sorted(ranked, key=lambda row: -row[1])
    if not order:
        return np.zeros(times)
    weight = often[:, [places[story] for story, _, _ in order]]
    right = np.cumsum(weight * np.array([good for _, _, good in order], dtype=float), axis=1)
    enough = right >= precision * np.cumsum(weight, axis=1) - 1e-9
    return ratio(np.where(enough, right, 0.0).max(axis=1), often @ wanted)
