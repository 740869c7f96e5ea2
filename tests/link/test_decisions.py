"""A person's rulings hold against any score, and can be undone."""

from __future__ import annotations

import pytest

from headcount import link
from headcount.link.decisions import event_id


def test_two_claims_ruled_the_same_are_one_event(says, grouped, ruled):
    claims = [says("a", 500, "2020-01-10"), says("b", 90, "2024-01-10")]
    assert grouped(claims, [ruled("same", "a", "b")]) == [["a", "b"]]


def test_two_events_of_two_families_ruled_the_same_are_one(says, grouped, ruled):
    claims = [says("a", 500), says("b", 500, employer="Zenith")]
    assert grouped(claims, [ruled("same", event_id("a"), event_id("b"))]) == [["a", "b"]]


def test_two_claims_ruled_different_are_two_events(says, grouped, ruled):
    claims = [says("a", 500), says("b", 500)]
    assert grouped(claims, [ruled("different", "a", "b")]) == [["a"], ["b"]]


def test_a_claim_ruled_out_of_an_event_stands_alone(says, grouped, ruled):
    claims = [says("a", 500), says("b", 500, "2024-01-11"), says("c", 510, "2024-01-12")]
    assert grouped(claims, [ruled("different", "c", event_id("a"))]) == [["a", "b"], ["c"]]


def test_a_part_can_be_ruled_out_of_its_total(says, ruled):
    claims = [says("a", 900, document="d"), says("b", 300, document="d", part_of="a")]
    whole, part = link.events(claims, (), [ruled("different", "a", "b")])[0]
    assert (part.claims, part.part_of) == (("b",), whole.id)


def test_of_two_rulings_on_one_pair_the_newer_holds(says, grouped, ruled):
    claims = [says("a", 500), says("b", 500)]
    rulings = [ruled("different", "a", "b", "2026-02-01T00:00:00Z"), ruled("same", "b", "a", "2026-02-02T00:00:00Z")]
    assert grouped(claims, rulings) == [["a", "b"]]


def test_a_ruling_names_itself_in_the_join(says, ruled):
    ruling = ruled("same", "a", "b")
    (event,), _ = link.events([says("a", 500, "2020-01-10"), says("b", 90)], (), [ruling])
    assert event.joins[1].why == f"ruled the same by a person ({ruling.id})"


def test_a_ruling_on_unknown_ids_changes_nothing(says, grouped, ruled):
    assert grouped([says("a", 500)], [ruled("same", "a", "evt_0000000000000000")]) == [["a"]]


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_ruling_that_is_undone_leaves_everything_as_before(says, ruled, verdict):
    claims = [says("a", 500), says("b", 500, "2024-01-11"), says("c", 90, "2020-01-10")]
    before, _ = link.events(claims)
    under, _ = link.events(claims, before, [ruled(verdict, "a", "b"), ruled(verdict, "a", "c")])
    assert under != before
    assert link.events(claims, under)[0] == before
