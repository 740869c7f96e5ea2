"""Joins that explain themselves, and parts of another employer's event."""

from __future__ import annotations

from headcount import link


def test_every_claim_says_why_it_stands_there(says, event):
    found = event(says("a", 12000, "2023-01-20"), says("b", 12000, "2023-01-22"))
    assert [join.why for join in found.joins] == [
        "the first claim of this event",
        "same employer; the same number, 12,000; 2 days apart (with a)",
    ]
    assert found.joins[1].score == 7.0


def test_what_speaks_against_a_join_is_said_too(says, event):
    found = event(says("a", 30000, status="rumoured"), says("b", 14000, "2024-01-11"))
    assert found.joins[1].why == "same employer; 1 day apart; though 30,000 against 14,000 (with a)"


def test_a_claim_that_repeats_another_says_so(says, event):
    assert event(says("a", 500), says("b", 500)).joins[1].why == "says the same as a: employer, number and day"


def test_a_part_names_its_total(says, event):
    found = event(says("a", 900, document="d"), says("b", 300, document="d", part_of="a"))
    assert found.joins[1].why == "a part of the total in the same document (a)"


def test_a_brand_counted_in_by_its_parent_is_an_event_within_the_parents(says):
    claims = [
        says("amazon", 9000, document="d", employer="Amazon"),
        says("twitch", 400, document="d", employer="Twitch", part_of="amazon", parent="Amazon"),
    ]
    whole, part = link.events(claims)[0]
    assert (part.employer, part.parent, part.part_of) == ("Twitch", "Amazon", whole.id)


def test_parts_that_name_each_other_are_wholes(says, grouped):
    assert grouped([says("a", 900, document="d", part_of="b"), says("b", 300, document="d", part_of="a")]) == [
        ["a"],
        ["b"],
    ]


def test_an_event_of_one_claim_says_so(says, event):
    assert event(says("a", 500)).joins[0].why == "the only claim of this event"


def test_a_total_reached_from_its_part_says_so(says, event):
    found = event(
        says("first", 300, "2024-01-09", place="Ohio", speaker_kind="government"),
        says("part", 300, document="d", place="Ohio", speaker_kind="government", part_of="total"),
        says("total", 9000, document="d", speaker_kind="government"),
    )
    assert found.joins[2].why == "the total, in the same document, of part"


def test_a_claim_without_a_number_says_beside_which_it_stands(says, event):
    found = event(says("a", None, "2024-01-08"), says("b", 500))
    assert (found.joins[0].claim, found.joins[1].why) == (
        "b",
        "no number stated; the only event of this employer near in time (beside b)",
    )


def test_documents_are_counted_once(says, event):
    assert event(says("a", 500, document="d"), says("b", 500, document="d")).documents == ("d",)


def test_nothing_makes_no_event():
    assert link.events([]) == ([], {})
