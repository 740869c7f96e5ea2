"""Which joins are proposed to a person."""

from __future__ import annotations

import pytest

from headcount import link


@pytest.fixture
def proposed():
    """The proposals among claims as linking joins them: (joined, the two claims) of each."""

    def found(claims, decisions=(), most=None):
        events, _ = link.events(claims, [], decisions)
        return [(p.joined, p.claims) for p in link.proposals(claims, events, decisions, most)]

    return found


@pytest.fixture
def near_miss(says):
    """Two days five days apart and four numbers to three: exactly at the threshold."""
    return [says("a", 75, announced="2024-01-10"), says("b", 95, announced="2024-01-15")]


@pytest.fixture
def narrow_join(says):
    return [says("a", 75, "2024-01-10"), says("b", 95, "2024-01-15")]


def test_a_pair_just_under_the_threshold_is_proposed_as_two_events(near_miss, grouped, proposed):
    assert grouped(near_miss) == [["a"], ["b"]]
    assert proposed(near_miss) == [(False, ("a", "b"))]


def test_a_pair_just_over_the_threshold_is_proposed_as_one_event(narrow_join, grouped, proposed):
    assert grouped(narrow_join) == [["a", "b"]]
    assert proposed(narrow_join) == [(True, ("a", "b"))]


def test_what_is_clear_is_not_proposed(says, proposed):
    assert proposed([says("a", 512), says("b", 512), says("c", 90, "2022-01-10")]) == []


def test_a_pair_that_was_ruled_on_is_not_proposed_again(near_miss, narrow_join, proposed, ruled):
    assert proposed(near_miss, [ruled("same", "a", "b")]) == []
    assert proposed(near_miss, [ruled("different", "a", "b")]) == []
    assert proposed(narrow_join, [ruled("same", "a", "b")]) == []
    assert proposed(narrow_join, [ruled("different", "a", "b")]) == []


def test_two_events_are_proposed_once_however_many_claims_they_have(near_miss, says, proposed):
    assert len(proposed([*near_miss, says("again", 95, "2024-01-15", announced="2024-01-15")])) == 1


def test_no_more_are_proposed_than_asked(near_miss, says, proposed):
    others = [says("c", 75, announced="2024-01-10", employer="Borealis"),
              says("d", 95, announced="2024-01-15", employer="Borealis")]  # fmt: skip
    assert len(proposed([*near_miss, *others])) == 2
    assert len(proposed([*near_miss, *others], most=1)) == 1


def test_a_proposal_names_events_to_join_and_claims_to_part(near_miss, narrow_join):
    apart, _ = link.events(near_miss)
    one, _ = link.events(narrow_join)
    assert set(link.proposals(near_miss, apart)[0].ids) == {event.id for event in apart}
    assert link.proposals(narrow_join, one)[0].ids == ("a", "b")


def test_a_proposal_says_why_and_how_far_from_the_threshold(near_miss):
    found = link.proposals(near_miss, link.events(near_miss)[0])[0]
    assert found.score == 0
    assert found.why == "same employer; 5 days apart; though 75 beside 95, announced on other days"
