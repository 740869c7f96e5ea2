"""Writing events: new versions for what changed, nothing for what did not, redirects for what was merged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headcount.errors import LedgerError
from headcount.ledger import EventsWritten, query
from headcount.ledger.query import Filters
from headcount.model import Quantity


def test_a_new_event_is_created_and_comes_back_whole(desk):
    event = desk.event(desk.one("Acme cuts."), severance=None, confidence=0.5)
    assert desk.link(event) == EventsWritten(created=[event.id])
    assert desk.book.events_of(None) == [event]


def test_an_event_that_did_not_change_writes_nothing(desk):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    before = desk.counts()
    assert desk.link(event) == EventsWritten()
    assert desk.counts() == before


def test_an_event_that_changed_gets_a_new_version(desk):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    changed = replace(event, headcount=Quantity(5, 5))
    assert desk.link(changed) == EventsWritten(revised=[event.id])
    assert desk.book.events_of(None) == [changed]
    assert desk.counts()["event_version"] == 2


def test_events_are_given_by_family(desk):
    acme, bolt = desk.event(desk.one("Acme cuts.")), desk.event(desk.one("Bolt cuts.", employer="Bolt"))
    desk.link(acme, bolt)
    assert desk.book.events_of({"bolt", "nobody"}) == [bolt]


def test_events_that_are_gone_are_out_of_force_and_ending_them_again_does_nothing(desk):
    a, b = desk.event(desk.one("Acme cuts.")), desk.event(desk.one("Acme cuts again."))
    desk.link(a, b)
    assert desk.link(gone={b.id: a.id}).gone == [b.id]
    assert desk.link(gone={b.id: a.id}).gone == []
    assert desk.book.events_of(None) == [a]


def test_an_event_that_comes_back_is_created_and_no_longer_redirected(desk):
    a, b = desk.event(desk.one("Acme cuts.")), desk.event(desk.one("Acme cuts again."))
    desk.link(a, b)
    desk.link(gone={b.id: a.id})
    assert desk.link(b) == EventsWritten(created=[b.id])
    assert query.why(desk.book, b.id)["event"]["id"] == b.id
    assert desk.book.doctor() == []


def test_an_event_on_a_claim_that_is_not_there_is_refused_and_nothing_is_kept(desk):
    event = desk.event(desk.one("Acme cuts."))
    with pytest.raises(LedgerError, match="stands on claims that the ledger does not have"):
        desk.link(event, replace(event, id="evt_other", claims=("clm_nowhere",)))
    assert desk.book.events_of(None) == []


def test_events_follow_a_change_in_the_tables_of_names_without_a_new_version(desk, monkeypatch):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    monkeypatch.setattr("headcount.ledger.columns.employers.family", lambda name: "acme group")
    assert desk.link(event) == EventsWritten()
    assert desk.book.events_of({"acme group"}) == [event]


def test_claims_follow_a_change_in_the_tables_of_names_without_a_new_version(desk, monkeypatch):
    claim = desk.cut(document := desk.document())
    desk.read(document, claim)
    monkeypatch.setattr("headcount.ledger.columns.employers.family", lambda name: "acme group")
    written = desk.read(document, claim, reader="2")
    assert (written.new, written.families) == ((), {"acme", "acme group"})
    assert desk.kept() == [(claim, 1, True)]


def test_events_as_of_a_time_are_those_in_force_then(desk):
    desk.link(event := desk.event(desk.one("Acme cuts.")))
    (line,) = query.why(desk.book, event.id)["history"]
    desk.link(gone={event.id: None})
    assert query.events(desk.book, Filters()).rows == []
    assert query.events(desk.book, Filters(as_of="2020-01-01")).rows == []
    assert line["at"] > "2020"
