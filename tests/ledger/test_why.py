"""Why: claims, conflicts, joins, history, and the ids that lead to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from headcount.errors import UsageError
from headcount.ledger import query, schema
from headcount.model import Conflict, Decision, PartialDate, Quantity, Reason, Severance


@pytest.fixture
def what(desk):
    """The lines of an event's history, their times aside."""
    return lambda event, **more: [line["what"] for line in query.why(desk.book, event, **more)["history"]]


@pytest.fixture
def ruled(desk):
    """Writes a ruling on two ids."""

    def rule(verdict, one, other=None, number=1):
        decision = Decision(
            id=f"dec_{number}", verdict=verdict, one=one, other=other, by="Ada", why="seen", at="2024-01-01"
        )
        desk.book.decide(decision)
        return decision

    return rule


def test_an_event_is_told_with_its_claims_conflicts_and_joins(desk):
    document = desk.document("Acme cuts 1,200 jobs.", published=PartialDate(2023, 1, 20), published_by="user")
    claim = desk.cut(document)
    desk.read(document, claim)
    conflict = Conflict(
        field="headcount", values=(("1,200", (claim.id,)), ("900", ("clm_x",))), headline="1,200", rule="filing"
    )
    desk.link(
        event := desk.event(claim, conflicts=(conflict,), severance=Severance(text="16 weeks"), part_of="evt_total")
    )
    answer = query.why(desk.book, event.id)
    assert list(answer) == ["event", "conflicts", "claims", "joins", "history", "passages"]
    assert answer["event"]["id"] == event.id
    assert answer["event"]["part_of"] == "evt_total"
    assert answer["conflicts"] == [
        {
            "field": "headcount",
            "values": [["1,200", [claim.id]], ["900", ["clm_x"]]],
            "headline": "1,200",
            "rule": "filing",
        }
    ]
    assert answer["claims"] == [claim.as_row() | {"document": "acme.txt", "published": "2023-01-20"}]
    assert answer["joins"] == [
        {"claim": claim.id, "why": "same employer and number", "score": None, "replaced_by": None}
    ]
    assert answer["passages"] == [
        {"document": "acme.txt", "part": 0, "row": None, "language": "en", "text": "Acme cuts 1,200 jobs."}
    ]


def test_a_claim_leads_to_its_event_and_so_do_first_letters(desk):
    claim = desk.one("Acme cuts.")
    desk.link(event := desk.event(claim))
    found = [query.why(desk.book, given)["event"]["id"] for given in (event.id, claim.id, event.id[:8], claim.id[:8])]
    assert found == [event.id] * 4


def test_letters_that_begin_two_ids_are_too_few(desk):
    desk.many(["2023", "2022"])
    with pytest.raises(UsageError, match=r"begins more than one id: evt_.*write more of it"):
        query.why(desk.book, "evt_")


@pytest.mark.parametrize("given", ["evt_nowhere", "", "clm_", "%"])
def test_an_unknown_id_is_told_with_the_next_step(desk, given):
    with pytest.raises(UsageError, match=r"no event or claim .*headcount events"):
        query.why(desk.book, given)


def test_a_claim_in_no_event_is_told(desk):
    claim = desk.one("Acme cuts.")
    with pytest.raises(UsageError, match="stands in no event"):
        query.why(desk.book, claim.id)


def test_an_event_that_was_merged_leads_to_the_one_it_is_part_of(desk):
    first, second, third = (desk.event(desk.one(f"Acme cuts {n}.")) for n in "123")
    desk.link(first, second, third)
    desk.link(gone={first.id: second.id})
    desk.link(gone={second.id: third.id})
    assert query.why(desk.book, first.id)["event"]["id"] == third.id


def test_a_withdrawn_event_is_told_with_the_time_to_see_it_at(desk):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    desk.link(gone={event.id: None})
    with pytest.raises(UsageError, match=r"was withdrawn at .*--as-of") as error:
        query.why(desk.book, event.id)
    assert error.value.next_step.startswith("see it as it was")


def test_an_event_before_it_was_known_is_told(desk):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    with pytest.raises(UsageError, match="was not known at 2020"):
        query.why(desk.book, event.id, as_of="2020-01-01")


def test_as_of_shows_the_event_and_its_claims_as_they_were(desk):
    old = desk.cut(document := desk.document())
    desk.read(document, old)
    desk.link(event := desk.event(old))
    then = moment_of(desk, event.id)
    new = replace(old, headcount=Quantity(900, 900))
    desk.read(document, new, reader="2")
    desk.link(replace(event, headcount=new.headcount))
    now, before = query.why(desk.book, event.id), query.why(desk.book, event.id, as_of=then)
    assert [answer["event"]["headcount"]["low"] for answer in (now, before)] == [900, 1200]
    assert [answer["claims"][0]["headcount"]["low"] for answer in (now, before)] == [900, 1200]
    assert [len(answer["history"]) for answer in (now, before)] == [2, 1]


def moment_of(desk, event):
    """The exact time of an event's last version."""
    with desk.book.reading() as connection:
        times = schema.event_version.c.from_at
        return connection.scalar(select(func.max(times)).where(schema.event_version.c.event == event))


def test_history_tells_what_was_revised_from_what_to_what(desk, what):
    first, second = desk.one("Acme cuts."), desk.one("Acme cuts more.")
    desk.link(event := desk.event(first))
    later = replace(
        event, headcount=Quantity(900, None), announced=PartialDate(2023), reasons=(Reason("ai", "primary"),)
    )
    desk.link(replace(later, claims=(first.id, second.id), documents=(first.document, second.document)))
    assert what(event.id) == [
        f"created: Acme: 1,200 people; from {first.id}",
        "revised: headcount 1,200 -> over 900, announced unknown -> 2023, reasons unknown -> ai (primary)"
        f"; joined by {second.id}",
    ]


def test_history_tells_mergers_and_splits_on_both_sides(desk, what):
    one, two = desk.one("Acme cuts."), desk.one("Acme cuts again.")
    desk.link(a := desk.event(one), b := desk.event(two))
    both = desk.event(one, two)
    desk.link(both, gone={b.id: a.id})
    desk.link(a, b)
    assert what(a.id) == [
        f"created: Acme: 1,200 people; from {one.id}",
        f"joined by {two.id}",
        f"merged: {b.id} became part of this",
        f"split: {two.id} now in {b.id}",
        f"split: {b.id} stands by itself again",
    ]
    assert what(b.id) == [
        f"created: Acme: 1,200 people; from {two.id}",
        f"merged into {a.id}",
        "split: stands by itself again",
    ]


def test_a_new_event_made_of_an_older_ones_claims_says_so(desk, what):
    one, two = desk.one("Acme cuts."), desk.one("Acme cuts again.")
    desk.link(both := desk.event(one, two))
    desk.link(desk.event(one), new := desk.event(two))
    assert what(new.id) == [f"created: Acme: 1,200 people; from {two.id}, split from {both.id}"]


def test_history_tells_rulings_and_their_undoing(desk, what, ruled):
    desk.link(a := desk.event(desk.one("Acme cuts.")), b := desk.event(desk.one("Acme cuts again.")))
    ruled("different", a.id, b.id)
    ruled("undo", "dec_1", number=2)
    assert what(a.id)[1:] == [
        f"decision dec_1: Ada ruled that {a.id} and {b.id} are different cuts (seen)",
        "decision dec_2: Ada took back dec_1 (seen)",
    ]


def test_rulings_in_force_leave_out_what_was_undone(desk, ruled):
    one, two = desk.one("Acme cuts."), desk.one("Acme cuts again.")
    first = ruled("same", one.id, two.id)
    assert desk.book.decisions() == [first]
    ruled("undo", first.id, number=2)
    assert desk.book.decisions() == []
    ruled("undo", "dec_2", number=3)
    assert desk.book.decisions() == [first]


def test_a_ruling_is_kept_with_whole_ids_and_once(desk, ruled):
    one, two = desk.one("Acme cuts."), desk.one("Acme cuts again.")
    ruled("same", one.id[:10], two.id[:10])
    ruled("same", one.id[:10], two.id[:10])
    assert [(decision.one, decision.other) for decision in desk.book.decisions()] == [(one.id, two.id)]


@pytest.mark.parametrize(("verdict", "one", "other"), [("same", "evt_no", "evt_no"), ("undo", "dec_no", None)])
def test_a_ruling_on_what_is_not_there_is_refused(ruled, verdict, one, other):
    with pytest.raises(UsageError, match="in this ledger"):
        ruled(verdict, one, other)


def test_a_ruling_on_one_thing_alone_is_refused(desk, ruled):
    claim = desk.one("Acme cuts.")
    with pytest.raises(UsageError, match="given twice"):
        ruled("same", claim.id, claim.id)


def test_after_a_ruling_every_event_is_to_be_linked(desk, ruled):
    ruled("same", desk.one("Acme cuts.").id, desk.one("Acme cuts again.").id)
    assert desk.book.unlinked(desk.book.start_run("decide", "1")) is None
