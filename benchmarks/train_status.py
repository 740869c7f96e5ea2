"""Fits the weights of status on labelled cuts and writes them: `python -m benchmarks.train_status [--write]`.

Prints the share of right statuses cross-validated by story (ten folds), never the training figure. Deterministic.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Sequence

import numpy as np

from benchmarks.fields import Pair, pairs
from benchmarks.fit import Floats, Index, adam
from benchmarks.labelled import SETS, hits, load, written
from benchmarks.train import FOLDS
from headcount.extract import status
from headcount.vocab import FOLDER

CLASSES = ("announced", "planned", "completed", "reported", "rumoured")
"""What the model tells apart; denied and rescinded are too rare to be fitted and are read by rule."""
L2, LEAST = 6.0, 3
FOREIGN = 2.0
"""The weight of a label in another language than English, which has three labels of five."""


def fit(found: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """{status: {feature: weight}} by multinomial logistic regression with an L2 penalty."""
    known = [pair for pair in found if pair.label["status"] in CLASSES]
    rows = [list(status.features(pair.text, pair.sentence, pair.figure)) for pair in known]
    index = Index(rows, LEAST)
    data, truth = index.matrix(rows), np.eye(len(CLASSES))[[CLASSES.index(pair.label["status"]) for pair in known]]

    weight = np.array([1.0 if pair.one.language == "en" else FOREIGN for pair in known])[:, None]

    def gradient(weights: Floats) -> Floats:
        odds = np.exp(data @ weights - (data @ weights).max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        return np.asarray(data.T @ (weight * (odds - truth)) + L2 * weights)

    weights = adam(np.zeros((len(index.names), len(CLASSES))), gradient)
    return {
        kind: {
            name: round(float(weights[i, c]), 3) for i, name in enumerate(index.names) if abs(weights[i, c]) >= 0.005
        }
        for c, kind in enumerate(CLASSES)
    }


def folds(found: Sequence[Pair]) -> list[set[str]]:
    """The stories dealt into folds in a fixed order."""
    stories = sorted({pair.one.story for pair in found})
    return [set(stories[i::FOLDS]) for i in range(FOLDS)]


def held_out(found: Sequence[Pair]) -> list[str | None]:
    """The status of each pair by weights fitted without its story."""
    said: dict[int, str | None] = {}
    for held in folds(found):
        table = fit([pair for pair in found if pair.one.story not in held])
        for n, pair in enumerate(found):
            if pair.one.story in held:
                said[n] = status.status(pair.text, pair.sentence, pair.figure, table)[0]
    return [said[n] for n in range(len(found))]


def report(found: Sequence[Pair], said: Sequence[str | None]) -> None:
    """Prints accuracy by set and by language, and which status is taken for which."""
    tally: dict[str, list[bool]] = collections.defaultdict(list)
    wrong: collections.Counter[tuple[str, str | None]] = collections.Counter()
    for pair, mine in zip(found, said, strict=True):
        for group in ("all", pair.one.group, pair.one.language):
            tally[group].append(mine == pair.label["status"])
        wrong[pair.label["status"], mine] += 1
    for group, right in sorted(tally.items(), key=lambda item: -len(item[1])):
        print(f"{group:20}{len(right):5}  {sum(right) / len(right):.3f}")
    print({f"{one} as {two}": n for (one, two), n in wrong.most_common() if one != two})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write vocab/weights_status.json, fitted on all texts")
    args = parser.parse_args()
    found = pairs([*load((*SETS, "seeds")), *hits(), *written()])
    report(found, held_out(found))
    if args.write:
        text = json.dumps(fit(found), indent=0, sort_keys=True, ensure_ascii=False)
        (FOLDER / "weights_status.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
