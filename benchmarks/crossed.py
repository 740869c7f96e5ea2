"""Claims cross-validated by story: each text read by rankers and a confidence that have not seen its story."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from benchmarks import train
from benchmarks.judged import SET_NAMES
from benchmarks.labelled import SETS, SHARED, Labelled, hits, load, written
from headcount.extract import cuts
from headcount.extract.ranker import Weights
from headcount.model import Claim

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Crossed:
    """The claims of each text by its id, and the weights that read it."""

    claims: dict[str, list[Claim]]
    weights: dict[str, Weights]

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The claims as rows of the contract."""
        return {text: [claim.as_row() for claim in claims] for text, claims in self.claims.items()}


def texts(names: Sequence[str] = ()) -> list[Labelled]:
    """The labelled texts of the sets named as in `SET_NAMES`, or of all that are there."""
    found = list(written())
    if (SHARED / "gold").is_dir():
        found = [*load((*SETS, "seeds")), *hits(), *found]
    return [one for one in found if not names or SET_NAMES[one.group] in names]


def cross(every: Sequence[Labelled], score: Any, folds: int = train.FOLDS) -> Crossed:
    """The claims of ``every`` text, cross-validated in so many folds by story."""
    made = train.examples(every, score)
    stories = train.folds(every, folds)
    inside = [[one for one in every if one.story in held] for held in stories]

    def ranked(n: int) -> train.Fold:
        table = train.fitted([e for e in made if e.story not in stories[n]])
        rows = [row for one in inside[n] for row in train.judged(one, table, score)]
        return train.Fold(stories[n], table, rows)

    done = each(ranked, len(stories))

    def told(n: int) -> tuple[Weights, list[list[Claim]]]:
        rows = [row for other in done if other is not done[n] for row in other.rows]
        table = train.trusting(done[n].table, rows)
        return table, [cuts.claims(one.passage, table) for one in inside[n]]

    found = Crossed({}, {})
    for texts_, (table, claims) in zip(inside, each(told, len(stories)), strict=True):
        found.claims.update(zip((one.id for one in texts_), claims, strict=True))
        found.weights.update((one.id, table) for one in texts_)
    return found


def each(work: Callable[[int], T], count: int) -> list[T]:
    """``work`` of 0, 1, ... one after the other, or at once on all cores where a process can be forked safely."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if cores == 1 or threading.active_count() > 1:
        return [work(n) for n in range(count)]
    WORK.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_call, range(count), chunksize=1)
    finally:
        WORK.pop()


WORK: list[Callable[[int], Any]] = []
"""What the forked processes are to do, the last of it; they inherit it, and all that it needs."""


def _call(n: int) -> Any:
    return WORK[-1](n)
