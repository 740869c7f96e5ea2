"""The weights and what is made of them: how likely a figure is a cut, and which employer it is of.

Two linear models over the features of `features`. The weights are a readable table, ``vocab/weights.json``, fitted by
``python -m benchmarks.train`` and reproducible to the digit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from headcount.extract import features, figure_features
from headcount.extract.features import Scene
from headcount.vocab import FOLDER

CLASSES = ("cut", "aggregate", "none")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the two rankers and of the confidence."""

    number: Mapping[str, Mapping[str, float]]
    """{class: {feature: weight}}"""
    pair: Mapping[str, float]
    """{feature: weight}"""
    none: float
    """The score of "no employer stated"."""
    trust: Mapping[str, float]
    """{doubt: weight} of the calibrated confidence; empty: the odds as they are."""
    keep: float
    """Claims under this confidence are left to the review queue."""


@lru_cache
def weights() -> Weights:
    """The weights that ship."""
    return Weights(**json.loads((FOLDER / "weights.json").read_text(encoding="utf-8")))


def score(table: Mapping[str, float], found: Iterable[str]) -> float:
    """The sum of the weights of ``found``; a feature without a weight counts nothing."""
    return sum(map(table.get, found, repeat(0.0)))


def softmax(scores: Sequence[float]) -> list[float]:
    """``scores`` as probabilities that sum to 1."""
    top = max(scores)
    powers = [math.exp(value - top) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]


def kinds(scene: Scene, place: int, table: Weights) -> dict[str, float]:
    """{class: probability} of one figure."""
    found = figure_features.of_figure(scene, place)
    return dict(zip(CLASSES, softmax([score(table.number[kind], found) for kind in CLASSES]), strict=True))


def employers(scene: Scene, place: int, table: Weights) -> list[float]:
    """The probability of each name of the scene to be the figure's employer; what is missing to 1 is "none of them"."""
    scores = [score(table.pair, features.of_pair(scene, place, name)) for name in range(len(scene.names))]
    return softmax([*scores, table.none])[:-1]


def trust(found: Mapping[str, float], table: Weights) -> float:
    """The confidence of a claim, calibrated: the share of claims with these doubts that were right."""
    if not table.trust:
        return 1 / (1 + math.exp(-found["odds"]))
    return 1 / (1 + math.exp(-sum(table.trust.get(name, 0.0) * amount for name, amount in found.items())))
