"""What a language reaches with its table alone: all fitting is done without any text of it.

The weights of the rankers and the confidence (itself fitted on held-out claims of the other languages) have seen no
text of the language; its table, the names and the word lists are as they ship.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks import quality, train
from benchmarks.crossed import each
from benchmarks.judged import Judged, judge_all
from benchmarks.labelled import Labelled
from headcount.extract import cuts
from headcount.extract.ranker import Weights

LEAST = 25
"""Tuples that a language needs for its figure to say anything."""
FOLDS = 3
"""Folds over the other languages' stories, for claims on which the confidence is fitted."""


def iso(one: Labelled) -> str:
    """The language whose table reads the text: zh for zh-hant too."""
    return one.language.partition("-")[0]


def chosen(every: Sequence[Labelled], least: int = LEAST) -> list[str]:
    """The languages with at least ``least`` tuples, the largest first."""
    counts: Counter[str] = Counter()
    for one in every:
        counts[iso(one)] += sum(
            any(e[key] is not None for key in ("count_min", "count_max", "percent")) for e in one.gold["events"]
        )
    return [language for language, count in counts.most_common() if count >= least]


def fit(others: Sequence[Labelled], score: Any) -> Weights:
    """Weights and confidence fitted on ``others`` alone."""
    made = train.examples(others, score)
    rows: list[tuple[dict[str, float], bool]] = []
    for held in train.folds(others, FOLDS):
        table = train.fitted([e for e in made if e.story not in held])
        rows += [row for one in others if one.story in held for row in train.judged(one, table, score)]
    return train.trusting(train.fitted(made), rows)


def rows(every: Sequence[Labelled], with_it: Sequence[Judged], score: Any) -> list[dict[str, Any]]:
    """A row for each language left out in turn, ``with`` its F1 cross-validated with its other texts in the fitting."""
    languages = chosen(every)
    for one in every:
        train.staged(one.passage)

    def row(n: int) -> dict[str, Any]:
        table = fit([one for one in every if iso(one) != languages[n]], score)
        texts = [one for one in every if iso(one) == languages[n]]
        claims = {one.id: [claim.as_row() for claim in cuts.claims(one.passage, table)] for one in texts}
        known = quality.row(languages[n], [j for j in with_it if iso(j.one) == languages[n]], score, times=0)
        return quality.row(languages[n], judge_all(texts, claims, score), score) | {"with": known["f1"]}

    return each(row, len(languages))
