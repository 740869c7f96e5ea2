"""The files of tables under ``vocab/``, read: TOML as a mapping, CSV (plain or gzip) as rows."""

from __future__ import annotations

import csv
import gzip
import io
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from headcount.errors import VocabError

FOLDER = Path(__file__).parent


def toml(name: str) -> dict[str, Any]:
    """The table ``vocab/<name>``. Raises VocabError when it is malformed."""
    path = FOLDER / name
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        raise VocabError(f"not a TOML table: {wrong}", where=str(path), next_step="mend the line it names") from wrong


def rows(path: Path, columns: Sequence[str]) -> list[list[str]]:
    """The rows of a CSV file under its header, each with a cell for every column (``""`` where a row is short).

    A ``.gz`` file is unpacked. Raises VocabError when the file is absent, the header differs or a row is too long.
    """
    reader = csv.reader(io.StringIO(_text(path)))
    header = [cell.strip() for cell in next(reader, [])]
    if header != list(columns):
        raise VocabError(
            f"the header is {','.join(header)!r}", where=f"{path}:1", next_step=f"write {','.join(columns)}"
        )
    table = [row for row in reader if row]
    width = len(columns)
    for number, row in enumerate(table, 2):
        if len(row) > width:
            raise VocabError(
                f"{len(row)} cells under {width} columns",
                where=f"{path}:{number}",
                next_step="quote a cell that holds a comma",
            )
        if len(row) < width:
            row += [""] * (width - len(row))
    return table


def lines(path: Path, columns: Sequence[str]) -> list[str]:
    """The lines under the header of a compiled table, in which no cell holds a comma or a quote."""
    header, *found = _text(path).splitlines()
    if header != ",".join(columns):
        raise VocabError(f"the header is {header!r}", where=f"{path}:1", next_step="make it anew with tools/tables.py")
    return found


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as wrong:
        cause = f"cannot read the table: {wrong.strerror}"
        raise VocabError(cause, where=str(path), next_step="check the path") from wrong
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
