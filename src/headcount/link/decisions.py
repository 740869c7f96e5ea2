"""A person's rulings as constraints on claims: these two are one cut, these two are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headcount.link.said import Said
from headcount.model import Decision, Event, content_id


@dataclass(slots=True)
class Rulings:
    """Pairs of claims that must, or must not, stand in one event, each with the id of the decision."""

    together: dict[tuple[str, str], str] = field(default_factory=dict)
    apart: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def claims(self) -> set[str]:
        """Every claim that a ruling names."""
        return {claim for pair in (*self.together, *self.apart) for claim in pair}


def event_id(founding: str) -> str:
    """The id of the event that the claim ``founding`` founds."""
    return content_id("evt", founding)


def rulings(decisions: Iterable[Decision], claims: Sequence[Said], existing: Sequence[Event]) -> Rulings:
    """The rulings in force on ``claims``; of two on the same pair the newer holds, and one on unknown ids is left out.

    An event is spoken of by its founding claim, so a ruling outlives the merging and splitting of events.
    """
    ends, found = claim_by_id(claims, existing), Rulings()
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        one, other = ends.get(decision.one), ends.get(decision.other or "")
        if one is None or other is None or one == other:
            continue
        pair = (min(one, other), max(one, other))
        if pair not in found.together and pair not in found.apart:
            (found.together if decision.verdict == "same" else found.apart)[pair] = decision.id
    return found


def claim_by_id(claims: Sequence[Said], existing: Sequence[Event]) -> Mapping[str, str]:
    """The claim that each id of a claim or event stands for."""
    live = {said.id: said.seen_at for said in claims}
    held = {event.id: [claim for claim in event.claims if claim in live] for event in existing}
    ends = {event: min(claims_, key=lambda c: (live[c], c)) for event, claims_ in held.items() if claims_}
    ends |= {event_id(claim): claim for claim in live}
    return ends | {claim: claim for claim in live}
