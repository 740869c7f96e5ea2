"""The ledger's events brought up to date with its claims."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from headcount.link.decisions import event_id
from headcount.link.resolve import events
from headcount.link.said import Kept
from headcount.model import Decision, Event


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the events that a refresh made, changed, and merged or withdrew."""

    created: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class Book(Protocol):
    """What linking asks of the ledger."""

    def claims_of(self, families: Collection[str] | None) -> Sequence[Kept]: ...
    def events_of(self, families: Collection[str] | None) -> Sequence[Event]: ...
    def decisions(self) -> Sequence[Decision]: ...
    def write_events(self, events: Sequence[Event], gone: Mapping[str, str | None], run: int) -> object: ...


def refresh(ledger: Book, families: Collection[str] | None, run: int) -> Changes:
    """Links the claims of ``families`` (None: all) anew, writes the events, and tells what changed."""
    if families is not None and not families:
        return Changes()
    decisions = ledger.decisions()
    kept = ledger.claims_of(families)
    if families is not None:
        wider = reach(ledger, kept, decisions)
        if wider - set(families):
            families = wider | set(families)
            kept = ledger.claims_of(families)
    existing = ledger.events_of(families)
    made, gone = events(kept, existing, decisions)
    before = {event.id: event for event in existing}
    changed = [event for event in made if before.get(event.id) != event]
    ledger.write_events(changed, gone, run)
    created = [event.id for event in changed if event.id not in before]
    return Changes(created, [event.id for event in changed if event.id in before], sorted(gone))


def reach(ledger: Book, kept: Sequence[Kept], decisions: Sequence[Decision]) -> set[str]:
    """The families of ``kept`` and every one that a ruling ties to them: those are linked together, or not at all."""
    tied = [(d.one, d.other or "") for d in decisions if d.verdict == "same"]
    here = ends(kept)
    if not any((one in here) != (other in here) for one, other in tied):
        return set(here.values())
    everywhere, found = ends(ledger.claims_of(None)), set(here.values())
    while True:
        pairs = [{everywhere.get(one, ""), everywhere.get(other, "")} for one, other in tied]
        more = {family for pair in pairs if "" not in pair and pair & found for family in pair} - found
        if not more:
            return found
        found |= more


def ends(kept: Sequence[Kept]) -> dict[str, str]:
    """The family of each id that a ruling may name: of a claim, or of the event that it founds."""
    return {name: k.family for k in kept for name in (k.claim.id, event_id(k.claim.id))}
