"""The commands `collect` and `run`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headcount import cli

SETTINGS = """
[sources.clips]
kind = "folder"
path = "texts"
every = "1h"
expect = {min = %d}
"""
Run = Callable[..., object]


@pytest.fixture
def headcount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in a folder with one text and one source, and gives the exit status."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Borealis Tools opened a second workshop in Leeds on Tuesday.")
    (tmp_path / "headcount.toml").write_text(SETTINGS % 1)

    def run(*arguments: str) -> object:
        monkeypatch.setattr(sys, "argv", ["headcount", *arguments])
        try:
            cli.run_main()
        except SystemExit as end:
            return end.code
        return 0

    return run


def test_a_source_is_read_when_it_is_due_and_then_rests(headcount: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert headcount("run") == 0
    assert "1 document read from clips" in capsys.readouterr().err
    assert headcount("run") == 0
    assert capsys.readouterr().err == "No source is due.\n"


def test_a_source_that_is_named_is_read_due_or_not(headcount: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert (headcount("collect", "clips"), headcount("collect", "clips")) == (0, 0)
    assert "1 known already" in capsys.readouterr().err


def test_a_source_that_was_collected_is_not_due(headcount: Run, capsys: pytest.CaptureFixture[str]) -> None:
    headcount("collect", "clips")
    headcount("run")
    assert capsys.readouterr().err.endswith("No source is due.\n")


def test_a_breach_is_named_and_is_partly_done(headcount: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("headcount.toml").write_text(SETTINGS % 2)
    assert headcount("run") == 4
    assert "clips: documents: 1; at least 2 expected; look at texts" in capsys.readouterr().err


def test_an_unknown_source_is_a_usage_error_and_nothing_is_read(
    headcount: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headcount("collect", "clips", "clip") == 2
    assert "did you mean 'clips'" in capsys.readouterr().err
    assert not Path("headcount.db").exists()


def test_run_without_a_source_says_how_to_name_one(headcount: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("headcount.toml").unlink()
    assert headcount("run") == 2
    assert "add [sources.NAME] to headcount.toml" in capsys.readouterr().err


def test_run_every_looks_again_until_it_is_interrupted(
    headcount: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(cli.reading.time, "sleep", sleep)
    assert headcount("run", "--every", "30m") == 0
    assert slept == [1_800, 1_800, 1_800]
    assert capsys.readouterr().err.endswith("No source is due.\nNo source is due.\nStopped.\n")


def test_a_length_of_time_that_is_none_is_a_usage_error(headcount: Run) -> None:
    assert headcount("run", "--every", "soon") == 2


TABLE = "Company,City,# of Workers,Notice Date\n" + "".join(
    f"Otley Mills {n},Leeds,{n + 9},1/2/2026\n" for n in range(10)
)
HALF = "".join(TABLE.splitlines(keepends=True)[:5])
TRACKER = '[sources.notices]\nkind = "tracker"\npath = "wa.csv"\n'


@pytest.fixture
def notices(headcount: Run, tmp_path: Path) -> Callable[[str], object]:
    """Collects the source `notices` whose file holds the text given; more words are options."""
    (tmp_path / "headcount.toml").write_text(TRACKER)

    def collected(text: str, *options: str) -> object:
        (tmp_path / "wa.csv").write_text(text)
        return headcount("collect", "notices", *options)

    return collected


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (HALF, "4 rows, and 10 on"),
        (TABLE.replace("Notice Date", "Notified"), "the header changed: no Notice Date, as on"),
        ("<html><body><p>The page is being repaired.</p></body></html>", "a page without a table of cuts"),
        ("The page is being repaired.", "a page without a table came in its place"),
    ],
)
def test_a_table_that_broke_is_told_and_leaves_all_as_it_was(notices, headcount, capsys, text, cause):
    assert notices(TABLE) == 0
    headcount("claims", "--jsonl")
    before = capsys.readouterr().out
    assert notices(text) == 4
    assert cause in capsys.readouterr().err
    headcount("claims", "--jsonl")
    assert capsys.readouterr().out == before


def test_a_table_that_broke_is_taken_when_a_person_says_so(notices):
    assert notices(TABLE) == 0
    assert notices(HALF, "--as-is") == 0


def test_a_table_that_grew_is_taken(notices):
    assert notices(HALF) == 0
    assert notices(TABLE) == 0
