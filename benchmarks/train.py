"""Fits the ranker's weights on labelled texts and writes them: `python -m benchmarks.train [--write]`.

Prints strict F1 cross-validated by story (ten folds), never the training figure. Deterministic: the same data give the
same weights to the digit.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.fit import Floats, Index, adam, classes
from benchmarks.labelled import SETS, Labelled, hits, load, scorer, written
from benchmarks.report import report
from headcount.extract import attribution, cuts, features, figure_features
from headcount.extract.features import Scene
from headcount.extract.quantity import Figure
from headcount.extract.ranker import CLASSES, Weights
from headcount.extract.text import Text
from headcount.extract.writer import Writer
from headcount.model import Passage
from headcount.vocab import FOLDER

FOLDS = 10
L1_NUMBER, L2_PAIR, L2_TRUST = 3.0, 3.0, 1.0
LEAST, BOTH = 3, 40
"""Rows in which a feature, and a pair of features, must stand to have a weight."""
KEEP = 0.33
AGGREGATE_WEIGHT = 1.5
"""Totals are a twelfth of the figures; without weight the model would rather never say so."""


@dataclass
class Example:
    """One figure: its features and class, and each name's features with whether it is the employer."""

    story: str
    found: list[str]
    kind: int
    pairs: list[list[str]]
    right: list[bool]


def examples(texts: Sequence[Labelled], score: Any) -> list[Example]:
    """One example for each figure of each text whose label is certain."""
    made = []
    for one in texts:
        scene = staged(one.passage)
        for place, figure in enumerate(scene.figures):
            kind, labels = label_of(figure, one.gold)
            if kind is None:
                continue
            pairs, right = [], []
            if kind == 0:
                for n in range(len(scene.names)):
                    pairs.append(features.of_pair(scene, place, n))
                    right.append(any(names_it(score, scene, n, label) for label in labels))
            made.append(Example(one.story, figure_features.of_figure(scene, place), kind, pairs, right))
    return made


def staged(passage: Passage) -> Scene:
    """The passage with its figures and names, kept: many fits look at the same texts."""
    if passage.document not in STAGED:
        STAGED[passage.document] = cuts.stage(Text(passage.text, passage.language, passage.title))
    return STAGED[passage.document]


STAGED: dict[str, Scene] = {}


def names_it(score: Any, scene: Scene, place: int, label: dict[str, Any]) -> bool:
    """True when the label's employer is this name, as the scorer would have it."""
    name = scene.names[place]
    claim = {"employer": name.written, "employer_name": name.canonical or name.written}
    if score.same_employer(label, claim):
        return True
    return any(score.same_employer(label, {"employer": scene.text.raw[m.start : m.end]}) for m in name.mentions[:6])


def label_of(figure: Figure, gold: dict[str, Any]) -> tuple[int | None, list[dict[str, Any]]]:
    """(class, labels that have the figure's number): 0 cut, 1 aggregate, 2 neither; None when a note names it."""
    value = figure.value
    numbers = {value.low, value.high} - {None}
    if figure.is_percent:
        labels = [
            e
            for e in gold["events"]
            if e["percent"] is not None and any(abs(n - e["percent"]) <= 0.5 for n in numbers if n is not None)
        ]
        return (0, labels) if labels else (2, [])
    labels = [e for e in gold["events"] if numbers & ({e["count_min"], e["count_max"]} - {None})]
    if labels:
        return 0, labels
    if any(numbers & ({a["count_min"], a["count_max"]} - {None}) for a in gold["aggregates"]):
        return 1, []
    if any(_rounds(value, count) for e in gold["events"] for count in (e["count_min"], e["count_max"])):
        return None, []
    notes = [e.get("note") or "" for e in gold["events"]] + [gold.get("notes") or ""]
    noted = {int(re.sub(r"\D", "", n)) for note in notes for n in re.findall(r"\d[\d.,' ]*\d|\d", note)}
    return (None, []) if numbers <= noted else (2, [])


def _rounds(value: Any, count: int | None) -> bool:
    """True for a round wording of a labelled number ("hundreds" for 497): the cut told again, not another figure."""
    if count is None:
        return False
    if value.low is not None and value.high is not None and value.low < count < value.high:
        return True
    near = value.low or value.high or 0
    return (value.approx or None in (value.low, value.high)) and 0.9 * count <= near <= 1.1 * count


def fit_number(made: Sequence[Example]) -> dict[str, dict[str, float]]:
    """{class: {feature or pair of features: weight}} by multinomial logistic regression with an L1 penalty."""
    rows = [e.found for e in made]
    index = Index(rows, LEAST, BOTH)
    truth = np.eye(len(CLASSES))[[e.kind for e in made]]
    weight = np.array([AGGREGATE_WEIGHT if e.kind == 1 else 1.0 for e in made])[:, None]
    weights = classes(index.cells(rows), truth, weight, L1_NUMBER)
    return {
        kind: {
            name: round(float(w), 3) for name, w in zip(index.columns, weights[:, c], strict=True) if abs(w) >= 0.005
        }
        for c, kind in enumerate(CLASSES)
    }


def stranger(row: Sequence[str]) -> list[str]:
    """The features of a pair as they would be were the name in no table: most employers of the world are in none."""
    if "is known" not in row or "is org" in row:
        return list(row)
    return [f.replace("firm&", "stranger&") for f in row if f != "is known"] + ["unknown name"]


def fit_pair(made: Sequence[Example]) -> tuple[dict[str, float], float]:
    """({feature: weight}, score of "none"): the employer among the names, by a softmax over each figure's names."""
    known = [e for e in made if e.kind == 0 and e.pairs]
    groups = [*known, *(replace(e, pairs=[stranger(row) for row in e.pairs]) for e in known)]
    rows = [row for e in groups for row in [*e.pairs, ["none"]]]
    right = np.array([flag for e in groups for flag in [*e.right, not any(e.right)]], dtype=float)
    owner = np.repeat(np.arange(len(groups)), [len(e.pairs) + 1 for e in groups])
    index = Index(rows, 3)
    data = index.matrix(rows)

    def share(scores: Floats, mask: Floats) -> Floats:
        top = np.full(len(groups), -1e9)
        np.maximum.at(top, owner, scores)
        powers = np.exp(scores - top[owner]) * mask
        sums = np.zeros(len(groups))
        np.add.at(sums, owner, powers)
        return np.asarray(powers / np.maximum(sums[owner], 1e-12))

    def gradient(weights: Floats) -> Floats:
        scores = (data @ weights)[:, 0]
        slope = share(scores, np.ones_like(right)) - share(scores, right)
        return np.asarray(data.T @ slope[:, None] + L2_PAIR * weights)

    weights = adam(np.zeros((len(index.names), 1)), gradient)[:, 0]
    table = {name: round(float(w), 3) for name, w in zip(index.names, weights, strict=True)}
    return table, table.pop("none", 0.0)


@dataclass
class Fold:
    """One fold: its stories, the ranker fitted without them, and what became of the claims that it makes of them."""

    held: set[str]
    table: Weights
    rows: list[tuple[dict[str, float], bool]]


def fitted(made: Sequence[Example]) -> Weights:
    """Weights of the two rankers, with no trust yet."""
    pair, none = fit_pair(made)
    return Weights(number=fit_number(made), pair=pair, none=none, trust={}, keep=0.0)


def cross(texts: Sequence[Labelled], made: Sequence[Example], score: Any) -> list[Fold]:
    """The folds of ``texts`` by story, each judged by a ranker that has not seen it."""
    done = []
    for held in folds(texts):
        table = fitted([e for e in made if e.story not in held])
        rows = [row for one in texts if one.story in held for row in judged(one, table, score)]
        done.append(Fold(held, table, rows))
    return done


def trusting(table: Weights, rows: Sequence[tuple[dict[str, float], bool]]) -> Weights:
    """``table`` with the confidence fitted on ``rows``."""
    return replace(table, trust=fit_trust([row for row, _ in rows], [good for _, good in rows]), keep=KEEP)


def judged(one: Labelled, table: Weights, score: Any) -> list[tuple[dict[str, float], bool]]:
    """(doubts, right) for each figure that the ranker tells of an employer in one text."""
    scene = staged(one.passage)
    told, _, _ = attribution.tell(scene, table)
    rows = [claim.as_row() for claim in Writer(one.passage, scene).cuts(told)]
    labels = [e for e in one.gold["events"] if any(e[k] is not None for k in ("count_min", "count_max", "percent"))]
    mine = [j for j, row in enumerate(rows) if score.figures(row)]
    hits = set(score.pair(labels, [rows[j] for j in mine], False).values())
    lenient = set(score.pair(labels, [rows[j] for j in mine], True).values())
    aside = {i for i, j in enumerate(mine) if i not in lenient and score.set_aside(labels, rows[j])}
    return [(attribution.doubts(scene, told[j], told), i in hits) for i, j in enumerate(mine) if i not in aside - hits]


def fit_trust(rows: Sequence[dict[str, float]], right: Sequence[bool]) -> dict[str, float]:
    """{doubt: weight} by logistic regression with an L2 penalty."""
    names = sorted({name for row in rows for name in row})
    data = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    truth = np.array(right, dtype=float)[:, None]

    def gradient(weights: Floats) -> Floats:
        return np.asarray(data.T @ (1 / (1 + np.exp(-(data @ weights))) - truth) + L2_TRUST * weights)

    weights = adam(np.zeros((len(names), 1)), gradient)[:, 0]
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def folds(texts: Sequence[Labelled], count: int = FOLDS) -> list[set[str]]:
    """The stories dealt into ``count`` folds in a fixed order."""
    stories = sorted({one.story for one in texts})
    return [set(stories[i::count]) for i in range(count)]


def held_out(texts: Sequence[Labelled], crossed: Sequence[Fold]) -> dict[str, list[dict[str, Any]]]:
    """The claims of each of ``texts``, by the ranker of its fold and a confidence fitted on the other folds."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for fold in crossed:
        table = trusting(fold.table, [row for other in crossed if other is not fold for row in other.rows])
        for one in texts:
            if one.story in fold.held:
                claims[one.id] = [c.as_row() for c in cuts.claims(one.passage, table)]
    return claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write vocab/weights.json, fitted on all texts")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    score = scorer()
    texts = list(load((*SETS, "seeds")))
    extra = [*hits(), *written()]
    made = examples([*texts, *extra], score)
    print(
        f"{len(texts)} texts, {len(made)} figures: "
        + ", ".join(f"{k} {sum(e.kind == i for e in made)}" for i, k in enumerate(CLASSES))
    )
    crossed = cross([*texts, *extra], made, score)
    report(texts, held_out(texts, crossed), score, show=args.show)
    print("\nour own labels")
    report(extra, held_out(extra, crossed), score)
    if args.write:
        table = trusting(fitted(made), [row for fold in crossed for row in fold.rows])
        text = json.dumps(
            {"number": table.number, "pair": table.pair, "none": table.none, "trust": table.trust, "keep": table.keep},
            indent=0,
            sort_keys=True,
        )
        (FOLDER / "weights.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
