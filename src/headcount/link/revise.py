"""Which id each event keeps, and what became of the ids that are no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headcount.link.decisions import event_id
from headcount.link.said import Said
from headcount.model import Event


def founding(claims: Sequence[Said]) -> Said:
    """The claim first seen; the smaller id among those seen at once."""
    return min(claims, key=lambda s: (s.seen_at, s.id))


def named(groups: Sequence[Sequence[Said]], existing: Sequence[Event]) -> tuple[list[str], dict[str, str | None]]:
    """The id of each group, and every existing id that is gone with the id it was merged into (None: withdrawn).

    A group that holds an event's founding claim keeps its id; of several the one seen first stays. When a founding
    claim is gone, the id goes where most of the event's claims went.
    """
    place = {said.id: number for number, claims in enumerate(groups) for said in claims}
    seen = {said.id: said.seen_at for claims in groups for said in claims}
    founded = {event_id(claim): claim for claim in place} if existing else {}
    heirs: dict[int, list[tuple[str, str, str]]] = {}
    went: dict[str, int] = {}
    for event in existing:
        claim = founded.get(event.id) or _heir(event, place, seen)
        if claim is not None:
            went[event.id] = place[claim]
            heirs.setdefault(place[claim], []).append((seen[claim], claim, event.id))
    ids = [min(heirs[n])[2] if n in heirs else event_id(founding(claims).id) for n, claims in enumerate(groups)]
    gone = {e.id: ids[went[e.id]] if e.id in went else None for e in existing}
    return ids, {old: new for old, new in gone.items() if old != new}


def _heir(event: Event, place: dict[str, int], seen: dict[str, str]) -> str | None:
    """A claim of the group that holds most of the event's claims; None when all vanished."""
    live = [claim for claim in event.claims if claim in place]
    if not live:
        return None
    counts = Counter(place[claim] for claim in live)
    return min(live, key=lambda c: (-counts[place[c]], seen[c], c))
