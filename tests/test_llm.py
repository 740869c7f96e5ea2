"""`--reader llm` from end to end: never by itself, kept under its own version, and superseded by the next reading."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from tests import docs

from headcount.cli import main
from headcount.ledger import Ledger, schema
from headcount.settings import load

CONTRACT = jsonschema.Draft202012Validator(json.loads((docs.ROOT / "docs" / "claim.schema.json").read_text("utf-8")))
PLAIN = "Acme Robotics cuts 120 jobs in Turin."
ODD = "Few will stay at Borealis Tools once the 77 workers of its foundry have been waved off."
ACME = {"quote": PLAIN, "employer": "Acme Robotics", "figure": "120 jobs"}
BOREALIS = {"quote": ODD, "employer": "Borealis Tools", "figure": "the 77 workers"}
LIE = {"quote": PLAIN, "employer": "Acme Robotics", "figure": "9,000 jobs"}


@pytest.fixture
def desk(tmp_path, monkeypatch, model):
    """Runs commands in a folder with one text and the settings of the stand-in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MODEL_KEY", "sk-secret")
    (tmp_path / "a.txt").write_text(PLAIN + " " + ODD, "utf-8")
    (tmp_path / "headcount.toml").write_text(
        f'[reader]\nurl = "{model.url}"\nmodel = "small"\nkey_from = "MODEL_KEY"\n', "utf-8"
    )

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


def lines(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def cuts(desk) -> list[tuple[str, int]]:
    """(employer, number) of every cut that the ledger tells."""
    rows = lines(desk("claims", "--kind", "cut", "--jsonl"))
    return [(row["employer"], row["headcount"]["low"]) for row in rows]


def test_a_model_that_is_set_up_is_never_asked_unless_asked_for(desk, model):
    assert desk("extract", "a.txt", "--jsonl").exit_code == 0
    assert desk("read", "a.txt").exit_code == 0
    assert desk("reread").exit_code == 0
    assert model.asked == []


def test_extract_by_a_model_keeps_to_the_contract(desk, model):
    model.tells(ACME, BOREALIS)
    done = desk("extract", "a.txt", "--jsonl", "--reader", "llm")
    rows = lines(done)
    assert (done.exit_code, [row["employer"] for row in rows]) == (0, ["Acme Robotics", "Borealis Tools"])
    assert [fault.message for row in rows for fault in CONTRACT.iter_errors(row)] == []


def test_what_was_dropped_is_named_and_the_rest_is_told(desk, model):
    model.tells(ACME, LIE)
    done = desk("extract", "a.txt", "--jsonl", "--reader", "llm")
    assert (done.exit_code, len(lines(done))) == (4, 1)
    assert "a.txt: a claim of the model was dropped: no number of people is read in “9,000 jobs”" in done.stderr


def test_a_document_that_fails_is_set_aside_and_the_others_go_on(desk, model, tmp_path):
    (tmp_path / "b.txt").write_text("Acme Robotics cuts 120 jobs in Turin. It rained.", "utf-8")
    model.says("", 500)
    model.tells(ACME)
    done = desk("read", "a.txt", "b.txt", "--reader", "llm", "--jsonl")
    assert (done.exit_code, [row["employer"] for row in lines(done)]) == (4, ["Acme Robotics"])
    assert "a.txt: 127.0.0.1 answered with HTTP 500; try again later" in done.stderr


def test_the_ledger_knows_which_model_read_and_asks_it_once(desk, model):
    model.tells(ACME, BOREALIS)
    desk("read", "a.txt", "--reader", "llm")
    assert "1 known already" in desk("read", "a.txt", "--reader", "llm").stderr
    with Ledger.open(load().ledger) as book, book.reading() as connection:
        assert set(connection.scalars(select(schema.run.c.reader))) == {"llm:small"}
        assert connection.scalars(select(schema.reading.c.reader)).all() == ["llm:small"]
    assert len(model.asked) == 1


def test_the_next_reading_supersedes_whichever_reader_made_the_last(desk, model):
    model.tells(ACME, BOREALIS)
    desk("read", "a.txt", "--reader", "llm")
    assert cuts(desk) == [("Acme Robotics", 120), ("Borealis Tools", 77)]
    (before,) = [row["id"] for row in lines(desk("events", "--jsonl")) if row["employer"] == "Acme Robotics"]
    model.tells(ACME)
    desk("reread")
    by_rules = cuts(desk)
    assert ("Acme Robotics", 120) in by_rules
    assert before in {row["id"] for row in lines(desk("events", "--jsonl"))}
    model.answers = model.answers[-1:]
    desk("read", "a.txt", "--reader", "llm")
    assert cuts(desk) == [("Acme Robotics", 120)]
    assert desk("doctor", "--deep").exit_code == 0


@pytest.mark.parametrize("command", ["extract", "read"])
def test_without_a_model_in_the_settings_it_is_a_usage_error_that_says_where(desk, model, tmp_path, command):
    (tmp_path / "headcount.toml").unlink()
    done = desk(command, "a.txt", "--reader", "llm")
    assert "no language model is named to read with; set reader.url and reader.model" in str(done.exception)
    assert not (tmp_path / "headcount.db").exists()


def test_doctor_says_whether_a_model_is_set_up_and_never_the_key(desk, model, tmp_path):
    desk("read", "a.txt")
    said = desk("doctor").stderr
    assert f"For --reader llm: small at {model.url}, key in MODEL_KEY (set)." in said
    assert "sk-secret" not in said
    (tmp_path / "headcount.toml").unlink()
    assert "No language model is set up" in desk("doctor").stderr
