"""Whether two names are one employer's: ours beside plain string similarity and nomenklatura, with intervals.

    python -m benchmarks.names [--wrong] [--python PYTHON]

Sets: ``ours``, tests/gold/names.csv, written from facts while the rules were made; ``unseen``, names_unseen.csv,
written before match was run on them (their first figures stand in docs/employers.md); ``pairs``, the company and
organisation pairs of ../shared/data/employers/name_pairs.csv (MIT), whose labels often take a slip of the pen, or a
next fund of a series, for the same firm. PYTHON has ``pip install nomenklatura``, in an environment of its own.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, utils

from benchmarks.bootstrap import Floats, drawn, interval, ratio
from headcount.vocab import matching, names, spelling

ROOT = Path(__file__).parent.parent
OURS = ROOT / "tests" / "gold" / "names.csv"
UNSEEN = ROOT / "tests" / "gold" / "names_unseen.csv"
SHARED = ROOT.parent / "shared" / "data" / "employers" / "name_pairs.csv"
FOLDS = 5
THEIRS = """
import json, sys
from followthemoney import EntityProxy
from nomenklatura.matching import LogicV2

config = LogicV2.default_config()
def entity(id, name):
    return EntityProxy.from_dict({"id": id, "schema": "Company", "properties": {"name": [name]}})
pairs = json.load(sys.stdin)
scores = [
    LogicV2.compare(entity(f"a{n}", one), entity(f"b{n}", other), config).score for n, (one, other) in enumerate(pairs)
]
print(json.dumps(scores))
"""


class Pair(NamedTuple):
    """Two names and whether they are one employer's."""

    one: str
    other: str
    same: bool


Scorer = Callable[[Sequence[Pair]], list[float]]


def ours(path: Path = OURS) -> list[Pair]:
    """The pairs written from facts."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(row["one"], row["other"], row["same"] == "yes") for row in csv.DictReader(file)]


def shared() -> list[Pair]:
    """The company and organisation pairs. Raises FileNotFoundError where ../shared is absent."""
    with SHARED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] in ("Company", "Organization")]
    return [Pair(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def by_key(pairs: Sequence[Pair]) -> list[float]:
    """1 where the names are equal after `names.normal`."""
    return [float(names.normal(pair.one) == names.normal(pair.other)) for pair in pairs]


def by_fuzz(scorer: Callable[..., float]) -> Scorer:
    """A scorer of rapidfuzz on lower-case words without punctuation, from 0 to 100."""
    return lambda pairs: [scorer(p.one, p.other, processor=utils.default_process) for p in pairs]


def by_nomenklatura(python: str) -> Scorer:
    """The logic of nomenklatura, asked in its own environment."""

    def scores(pairs: Sequence[Pair]) -> list[float]:
        asked = json.dumps([(pair.one, pair.other) for pair in pairs])
        ran = subprocess.run([python, "-c", THEIRS], input=asked, capture_output=True, text=True, check=True)
        return [float(score) for score in json.loads(ran.stdout.splitlines()[-1])]

    return scores


def held_out(pairs: Sequence[Pair], scores: Sequence[float]) -> list[bool]:
    """What each pair is called by the threshold that is best (F1) on the other folds."""
    said = [False] * len(pairs)
    for fold in range(FOLDS):
        known = [(s, p.same) for n, (s, p) in enumerate(zip(scores, pairs, strict=True)) if n % FOLDS != fold]
        best = max(
            sorted({s for s, _ in known}), key=lambda cut: _f1([s >= cut for s, _ in known], [y for _, y in known])
        )
        for n in range(fold, len(pairs), FOLDS):
            said[n] = scores[n] >= best
    return said


def _f1(said: Sequence[bool], true: Sequence[bool]) -> float:
    right = sum(a and b for a, b in zip(said, true, strict=True))
    return 2 * right / max(1, sum(said) + sum(true))


def line(title: str, pairs: Sequence[Pair], said: Sequence[bool]) -> str:
    """Precision, recall and F1 with intervals."""
    rows = [
        {"right": float(a and p.same), "said": float(a), "true": float(p.same)}
        for a, p in zip(said, pairs, strict=True)
    ]
    sums = drawn(range(len(rows)), rows)
    whole = {name: np.array([sum(row[name] for row in rows)]) for name in ("right", "said", "true")}
    cells = []
    for name, low in (("P", "said"), ("R", "true")):
        cells.append((name, ratio(whole["right"], whole[low]), ratio(sums["right"], sums[low])))
    cells.append(("F1", _harmonic(whole), _harmonic(sums)))
    told = "  ".join(f"{name} {float(value[0]):.3f} ({_between(draws)})" for name, value, draws in cells)
    return f"{title:38} {told}"


def _harmonic(sums: dict[str, Floats]) -> Floats:
    return ratio(2 * sums["right"], sums["said"] + sums["true"])


def _between(draws: Floats) -> str:
    low, high = interval(draws)
    return f"{low:.2f}-{high:.2f}"


def measures() -> dict[str, float]:
    """Precision and F1 of `matching.match` on the pairs written from facts, for the floors."""
    pairs = [*ours(), *ours(UNSEEN)]
    said = [matching.match(pair.one, pair.other).same for pair in pairs]
    right = sum(a and p.same for a, p in zip(said, pairs, strict=True))
    return {"precision": right / max(1, sum(said)), "f1": _f1(said, [pair.same for pair in pairs])}


def report(title: str, pairs: Sequence[Pair], python: str | None) -> None:
    """Prints a line for each way to tell."""
    print(f"{title}: {len(pairs)} pairs, {sum(pair.same for pair in pairs)} the same")
    found = [matching.match(pair.one, pair.other) for pair in pairs]
    print(line("  match", pairs, [one.same for one in found]))
    print(line("  match, sure", pairs, [one.same and one.score >= matching.SURE for one in found]))
    print(line("  equal after normalisation", pairs, [bool(score) for score in by_key(pairs)]))
    for name, scorer, cut in (("token_set", fuzz.token_set_ratio, 95), ("WRatio", fuzz.WRatio, 90)):
        scores = by_fuzz(scorer)(pairs)
        print(line(f"  rapidfuzz {name} >= {cut}", pairs, [score >= cut for score in scores]))
        print(line(f"  rapidfuzz {name}, cross-validated", pairs, held_out(pairs, scores)))
    if python:
        scores = by_nomenklatura(python)(pairs)
        print(line("  nomenklatura logic v2 >= .7", pairs, [score >= 0.7 for score in scores]))
        print(line("  nomenklatura, cross-validated", pairs, held_out(pairs, scores)))


def letters(pairs: Sequence[Pair]) -> None:
    """Prints F1 by `spelling.LETTERS`, and what is got when each fold takes the best of the others."""
    tried: dict[int, list[bool]] = {}
    was = spelling.LETTERS
    for spelling.LETTERS in (3, 4, 5, 6, 7, 9):
        matching._names.cache_clear()
        tried[spelling.LETTERS] = [matching.match(pair.one, pair.other).same for pair in pairs]
    spelling.LETTERS = was
    matching._names.cache_clear()
    true = [pair.same for pair in pairs]
    print("  F1 by letters an edit needs: " + ", ".join(f"{n}: {_f1(said, true):.3f}" for n, said in tried.items()))
    said = [False] * len(pairs)
    for fold in range(FOLDS):
        rest = [n for n in range(len(pairs)) if n % FOLDS != fold]
        best = max(tried, key=lambda n: _f1([tried[n][i] for i in rest], [true[i] for i in rest]))
        for n in range(fold, len(pairs), FOLDS):
            said[n] = tried[best][n]
    print(line("  match, letters cross-validated", pairs, said))


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table for both sets; with --wrong, what match has wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="name the pairs that match has wrong")
    parser.add_argument("--python", help="an interpreter that has nomenklatura")
    wanted = parser.parse_args(arguments)
    sets = {"ours": ours(), "unseen": ours(UNSEEN)}
    if SHARED.exists():
        sets["pairs"] = shared()
    else:
        print(f"skipped  pairs: needs {SHARED}")
    for title, pairs in sets.items():
        report(title, pairs, wanted.python)
        letters(pairs)
        if wanted.wrong:
            for pair in pairs:
                found = matching.match(pair.one, pair.other)
                if found.same != pair.same:
                    what = "joined" if found.same else "missed"
                    print(f"  {what} {pair.one} | {pair.other}: {found.score}, {'; '.join(found.reasons)}")


if __name__ == "__main__":
    main(sys.argv[1:])
