"""Which notices linking takes for changes of earlier ones, held against pairs that were read by hand.

    python -m benchmarks.amendments TABLE... [--candidates amendment_candidates.csv] [--new]

`tests/gold/amendments.jsonl` holds the pairs: right when both rows speak of one notice and the later is the one to
count. Joins that nobody judged are counted apart, and ``--new`` prints them. Of the candidates, a list of notices that
their offices mark, it says how many found the notice that they change, by reason.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from pathlib import Path

from benchmarks.link_gold import Facts, Kept
from headcount import decode
from headcount.extract import structured
from headcount.link.amend import amended
from headcount.link.block import blocks
from headcount.link.evidence import Notices
from headcount.link.said import Said, said
from headcount.model import Cut, Document
from headcount.vocab import employers

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "amendments.jsonl"
Pair = tuple[str, int, int]
"""The state, the row of the earlier notice and that of the later."""


def notices(paths: Iterable[Path]) -> list[Said]:
    """The claims of the tables as linking sees them, with what each replaces."""
    kept = []
    for path in paths:
        found = structured.claims_of_tables(decode.passages(Document(content=path.read_bytes(), name=str(path))))
        cuts = [claim for claim in found if isinstance(claim, Cut)]
        facts = Facts(path.stem, None)
        kept += [Kept(cut, "2026-01-01T00:00:00Z", employers.family(cut.employer or ""), facts) for cut in cuts]
    claims = said(kept)
    for block in blocks(claims, ()):
        amended(block)
    return claims


def joined(claims: Sequence[Said]) -> dict[Pair, str]:
    """Each pair of rows of which the later replaces the earlier, with the reason."""
    row = {s.id: (s.document, s.claim.row or 0) for s in claims}
    return {(*row[s.amends.claim], row[s.id][1]): s.amends.why for s in claims if s.amends}


def readings() -> list[tuple[Pair, Mapping[str, object]]]:
    """Every reading of a pair by hand; the third draw has pairs that an earlier one had, read a second time."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [((row["state"], row["earlier"]["row"], row["later"]["row"]), row) for row in rows]


def judged() -> dict[Pair, Mapping[str, object]]:
    """The pairs that were read by hand, with their last reading."""
    return dict(readings())


def agreement() -> str:
    """A line on the pairs that were read twice: the second reading was made before a look at the first."""
    first = {pair: row["verdict"] for pair, row in readings() if row["draw"] != 3}
    twice = [(first[pair], row["verdict"]) for pair, row in readings() if row["draw"] == 3 and pair in first]
    same = sum(one == other for one, other in twice)
    return f"read twice: {len(twice)} pairs, {same} with the same verdict"


def interval(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, z * z / of
    middle = share + spread / 2
    width = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - width) / (1 + spread), (middle + width) / (1 + spread)


def precision(name: str, verdicts: Sequence[object]) -> str:
    """A line on the pairs of one draw: unsure ones are left out of the first figure and wrong in the second."""
    count = Counter(verdicts)
    sure = count["right"] + count["wrong"]
    low, high = interval(count["right"], sure)
    strict = count["right"] / len(verdicts) if verdicts else 0.0
    return (
        f"{name}: {len(verdicts)} joined, {count['right']} right, {count['wrong']} wrong, {count['unsure']} unsure; "
        f"precision {count['right'] / sure if sure else 0.0:.3f} ({low:.3f} to {high:.3f}), "
        f"unsure taken as wrong {strict:.3f}"
    )


def partners(path: Path, claims: Sequence[Said]) -> tuple[int, Counter[str]]:
    """How many of the candidates stand in the tables, and how many of those replace a notice, by the reason's head."""
    where: dict[tuple[str, str, str], list[Said]] = {}
    for one in claims:
        key = (one.document.upper(), one.claim.employer_name or one.claim.employer or "", str(one.claim.announced))
        where.setdefault((key[0], employers.identity(key[1]), key[2]), []).append(one)
    reasons, found = Counter[str](), 0
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows = where.get((row["state"], employers.identity(row["employer"]), row["notice_date"]), [])
            found += bool(rows)
            why = next((s.amends.why for s in rows if s.amends), None)
            marked = any(Notices([s], 0).marks for s in rows)
            if rows:
                reasons[why.split(";")[0] if why else "no partner" if marked else "no mark in the row"] += 1
    return found, reasons


def general(why: str) -> str:
    """A reason without the values in it."""
    return " ".join(word for word in why.split(";")[0].split() if not any(c.isdigit() for c in word))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--candidates", type=Path)
    parser.add_argument("--new", action="store_true", help="print joins that nobody judged")
    asked = parser.parse_args()
    claims = notices(asked.tables)
    now, gold = joined(claims), judged()
    read = [(pair, row) for pair, row in readings() if pair in now]
    for draw in (1, 2, 3):
        print(precision(f"draw {draw}", [row["verdict"] for _, row in read if row["draw"] == draw]))
    print(precision("draw 3, new to the rules", [row["verdict"] for _, row in read if row.get("unseen")]))
    print(agreement())
    lost = sum(pair not in now for pair in gold)
    new = sum(pair not in gold for pair in now)
    print(f"{len(now)} joined in {len(claims):,} notices; {new} not judged; {lost} judged and no longer joined")
    for why, count in Counter(general(why) for why in now.values()).most_common():
        print(f"{count:5}  {why}")
    if asked.new:
        for pair, why in sorted(now.items()):
            if pair not in gold:
                print(*pair, why)
    if asked.candidates:
        found, reasons = partners(asked.candidates, claims)
        print(f"{found} candidates in the tables")
        heads = Counter[str]()
        for why, count in reasons.items():
            heads[general(why)] += count
        for why, count in heads.most_common():
            print(f"{count:5}  {why}")


if __name__ == "__main__":
    main()
