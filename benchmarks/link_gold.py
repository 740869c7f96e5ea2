"""Linking alone on the linking set: gold claims in, groups out, beside grouping by employer.

    python -m benchmarks.link_gold [--names written|canonical] [--show]

Claims are built from the gold lines, with what they hold: employer, number, percent, stage, the day of publishing. No
place, no announced date, no speaker's name: a reader of the texts would give those too.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headcount import link
from headcount.model import Claim, Cut, PartialDate, Percent, Quantity, SpeakerKind, Status, content_id
from headcount.vocab import employers

SHARED = Path(os.environ.get("HEADCOUNT_SHARED", Path(__file__).parent.parent.parent / "shared"))
STATUS: Mapping[str, Status] = {
    "rumoured": "rumoured",
    "planned": "planned",
    "reported": "reported",
    "completed": "completed",
    "rescinded": "rescinded",
    "denied": "denied",
}
SPEAKER: Mapping[str, SpeakerKind] = {
    "filed": "filing",
    "notified": "government",
    "recorded": "tracker",
    "announced": "company",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    id: str
    published: PartialDate | None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    claim: Claim
    seen_at: str
    family: str
    document: Facts


def scorer(shared: Path = SHARED) -> Any:
    """The module that scores groupings, beside the checkout."""
    spec = importlib.util.spec_from_file_location("score_links", shared / "tools" / "score_links.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(shared: Path = SHARED) -> tuple[list[Row], dict[str, Row]]:
    """The gold lines, and the documents by id."""
    folder = shared / "gold" / "linking"
    gold, documents = (
        [json.loads(line) for line in (folder / f"linking.{part}.jsonl").read_text("utf-8").splitlines()]
        for part in ("gold", "documents")
    )
    return gold, {row["id"]: row for row in documents}


def kept(gold: Sequence[Row], documents: Mapping[str, Row], names: str = "canonical") -> list[Kept]:
    """The gold lines as claims of the ledger; a part points at the total that its own document gives, if it does."""
    field = "employer" if names == "written" else "employer_canonical"
    totals = {(row["document"], row["event"]): n for n, row in reversed(list(enumerate(gold))) if not row["part_of"]}
    found = []
    for number, row in enumerate(gold):
        total = totals.get((row["document"], row["event"])) if row["part_of"] else None
        headcount, share = row["headcount"], row["percent"]
        published = PartialDate.parse(documents[row["document"]]["published"])
        claim = Cut(
            id=_id(number),
            document=row["document"],
            confidence=0.8,
            published=published,
            status=STATUS.get(row["stage"], "announced" if row["stage"] != "recalled" else None),
            employer=row["employer"],
            employer_name=row[field],
            headcount=Quantity(headcount["low"], headcount["high"]) if headcount else None,
            percent=Percent(share, share) if share is not None else None,
            part_of=_id(total) if total is not None else None,
            speaker_kind=SPEAKER.get(row["stage"]),
        )
        found.append(
            Kept(claim, "2026-01-01T00:00:00Z", employers.family(row[field]), Facts(row["document"], published))
        )
    return found


def _id(number: int) -> str:
    return content_id("clm", number)


def measure(gold: Sequence[Row], groups: Mapping[int, str], score_links: Any) -> dict[str, Any]:
    """The scores of one grouping: gold line number to group."""
    whole = [n for n in groups if gold[n]["part_of"] != gold[n]["event"]]
    held: dict[str, list[int]] = collections.defaultdict(list)
    for number, group in groups.items():
        held[group].append(number)
    joined = {tuple(sorted((gold[a]["event"], gold[b]["event"]))) for g in held.values() for a in g for b in g
              if gold[a]["event"] != gold[b]["event"]}  # fmt: skip
    forbidden = {tuple(sorted((row["event"], other))) for row in gold for other in row["must_not_join"]}
    return {
        **score_links.grouping([(gold[n]["event"], group) for n, group in sorted(groups.items())]),
        "without_parts": score_links.grouping([(gold[n]["event"], groups[n]) for n in sorted(whole)]),
        "groups": len(held),
        "must_not_join": sorted(joined & forbidden),
        "of": len(forbidden),
        "other_false_joins": sorted(joined - forbidden),
    }


def linked(gold: Sequence[Row], documents: Mapping[str, Row], names: str = "canonical") -> dict[int, str]:
    """The event that linking puts each gold line into."""
    events, _ = link.events(kept(gold, documents, names))
    of = {claim: event.id for event in events for claim in event.claims}
    return {number: of[_id(number)] for number in range(len(gold))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", choices=("written", "canonical"), default="canonical")
    parser.add_argument("--show", action="store_true", help="events that were torn")
    asked = parser.parse_args()
    gold, documents = read()
    score_links = scorer()
    groups = linked(gold, documents, asked.names)
    field = "employer" if asked.names == "written" else "employer_canonical"
    baseline = {n: employers.identity(row[field]) for n, row in enumerate(gold)}
    for name, grouping in (("linking", groups), ("by employer", baseline)):
        result = measure(gold, grouping, score_links)
        for key in ("b_cubed", "pairwise"):
            scores = "  ".join(f"{k} {result[key][k]:.3f}" for k in ("precision", "recall", "f1"))
            print(f"{name:<12}{key:<10}{scores}   without parts f1 {result['without_parts'][key]['f1']:.3f}")
        forbidden, others = result["must_not_join"], result["other_false_joins"]
        print(f"{'':<12}must not join: {len(forbidden)} of {result['of']} {forbidden}")
        print(f"{'':<12}other false joins: {others}; {result['groups']} groups")
    if asked.show:
        torn(gold, documents, groups)


def torn(gold: Sequence[Row], documents: Mapping[str, Row], groups: Mapping[int, str]) -> None:
    """Prints each gold event that lies in several groups."""
    by_event: dict[str, dict[str, list[str]]] = collections.defaultdict(lambda: collections.defaultdict(list))
    for number, group in groups.items():
        row = gold[number]
        facts = (row[k] for k in ("document", "employer", "headcount", "percent", "stage", "part_of"))
        told = " ".join(str(f) for f in (documents[row["document"]]["published"], *facts))
        by_event[row["event"]][group].append(told)
    for event, pieces in sorted(by_event.items()):
        if len(pieces) > 1:
            print(event, *("\n  --\n    " + "\n    ".join(rows) for rows in pieces.values()))


if __name__ == "__main__":
    main()
