"""`headcount review --joins`: what linking is unsure of, with the commands that settle it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from headcount.cli import main

HEAD = "company,location,total_laid_off,date,percentage_laid_off,industry,source,stage,funds_raised,country,date_added"
ONE = f"""{HEAD}
Acme Robotics,Turin,70,1/10/2024,,Hardware,,Unknown,,Italy,1/10/2024
Dorado Foods,Bari,430,1/10/2024,,Food,,Unknown,,Italy,1/10/2024
"""
OTHER = f"""{HEAD}
Acme Robotics,Turin,95,1/15/2024,,Hardware,,Unknown,,Italy,1/15/2024
Dorado Foods,Bari,900,5/15/2024,,Food,,Unknown,,Italy,5/15/2024
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Runs commands in a folder where two trackers' rows of one employer, five days apart, were read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEADCOUNT_BY", "Ana")
    (tmp_path / "one_layoffs.csv").write_text(ONE, "utf-8")
    (tmp_path / "other_layoffs.csv").write_text(OTHER, "utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    run("read", "one_layoffs.csv", "other_layoffs.csv")
    return run


@pytest.fixture
def row(desk):
    """The one pair that is proposed."""
    found = desk("review", "--joins", "--jsonl").stdout.splitlines()
    return json.loads(found[0]) if len(found) == 1 else found


def test_a_narrow_pair_is_one_line_with_both_events_the_score_why_and_the_commands(desk, row):
    (line,) = desk("review", "--joins").stdout.splitlines()
    assert line.startswith(
        f"{row['score']:+.1f} Acme Robotics, 70, 2024-01-10, Turin, Italy [{row['one']['event']}] | Acme"
    )
    assert "though 70 against 95, announced on other days" in line
    assert f"`headcount decide same {row['one']['event']} {row['other']['event']}`" in line
    assert f"`headcount decide different {row['one']['event']} {row['other']['event']}`" in line


def test_the_command_that_is_shown_settles_the_pair(desk, row):
    assert desk(*row["same"].split()[1:], "--why", "one letter").exit_code == 0
    assert len(desk("events", "--jsonl", "--employer", "Acme Robotics").stdout.splitlines()) == 1
    assert desk("review", "--joins", "--jsonl").stdout == ""


def test_only_the_employers_pairs_are_shown_when_one_is_named(desk, row):
    assert desk("review", "--joins", "--jsonl", "--employer", "Dorado Foods").stdout == ""
    assert desk("review", "--joins", "--jsonl", "--employer", "Acme Robotics").stdout != ""


def test_no_more_pairs_are_shown_than_asked(desk, row):
    assert desk("review", "--joins", "--jsonl", "--limit", "0").stdout == ""


def test_another_filter_is_refused_with_the_next_step(desk):
    done = desk("review", "--joins", "--place", "Turin")
    assert done.exit_code != 0
    assert "leave the other filters out" in str(done.exception.next_step)


def test_nothing_unsure_is_said(desk, row):
    desk(*row["different"].split()[1:], "--why", "two letters")
    assert "Linking is unsure of no pair." in desk("review", "--joins").stderr
