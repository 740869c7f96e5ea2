"""Filters, rows and cursors."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headcount.errors import UsageError
from headcount.ledger import query
from headcount.ledger.query import Filters
from headcount.model import Aggregate, Demand, Investment, PartialDate, Percent, Quantity, Reason

ROW = ["id", "employer", "parent", "unit", "type", "status", "headcount", "percent", "announced", "effective", "place",
       "reasons", "documents", "claims", "conflict", "confidence", "cite"]  # fmt: skip
DATES = ["2023-01-20", "2023-06", "2022", None, "--11"]


@pytest.fixture
def ids(desk):
    """The ids of the events that match some filters."""
    return lambda **filters: [row["id"] for row in query.events(desk.book, Filters(**filters)).rows]


@pytest.fixture
def dated(desk):
    """One event for each of DATES, in their order."""
    return [event.id for event in desk.many(DATES)]


def test_an_event_is_a_row_of_the_contract(desk):
    claim = desk.one("Acme cuts 1,200 jobs.", announced=PartialDate(2023, 1), reasons=(Reason("ai", "primary"),))
    event = desk.event(claim, percent=Percent(5, 5), effective=(PartialDate(2023, 3),))
    desk.link(event)
    (row,) = query.events(desk.book, Filters()).rows
    assert list(row) == ROW
    assert row["headcount"] == {"low": 1200, "high": 1200, "approx": False, "derived": False}
    assert row["effective"] == ["2023-03"]
    assert row["reasons"] == [{"reason": "ai", "ai_role": "primary", "speaker": None}]
    assert (row["documents"], row["claims"], row["conflict"], row["cite"]) == (1, 1, False, event.cite)


def test_events_come_newest_first_and_without_a_date_last(ids, dated):
    newest = [dated[1], dated[0], dated[2], *sorted(dated[3:])]
    assert ids() == newest


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"since": "2023"}, [1, 0]),
        ({"since": "2023-02"}, [1]),
        ({"since": "2022-06"}, [1, 0, 2]),
        ({"until": "2022-03"}, [2]),
        ({"until": "2023-06-10"}, [1, 0, 2]),
        ({"since": "2023-06-30", "until": "2023-06-30"}, [1]),
        ({"since": "2023-07"}, []),
    ],
)
def test_a_date_that_may_lie_in_the_range_does(ids, dated, filters, places):
    assert ids(**{name: PartialDate.parse(date) for name, date in filters.items()}) == [dated[at] for at in places]


def test_a_range_needs_a_year(ids):
    with pytest.raises(UsageError, match="has no year"):
        ids(since=PartialDate(None, 11))


@pytest.mark.parametrize("name", ["Acme", "ACME Inc.", "acme"])
def test_an_employer_is_found_under_any_spelling(desk, ids, name):
    acme, bolt = desk.event(desk.one("Acme cuts.")), desk.event(desk.one("Bolt cuts.", employer="Bolt"))
    desk.link(acme, bolt)
    assert ids(employer=name) == [acme.id]


def test_an_employer_that_no_table_and_no_row_knows_is_told_with_near_names(desk, ids):
    desk.link(desk.event(desk.one("Acme cuts.")))
    with pytest.raises(UsageError, match="no employer 'Acmee' in this ledger; near it: Acme"):
        ids(employer="Acmee")


def test_an_employer_of_the_tables_without_rows_gives_none(desk, ids, monkeypatch):
    monkeypatch.setattr("headcount.ledger.query.employers.resolve", lambda name: name)
    assert ids(employer="Bolt") == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"reason": "ai"}, True),
        ({"type": "layoff"}, True),
        ({"type": "closure"}, False),
        ({"status": "announced"}, True),
        ({"status": "denied"}, False),
        ({"place": "california"}, True),
        ({"place": "Mountain View"}, True),
        ({"place": "View, California"}, True),
        ({"place": "fornia"}, False),
        ({"min_size": 1000}, True),
        ({"min_size": 1001}, False),
    ],
)
def test_each_filter_keeps_what_it_names(desk, ids, filters, found):
    facts = {"reasons": (Reason("ai"),), "place": "Mountain View, California", "headcount": Quantity(1000, None)}
    event = desk.event(desk.one("Acme cuts.", **facts))
    desk.link(event)
    assert ids(**filters) == [event.id] * found


@pytest.mark.parametrize("filters", [{"type": "layof"}, {"status": "anounced"}, {"reason": "aii"}, {"kind": "cuts"}])
def test_a_word_that_is_not_in_the_tables_is_told(desk, filters):
    desk.one("Acme cuts.", reasons=(Reason("ai"),))
    with pytest.raises(UsageError, match="did you mean"):
        query.claims(desk.book, Filters(**filters))


def test_events_of_documents_are_those_that_rest_on_them(desk, ids):
    one, other = desk.one("Acme cuts."), desk.one("Bolt cuts.", employer="Bolt")
    desk.link(event := desk.event(one), desk.event(other))
    assert ids(documents=(one.document,)) == [event.id]
    assert ids(documents=()) == []


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 8))
def test_walking_a_cursor_gives_each_event_once(desk, walked, ids, limit):
    desk.many([*DATES, "2023-01-20", "2023-01-20"])
    assert walked(lambda cursor: query.events(desk.book, Filters(limit=limit, cursor=cursor))) == ids()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 8))
def test_walking_a_cursor_gives_each_claim_once(desk, walked, limit):
    desk.many(DATES)
    every = [row["id"] for row in query.claims(desk.book, Filters()).rows]
    assert walked(lambda cursor: query.claims(desk.book, Filters(limit=limit, cursor=cursor))) == every
    assert len(set(every)) == len(every)


def test_the_last_page_has_no_next(desk):
    desk.many(DATES)
    assert query.events(desk.book, Filters(limit=5)).next is None
    assert query.events(desk.book, Filters()).next is None


@pytest.mark.parametrize("cursor", ["x", "", "eyJ9", "é", "WyJjIiwiYSIsImIiLDEsMiwzLCJjIl0", "WyJlIiwxLDJd"])
def test_a_bad_cursor_is_told(desk, cursor):
    with pytest.raises(UsageError, match="no cursor of this list; take 'next'"):
        query.events(desk.book, Filters(cursor=cursor))


def test_a_limit_of_nothing_is_refused(desk):
    with pytest.raises(UsageError, match="--limit 1"):
        query.events(desk.book, Filters(limit=0))


def test_claims_come_by_document_name_and_place_in_it(desk):
    late = desk.document("Bolt cuts 5 jobs.", name="b.txt")
    second, first = desk.cut(late, id="clm_0000000000000002", part=1), desk.cut(late, id="clm_0000000000000009")
    desk.read(late, second, first)
    early = desk.document("Acme cuts 9 jobs.", name="a.txt")
    desk.read(early, desk.cut(early, id="clm_0000000000000005"))
    rows = query.claims(desk.book, Filters()).rows
    assert [(row["document"], row["id"][-1]) for row in rows] == [("a.txt", "5"), ("b.txt", "9"), ("b.txt", "2")]


def test_a_claim_is_its_row_with_the_name_of_its_document(desk):
    claim = desk.one("Acme cuts.")
    assert query.claims(desk.book, Filters()).rows == [claim.as_row() | {"document": "Acme cuts..txt"}]


def test_claims_are_listed_by_kind_and_totals_by_themselves(desk):
    document = desk.document()
    total = Aggregate(id="clm_000000000000000a", document=document.id, scope="technology", headcount=Quantity(9, None))
    wanted = Demand(id="clm_000000000000000d", document=document.id, role="welder")
    desk.read(document, desk.cut(document), total, wanted)
    assert [row["id"] for row in query.aggregates(desk.book, Filters()).rows] == [total.id]
    assert [row["id"] for row in query.claims(desk.book, Filters(kind="demand")).rows] == [wanted.id]


def test_investors_and_hiring_employers_are_found_by_name(desk):
    document = desk.document()
    money = Investment(id="clm_000000000000000a", document=document.id, investor="Bolt Capital", target="Acme Inc")
    wanted = Demand(id="clm_000000000000000d", document=document.id, employers=("Crane & Co", "Acme"))
    desk.read(document, money, wanted)
    found = {row["id"] for row in query.claims(desk.book, Filters(employer="Acme")).rows}
    assert found == {money.id, wanted.id}


def test_claims_as_of_a_time_are_those_that_were_live_then(desk):
    old = desk.cut(document := desk.document())
    desk.read(document, old)
    then = desk.book.claims_of(None)[0].seen_at
    desk.read(document, reader="2")
    assert query.claims(desk.book, Filters()).rows == []
    assert [row["id"] for row in query.claims(desk.book, Filters(as_of=then)).rows] == [old.id]
    assert query.claims(desk.book, Filters(as_of="2020-01-01")).rows == []


def test_names_with_wildcards_are_taken_as_they_are_written(desk, ids):
    desk.link(desk.event(desk.one("Acme cuts.", place="Leeds")))
    assert ids(place="L%s") == []


def test_more_documents_may_be_asked_for_than_a_statement_has_variables(desk, ids):
    claim = desk.one("Acme cuts.")
    desk.link(event := desk.event(claim))
    asked = (claim.document, *(f"doc_{number:016}" for number in range(40_000)))
    assert ids(documents=asked) == [event.id]
    assert [row["id"] for row in query.claims(desk.book, Filters(documents=asked)).rows] == [claim.id]


def test_a_reason_may_be_asked_for_by_its_label(desk, ids, tmp_path, monkeypatch):
    row = '[[reason]]\ncode = "strategy"\nlabel = "restructure"\n'
    (tmp_path / "reasons.toml").write_text(row)
    monkeypatch.setattr("headcount.ledger.words.resources.files", lambda _: tmp_path)
    desk.link(event := desk.event(desk.one("Acme cuts.", reasons=(Reason("strategy"),))))
    assert (ids(reason="strategy"), ids(reason="restructure")) == ([event.id], [event.id])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("King County", True),
        ("Auburn", True),
        ("Washington", True),
        ("WA", True),
        ("Washington State", True),
        ("United States", True),
        ("USA", True),
        ("Auburn, WA", True),
        ("Pierce County", False),
        ("Auburn, Alabama", False),
        ("Washington Auburn", False),
        ("Deutschland", False),
        ("IN", False),
        ("Wobbleton, Washington", False),
    ],
)
def test_a_place_is_found_by_what_it_lies_in(desk, ids, asked, found):
    event = desk.event(desk.one("Acme cuts.", place="Auburn, Washington"), place="Auburn, Washington")
    desk.link(event)
    assert ids(place=asked) == [event.id] * found
    assert len(query.claims(desk.book, Filters(place=asked)).rows) == found


@pytest.mark.parametrize("asked", ["Deutschland", "Germany", "Bavaria", "Munich", "München"])
def test_a_place_is_found_by_its_names_in_other_languages(desk, asked):
    desk.one("Acme cuts.", place="München")
    assert len(query.claims(desk.book, Filters(place=asked)).rows) == 1


def test_an_unknown_place_is_found_by_its_words_alone(desk):
    desk.one("Acme cuts.", place="Wobbleton")
    assert len(query.claims(desk.book, Filters(place="wobbleton")).rows) == 1
