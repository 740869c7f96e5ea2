"""What changed in the record since a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import feedparser
import pytest

from headcount.errors import UsageError
from headcount.ledger.changes import changes
from headcount.model import Decision, Quantity
from headcount.publish import atom

EARLY = "2020-01-01"


@pytest.fixture
def told(desk) -> Callable[..., list[tuple[str, str]]]:
    """(kind, event) of the changes, the newest first."""
    return lambda since=EARLY, **more: [(row["kind"], row["event"]) for row in changes(desk.book, since, **more).rows]


def test_a_new_event_is_created(desk, told):
    event = desk.event(desk.one("Acme cuts 1,200 jobs"))
    desk.link(event)
    assert told() == [("created", event.id)]


def test_a_revision_says_from_what_to_what(desk):
    event = desk.event(desk.one("Acme cuts 1,200 jobs"))
    desk.link(event)
    desk.link(replace(event, headcount=Quantity(900, 900)))
    revised, _ = changes(desk.book, EARLY).rows
    assert (revised["kind"], revised["what"]) == ("revised", "revised: headcount 1,200 -> 900")
    assert revised["cite"].startswith("Acme: 900 people")


def test_mergers_and_withdrawals_are_told_of_the_event_that_is_gone(desk, told):
    one, two, three = (desk.event(desk.one(f"Acme cuts {number}")) for number in (1, 2, 3))
    desk.link(one, two, three)
    desk.link(gone={two.id: one.id, three.id: None})
    assert sorted(told()[:2]) == sorted([("merged", two.id), ("withdrawn", three.id)])


def test_corrections_leave_out_what_is_only_new(desk, told):
    one, two = (desk.event(desk.one(f"Acme cuts {number}")) for number in (1, 2))
    desk.link(one, two)
    desk.link(replace(one, headcount=Quantity(900, 900)))
    assert told(corrections=True) == [("revised", one.id)]


def test_a_ruling_and_its_undoing_are_told(desk, told):
    claim = desk.one("Acme cuts 1,200 jobs")
    desk.book.decide(Decision(id="dec_1", verdict="drop", one=claim.id, other=None, by="Ana", why="no", at="2024"))
    desk.book.decide(Decision(id="dec_2", verdict="undo", one="dec_1", other=None, by="Ana", why="yes", at="2024"))
    assert told() == [("ruled", "dec_1"), ("ruled", claim.id)]


def test_what_was_before_and_what_came_after_is_left_out(desk, told):
    desk.link(desk.event(desk.one("Acme cuts 1,200 jobs")))
    assert told("2999-01-01") == []
    assert told(EARLY, until="2020-01-02") == []


def test_an_employer_shows_its_whole_family(desk, told):
    google = desk.event(desk.one("Google cuts 12,000 jobs", employer="Google"))
    acme = desk.event(desk.one("Acme cuts 1,200 jobs"))
    desk.link(google, acme)
    assert told(employer="Alphabet") == [("created", google.id)]


def test_a_limit_shows_the_newest(desk, told):
    events = desk.many(["2024-01-01", "2024-01-02"])
    assert told(limit=1) == [("created", max(event.id for event in events))]


@pytest.mark.parametrize("wrong", [{"since": "soon"}, {"since": EARLY, "until": "later"}, {"since": EARLY, "limit": 0}])
def test_what_cannot_be_asked_is_refused(desk, wrong):
    with pytest.raises(UsageError):
        changes(desk.book, **wrong)


def test_the_feed_has_an_entry_a_change_with_an_id_that_stays(desk):
    desk.link(desk.event(desk.one("Acme & Sons <cuts> 1,200 jobs", employer="Acme & Sons")))
    rows = changes(desk.book, EARLY).rows
    feed = feedparser.parse(atom.feed(rows, "Changes"))
    again = feedparser.parse(atom.feed(changes(desk.book, EARLY).rows, "Changes"))
    assert not feed.bozo
    assert feed.entries[0].title == "Acme & Sons: created"
    assert feed.feed.updated == rows[0]["at"]
    assert feed.entries[0].id == again.entries[0].id


def test_a_feed_without_a_change_is_still_a_feed():
    feed = feedparser.parse(atom.feed([], "Changes"))
    assert (feed.bozo, feed.feed.title, feed.entries) == (False, "Changes", [])


def test_signs_that_no_feed_can_hold_are_left_out():
    row = {
        "at": "2026-01-01T00:00:00Z",
        "kind": "revised",
        "event": "evt_1",
        "employer": "A\x07cme",
        "what": "x\x00",
        "cite": "",
    }
    assert not feedparser.parse(atom.feed([row], "Changes")).bozo
