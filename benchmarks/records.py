"""How many rows of records and trackers become claims, table by table: `python benchmarks/records.py TABLE...`"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from headcount import decode
from headcount.extract import structured
from headcount.model import Cut, Document, SetAside

NAMES = ("rows", "claims", "people", "notice", "leave", "place", "aside")
HEAD = f"{'table':28} " + " ".join(f"{name:>7}" for name in NAMES) + f" {'cells':>6}  known as"


def accounting(path: Path) -> tuple[str, Counter[str]]:
    """The name by which a table is known, and its rows, claims, claims with each field, rows and cells set aside."""
    rows = decode.passages(Document(content=path.read_bytes(), name=str(path)))
    found = structured.claims_of_tables(rows)
    cuts = [claim for claim in found if isinstance(claim, Cut)]
    aside = [claim for claim in found if isinstance(claim, SetAside)]
    cells = sum("cannot be read" in claim.cause for claim in aside)
    counts = Counter(rows=len(rows), claims=len(cuts), aside=len(aside) - cells, cells=cells)
    for name in ("headcount", "announced", "effective", "place"):
        counts[name] = sum(getattr(cut, name) is not None for cut in cuts)
    return next((cut.speaker or "inferred" for cut in cuts), "not recognised"), counts


def main(paths: list[str]) -> None:
    """Prints a line for each table and one for all."""
    print(HEAD)
    total = Counter[str]()
    for path in map(Path, paths):
        name, counts = accounting(path)
        total += counts
        print(line(path.name, counts), name)
    print(line("all", total))


def line(name: str, counts: Counter[str]) -> str:
    """One line of the accounting."""
    keys = ("rows", "claims", "headcount", "announced", "effective", "place", "aside")
    return f"{name[:28]:28} " + " ".join(f"{counts[key]:7,}" for key in keys) + f" {counts['cells']:6,} "


if __name__ == "__main__":
    main(sys.argv[1:])
