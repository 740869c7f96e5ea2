"""Hard pairs of claims: does linking join those of one cut, and only those?

    python -m benchmarks.link_pairs [--show]

Precision, recall and F1 over the pairs of `tests/gold/link_pairs.jsonl` (rules in LINKS.md beside it) with bootstrap
intervals, by half and by kind, beside two ways that need no linking: one employer, and one employer with one number.
``--show`` names the mistakes of the half that may be looked at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.bootstrap import Floats, drawn, interval, ratio
from benchmarks.link_gold import Facts, Kept
from headcount import link
from headcount.model import Cut, Notice, PartialDate, Percent, Quantity
from headcount.vocab import employers

FILE = Path(__file__).parent.parent / "tests" / "gold" / "link_pairs.jsonl"
Row = Mapping[str, Any]
DATES = ("announced", "effective")
PLAIN = ("employer", "place", "unit", "type", "status", "speaker_kind")


def read(path: Path = FILE) -> list[Row]:
    """The pairs."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def kept(pair: Row) -> list[Kept]:
    """The two claims of a pair as the ledger would hold them, named a and b."""
    return [one(told, name) for name, told in zip("ab", pair["claims"], strict=True)]


def one(told: Row, name: str) -> Kept:
    """A claim from its line."""
    published = PartialDate.parse(told["published"]) if "published" in told else None
    plain: dict[str, Any] = {"status": "announced"} | {field: told[field] for field in PLAIN if field in told}
    share = told.get("percent")
    claim = Cut(
        id=name,
        confidence=0.8,
        document=told["document"],
        published=published,
        headcount=Quantity(**told["headcount"]) if "headcount" in told else None,
        percent=Percent(**share) if share else None,
        part_of=told.get("part_of"),
        row=1 if told.get("speaker_kind") == "tracker" else None,
        notice=Notice(markers=(told["marker"],)) if "marker" in told else None,
        **plain | {field: PartialDate.parse(told[field]) for field in DATES if field in told},
    )
    return Kept(claim, "2026-01-01T00:00:00Z", employers.family(told["employer"]), Facts(told["document"], published))


def linked(pair: Row) -> bool:
    """True when linking makes one event of the two, or of a part a child of the other's event."""
    events, _ = link.events(kept(pair))
    if pair["verdict"] == "part" and any(event.part_of for event in events):
        return True
    return len(events) == 1


def same_employer(pair: Row) -> bool:
    """True when the two name one employer."""
    one, other = (employers.identity(claim["employer"]) for claim in pair["claims"])
    return one == other


def same_number(pair: Row) -> bool:
    """True when the two name one employer and the same number, or without numbers the same share."""
    one, other = pair["claims"]
    field = "headcount" if "headcount" in one and "headcount" in other else "percent"
    value, against = ({k: v for k, v in (c.get(field) or {}).items() if k != "approx"} for c in (one, other))
    return same_employer(pair) and bool(value) and value == against


def scores(rows: Sequence[Row], joined: Iterable[bool]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1, each with the ends of its interval."""
    counts = [
        {"right": float(is_one and got), "joined": float(got), "wanted": float(is_one)}
        for is_one, got in zip((wanted(row) for row in rows), joined, strict=True)
    ]
    sums = drawn([row["id"] for row in rows], counts)
    plain = {name: np.array([sum(row[name] for row in counts)]) for name in counts[0]}
    return {
        name: (float(judge(plain)[0]), *interval(judge(sums)))
        for name, judge in (("precision", _precision), ("recall", _recall), ("f1", _f1))
    }


def _precision(sums: Mapping[str, Floats]) -> Floats:
    return ratio(sums["right"], sums["joined"])


def _recall(sums: Mapping[str, Floats]) -> Floats:
    return ratio(sums["right"], sums["wanted"])


def _f1(sums: Mapping[str, Floats]) -> Floats:
    return ratio(2 * sums["right"], sums["joined"] + sums["wanted"])


def wanted(row: Row) -> bool:
    """True when the two are one cut, or one a part of it."""
    return row["verdict"] in ("same", "part")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="the mistakes of the half that may be looked at")
    asked = parser.parse_args()
    rows = read()
    ways: dict[str, Callable[[Row], bool]] = {
        "linking": linked,
        "one employer": same_employer,
        "employer and number": same_number,
    }
    for name, way in ways.items():
        for half, chosen in (
            ("all", rows),
            *((half, [r for r in rows if r["half"] == half]) for half in ("look", "count")),
        ):
            found = scores(chosen, [way(row) for row in chosen])
            told = "  ".join(f"{k} {v:.3f} ({low:.3f}-{high:.3f})" for k, (v, low, high) in found.items())
            print(f"{name:<20} {half:<6} {len(chosen):>4} pairs  {told}")
    by_kind(rows)
    for row in rows if asked.show else []:
        if row["half"] == "look" and linked(row) != wanted(row):
            print(row["id"], row["kind"], row["verdict"], row["why"], *("\n     " + str(c) for c in row["claims"]))


def by_kind(rows: Sequence[Row]) -> None:
    """Prints for each kind how many pairs linking and the two other ways judge rightly."""
    for kind in dict.fromkeys(row["kind"] for row in rows):
        chosen = [row for row in rows if row["kind"] == kind]
        right = [sum(way(row) == wanted(row) for row in chosen) for way in (linked, same_employer, same_number)]
        print(f"{kind:<20} {right[0]:>3} of {len(chosen):<3} right; one employer {right[1]}, and number {right[2]}")


if __name__ == "__main__":
    main()
