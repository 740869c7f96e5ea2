"""Rows in the manner of offices whose tables are not at hand are read as a careful clerk would read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.extract.structured.telling import notice_told

from headcount.decode.rows import rendered
from headcount.extract import structured
from headcount.model import Cut, Document

TABLES = tomllib.loads(Path(__file__).with_name("other_states.toml").read_text("utf-8"))["tables"]
ROWS = [(table["file"], number) for table in TABLES for number in range(1, len(table["rows"]) + 1)]
WANTED = {(table["file"], number): row["want"] for table in TABLES for number, row in enumerate(table["rows"], 1)}


def read(table: dict[str, Any]) -> dict[tuple[str, int | None], dict[str, str]]:
    """What is told of each row of a table, by its file and number."""
    body = [row["cells"] for row in table["rows"]]
    passages = rendered(Document(content=table["file"].encode(), name=table["file"]), table["columns"], body)
    claims = structured.claims_of_tables(passages)
    return {(table["file"], claim.row): notice_told(claim) for claim in claims if isinstance(claim, Cut)}


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, int | None], dict[str, str]]:
    return {key: row for table in TABLES for key, row in read(table).items()}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_row_of_another_office_is_read_as_a_clerk_reads_it(told, row):
    assert told[row] == WANTED[row]
