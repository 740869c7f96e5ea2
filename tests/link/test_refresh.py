"""The thin part: what is read from and written to the ledger."""

from __future__ import annotations

from importlib import import_module

from headcount import link
from headcount.link.decisions import event_id
from headcount.vocab import employers

REFRESH = import_module("headcount.link.refresh")
"""The module, which the function of its name hides."""


class Book:
    """A ledger in memory."""

    def __init__(self, claims, decisions=()):
        self.claims, self.rulings, self.events, self.asked = list(claims), list(decisions), {}, []

    def sizes(self, families):
        names = {k.family for k in self.claims} | set(self.families(None))
        return {name: 1 for name in names if families is None or name in families}

    def families(self, families, *some):
        names = [employers.family(event.employer) for event in some or self.events.values()]
        return [name for name in names if families is None or name in families]

    def tied(self, families):
        return ()

    def families_of(self, ids):
        return {name: k.family for k in self.claims for name in (k.claim.id, event_id(k.claim.id)) if name in ids}

    def claims_of(self, families):
        self.asked.append(families)
        return [k for k in self.claims if families is None or k.family in families]

    def events_of(self, families):
        return [e for e in self.events.values() if self.families(families, e)]

    def decisions(self):
        return self.rulings

    def write_events(self, events, gone, run):
        self.events = {k: e for k, e in self.events.items() if k not in gone} | {e.id: e for e in events}


def test_the_first_refresh_creates_and_the_second_changes_nothing(says):
    book = Book([says("a", 500)])
    assert link.refresh(book, {"acme"}, 1) == link.Changes([event_id("a")], [], [])
    assert link.refresh(book, {"acme"}, 2) == link.Changes()


def test_a_new_claim_revises_the_event_that_it_joins(says):
    book = Book([says("a", 500)])
    link.refresh(book, None, 1)
    book.claims.append(says("b", 500, "2024-01-11"))
    assert link.refresh(book, {"acme"}, 2) == link.Changes([], [event_id("a")], [])


def test_a_claim_that_vanished_withdraws_its_event(says):
    book = Book([says("a", 500), says("b", 90, "2020-01-10")])
    link.refresh(book, None, 1)
    del book.claims[1]
    assert link.refresh(book, None, 2) == link.Changes([], [], [event_id("b")])


def test_no_family_touched_reads_nothing():
    assert link.refresh(None, frozenset(), 1) == link.Changes()


def test_families_that_a_ruling_ties_are_linked_together(says, ruled):
    book = Book([says("a", 500), says("b", 500, employer="Zenith")], [ruled("same", "a", "b")])
    link.refresh(book, None, 1)
    book.claims.append(says("c", 500, "2024-01-11"))
    link.refresh(book, {"acme"}, 2)
    assert [sorted(e.claims) for e in book.events.values()] == [["a", "b", "c"]]


def test_families_are_linked_some_at_a_time_and_those_that_a_ruling_ties_at_once(says, ruled, monkeypatch):
    monkeypatch.setattr(REFRESH, "AT_ONCE", 1)
    claims = [says(name, 500, employer=name) for name in ("Acme", "Bolt", "Zenith")]
    book = Book(claims, [ruled("same", "Acme", "Zenith")])
    link.refresh(book, None, 1)
    assert book.asked == [["acme", "zenith"], ["bolt"]]


def test_linking_some_at_a_time_gives_what_all_at_once_gives(says, monkeypatch):
    claims = [says(f"{name}{n}", 500, employer=name) for name in ("Acme", "Bolt", "Zenith") for n in (1, 2)]
    monkeypatch.setattr(REFRESH, "AT_ONCE", 1)
    link.refresh(book := Book(claims), None, 1)
    assert sorted(book.events.values(), key=lambda e: min(e.claims)) == link.events(claims)[0]


def test_what_a_document_says_of_another_family_leaves_no_trace(says):
    total = says("a", 900, employer="Acme", document="d")
    part = says("b", 90, employer="Bolt", document="d", part_of="a")
    assert link.events([total, part])[0] == [*link.events([total])[0], *link.events([part])[0]]
