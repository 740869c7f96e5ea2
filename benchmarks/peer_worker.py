"""The peer's consolidation of WARN tables, table by table; run by benchmarks/records_peer.py in the peer's environment.

Prints a JSON line for each table of the folder given, and one for the whole. Needs warn-transformer and nothing else.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}-[a-z]{3}-\d{2,4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d")
SAID = {"notice": DATE, "effective": DATE, "count": NUMBER}
"""What a cell must hold for a field to be said in it."""
KEYS = {"notice": "notice_date", "effective": "effective_date", "count": "jobs"}
"""The peer's names of the fields."""
NEW_CELL = "about 40 (est.)"


def several(text: str) -> bool:
    """True when a cell holds more than one day."""
    return len({found.lower() for found in DATE.findall(text)}) > 1


def memory() -> float:
    """The most memory that this process held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def transformer(state: str, folder: Path) -> Any:
    """The peer's reader of a state's table."""
    return importlib.import_module(f"warn_transformer.transformers.{state}").Transformer(folder)


def measured(state: str, folder: Path) -> dict[str, Any]:
    """The CPU seconds that the peer takes for one table, or its error."""
    start = time.process_time()
    try:
        transformer(state, folder).transform()
    except Exception as error:  # noqa: BLE001 one table that the peer cannot read must not end the comparison
        return {"state": state, "error": f"{type(error).__name__}: {error}"}
    return {"state": state, "seconds": time.process_time() - start}


def counted(state: str, folder: Path) -> dict[str, int]:
    """The peer's account of one table: rows in and out, unknown fields, ranges cut."""
    reader = transformer(state, folder)
    given = reader.transform()
    kept = list({row["hash_id"]: row for row in given}.values())
    filled = [row for row in reader.raw_data if any(cell.strip() for cell in row.values() if isinstance(cell, str))]
    counts = {"in": len(filled), "out": len(kept), "equal": len(given) - len(kept)}
    for name, key in KEYS.items():
        counts[name] = sum(row[key] is None for row in kept)
    return counts | beside_cells(reader)


def beside_cells(reader: Any) -> dict[str, int]:
    """Fields that the peer leaves unknown though its own column says them, and ranges of days that it cuts to one."""
    found = {f"{name}_said": 0 for name in KEYS} | {"cut": 0}
    for row in reader.prep_row_list(reader.raw_data):
        said = reader.transform_row(row)
        for name, key in KEYS.items():
            cell = str(reader.get_raw_value(row, reader.fields[key]) or "") if key in reader.fields else ""
            found[f"{name}_said"] += said[key] is None and bool(SAID[name].search(cell))
            found["cut"] += name == "effective" and said[key] is not None and several(cell)
    return found


def with_new_cell(folder: Path, into: Path, state: str = "al", column: str = "affected") -> None:
    """Writes a state's table with one number put as its office has never put it before."""
    with (folder / f"{state}.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows, names = list(reader), list(reader.fieldnames or ())
    rows[0][column] = NEW_CELL
    with (into / f"{state}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        writer.writerows(rows)


def main(folder: Path) -> None:
    """Prints the account of each table, then the memory that reading took and what comes of one new cell."""
    accounts = [measured(path.stem, folder) for path in sorted(folder.glob("*.csv"))]
    most = memory()
    for account in accounts:
        print(json.dumps(account if "error" in account else account | counted(account["state"], folder)))
    with tempfile.TemporaryDirectory() as temporary:
        with_new_cell(folder, Path(temporary))
        new = measured("al", Path(temporary))
    print(json.dumps({"memory": most, "new": new.get("error", "read")}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
