"""The five founding articles: what must be read from them, and how their claims become events."""

from __future__ import annotations

import pytest

from headcount import collect, pipeline, settings
from headcount.ledger import Ledger, query


@pytest.fixture(scope="module")
def book(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    documents = collect.documents([str(path) for path in sorted((shared / "seeds").glob("*.txt"))], settings.load())
    with Ledger.open(f"sqlite:///{folder / 'headcount.db'}", create=True) as ledger:
        pipeline.read(ledger, documents, str)
        yield ledger


@pytest.fixture(scope="module")
def events(book):
    return query.events(book, query.Filters()).rows


@pytest.fixture(scope="module")
def numbers(events):
    return {(e["employer"], e["headcount"]["low"], e["headcount"]["high"]) for e in events if e["headcount"]}


def test_the_cut_of_january_2024_is_one_event_with_both_wordings(book, events):
    both = [e for e in events if e["documents"] == 2]
    assert [(e["employer"], e["parent"], e["announced"], e["conflict"]) for e in both] == [
        ("Google", "Alphabet", "2024", True)
    ]
    values = query.why(book, both[0]["id"])["conflicts"][0]["values"]
    assert {value for value, _ in values} == {"over 1,000", "about 1,000"}


@pytest.mark.parametrize(
    "number",
    [
        ("Google", 12000, 12000),
        ("Meta Platforms", 50, 50),
        ("Argo AI", 173, 173),
        ("Pecan AI", 30, 30),
        ("Amazon", 200, 999),
        ("Audible", 200, 999),
        ("Twitch", 200, 999),
    ],
)
def test_each_number_is_its_employers(numbers, number):
    assert number in numbers


def test_nothing_is_counted_that_is_no_cut(events):
    counted = {e["headcount"]["low"] for e in events if e["headcount"]}
    assert not counted & {1100, 700, 120, 7500, 168032, 20000, 2021, 2024}


def test_employers_without_a_figure_have_none(events):
    bare = {e["employer"] for e in events if e["headcount"] is None and e["percent"] is None}
    assert "Twitter" in bare
    assert not {"YouTube", "Wayfair", "Volkswagen"} & {e["employer"] for e in events}


def test_a_share_keeps_its_base_and_its_terms(book, events):
    scale = next(e for e in events if e["employer"] == "Scale AI")
    claim = query.why(book, scale["id"])["claims"][0]
    assert (claim["percent"]["low"], claim["base"], claim["headcount"]["derived"]) == (20, 700, True)
    assert claim["speaker"] == "Insider"
    terms = claim["severance"]
    assert (terms["weeks"], terms["weeks_per_year"], terms["visa_months"]) == (8, 2, 4)


def test_siblings_show_their_parent(events):
    assert {e["parent"] for e in events if e["employer"] in ("Audible", "Twitch")} == {"Amazon"}


def test_totals_belong_to_no_employer(book):
    rows = query.aggregates(book, query.Filters()).rows
    found = {(row["headcount"]["low"], row["headcount"]["high"]) for row in rows}
    assert found == {(None, 7500), (168032, 168032), (20000, 99999)}


def test_the_work_that_is_wanted_is_read_too(book):
    rows = query.claims(book, query.Filters(kind="demand")).rows
    assert len({row["role"] for row in rows if row["document"].count("/000_")}) == 9
    assert {name for row in rows for name in row["employers"]} == {
        "Kite Pharma",
        "Amgen",
        "Capsida Biotherapeutics",
        "Zest AI",
        "Albert",
    }
    assert sum(len(row["projects"]) for row in rows) == 5
    assert sum(len(row["events"]) for row in rows) == 2


def test_money_in_talks_is_an_investment_that_is_planned(book):
    (row,) = query.claims(book, query.Filters(kind="investment")).rows
    assert (row["investor"], row["target"], row["amount"], row["status"]) == ("Microsoft", "OpenAI", 1e10, "planned")
