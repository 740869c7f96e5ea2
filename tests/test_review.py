"""The review queue from end to end: `extract --review`, `read`, `review`, `decide keep` and `decide drop`."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from tests import docs

from headcount import pipeline
from headcount.cli import main
from headcount.extract import ranker
from headcount.ledger import Ledger
from headcount.model import Document

CONTRACT = jsonschema.Draft202012Validator(json.loads((docs.ROOT / "docs" / "claim.schema.json").read_text("utf-8")))
ACME = "Acme Robotics lays off 120 people\n\nAcme Robotics cuts 120 jobs in Turin. Dorado Foods cuts 430 jobs in Bari."
NOTICES = "Company,Notice Date,Number of Employees\nBorealis Tools,2024-03-01,77\n,2024-03-02,12\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Runs commands in a folder with one article, of which the reader is sure of nothing, and one table."""
    weights = replace(ranker.weights(), keep=1.0)
    monkeypatch.setattr(ranker, "weights", lambda: weights)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEADCOUNT_BY", "Ana")
    (tmp_path / "acme.txt").write_text(ACME, "utf-8")
    (tmp_path / "notices.csv").write_text(NOTICES, "utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


def lines(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def queue(desk):
    """The article read, and its claims that wait."""
    desk("read", "acme.txt")
    return lines(desk("review", "--jsonl"))


def test_extract_prints_a_claim_for_review_only_when_asked_and_marked(desk):
    assert desk("extract", "acme.txt", "--jsonl").stdout == ""
    rows = lines(desk("extract", "acme.txt", "--jsonl", "--review"))
    assert [(row["employer"], row["review"]) for row in rows] == [("Acme Robotics", True), ("Dorado Foods", True)]
    assert [fault.message for row in rows for fault in CONTRACT.iter_errors(row)] == []


def test_a_table_of_extracted_claims_marks_those_for_review(desk):
    assert "review" not in desk("extract", "notices.csv").stdout
    heading, first, *_ = desk("extract", "acme.txt", "notices.csv", "--review").stdout.splitlines()
    assert (heading.split()[-1], first.split()[-1]) == ("review", "yes")


def test_read_says_how_many_claims_wait_and_links_none(desk):
    done = desk("read", "acme.txt", "--jsonl")
    assert "0 new claims; for review: 2; 1 with claims for review only" in done.stderr
    assert (done.stdout, done.exit_code) == ("", 0)
    assert desk("claims", "--jsonl").stdout == ""


def test_review_shows_the_words_the_figure_the_document_and_how_sure_the_reader_is(desk, queue):
    shown = desk("review").stdout
    assert "1. Acme Robotics: 120 people" in shown
    assert "“Acme Robotics cuts 120 jobs in Turin.”" in shown or "“Acme Robotics lays off 120 people”" in shown
    assert f"confidence {queue[0]['confidence']:.2f}" in shown
    assert "acme.txt" in shown


def test_review_as_csv_and_json_has_the_rows_of_the_queue(desk, queue):
    ids = [row["id"] for row in queue]
    assert [row["id"] for row in csv.DictReader(io.StringIO(desk("review", "--csv").stdout))] == ids
    assert [row["id"] for row in json.loads(desk("review", "--json").stdout)["rows"]] == ids


def test_an_empty_queue_is_said(desk):
    desk("read", "notices.csv")
    assert "No claim waits for review." in desk("review").stderr


def test_keep_makes_a_claim_an_event_and_undo_takes_it_back(desk, queue):
    ruling = desk("decide", "keep", queue[0]["id"], "--why", "the release says so")
    assert "1 created" in ruling.stderr
    (event,) = lines(desk("events", "--jsonl"))
    assert (event["employer"], event["headcount"]["low"]) == ("Acme Robotics", 120)
    assert "Ana ruled that clm_" in desk("why", event["id"]).stdout
    assert "1 merged or withdrawn" in desk("decide", "undo", ruling.stdout.strip(), "--why", "misread").stderr
    assert desk("events", "--jsonl").stdout == ""
    assert lines(desk("review", "--jsonl")) == queue


def test_drop_hides_a_claim(desk, queue):
    desk("decide", "drop", queue[0]["id"], "--why", "a share price")
    assert [row["id"] for row in lines(desk("review", "--jsonl"))] == [queue[1]["id"]]
    assert desk("events", "--jsonl").stdout == ""


def test_drop_of_a_sure_claim_withdraws_its_event(desk):
    desk("read", "notices.csv")
    (claim,) = lines(desk("claims", "--jsonl"))
    assert "1 merged or withdrawn" in desk("decide", "drop", claim["id"], "--why", "a test row").stderr


def test_rulings_are_lines_to_train_on(desk, queue):
    desk("decide", "keep", queue[0]["id"], "--why", "the release says so")
    desk("decide", "drop", queue[1]["id"], "--why", "another firm")
    labels = lines(desk("review", "--ruled", "--jsonl"))
    assert [(row["id"], row["ruling"]["verdict"]) for row in labels] == [
        (queue[0]["id"], "keep"),
        (queue[1]["id"], "drop"),
    ]
    quote = labels[0]["quotes"]["headcount"]
    assert labels[0]["text"][quote["start"] : quote["end"]] == quote["text"]
    assert "keep by Ana: the release says so" in desk("review", "--ruled").stdout


def test_a_ruling_survives_a_newer_reader(desk, queue, monkeypatch):
    desk("decide", "keep", queue[0]["id"], "--why", "the release says so")
    before = desk("events", "--jsonl").stdout
    monkeypatch.setattr(pipeline.extract, "READER", "next")
    monkeypatch.setattr(pipeline.extract, "claims", lambda passages, *, review: [])
    assert desk("reread").exit_code == 0
    assert desk("events", "--jsonl").stdout == before
    assert desk("review", "--jsonl").stdout == ""


@pytest.mark.parametrize("arguments", [("keep", "a", "b"), ("drop", "a", "b"), ("same", "a"), ("undo", "a", "b")])
def test_a_verdict_with_too_many_or_too_few_ids_is_a_usage_error(desk, queue, arguments):
    done = desk("decide", *arguments, "--why", "x")
    assert "keep and drop one claim's" in str(done.exception)


def test_every_input_is_in_one_of_the_totals(tmp_path, desk):
    texts = (ACME, "Rain fell in Leeds on Tuesday, and the market stayed open until six.", NOTICES, "")
    names = ("acme.txt", "rain.txt", "notices.csv", "empty.txt")
    documents = [Document(content=text.encode(), name=name) for text, name in zip(texts, names, strict=True)]
    with Ledger.open(f"sqlite:///{tmp_path / 'headcount.db'}", create=True) as book:
        done = pipeline.read(book, documents, print)
        again = pipeline.read(book, documents[:1], print)
    assert (done.seen, done.claimed, done.unsure, done.silent) == (4, 1, 1, 1)
    assert done.seen == done.claimed + done.unsure + done.silent + len([one for one in done.set_aside if not one.row])
    assert (done.claims, done.review, again.known) == (1, 2, 1)
    assert done.rows == done.claims + len([one for one in done.set_aside if one.row])
    assert [str(table) for table in done.accounts] == ["notices.csv: 2 rows = 1 claim + 1 set aside"]
