"""What becomes of the rows of records and trackers, table by table: `python -m benchmarks.records TABLE...`"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from headcount import decode
from headcount.extract import structured
from headcount.model import Cut, Document

ROWS = ("rows", "claims", "continued", "set_aside", "cells")
FIELDS = ("headcount", "announced", "effective", "place")
HEAD = (
    f"{'table':28} {'rows':>7} {'claims':>7} {'cont.':>6} {'aside':>6} {'cells':>6}  | "
    f"{'people':>7} {'notice':>7} {'leave':>7} {'place':>7}  known as"
)


def accounting(path: Path) -> tuple[str, Counter[str]]:
    """The name by which a table is known; what became of its rows, cells not read, and claims with each field."""
    rows = decode.passages(Document(content=path.read_bytes(), name=str(path)))
    found = structured.claims_of_tables(rows)
    cuts = [claim for claim in found if isinstance(claim, Cut)]
    counts = Counter[str]()
    for account in structured.accounts(rows, found):
        counts.update({name: getattr(account, name) for name in ROWS})
    for name in FIELDS:
        counts[name] = sum(getattr(cut, name) is not None for cut in cuts)
    return next((cut.speaker or "inferred" for cut in cuts), "not recognised"), counts


def main(paths: list[str]) -> int:
    """Prints a line for each table and one for all; exit status 1 when a row is in none of the counts."""
    print(HEAD)
    total = Counter[str]()
    for path in map(Path, paths):
        name, counts = accounting(path)
        total += counts
        print(line(path.name, counts), name)
    lost = total["rows"] - total["claims"] - total["continued"] - total["set_aside"]
    print(line("all", total), f"{lost:,} lost, {100 * total['set_aside'] / max(total['rows'], 1):.3f} % set aside")
    return int(lost != 0)


def line(name: str, counts: Counter[str]) -> str:
    """One line of the accounting."""
    rows = f"{counts['rows']:7,} {counts['claims']:7,} " + " ".join(f"{counts[key]:6,}" for key in ROWS[2:])
    return f"{name[:28]:28} {rows}  | " + " ".join(f"{counts[key]:7,}" for key in FIELDS) + " "


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
