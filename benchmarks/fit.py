"""The arithmetic of fitting: features as columns, conjunctions among them, and two deterministic ways to minimise."""

from __future__ import annotations

import collections
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headcount.extract.ranker import AND

Floats = NDArray[np.float64]
STEPS, RATE = 200, 0.1
FAST_STEPS = 150
SAME = 0.97
"""A conjunction that is nearly always there when one of its features is says nothing new."""


class Index:
    """Feature texts as columns; with ``both``, pairs of them that stand together in that many rows too."""

    def __init__(self, rows: Sequence[Sequence[str]], least: int, both: int = 0) -> None:
        counts = collections.Counter(feature for row in rows for feature in set(row))
        self.names = sorted(name for name, n in counts.items() if n >= least)
        self.place = {name: i for i, name in enumerate(self.names)}
        self.pairs: NDArray[np.int64] = np.zeros((0, 2), dtype=np.int64)
        if both:
            single = self.matrix(rows).astype(np.float32)
            together = single.T @ single
            alone = np.diag(together)
            fresh = (together >= both) & (together < SAME * np.minimum(alone[:, None], alone[None, :]))
            self.pairs = np.argwhere(np.triu(fresh, 1))
        self.columns = [*self.names, *(self.names[i] + AND + self.names[j] for i, j in self.pairs)]

    def matrix(self, rows: Sequence[Sequence[str]]) -> Floats:
        """One row a feature list, one column a feature: 1 where it is there."""
        out = np.zeros((len(rows), len(self.names)))
        for i, row in enumerate(rows):
            for feature in row:
                if feature in self.place:
                    out[i, self.place[feature]] = 1.0
        return out

    def cells(self, rows: Sequence[Sequence[str]]) -> Cells:
        """The same and the pairs, as the cells that are 1: there are few of them."""
        single = self.matrix(rows).astype(bool)
        whole = np.hstack([single, single[:, self.pairs[:, 0]] & single[:, self.pairs[:, 1]]])
        row, column = np.nonzero(whole)
        return Cells(row, column, whole.shape)


@dataclass(frozen=True)
class Cells:
    """A matrix of ones and zeros by the rows and columns of its ones."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    shape: tuple[int, ...]

    def times(self, weights: Floats) -> Floats:
        """The matrix times ``weights`` (columns x n)."""
        return self._sums(self.row, weights[self.column], self.shape[0])

    def back(self, weights: Floats) -> Floats:
        """The matrix turned over, times ``weights`` (rows x n)."""
        return self._sums(self.column, weights[self.row], self.shape[1])

    def _sums(self, place: NDArray[np.int64], values: Floats, count: int) -> Floats:
        return np.stack([np.bincount(place, one, count) for one in values.T], axis=1)


def adam(start: Floats, gradient: Callable[[Floats], Floats]) -> Floats:
    """The weights after a fixed number of full-batch Adam steps: no chance in it."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = gradient(weights)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def classes(data: Cells, truth: Floats, weight: Floats, penalty: float) -> Floats:
    """Weights (columns x classes) of a multinomial logistic regression that an L1 penalty keeps few.

    Accelerated proximal gradient with restarts (Beck and Teboulle 2009; O'Donoghue and Candes 2015); ``truth`` has one
    column a class, ``weight`` one number a row.
    """
    pull = 1 / (float(weight.max()) * _largest(data) / 2)

    def slope(weights: Floats) -> Floats:
        scores = data.times(weights)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        return data.back(weight * (odds - truth))

    here = ahead = np.zeros((data.shape[1], truth.shape[1]))
    speed = 1.0
    for _ in range(FAST_STEPS):
        moved = ahead - pull * slope(ahead)
        there = np.sign(moved) * np.maximum(0.0, np.abs(moved) - pull * penalty)
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        if float(((ahead - there) * (there - here)).sum()) > 0:
            speed = faster = 1.0
        ahead = there + (speed - 1) / faster * (there - here)
        here, speed = there, faster
    return here


def _largest(data: Cells) -> float:
    """The largest eigenvalue of ``data``'s Gram matrix, by power iteration."""
    vector = np.full((data.shape[1], 1), data.shape[1] ** -0.5)
    size = 1.0
    for _ in range(20):
        image = data.back(data.times(vector))
        size = float(np.linalg.norm(image)) or 1.0
        vector = image / size
    return size
