"""Rows of tables -> claims, by their columns and without guessing: WARN notices, trackers, any table of cuts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from headcount.extract.structured import cells, lines
from headcount.extract.structured.accounts import Account, accounts
from headcount.extract.structured.claim import claim_of, name_of
from headcount.extract.structured.columns import Columns, described, recognised
from headcount.extract.structured.row import Row
from headcount.extract.structured.signals import signals
from headcount.model import Continued, Cut, Passage, Remark, SetAside

__all__ = ["Account", "Told", "accounts", "claims", "claims_of_table", "claims_of_tables", "told"]
HEADERS = 12  # headers that a message names
Told = Cut | Continued | SetAside | Remark
"""What a row or a table gives: each row is one Cut, one Continued or one of the rows that a SetAside stands for."""


def claims(passage: Passage) -> list[Told]:
    """The claims of one row, its table recognised by this row alone."""
    return claims_of_table([passage])


def claims_of_tables(passages: Sequence[Passage]) -> list[Told]:
    """The claims of all the rows of a document, table by table; passages that are no rows are passed over."""
    rows = [passage for passage in passages if passage.kind == "row"]
    tables = groupby(rows, key=lambda row: (row.document, row.part))
    return [claim for _, table in tables for claim in claims_of_table(list(table))]


def told(passages: Sequence[Passage]) -> list[str]:
    """How the columns of a document's tables were taken, a line for each table that is not known."""
    rows = [passage for passage in passages if passage.kind == "row"]
    tables = groupby(rows, key=lambda row: (row.document, row.part))
    return [line for _, table in tables if (line := described(list(table)))]


def claims_of_table(rows: Sequence[Passage]) -> list[Told]:
    """The claims of a table, the rows that continue one, and what was set aside or noticed.

    A table whose columns are not recognised is set aside once, as a whole.
    """
    columns = recognised(rows) if rows else None
    if columns is None:
        return unrecognised(rows)
    order, fraction = habits(rows, columns)
    width = len({header for passage in rows for header in passage.cells})
    sorted_out, notices = sort_out([Row(passage, columns, order, fraction) for passage in rows], width)
    found: list[Told] = []
    for one in sorted_out:
        if not isinstance(one, Row):
            found.append(one)
        elif one.named:
            found.append(claim_of(one, *one.named))
    return [*found, *signals(rows, columns, notices)]


def sort_out(rows: Sequence[Row], width: int) -> tuple[list[Row | Continued | SetAside], list[Row]]:
    """Each row as it is (a notice), as Continued or as SetAside; and the notices, with the rows below them."""
    found: list[Row | Continued | SetAside] = []
    notices: list[Row] = []
    above: Row | None = None
    for row in rows:
        name = row.passage.name
        if cause := lines.no_notice(row, width):
            found.append(SetAside(name, cause, row=row.number, part=row.part, rows=1))
            above = above if cause == lines.AGAIN else None
        elif named := name_of(row):
            row.named = named
            notices.append(row)
            found.append(row)
            above = row
        elif above is not None and lines.goes_on(row, above):
            above.below.append(row)
            found.append(Continued(name, row.number, above.number, row.part))
        else:
            cause, step = "a row without an employer", "add its name to the row"
            found.append(SetAside(name, cause, step, row=row.number, part=row.part, rows=1))
            above = None
    return found, notices


def unrecognised(rows: Sequence[Passage]) -> list[Told]:
    """One SetAside for the whole table, naming its headers."""
    headers = list(dict.fromkeys(header for row in rows for header in row.cells))
    more = f" and {len(headers) - HEADERS} more" if len(headers) > HEADERS else ""
    cause = f"not recognised as a table of cuts; its columns: {', '.join(headers[:HEADERS])}{more}"
    step = (
        "name the employer's column 'company' and the number's 'employees affected', or add a table to vocab/trackers"
    )
    return [SetAside(rows[0].name, cause, step, part=rows[0].part, rows=len(rows))] if rows else []


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
    return cells.order_of(column("announced", "effective", "received")), cells.are_fractions(column("percent"))
