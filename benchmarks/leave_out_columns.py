"""How well columns are inferred when no office is known: `python -m benchmarks.leave_out_columns TABLE...`

Each table is read as its office's or tracker's and once more under a name that says nothing, with no known table in
reach. Printed are the shares of its rows whose field is the same; of places only the town is compared, because nothing
says the state.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from headcount import decode
from headcount.extract import structured
from headcount.extract.structured import columns
from headcount.model import Cut, Document, Passage

FIELDS = ("employer", "headcount", "announced", "effective", "place", "type")
HEAD = (
    f"{'table':10} {'rows':>7} {'claims':>7} "
    + " ".join(f"{name:>9}" for name in FIELDS)
    + f" {'columns':>8}  taken otherwise"
)


def value(cut: Cut, name: str) -> object:
    """A field as it is compared."""
    found = getattr(cut, name)
    return found.split(",")[0].casefold() if name == "place" and found else found


def cuts(rows: list[Passage]) -> dict[int, Cut]:
    """The claims of a table by row."""
    found = structured.claims_of_tables(rows)
    return {claim.row or 0: claim for claim in found if isinstance(claim, Cut)}


def mapped(rows: list[Passage]) -> dict[str, tuple[str, ...]]:
    """The columns of each field."""
    found = columns.recognised(rows)
    return dict(found.fields) if found else {}


def compared(path: Path) -> tuple[Counter[str], str]:
    """How many rows have the same in each field without the office's table, and which fields' columns differ."""
    rows = decode.passages(Document(content=path.read_bytes(), name=str(path)))
    known, fields = cuts(rows), mapped(rows)
    with patch("headcount.extract.structured.whose.tables", tuple):
        nameless = [replace(row, name="notices of layoffs.csv") for row in rows]
        found, without = cuts(nameless), mapped(nameless)
    counts = Counter(rows=len(known), claims=len(found), fields=len(fields))
    for row, cut in known.items():
        other = found.get(row)
        for name in FIELDS:
            counts[name] += other is not None and value(cut, name) == value(other, name)
    differing = [name for name in sorted({*fields, *without}) if fields.get(name) != without.get(name)]
    counts["columns"] = len(fields) - sum(name in fields for name in differing)
    shown = (f"{name}={'|'.join(without.get(name, ())) or '-'}" for name in differing)
    return counts, ", ".join(shown)


def line(name: str, counts: Counter[str], more: str = "") -> str:
    """One line of the table."""
    rows = max(counts["rows"], 1)
    shares = " ".join(f"{counts[field] / rows:9.1%}" for field in FIELDS)
    columns_ = counts["columns"] / max(counts["fields"], 1)
    return f"{name[:12]:12} {counts['rows']:7,} {counts['claims']:7,} {shares} {columns_:8.0%}  {more}"


def main(paths: list[str]) -> None:
    """Prints a line for each table and one for all."""
    print(HEAD)
    total = Counter[str]()
    for path in map(Path, paths):
        counts, differing = compared(path)
        total += counts
        print(line(path.name, counts, differing))
    print(line("all", total))


if __name__ == "__main__":
    main(sys.argv[1:])
