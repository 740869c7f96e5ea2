"""Linking on tracker tables: rounds of one company stay apart, the same round in two trackers joins.

    python -m benchmarks.link_trackers [--show]

1. Every row of one tracker's table is a claim of one document. Two rows of one company are taken for two rounds, unless
   they are at most a day apart (the tracker's own repeats) or have the same number, or without one of the numbers the
   same share, at most a fortnight apart; precision
   is the share of joined pairs that are no two rounds.
2. Pairs of rows that two trackers have for one company, dated within days, with equal numbers: the share that is
   joined, and rounds of one tracker that the other's rows pulled together.
3. Pairs with two other numbers that were judged by hand, beside rounds of one company weeks apart
   (`tests/gold/tracker_pairs.jsonl`): precision and recall of the joins, each pair by itself. Of a pair that nobody
   could judge nothing is counted.
"""

from __future__ import annotations

import argparse
import collections
import csv
import itertools
import json
import time
from datetime import date
from pathlib import Path

from benchmarks.bootstrap import of_ratio
from benchmarks.link_gold import SHARED, Facts, Kept
from headcount import link
from headcount.model import Cut, Notice, PartialDate, Percent, Quantity, content_id
from headcount.vocab import employers

JUDGED = Path(__file__).parent.parent / "tests" / "gold" / "tracker_pairs.jsonl"
Round = tuple[str, date, float | None, float | None, str]


def fyi() -> list[Round]:
    """The rows of one tracker: company, day, people, share, report."""
    with (SHARED / "data" / "trackers" / "fyi_2026-01-28_src_databyab.csv").open(encoding="utf-8", newline="") as file:
        rows = []
        for row in csv.DictReader(file):
            month, day, year = (int(x) for x in row["date"].split("/"))
            share = float(row["percentage_laid_off"]) * 100 if row["percentage_laid_off"] else None
            people = float(row["total_laid_off"] or 0) or None
            rows.append((row["company"], date(year, month, day), people, share, row["source"]))
        return rows


def pairs() -> list[tuple[Round, Round]]:
    """Rows of two trackers that have one company and nearly one day."""
    path = SHARED / "data" / "trackers" / "pairs_layoffstracker_vs_layoffsfyi_to_2024-12.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                (
                    row["company_name"],
                    date.fromisoformat(row["d"]),
                    float(row["n_a"] or 0) or None,
                    None,
                    row["source_url"],
                ),
                (
                    row["company_name"],
                    date.fromisoformat(row["d_f"]),
                    float(row["n"] or 0) or None,
                    None,
                    row["source_f"],
                ),
            )
            for row in csv.DictReader(file)
        ]


def claim(row: Round, document: str, number: int) -> Kept:
    """A tracker's row as a claim of the ledger."""
    company, day, people, share, source = row
    when = PartialDate(day.year, day.month, day.day)
    cut = Cut(
        id=content_id("clm", document, number),
        document=document,
        row=number + 1,
        confidence=0.9,
        employer=company,
        employer_name=company,
        headcount=Quantity(int(people), int(people)) if people else None,
        percent=Percent(share, share) if share else None,
        announced=when,
        status="announced",
        speaker_kind="tracker",
        notice=Notice(source=source) if source else None,
    )
    return Kept(cut, "2026-01-01T00:00:00Z", employers.family(company), Facts(document, None))


def rounds(show: bool) -> None:
    """Prints how far rounds of one tracker stay apart."""
    rows = fyi()
    kept = [claim(row, "doc_one", n) for n, row in enumerate(rows)]
    began = time.perf_counter()
    events, _ = link.events(kept)
    took = time.perf_counter() - began
    of = {k.claim.id: n for n, k in enumerate(kept)}
    joined = [tuple(of[c] for c in pair) for event in events for pair in itertools.combinations(event.claims, 2)]
    wrong = [(a, b) for a, b in joined if two_rounds(rows[a], rows[b])]
    by_company = collections.Counter(row[0] for row in rows)
    apart = sum(n * (n - 1) // 2 for n in by_company.values())
    several = sum(n > 1 for n in by_company.values())
    print(f"one tracker: {len(rows):,} rows, {several:,} companies with several, {len(events):,} events, {took:.1f} s")
    precision = 1 - len(wrong) / max(1, len(joined))
    print(
        f"of {apart:,} pairs of one company {len(joined)} joined, {len(wrong)} two rounds (precision {precision:.3f})"
    )
    for a, b in wrong if show else []:
        print("  ", *rows[a], "|", *rows[b])


def two_rounds(one: Round, other: Round) -> bool:
    """True when two rows of one tracker are to be taken for two rounds."""
    days = abs((one[1] - other[1]).days)
    alike = one[2] == other[2] or (None in (one[2], other[2]) and one[3] is not None and one[3] == other[3])
    return days > 1 and not (days <= 14 and alike)


def across(show: bool) -> None:
    """Prints how far two trackers' rows of one round are joined."""
    found = pairs()
    left = [claim(a, "doc_one", n) for n, (a, _) in enumerate(found)]
    right = [claim(b, "doc_two", n) for n, (_, b) in enumerate(found)]
    events, _ = link.events([*left, *right])
    of = {c: event.id for event in events for c in event.claims}
    for name, chosen in (
        ("equal numbers", [n for n, (a, b) in enumerate(found) if a[2] and a[2] == b[2]]),
        ("two other numbers", [n for n, (a, b) in enumerate(found) if a[2] and b[2] and a[2] != b[2]]),
        ("a number missing", [n for n, (a, b) in enumerate(found) if not a[2] or not b[2]]),
    ):
        missed = [n for n in chosen if of[left[n].claim.id] != of[right[n].claim.id]]
        share = 1 - len(missed) / len(chosen)
        print(f"two trackers, {name}: {len(chosen) - len(missed)} of {len(chosen)} pairs joined ({share:.3f})")
        for n in missed[:25] if show else []:
            print("  ", *found[n][0], "|", *found[n][1])
    day = {
        k.claim.id: row[side][1]
        for side, claims in enumerate((left, right))
        for k, row in zip(claims, found, strict=True)
    }
    joined = [pair for event in events for pair in itertools.combinations(event.claims, 2)]
    wrong = [(a, b) for a, b in joined if abs((day[a] - day[b]).days) > 31]
    print(f"pairs joined over more than a month: {len(wrong)}")


def judged(show: bool) -> None:
    """Prints precision and recall over the pairs that were judged by hand."""
    rows = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    counted: list[tuple[bool, bool]] = []
    for row in rows:
        if row["verdict"] == "unsure":
            continue
        two = [
            (row["company"], date.fromisoformat(r["day"]), float(r["people"]), None, r.get("source", ""))
            for r in row["rows"]
        ]
        events, _ = link.events([claim(one, f"doc_{n}", n) for n, one in enumerate(two)])
        counted.append((row["verdict"] == "same", len(events) == 1))
        if show and counted[-1][0] != counted[-1][1]:
            print("  ", row["verdict"], row["company"], row["rows"], row["why"])
    for name, of in (("precision", [p for p in counted if p[1]]), ("recall", [p for p in counted if p[0]])):
        right = [float(is_one and got) for is_one, got in of]
        low, high = of_ratio(range(len(of)), right, [1.0] * len(of))
        print(f"judged by hand: {name} {sum(right) / len(of):.3f} ({low:.3f}-{high:.3f}) of {len(of)} pairs")
    apart = [got for is_one, got in counted if not is_one]
    print(f"of {len(apart)} pairs of two rounds {sum(apart)} were joined")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="name the wrong pairs")
    asked = parser.parse_args()
    rounds(asked.show)
    across(asked.show)
    judged(asked.show)


if __name__ == "__main__":
    main()
