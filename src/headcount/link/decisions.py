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
    """The rulings in force on ``claims``; of two that contradict each other the newer holds, unknown ids are left out.

    An event is spoken of by its founding claim, so a ruling outlives the merging and splitting of events. What was
    ruled the same shares its rulings: with "a and b the same, a and c different", b and c are different too.
    """
    decisions, found = list(decisions), Rulings()
    ends = claim_by_id(claims, existing) if decisions else {}
    same: dict[str, frozenset[str]] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        one, other = ends.get(decision.one), ends.get(decision.other or "")
        if one is None or other is None or one == other:
            continue
        ours, theirs = same.get(one, frozenset({one})), same.get(other, frozenset({other}))
        across = [(min(a, b), max(a, b)) for a in ours for b in theirs]
        if ours == theirs or any(pair in found.apart for pair in across):
            continue
        if decision.verdict == "same":
            found.together[min(one, other), max(one, other)] = decision.id
            lift(found, ours, theirs, decision.id)
            same |= dict.fromkeys(ours | theirs, ours | theirs)
        else:
            found.apart |= dict.fromkeys(across, decision.id)
    return found


def lift(found: Rulings, ours: frozenset[str], theirs: frozenset[str], decision: str) -> None:
    """Gives each of two groups that become one what was ruled different from the other."""
    for few, others in ((ours, theirs), (theirs, ours)):
        foes = {b if a in few else a for a, b in found.apart if (a in few) != (b in few)}
        found.apart |= {(min(x, foe), max(x, foe)): decision for x in others for foe in foes}


def claim_by_id(claims: Sequence[Said], existing: Sequence[Event]) -> Mapping[str, str]:
    """The claim that each id of a claim or event stands for."""
    live = {said.id: said.seen_at for said in claims}
    held = {event.id: [claim for claim in event.claims if claim in live] for event in existing}
    ends = {event: min(claims_, key=lambda c: (live[c], c)) for event, claims_ in held.items() if claims_}
    ends |= {event_id(claim): claim for claim in live}
    return ends | {claim: claim for claim in live}
