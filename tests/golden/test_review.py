"""The review command shows a case before it writes it, and writes nothing that nobody said yes to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden import cases, review


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of golden cases with one new case, which has no want.json yet."""
    place = tmp_path / "decode" / "new"
    place.mkdir(parents=True)
    (place / "input.txt").write_text("Kettering Foods cuts 240 jobs\n", encoding="utf-8")
    return tmp_path


def test_a_yes_writes_what_was_shown(folder, capsys):
    assert review.main([], folder, ask=lambda question: "y") == 0
    assert '"text": "Kettering Foods cuts 240 jobs' in capsys.readouterr().out
    assert [case.wanted() == case.got() for case in cases.cases(folder)] == [True]


@pytest.mark.parametrize("answer", ["n", "q", "", "x"])
def test_any_other_answer_writes_nothing(folder, answer):
    assert review.main([], folder, ask=lambda question: answer) == 1
    assert [case.wanted() for case in cases.cases(folder)] == [None]


def test_an_answer_that_never_comes_writes_nothing(folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert review.main([], folder) == 1
    assert [case.wanted() for case in cases.cases(folder)] == [None]


def test_yes_for_all_is_asked_for_by_name(folder):
    assert review.main(["--yes"], folder, ask=pytest.fail) == 0
    assert review.main([], folder, ask=pytest.fail) == 0


def test_only_the_named_cases_are_shown(folder):
    assert review.main(["--yes", "structured"], folder, ask=pytest.fail) == 0
    assert [case.wanted() for case in cases.cases(folder)] == [None]


def test_colour_is_for_terminals(folder, capsys):
    review.main(["--yes"], folder)
    assert "\x1b" not in capsys.readouterr().out
