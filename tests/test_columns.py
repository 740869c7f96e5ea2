"""The columns of a table as a person names them: `extract`, `read`, `reread` and a source."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headcount import cli

TABLE = """Firm,Cut,When,Leader
Otley Mills,44,3/1/2024,Ada Dale
Green Wool,30,3/2/2024,Bo Green
Red Felt,61,3/3/2024,C D
"""
SETTINGS = '[sources.list]\nkind = "tracker"\npath = "table.csv"\ncolumns = "employer=Leader, people=Cut"\n'
Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def headcount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in a folder with one table; gives the exit status, what it prints and what it says."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "table.csv").write_text(TABLE)
    (tmp_path / "headcount.toml").write_text(SETTINGS)

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["headcount", *arguments])
        status: object = 0
        try:
            cli.run_main()
        except SystemExit as end:
            status = end.code
        return status, *capsys.readouterr()

    return run


def employers(printed: str) -> list[str]:
    """The employers of rows printed as JSON."""
    return sorted(row["employer"] for row in json.loads(printed)["rows"])


@pytest.mark.parametrize("command", [("extract",), ("read",)])
def test_how_an_unknown_table_was_taken_is_said(headcount, command):
    status, _, said = headcount(*command, "table.csv")
    assert status == 0
    assert said.startswith("table.csv: read as employer=Firm, people=Cut, announced=When; to correct it: --columns")


def test_the_columns_that_are_named_are_read(headcount):
    _, printed, _ = headcount("extract", "table.csv", "--columns", "company=Leader,people=cut", "--json")
    assert employers(printed) == ["Ada Dale", "Bo Green", "C D"]


def test_naming_the_columns_corrects_a_table_that_was_read_and_lasts(headcount):
    headcount("read", "table.csv")
    headcount("read", "table.csv", "--columns", "employer=Leader")
    headcount("reread")
    headcount("read", "table.csv")
    assert employers(headcount("events", "--json")[1]) == ["Ada Dale", "Bo Green", "C D"]


def test_a_source_may_name_its_columns(headcount):
    headcount("collect", "list")
    assert employers(headcount("events", "--json")[1]) == ["Ada Dale", "Bo Green", "C D"]


@pytest.mark.parametrize(
    ("said", "status", "message"),
    [
        ("boss=Firm", 2, "unknown field 'boss'"),
        ("Firm", 2, "'Firm' names no column; write FIELD=HEADER"),
        ("employer=Boss", 4, "no column 'Boss' for 'employer'; name one of Firm, Cut, When, Leader"),
    ],
)
def test_a_field_or_a_header_that_is_not_there_is_named(headcount, said, status, message):
    ended, _, told = headcount("extract", "table.csv", "--columns", said)
    assert ended == status
    assert message in told
