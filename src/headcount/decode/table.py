"""CSV and TSV: separator, preamble and header found, each row a passage; wrong as a whole is an error."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from statistics import median

from headcount.decode import grid, language, plain, sniff, wall
from headcount.errors import DecodeError
from headcount.model import Document, Passage

SEPARATORS = ",\t;|"
LOOKED_AT = 60  # records by which separator and header are found
PREAMBLE = 25  # records that may stand above the header
SWALLOWED = 200  # lines in one cell: a quotation mark was never closed
WESTERN = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ca", "is"})
DATUM = re.compile(r"[\s$€£(+~-]*\d[\d.,/:\s%)+-]*")


def passages(document: Document) -> list[Passage]:
    """A passage for each row; the text itself when it is no table (prose in one column).

    A text that nobody called a table must look more like one: three columns.
    """
    text, named = characters(document.content), sniff.named(document) in sniff.ROWS
    separator = separator_of(text) if named or is_table(text) else None
    if separator is None:
        if named:
            wall.check(text, "")
        return [plain.passage(document, text, title=plain.title_of(text))]
    return of_text(document, text, separator)


def characters(content: bytes) -> str:
    """The characters of a table, stray NUL bytes left out.

    What is not UTF-8 and of a western language is as spreadsheets there write it: cells are too short for a guess.
    """
    text = plain.decoded(content)
    if not is_utf(content):
        with suppress(UnicodeDecodeError):
            western = content.decode("cp1252")
            text = western if language.of(western) in WESTERN else text
    return text.replace("\x00", "")


def is_utf(content: bytes) -> bool:
    """True when ``content`` is UTF-8, or says that it is UTF-16."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.startswith(sniff.WIDE_BOMS)
    return True


def of_text(document: Document, text: str, separator: str) -> list[Passage]:
    """The rows of a table. Raises DecodeError when it has no header, no row, or is broken as a whole."""
    table = records(text.lstrip("\ufeff"), separator)
    found = grid.tables(table, within=PREAMBLE, again=True) or [by_look(table)]
    found = [one for one in found if any(any(cell.strip() for cell in row) for row in one.rows)]
    if not found:
        raise DecodeError("a table without rows", next_step="check that it was saved whole")
    for one in found:
        over = sum(len(trimmed(row)) > len(one.header) for row in one.rows)
        if over * 2 > len(one.rows):
            raise DecodeError(
                f"{over:,} of {len(one.rows):,} rows have more cells than the header",
                next_step="check the separator and the header",
            )
    return [row for part, one in enumerate(found) for row in grid.rendered(document, narrowed(one), part)]


def by_look(table: Sequence[Sequence[str]]) -> grid.Table:
    """A table whose header is known by its look alone. Raises DecodeError when it has none."""
    above = header_of(table)
    if above is None:
        raise DecodeError(
            "a table without a header", next_step="write a line with the names of the columns above its rows"
        )
    return grid.Table(list(table[above]), [list(row) for row in table[above + 1 :]], [])


def narrowed(found: grid.Table) -> grid.Table:
    """A table without the empty columns at its right end."""
    return found._replace(header=trimmed(found.header), rows=[trimmed(row) for row in found.rows])


def separator_of(text: str) -> str | None:
    """The separator with which most records have the same number of cells, at least two; None when there is none."""
    best: tuple[float, str | None] = (0.0, None)
    for separator in SEPARATORS:
        table = beginning(text, separator)
        widths = Counter(len(row) for row in table if len(row) > 1)
        if not widths:
            continue
        width, often = widths.most_common(1)[0]
        share = often / len(table)
        if share >= 0.5 and (header_of(table) is not None or width > 2):
            best = max(best, (share + min(width, 9) / 100, separator), key=lambda pair: pair[0])
    return best[1]


def beginning(text: str, separator: str) -> list[list[str]]:
    """The first records of what may be a table; none when it cannot be one."""
    try:
        lines = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        return [row for row in islice(lines, LOOKED_AT) if row]
    except csv.Error:
        return []


def is_table(text: str) -> bool:
    """True when ``text`` without a name or type that says so reads as a table: three columns or more, and a header."""
    separator = separator_of(text)
    if separator is None:
        return False
    table = beginning(text, separator)
    above = header_of(table)
    return above is not None and len(trimmed(table[above])) > 2 and len(table) > above + 1


def records(text: str, separator: str) -> list[list[str]]:
    """The records of a table, blank lines left out. Raises DecodeError on quotation marks that do not close."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True) if row]
    except csv.Error as strict:
        try:
            table = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
        except csv.Error as error:
            raise DecodeError(
                f"a broken table: {error}", next_step="look for a quotation mark that is never closed"
            ) from error
        if any(cell.count("\n") > SWALLOWED for row in table for cell in row) or "unexpected end" in str(strict):
            raise DecodeError(
                f"a broken table: {strict}", next_step="look for a quotation mark that is never closed"
            ) from strict
        return table


def header_of(table: Sequence[Sequence[str]]) -> int | None:
    """Where the header stands: the first record about as wide as the table whose cells are names, not data."""
    filled = [sum(1 for cell in row if cell.strip()) for row in table[:LOOKED_AT]]
    usual = median(filled or [0])
    for number, row in enumerate(table[:PREAMBLE]):
        cells = [cell.strip() for cell in row if cell.strip()]
        if (
            len(cells) >= max(2, usual * 0.6)
            and not any(DATUM.fullmatch(cell) for cell in cells)
            and all(len(cell) < 200 for cell in cells)
        ):
            return number
    return None


def trimmed(row: Sequence[str]) -> list[str]:
    """A record without the empty cells at its end."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return list(row[:width])
