"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods): each sheet that is shown is a table, read in a process of its own.

The file is parsed by calamine, which keeps a sheet as a full grid: one cell far away can ask for any amount of memory,
and then ends the process. So a child with bounded memory and time reads it, and no bytes can end ours. Formulas are
not calculated and macros not run: what is read is what the sheet showed when it was saved.
"""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import zipfile
from typing import Any

from headcount.decode import grid, sheets, sniff, table
from headcount.errors import DecodeError
from headcount.model import Document, Passage

UNPACKED = 400_000_000  # bytes of all that is in the file
SECONDS = 120
PREAMBLE = 60  # lines that may stand above the header of a sheet
COPY = "open it, copy the table into a new workbook, and save that, or save it as CSV"
log = logging.getLogger(__name__)


def passages(document: Document) -> list[Passage]:
    """The rows of each shown sheet with a table; the part is the number of the table, from 1 for the first.

    Sheets whose header is recognised come alone, else all that look like a table, so that none is lost without a word.
    """
    check(document.content)
    found = list[grid.Table]()
    other = list[grid.Table]()
    for sheet in told(document.content):
        if sheet["hidden"]:
            log.warning("%s: the sheet '%s' is hidden and was not read", document.name, sheet["name"])
            continue
        lines, again = sheet["lines"], {(row, column) for row, column in sheet["again"]}
        known = grid.tables(lines, within=PREAMBLE, again=True)
        found += [grid.once(one, again) for one in known if one.rows]
        if not known and (above := table.header_of(lines)) is not None and lines[above + 1 :]:
            other.append(grid.Table(lines[above], lines[above + 1 :], []))
    if not found and not other:
        raise DecodeError(
            "a workbook without a table", next_step="write a line with the names of the columns above its rows"
        )
    return [row for part, one in enumerate(found or other, 1) for row in grid.rendered(document, one, part)]


def check(content: bytes) -> None:
    """Raises DecodeError when a workbook is encrypted or broken, or unpacks to more than the limit."""
    if sniff.WORKBOOKS[sniff.OLD][-1] in content:
        raise DecodeError("an encrypted workbook", next_step="open it with its password and save it without")
    if not content.startswith(b"PK"):
        return
    try:
        size = sum(member.file_size for member in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DecodeError("a broken workbook", next_step="fetch it again, or save it anew as .xlsx or CSV") from error
    if size > UNPACKED:
        raise DecodeError(f"a workbook of {size:,} bytes unpacked, over the limit of {UNPACKED:,}", next_step=COPY)


def told(content: bytes) -> list[dict[str, Any]]:
    """The sheets as the child reads them. Raises DecodeError with what it says, or when it came to its limits."""
    try:
        child = subprocess.run(  # noqa: S603
            [sys.executable, "-I", sheets.__file__], input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DecodeError(f"a workbook that takes over {SECONDS} seconds to read", next_step=COPY) from error
    if child.returncode:
        raise DecodeError("a workbook too large to read: a cell far from the table, or very many", next_step=COPY)
    said = json.loads(child.stdout)
    if isinstance(said, dict):
        raise DecodeError(said["what"], next_step=said["next_step"])
    found: list[dict[str, Any]] = said
    return found
