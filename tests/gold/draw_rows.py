"""Draws rows of WARN tables to be read by hand: `python -m tests.gold.draw_rows ../shared/data/warn/raw/*.csv`

At least six rows of each state, the rest in proportion to the size of its table; the seed is fixed, so that the same
rows come again. A row is counted as decode/rows.py counts it: 1 is the first under the header, empty rows too. Cells
under headers that hold private persons (`PRIVATE`) are left out.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROWS, LEAST, SEED = 300, 6, 20261124
PRIVATE = re.compile(r"contact|submitter|phone|fax|e-?mail|union address|representative|official", re.IGNORECASE)


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    """The header of a table and all its rows, lines without any cell left out."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        header, *rows = (row for row in csv.reader(lines) if row)
    return header, rows


def public(header: list[str], row: list[str]) -> dict[str, str]:
    """The non-empty cells of a row by header, without those of private persons; a header without a name is numbered."""
    named = [" ".join(name.split()) or f"column {column}" for column, name in enumerate(header, 1)]
    named += [f"column {column}" for column in range(len(named) + 1, len(row) + 1)]
    cells: dict[str, str] = {}
    for name, value in zip(named, row, strict=False):
        if value.strip() and not PRIVATE.search(name):
            cells[f"{name} (2)" if name in cells else name] = value.strip()
    return cells


def shares(sizes: dict[str, int], rows: int = ROWS, least: int = LEAST) -> dict[str, int]:
    """How many rows to draw of each table: ``least``, and the rest by size, the largest remainders first."""
    spare, whole = rows - least * len(sizes), sum(sizes.values())
    exact = {name: spare * size / whole for name, size in sizes.items()}
    drawn = {name: least + int(share) for name, share in exact.items()}
    for name in sorted(exact, key=lambda name: exact[name] % 1, reverse=True)[: rows - sum(drawn.values())]:
        drawn[name] += 1
    return drawn


def draw(paths: list[Path]) -> Iterator[dict[str, object]]:
    """The drawn rows: state, row and cells, in the order of the tables."""
    tables = {path.stem: table(path) for path in sorted(paths)}
    filled = {
        state: [n for n, row in enumerate(rows, 1) if any(map(str.strip, row))] for state, (_, rows) in tables.items()
    }
    chance = random.Random(SEED)
    for state, often in shares({state: len(rows) for state, rows in filled.items()}).items():
        header, rows = tables[state]
        for number in sorted(chance.sample(filled[state], often)):
            yield {"state": state, "row": number, "cells": public(header, rows[number - 1])}


if __name__ == "__main__":
    for drawn in draw([Path(path) for path in sys.argv[1:]]):
        print(json.dumps(drawn, ensure_ascii=False))
