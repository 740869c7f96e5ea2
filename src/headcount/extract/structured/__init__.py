"""Rows of tables -> claims, by their columns and without guessing: WARN notices, trackers, any table of cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from headcount.extract.structured import cells
from headcount.extract.structured.columns import Columns, described, recognised
from headcount.extract.structured.row import Row, claims_of_row
from headcount.model import Cut, Passage, SetAside

__all__ = ["claims", "claims_of_table", "claims_of_tables", "told"]
HEADERS = 12  # headers that a message names


def claims(passage: Passage) -> list[Cut | SetAside]:
    """The claims of one row, its table recognised by this row alone."""
    return claims_of_table([passage])


def claims_of_tables(passages: Sequence[Passage]) -> list[Cut | SetAside]:
    """The claims of all the rows of a document, table by table; passages that are no rows are passed over."""
    rows = [passage for passage in passages if passage.kind == "row"]
    tables = groupby(rows, key=lambda row: (row.document, row.part))
    return [claim for _, table in tables for claim in claims_of_table(list(table))]


def told(passages: Sequence[Passage]) -> list[str]:
    """How the columns of a document's tables were taken, a line for each table that is not known."""
    rows = [passage for passage in passages if passage.kind == "row"]
    tables = groupby(rows, key=lambda row: (row.document, row.part))
    return [line for _, table in tables if (line := described(list(table)))]


def claims_of_table(rows: Sequence[Passage]) -> list[Cut | SetAside]:
    """The claims of a table, and what was set aside: a row without employer, a cell that could not be read.

    A table whose columns are not recognised is set aside once, as a whole.
    """
    columns = recognised(rows) if rows else None
    if columns is None:
        return unrecognised(rows)
    order, fraction = habits(rows, columns)
    return [claim for passage in rows for claim in claims_of_row(Row(passage, columns, order, fraction))]


def unrecognised(rows: Sequence[Passage]) -> list[Cut | SetAside]:
    """One SetAside for the whole table, naming its headers."""
    headers = list(dict.fromkeys(header for row in rows for header in row.cells))
    more = f" and {len(headers) - HEADERS} more" if len(headers) > HEADERS else ""
    cause = f"not recognised as a table of cuts; its columns: {', '.join(headers[:HEADERS])}{more}"
    step = (
        "name the employer's column 'company' and the number's 'employees affected', or add a table to vocab/trackers"
    )
    return [SetAside(rows[0].name, cause, step)] if rows else []


def habits(rows: Sequence[Passage], columns: Columns) -> tuple[str, bool]:
    """How a table writes its dates (``mdy`` or ``dmy``) and whether its shares are fractions, by all its rows."""

    def column(*names: str) -> Iterator[str]:
        headers = [header for name in names for header in columns.fields.get(name, ())]
        return (
            row.text[row.cells[header].start : row.cells[header].end]
            for row in rows
            for header in headers
            if header in row.cells
        )

    if columns.table is not None:
        return columns.table.dates or "mdy", columns.table.percent == "fraction"
    return cells.order_of(column("announced", "effective")), cells.are_fractions(column("percent"))
