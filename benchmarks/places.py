"""Where the places of official rows and of trackers lie, and how many are right: `python -m benchmarks.places SHARED`

Over every row of the WARN tables that names a place: the share located in a city or county, in its state at least, and
the same for the exact look-up of a name (`places.resolve`) as the baseline; how often the county is the one that the
row's own column of counties says. Then the verdicts of `tests/gold/places.jsonl`, drawn at random and judged by hand
from the raw row: `want` is what is right, ``level`` a row of which the state alone is told.
`--draw SEED N` prints a sample of WARN rows to judge, `--draw-abroad SEED N` one of trackers.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headcount import decode
from headcount.extract import structured
from headcount.model import Cut, Document
from headcount.vocab import places

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "places.jsonl"
TRACKER = "fyi_2026-01-28_src_databyab.csv"
COUNTY = re.compile(r"(?im)^(?:county|county_name|impacted site county): *(.+?)(?: county| parish)?\s*$")
FIELDS = ("kind", "city", "county", "region", "country")


def rows(shared: Path) -> Iterator[dict[str, Any]]:
    """Every row of the WARN tables that names a place: its state, number, the place as read and the raw words."""
    for path in sorted((shared / "data" / "warn" / "raw").glob("*.csv")):
        passages = decode.passages(Document(content=path.read_bytes(), name=str(path)))
        raw = {passage.row: passage.text for passage in passages}
        for claim in structured.claims_of_tables(passages):
            if isinstance(claim, Cut) and claim.place:
                yield {"state": path.stem, "row": claim.row, "text": claim.place, "raw": raw.get(claim.row)}


def abroad(shared: Path) -> Iterator[dict[str, Any]]:
    """The rows of a tracker outside the United States: the place and the country that its columns say."""
    with (shared / "data" / "trackers" / TRACKER).open(encoding="utf-8-sig", newline="") as table:
        for number, row in enumerate(csv.DictReader(table), 1):
            low = {name.casefold().strip(): value for name, value in row.items() if name}
            where, country = place_and_country(low)
            if where and country and country != "United States":
                yield {"state": "tracker", "row": number, "text": where, "country": country}


def place_and_country(row: dict[str, str]) -> tuple[str, str]:
    """The cells of a tracker's row that say where."""
    where = next((row[name] for name in ("location hq", "location", "location_hq") if row.get(name)), "")
    return where.removesuffix(",Non-U.S.").removesuffix(", Non-U.S.").strip(), row.get("country", "").strip()


def located(text: str, country: str | None = None) -> dict[str, str | None]:
    """What is told of a place, as the gold file keeps it."""
    found = places.locate(text, country=country)
    return {name: getattr(found, name, None) for name in FIELDS}


def table(found: list[dict[str, Any]]) -> Iterator[str]:
    """Lines: by state and for all, the shares located in a city or county and in a state, and the baseline's."""
    counts: dict[str, Counter[str]] = {}
    for row in found:
        now, before = places.locate(row["text"]), places.resolve(row["text"])
        for name in (row["state"], "all"):
            count = counts.setdefault(name, Counter())
            count["rows"] += 1
            count["town"] += now is not None and now.kind in ("city", "county")
            count["state"] += now is not None and now.region is not None
            count["before"] += before is not None and before.kind in ("city", "county")
    yield f"{'state':6} {'rows':>7} {'city/county':>12} {'state':>7} {'name alone':>11}"
    for name, count in sorted(counts.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        shares = [count[key] / count["rows"] for key in ("town", "state", "before")]
        yield f"{name:6} {count['rows']:7,} {shares[0]:12.3f} {shares[1]:7.3f} {shares[2]:11.3f}"


def counties(found: list[dict[str, Any]]) -> str:
    """A line: of the rows with a column of counties, the share whose county is told as the column says it."""
    counts = Counter[bool]()
    for row in found:
        told, said = places.locate(row["text"]), COUNTY.search(row["raw"] or "")
        own = places.locate(f"{said[1]} County, {told.region}") if told and told.county and said else None
        if told and own and own.county:
            counts[own.county == told.county] += 1
    low, high = wilson(counts[True], counts.total())
    right = f"{counts[True] / counts.total():.3f} ({low:.3f} to {high:.3f})"
    return f"the county that the row's own column says: {right} of {counts.total():,}"


def verdicts() -> Iterator[str]:
    """Lines: of each sample the precision of what is told now, of all answers and of those in a city or county."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    for sample in dict.fromkeys(one["sample"] for one in gold):
        mine = [one for one in gold if one["sample"] == sample]
        exact = [one for one in mine if one["verdict"] != "level"]
        yield f"{sample}: {share(mine)}; in a city or county {share(exact)}"
        yield from (f"  {one['text']}: {one['want']}" for one in mine if not right_now(one))


def share(judged: list[dict[str, Any]]) -> str:
    """How many are right, with Wilson's interval."""
    right = sum(right_now(one) for one in judged)
    low, high = wilson(right, len(judged))
    return f"{right} of {len(judged)} right, {right / len(judged):.3f} ({low:.3f} to {high:.3f})"


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson's score)."""
    share, extra = right / of, z * z / of
    middle, width = share + extra / 2, z * (share * (1 - share) / of + extra / (4 * of)) ** 0.5
    return max(0.0, (middle - width) / (1 + extra)), min(1.0, (middle + width) / (1 + extra))


def right_now(one: dict[str, Any]) -> bool:
    """True when what is told now is what was judged right: the answer then, or the right value of a wrong one."""
    return bool(located(one["text"], one.get("country")) == one["want"])


def main(arguments: list[str]) -> int:
    """Prints the tables, or a sample to judge."""
    shared = Path(arguments[0])
    if len(arguments) > 1:
        draw, seed, number = arguments[1:]
        every = list(abroad(shared) if draw == "--draw-abroad" else rows(shared))
        for row in random.Random(int(seed)).sample(every, int(number)):
            print(json.dumps(row | {"told": located(row["text"], row.get("country"))}, ensure_ascii=False))
        return 0
    found = list(rows(shared))
    print(*table(found), counties(found), *verdicts(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
