"""The weights and what is made of them: how likely a figure is a cut, and which employer it is of.

Two linear models over the features of `features`. The weights are a readable table, ``vocab/weights.json``, fitted by
``python -m benchmarks.train`` and reproducible to the digit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from headcount.extract import features, figure_features
from headcount.extract.features import Scene
from headcount.vocab import FOLDER

AND = " & "
CLASSES = ("cut", "aggregate", "none")


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the two rankers and of the confidence."""

    number: Mapping[str, Mapping[str, float]]
    """{class: {feature, or two of them with `AND` between: weight}}"""
    pair: Mapping[str, float]
    """{feature: weight}"""
    none: float
    """The score of "no employer stated"."""
    trust: Mapping[str, float]
    """{doubt: weight} of the calibrated confidence; empty: the odds as they are."""
    keep: float
    """Claims under this confidence are left to the review queue."""
    together: Mapping[str, list[tuple[str, tuple[float, ...]]]] = field(init=False, repr=False, compare=False)
    """{feature: [(itself or the other of a pair, its weight for each class)]}: ``number`` by feature."""

    def __post_init__(self) -> None:
        found: dict[str, list[tuple[str, tuple[float, ...]]]] = {}
        for name in sorted({name for kind in CLASSES for name in self.number.get(kind, {})}):
            one, _, two = name.partition(AND)
            weights = tuple(self.number[kind].get(name, 0.0) for kind in CLASSES)
            found.setdefault(one, []).append((two or one, weights))
        object.__setattr__(self, "together", found)


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
    """{class: probability} of one figure: its features count, and the pairs of them that have a weight together."""
    found = frozenset(figure_features.of_figure(scene, place))
    scores = [0.0] * len(CLASSES)
    for one in found:
        for two, weights in table.together.get(one, ()):
            if two in found:
                scores = [score + weight for score, weight in zip(scores, weights, strict=True)]
    return dict(zip(CLASSES, softmax(scores), strict=True))


def employers(scene: Scene, place: int, table: Weights) -> list[float]:
    """The probability of each name of the scene to be the figure's employer; what is missing to 1 is "none of them"."""
    scores = [score(table.pair, features.of_pair(scene, place, name)) for name in range(len(scene.names))]
    return softmax([*scores, table.none])[:-1]


def trust(found: Mapping[str, float], table: Weights) -> float:
    """The confidence of a claim, calibrated: the share of claims with these doubts that were right."""
    if not table.trust:
        return 1 / (1 + math.exp(-found["odds"]))
    return 1 / (1 + math.exp(-sum(table.trust.get(name, 0.0) * amount for name, amount in found.items())))
