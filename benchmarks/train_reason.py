"""Fits the weights of reasons on labelled cuts and writes them: `python -m benchmarks.train_reason [--write]`.

Prints the share of cuts whose reasons are exactly the label's, cross-validated by story (ten folds). Deterministic.
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
from benchmarks.train_status import folds
from headcount.extract import reason
from headcount.vocab import FOLDER
from headcount.vocab.reasons import codes

CAUSES = (None, "primary", "contributing")
"""Roles of AI that make it a reason in the labels; denied and context are none."""
L2, LEAST = 3.0, 2


def fit(found: Sequence[Pair]) -> dict[str, float]:
    """{feature: weight} by logistic regression with an L2 penalty over each reason that has a word near each cut."""
    rows, right = [], []
    for pair in found:
        for code in (code for code in codes() if code != "ai"):
            if near := reason.places(pair.text, pair.sentence, code):
                rows.append(list(reason.features(pair.text, pair.sentence, pair.figure, code, near)))
                right.append(code in pair.label["reasons"])
    index = Index(rows, LEAST)
    data, truth = index.matrix(rows), np.array(right, dtype=float)[:, None]

    def gradient(weights: Floats) -> Floats:
        return np.asarray(data.T @ (1 / (1 + np.exp(-(data @ weights))) - truth) + L2 * weights)

    weights = adam(np.zeros((len(index.names), 1)), gradient)[:, 0]
    return {
        name: round(float(weight), 3) for name, weight in zip(index.names, weights, strict=True) if abs(weight) >= 0.005
    }


def held_out(found: Sequence[Pair]) -> list[set[str]]:
    """The reasons of each pair by weights fitted without its story."""
    said: dict[int, set[str]] = {}
    for held in folds(found):
        table = fit([pair for pair in found if pair.one.story not in held])
        for n, pair in enumerate(found):
            if pair.one.story in held:
                said[n] = {
                    r.reason
                    for r, _ in reason.reasons(pair.text, pair.sentence, pair.figure, table)
                    if r.ai_role in CAUSES
                }
    return [said[n] for n in range(len(found))]


def report(found: Sequence[Pair], said: Sequence[set[str]]) -> None:
    """Prints the share of equal sets by group, and each reason's precision and recall."""
    tally: dict[str, list[bool]] = collections.defaultdict(list)
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for pair, mine in zip(found, said, strict=True):
        label = set(pair.label["reasons"])
        for group in ("all", pair.one.group, pair.one.language):
            tally[group].append(mine == label)
        for code in mine | label:
            counts[code].update(said=code in mine, labelled=code in label, right=code in mine & label)
    for group, right in sorted(tally.items(), key=lambda item: -len(item[1])):
        print(f"{group:20}{len(right):5}  {sum(right) / len(right):.3f}")
    for code, count in sorted(counts.items()):
        print(f"{code:15} P {count['right']}/{count['said']}  R {count['right']}/{count['labelled']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write vocab/weights_reason.json, fitted on all texts")
    args = parser.parse_args()
    found = pairs([*load((*SETS, "seeds")), *hits(), *written()])
    report(found, held_out(found))
    if args.write:
        text = json.dumps(fit(found), indent=0, sort_keys=True, ensure_ascii=False)
        (FOLDER / "weights_reason.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
