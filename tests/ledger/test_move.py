"""A ledger copied whole: a backup, or a move to another store and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.conftest import Desk, schema_in

from headcount.errors import LedgerError
from headcount.ledger import Ledger, move, query
from headcount.ledger.query import Filters


@pytest.fixture
def opened() -> Iterator[Callable[[str, Path], Ledger]]:
    """Opens ledgers, each with a folder of raw bytes of its own, and closes them."""
    with ExitStack() as stack:
        yield lambda url, raw: stack.enter_context(Ledger.open(url, create=True, raw=raw))


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path, opened: Callable[..., Ledger]) -> Ledger:
    """An empty ledger of each store."""
    url = f"sqlite:///{tmp_path / 'copy.db'}"
    if request.param == "postgresql":
        url = schema_in(request.getfixturevalue("postgresql"))
    return opened(url, tmp_path / "copy.raw")


def shown(book: Ledger) -> dict[str, Any]:
    """What a ledger answers."""
    events = query.events(book, Filters()).rows
    return {
        "events": events,
        "claims": query.claims(book, Filters()).rows,
        "found": query.claims(book, Filters(text="acme")).rows,
        "why": [query.why(book, row["id"]) for row in events],
    }


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A ledger with events, a revision and a merger."""
    one, two, three = (desk.event(desk.one(f"Acme cuts {number}")) for number in (1, 2, 3))
    desk.link(one, two, three)
    desk.link(gone={two.id: one.id})
    return desk


def test_a_copy_answers_as_the_ledger_does(filled, target):
    move.copy(filled.book, target)
    assert shown(target) == shown(filled.book)


def test_a_copy_is_sound_down_to_its_raw_bytes(filled, target):
    counts = move.copy(filled.book, target)
    assert target.doctor(deep=True) == []
    assert (counts["document"], counts["event"]) == (3, 3)


def test_a_copy_can_be_written_to(filled, target):
    move.copy(filled.book, target)
    desk = Desk(target)
    desk.link(desk.event(desk.one("Otley cuts 40")))
    assert len(query.events(target, Filters()).rows) == 3


def test_a_ledger_that_holds_something_is_not_copied_into(filled, target):
    Desk(target).one("Otley cuts 40")
    with pytest.raises(LedgerError, match="the ledger to copy into is not empty"):
        move.copy(filled.book, target)
    assert len(query.claims(target, Filters()).rows) == 1


def test_each_table_is_told(filled, target):
    heard: list[str] = []
    move.copy(filled.book, target, heard.append)
    assert {"document", "claim", "event"} < set(heard)
    assert heard[-1] == "raw bytes"
