"""Rows of WARN tables read by us and by warn-transformer in one run: `python -m benchmarks.records_peer [FOLDER]`

The peer (biglocalnews/warn-transformer, Apache-2.0) runs in an environment of its own, which is made by

    python3 -m venv .venv-peer && .venv-peer/bin/pip install warn-transformer==1.3.416

(HEADCOUNT_PEER names another python). FOLDER holds STATE.csv as warn-scraper writes them; ../shared/data/warn/raw when
none is given. Each side is a process of its own, one after the other, each table read from its file; nothing is cached.

lost: rows that come to no claim or record; identical: rows equal in every cell to one before, which we keep. In the
three columns of unknown fields the second number counts those whose cell, in the side's own column, says a date or a
number all the same. cut: cells of several days of which one is kept. s: seconds of CPU time, so that a busy machine is
no matter.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peer_worker import SAID, memory, several, with_new_cell
from headcount import decode
from headcount.cli import rarely
from headcount.extract import structured
from headcount.extract.structured.columns import recognised
from headcount.model import Cut, Document, Passage

ROOT = Path(__file__).parents[1]
RAW = ROOT.parent / "shared" / "data" / "warn" / "raw"
FIELDS = {"notice": "announced", "effective": "effective", "count": "headcount"}
"""Our names of the fields, of claims and of columns."""
SUMS = (
    "in",
    "out",
    "identical",
    "equal",
    "notice",
    "notice_said",
    "effective",
    "effective_said",
    "count",
    "count_said",
    "cut",
)
Account = Mapping[str, Any]


def read(path: Path) -> tuple[Sequence[Passage], Sequence[object]]:
    """The rows of a table and what comes of them."""
    rows = decode.passages(Document(content=path.read_bytes(), name=path.name))
    return rows, structured.claims_of_tables(rows)


def timed(path: Path) -> float:
    """The CPU seconds that we take for one table."""
    start = time.process_time()
    read(path)
    return time.process_time() - start


def counted(path: Path) -> dict[str, int]:
    """Our account of one table, as peer_worker.py gives the peer's, and the rows equal to an earlier one."""
    rows, found = read(path)
    claims = {claim.row: claim for claim in found if isinstance(claim, Cut)}
    counts = {"in": len(rows), "out": len(claims), "identical": len(rows) - len({row.text for row in rows})}
    for name, field in FIELDS.items():
        counts[name] = sum(getattr(claim, field) is None for claim in claims.values())
    return counts | beside_cells(rows, claims)


def beside_cells(rows: Sequence[Passage], claims: Mapping[int | None, Cut]) -> dict[str, int]:
    """Fields that we leave unknown though our column says them, and ranges of days that we cut to one."""
    found = {f"{name}_said": 0 for name in FIELDS} | {"cut": 0}
    columns = recognised(rows)
    for row, claim in ((row, claims[row.row]) for row in rows if row.row in claims):
        whole = claim.effective_last is not None or bool(claim.notice and claim.notice.phases)
        for name, field in FIELDS.items():
            spans = [
                row.cells[header]
                for header in (columns.fields.get(field, ()) if columns else ())
                if header in row.cells
            ]
            text = row.text[spans[0].start : spans[0].end] if spans else ""
            found[f"{name}_said"] += getattr(claim, field) is None and bool(SAID[name].search(text))
            found["cut"] += name == "effective" and claim.effective is not None and several(text) and not whole
    return found


def ours(folder: Path) -> None:
    """Prints our account of each table, then the memory that reading took and what comes of one new cell."""
    paths = sorted(folder.glob("*.csv"))
    rarely()  # as the program does
    seconds = [timed(path) for path in paths]
    most = memory()
    for path, took in zip(paths, seconds, strict=True):
        print(json.dumps({"state": path.stem, "seconds": took} | counted(path)))
    with tempfile.TemporaryDirectory() as temporary:
        with_new_cell(folder, Path(temporary))
        rows, found = read(Path(temporary) / "al.csv")
    claims = [claim for claim in found if isinstance(claim, Cut)]
    print(
        json.dumps(
            {"memory": most, "new": f"{len(claims)} of {len(rows)} rows read, its own as {claims[0].headcount} people"}
        )
    )


def side(command: Sequence[str]) -> list[Account]:
    """The lines that one side prints."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return [json.loads(line) for line in done.stdout.splitlines()]


def total(accounts: Sequence[Account]) -> dict[str, Any]:
    """The sums over tables that were read."""
    read = [account for account in accounts if "error" not in account]
    return {"state": "all", "seconds": sum(one["seconds"] for one in read)} | {
        key: sum(one.get(key, 0) for one in read) for key in SUMS
    }


def cell(account: Account) -> str:
    """One side's columns of a line."""
    if "error" in account:
        return f"fails: {account['error']}"[:64].ljust(64)
    lost = account["in"] - account["out"]
    pairs = [f"{account[name]:6,}/{account[f'{name}_said']:<5,}" for name in FIELDS]
    return f"{account['out']:7,} {lost:6,} " + " ".join(pairs) + f" {account['cut']:5,} {account['seconds']:6.2f}"


def main(arguments: Sequence[str]) -> None:
    """Prints both sides' accounts beside each other; says how to get the peer where it is not there."""
    folder = Path(arguments[0]) if arguments else RAW
    peer = os.environ.get("HEADCOUNT_PEER", str(ROOT / ".venv-peer" / "bin" / "python"))
    if not folder.is_dir() or not Path(peer).exists():
        print(f"skipped: needs the tables in {folder} and warn-transformer beside {peer}; see the top of this file")
        return
    theirs = side([peer, str(ROOT / "benchmarks" / "peer_worker.py"), str(folder)])
    us = side([sys.executable, "-m", "benchmarks.records_peer", "--ours", str(folder)])
    names = f"{'out':>7} {'lost':>6} {'no notice':>12} {'no effective':>12} {'no count':>12} {'cut':>5} {'s':>6}"
    print(f"{'':5} {'':7} | {'headcount':60} | warn-transformer\n{'':5} {'rows in':>7} | {names} | {names}")
    lines = zip([*us[:-1], total(us[:-1])], [*theirs[:-1], total(theirs[:-1])], strict=True)
    for one, other in lines:
        print(f"{one['state']:5} {one['in']:7,} | {cell(one)} | {cell(other)}")
    all_ours, all_theirs = total(us[:-1]), total(theirs[:-1])
    ruled = all_theirs["in"] - all_theirs["out"] - all_theirs["equal"]
    print(f"rows equal in every cell to one before, which we keep: {all_ours['identical']:,}")
    print(f"rows that warn-transformer leaves out: {ruled:,} by rule, {all_theirs['equal']:,} as equal in its fields")
    for name, accounts in (("headcount", us), ("warn-transformer", theirs)):
        took, last = total(accounts[:-1])["seconds"], accounts[-1]
        print(f"{name}: {took:.1f} s, {last['memory']:.0f} MB at most; one number put as never before: {last['new']}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ours"]:
        ours(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
