"""The families of employers that a ledger holds, and which of them an event ties together."""

from __future__ import annotations

import pytest


@pytest.fixture
def tied(desk):
    """An event of Acme's that holds a claim of Bolt's, beside an event of Core's."""
    acme, bolt, core = (desk.one(f"{name} cuts.", employer=name) for name in ("Acme", "Bolt", "Core"))
    event = desk.event(acme, bolt)
    desk.link(event, desk.event(core))
    return event, acme, bolt


def test_every_family_is_told_with_its_size(desk):
    desk.one("Acme cuts.")
    desk.one("Acme cuts again.")
    desk.one("Bolt cuts.", employer="Bolt")
    assert desk.book.sizes(None) == {"acme": 2, "bolt": 1}


def test_families_asked_for_are_told_though_they_have_no_claim(desk):
    desk.one("Acme cuts.")
    assert desk.book.sizes(["acme", "nobody"]) == {"acme": 1, "nobody": 0}


@pytest.mark.parametrize("asked", [None, ["acme"], ["bolt"]])
def test_an_event_that_spans_two_families_ties_them(desk, tied, asked):
    assert desk.book.tied(asked) == {("acme", "bolt")}


def test_a_family_with_its_own_events_is_tied_to_none(desk, tied):
    assert desk.book.tied(["core"]) == set()


def test_claims_and_events_are_of_the_family_of_the_claim_that_they_stand_for(desk, tied):
    event, acme, bolt = tied
    found = desk.book.families_of([event.id, acme.id, bolt.id, "clm_nowhere"])
    assert found == {event.id: "acme", acme.id: "acme", bolt.id: "bolt"}


def test_an_event_that_was_merged_is_of_the_family_of_its_founding_claim(desk, tied):
    event, _, bolt = tied
    lost = desk.event(bolt)
    desk.link(lost)
    desk.link(gone={lost.id: event.id})
    assert desk.book.families_of([lost.id]) == {lost.id: "bolt"}
