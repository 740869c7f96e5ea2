"""The ledger's events brought up to date with its claims, some families at a time: memory never holds them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from headcount.link.resolve import events
from headcount.link.said import Kept
from headcount.model import Decision, Event

AT_ONCE = 10_000
"""Claims that are linked and written at once, a family always whole: some fifty megabytes."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the events that a refresh made, changed, and merged or withdrew."""

    created: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class Book(Protocol):
    """What linking asks of the ledger."""

    def sizes(self, families: Collection[str] | None) -> Mapping[str, int]: ...
    def tied(self, families: Collection[str] | None) -> Collection[tuple[str, str]]: ...
    def families_of(self, ids: Collection[str]) -> Mapping[str, str]: ...
    def claims_of(self, families: Collection[str] | None) -> Sequence[Kept]: ...
    def events_of(self, families: Collection[str] | None) -> Sequence[Event]: ...
    def decisions(self) -> Sequence[Decision]: ...
    def write_events(self, events: Sequence[Event], gone: Mapping[str, str | None], run: int) -> object: ...


def refresh(ledger: Book, families: Collection[str] | None, run: int) -> Changes:
    """Links the claims of ``families`` (None: all) anew, writes the events, and tells what changed.

    Families are linked and written some at a time. One that is stopped in between is finished by the next, for what it
    was to link is struck off the ledger's list only when the run ends.
    """
    done = Changes()
    if families is not None and not families:
        return done
    decisions = ledger.decisions()
    for some, tied in batches(ledger, families, decisions):
        existing = ledger.events_of(some)
        made, gone = events(ledger.claims_of(some), existing, decisions)
        before = {event.id: event for event in existing}
        changed = [event for event in made if before.get(event.id) != event]
        if changed or gone or tied:
            ledger.write_events(made if tied else changed, gone, run)
        for event in changed:
            (done.revised if event.id in before else done.created).append(event.id)
        done.gone.extend(gone)
    return Changes(sorted(done.created), sorted(done.revised), sorted(done.gone))


def batches(
    ledger: Book, families: Collection[str] | None, decisions: Iterable[Decision]
) -> Iterator[tuple[list[str], bool]]:
    """``families`` (None: all) and every one tied to them, some at a time, and whether some of those are tied.

    Those that are tied come together; their events are written whether or not they changed, for their keys may have.
    """
    known, ties = families, ruled(ledger, decisions)
    while True:
        ties |= set(ledger.tied(known))
        if known is None:
            break
        wider = {*known, *(name for group in together(known, ties) for name in group)}
        if wider == set(known):
            break
        known = wider
    sizes = ledger.sizes(known)
    some, size, tied = list[str](), 0, False
    for group in together(sizes, ties):
        some += group
        size += sum(sizes.get(name, 0) for name in group)
        tied = tied or len(group) > 1
        if size >= AT_ONCE:
            yield some, tied
            some, size, tied = [], 0, False
    if some:
        yield some, tied


def ruled(ledger: Book, decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    """Pairs of families that a person's ruling ties."""
    same = [(d.one, d.other or "") for d in decisions if d.verdict == "same"]
    family = ledger.families_of({name for pair in same for name in pair}) if same else {}
    return {(family[one], family[other]) for one, other in same if one in family and other in family}


def together(families: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The families, those that ties lead to each with the others, in the order of their first names."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        beside[one].add(other)
        beside[other].add(one)
    groups, seen = [], set[str]()
    for name in sorted(families):
        if name in seen:
            continue
        group, waiting = {name}, [name]
        while waiting:
            more = beside.get(waiting.pop(), set()) - group
            group |= more
            waiting += more
        seen |= group
        groups.append(sorted(group))
    return groups
