"""Ids outlive later documents."""

from __future__ import annotations

from headcount import link
from headcount.link.decisions import event_id

EARLY, LATE = "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"


def test_an_events_id_comes_from_the_claim_first_seen(says, event):
    assert event(says("a", 500, seen=LATE), says("b", 500, seen=EARLY)).id == event_id("b")


def test_an_event_keeps_its_id_when_an_older_document_comes_later(says):
    before, _ = link.events([says("a", 500, seen=EARLY)])
    after, gone = link.events([says("a", 500, seen=EARLY), says("old", 500, "2024-01-08", seen=LATE)], before)
    assert ([e.id for e in after], gone) == ([event_id("a")], {})


def test_of_two_events_that_become_one_the_oldest_seen_stays_and_the_other_leads_to_it(says):
    one, two = says("a", 500, "2024-01-01", seen=LATE), says("b", 500, "2024-02-20", seen=EARLY)
    before, _ = link.events([one, two])
    bridge = says("c", 500, "2024-01-25", seen=LATE)
    after, gone = link.events([one, two, bridge], before)
    assert [e.id for e in before] == [event_id("a"), event_id("b")]
    assert ([e.id for e in after], gone) == ([event_id("b")], {event_id("a"): event_id("b")})


def test_an_event_whose_claims_vanished_is_withdrawn(says):
    before, _ = link.events([says("a", 500)])
    assert link.events([], before) == ([], {event_id("a"): None})


def test_an_event_keeps_its_id_when_only_its_founding_claim_vanished(says):
    before, _ = link.events([says("a", 500, seen=EARLY), says("b", 500, seen=LATE)])
    after, gone = link.events([says("b", 500, seen=LATE)], before)
    assert ([e.id for e in after], gone) == ([event_id("a")], {})


def test_an_event_that_splits_keeps_its_id_where_its_founding_claim_is(says, ruled):
    claims = [says("a", 500, seen=EARLY), says("b", 500, seen=LATE)]
    before, _ = link.events(claims)
    after, gone = link.events(claims, before, [ruled("different", "a", "b")])
    assert ([e.id for e in after], gone) == ([event_id("a"), event_id("b")], {})
