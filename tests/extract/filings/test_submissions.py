"""The synthetic submissions, read whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.filings import MADE, made

from headcount import decode, extract, ledger, pipeline
from headcount.ledger import query
from headcount.model import Document

FILES = sorted(MADE.glob("*.txt")) + sorted(MADE.glob("*.htm"))


def documents(*names: str) -> list[Document]:
    return [Document(content=(MADE / name).read_bytes(), name=name) for name in names]


@pytest.mark.parametrize("outcome", [pytest.param(one, id=one.name) for one in made()])
def test_a_submission_gives_the_claims_that_are_labelled(outcome):
    assert outcome.found == outcome.wanted


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FILES])
def test_every_quote_is_its_span_and_the_speaker_the_filing(path):
    [passage] = decode.passages(Document(content=path.read_bytes(), name=path.name))
    claims = extract.claims([passage])
    assert {claim.speaker_kind for claim in claims} <= {"filing"}
    assert all(quote == passage.quote(quote) for claim in claims for quote in claim.quotes.values())


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (("kala_first.txt", "kala_amended.txt"), (19, 19)),
        (("kala_amended.txt", "kala_first.txt"), (19, 19)),
        (("ip_first.txt", "ip_second.txt"), (1100, 1100)),
    ],
)
def test_two_filings_of_one_plan_are_one_event(tmp_path: Path, names, people):
    with ledger.Ledger.open(f"sqlite:///{tmp_path / 'headcount.db'}", create=True) as book:
        pipeline.read(book, documents(*names), lambda name: None)
        rows = query.events(book, query.Filters()).rows
    assert [(row["headcount"]["low"], row["headcount"]["high"], row["documents"]) for row in rows] == [(*people, 2)]


def test_rounds_months_apart_are_two_events(tmp_path: Path):
    with ledger.Ledger.open(f"sqlite:///{tmp_path / 'headcount.db'}", create=True) as book:
        pipeline.read(book, documents("phases_without_total.txt", "contractors_beside_staff.txt"), lambda name: None)
        rows = query.events(book, query.Filters()).rows
    assert sorted(row["headcount"]["low"] for row in rows) == [60, 150, 200]
