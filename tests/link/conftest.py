"""Claims to link, written in one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from headcount import link
from headcount.link.amend import amended
from headcount.link.said import said
from headcount.model import Cut, Decision, Event, Notice, PartialDate, Quantity, content_id
from headcount.vocab import employers

NOTICE = ("number", "also", "site", "address", "markers", "marked", "before", "total", "phases")


@dataclass(frozen=True, slots=True)
class Facts:
    id: str
    published: PartialDate | None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    claim: Cut
    seen_at: str
    family: str
    document: Facts


def kept(
    name: str, people: Any = None, published: str | None = "2024-01-10", employer: str | None = "Acme", **fields: Any
) -> Kept:
    """The claim ``name`` of a document of its own (or of ``document``), seen at ``seen``."""
    if isinstance(people, int):
        people = Quantity(people, people)
    document, seen = fields.pop("document", f"doc-{name}"), fields.pop("seen", "2026-01-01T00:00:00Z")
    fingerprint = fields.pop("fingerprint", None)
    for date in ("announced", "effective", "effective_last"):
        fields[date] = PartialDate.parse(fields[date]) if fields.get(date) else None
    when = PartialDate.parse(published) if published else None
    fields.setdefault("status", "announced")
    cut = Cut(
        id=name,
        document=document,
        employer=employer,
        headcount=people,
        published=when,
        confidence=fields.pop("confidence", 0.8),
        **fields,
    )
    return Kept(cut, seen, employers.family(employer) if employer else "", Facts(document, when, fingerprint))


def groups(
    claims: Iterable[Kept], decisions: Iterable[Decision] = (), existing: Iterable[Event] = ()
) -> list[list[str]]:
    """The claims' names by event, sorted."""
    events, _ = link.events(list(claims), list(existing), list(decisions))
    return sorted(sorted(event.claims) for event in events)


def ruling(verdict: Any, one: str, other: str, at: str = "2026-02-01T00:00:00Z") -> Decision:
    """A person's ruling on two ids."""
    return Decision(
        id=content_id("dec", verdict, one, other, at), verdict=verdict, one=one, other=other, by="Ada", why="", at=at
    )


@pytest.fixture(scope="session")
def says() -> Callable[..., Kept]:
    return kept


def row(
    name: str, people: Any = None, day: str | None = "2024-01-10", *, received: str | None = None, **fields: Any
) -> Kept:
    """The claim of a row ``name`` of an office's table, dated ``day``, with its notice's fields among the rest."""
    tells = {key: fields.pop(key) for key in NOTICE if key in fields}
    tells["received"] = PartialDate.parse(received) if received else None
    if "marked" in tells:
        tells["marked"] = PartialDate.parse(tells["marked"])
    if "before" in tells:
        tells["before"] = Quantity(tells["before"], tells["before"])
    fields = {"document": "table", "row": 1, "place": "Reno", "speaker": "The office"} | fields
    return kept(name, people, None, announced=day, speaker_kind="government", notice=Notice(**tells), **fields)


def amendments(*claims: Kept) -> dict[str, str]:
    """Each notice that replaces another, with the one that it replaces."""
    found = said(claims)
    amended(found)
    return {s.id: s.amends.claim for s in found if s.amends}


@pytest.fixture(scope="session")
def notice() -> Callable[..., Kept]:
    return row


@pytest.fixture(scope="session")
def replaces() -> Callable[..., dict[str, str]]:
    return amendments


@pytest.fixture(scope="session")
def grouped() -> Callable[..., list[list[str]]]:
    return groups


@pytest.fixture(scope="session")
def ruled() -> Callable[..., Decision]:
    return ruling


@pytest.fixture(scope="session")
def event() -> Callable[..., Event]:
    """The one event that claims make; fails when they make several."""

    def one(*claims: Kept) -> Event:
        (found,) = link.events(claims)[0]
        return found

    return one
