"""How `read` and `extract` tell what became of the rows of tables."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from headcount import output
from headcount.cli import main

HEADER = "Company,City,Employees affected,Notice date,Union\n"
ROW = "Kettering Foods,Leeds,240,2024-03-11,\n"
UNREAD = "Otley Mills,Otley,30-27,2024-03-12,yes\n"
NOBODY = ",Otley,18,2024-03-12,\n"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Runs a command over a table with the given rows."""
    monkeypatch.chdir(tmp_path)

    def run(rows: str, *command: str) -> Result:
        (tmp_path / "notices.csv").write_text(HEADER + rows, "utf-8")
        return CliRunner().invoke(main, [*(command or ("read",)), "notices.csv"])

    return run


@pytest.mark.parametrize("command", ["read", "extract"])
def test_the_rows_of_a_table_are_accounted_for_on_stderr(read, command):
    told = read(ROW + UNREAD + NOBODY, command).stderr
    assert "notices.csv: 3 rows = 2 claims + 1 set aside; 1 cell not read\n" in told
    assert "notices.csv:2: the number '30-27' cannot be read and is left unknown" in told
    assert "notices.csv: columns that no field takes, kept under notice.other: Union (1)" in told


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_cell_that_cannot_be_read_is_nothing_set_aside(read, command):
    assert [read(rows, command).exit_code for rows in (ROW + UNREAD, ROW + NOBODY)] == [0, 4]


@pytest.mark.parametrize("command", ["read", "extract"])
def test_json_tells_the_account_beside_the_rows(read, command):
    told = json.loads(read(ROW + UNREAD + NOBODY, command, "--json").stdout)
    assert list(told) == ["rows", "next", "tables", "set_aside", "remarks"]
    assert told["tables"] == [
        {"document": "notices.csv", "part": 0, "table": None}
        | {"rows": 3, "claims": 2, "continued": 0, "set_aside": 1, "cells": 1}
    ]
    assert [(one["row"], one["cause"]) for one in told["set_aside"]] == [(3, "a row without an employer")]
    assert [(one["row"], one["about"]) for one in told["remarks"]] == [(2, "cell"), (None, "column")]


def test_many_tables_are_told_as_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [(tmp_path / f"{n}.csv").write_text(HEADER + ROW.replace("240", str(n)), "utf-8") for n in range(1, 10)]
    assert "9 tables: 9 rows = 9 claims\n" in CliRunner().invoke(main, ["extract", "."]).stderr


def test_what_a_notice_says_beside_the_cut_is_shown(read):
    read(ROW.replace("Kettering Foods", "Kettering Foods (Rescinded)") + ",Otley,18,,\n")
    claims, events = (CliRunner().invoke(main, [command]).stdout for command in ("claims", "events"))
    assert "rescinded; parts: 18 Otley" in claims
    event = json.loads(CliRunner().invoke(main, ["events", "--jsonl"]).stdout)["id"]
    assert "   rescinded · parts: 18 Otley\n" in CliRunner().invoke(main, ["why", event]).stdout
    assert "notice" not in events.splitlines()[0]


def test_a_phase_is_told_with_its_people_words_and_days():
    people = {"low": 5, "high": 5, "approx": False, "derived": False}
    part = {"headcount": people, "label": "Zeeland", "effective": "2024-05-14", "effective_last": "2024-06-01"}
    assert output.phase(part) == "5 Zeeland (2024-05-14 to 2024-06-01)"
