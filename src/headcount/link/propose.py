"""Joins that a person may want to look at: pairs whose score lies close to the threshold, on either side of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headcount.link.amend import amended
from headcount.link.block import Statement, blocks, statements
from headcount.link.cluster import Groups, grouped
from headcount.link.decisions import Rulings, rulings
from headcount.link.said import Kept, said
from headcount.link.score import why
from headcount.link.table import LIMITS
from headcount.model import Decision, Event


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two claims that narrowly came into one event, or narrowly did not."""

    joined: bool
    score: float
    """Of the two, less the threshold: under 0 for pairs that stay apart unless others bring them together."""
    why: str
    claims: tuple[str, str]
    events: tuple[Event, Event]
    """Of each claim; one and the same when they are joined."""

    @property
    def ids(self) -> tuple[str, str]:
        """What `decide` takes: the claims of one event, or the two events."""
        return self.claims if self.joined else (self.events[0].id, self.events[1].id)


def proposals(
    kept: Iterable[Kept], existing: Sequence[Event], decisions: Iterable[Decision] = (), most: int | None = None
) -> list[Proposal]:
    """What to rule on among the claims of ``existing``, the closest to the threshold first, one for two events.

    Nothing is stored: a pair that was ruled on, or that linking would now judge otherwise, is not proposed again.
    """
    claims = said(kept)
    ruled = rulings(decisions, claims, existing)
    event_of = {claim: event for event in existing for claim in event.claims}
    found: dict[tuple[str, ...], Proposal] = {}
    for block in blocks(claims, ruled.together):
        amended(block)
        for proposal in _of_block(statements(block, ruled.claims), ruled, event_of):
            key = proposal.claims if proposal.joined else tuple(sorted(proposal.ids))
            if key not in found or proposal.score > found[key].score:
                found[key] = proposal
    return sorted(found.values(), key=lambda p: (abs(p.score), p.claims))[:most]


def _of_block(block: Sequence[Statement], ruled: Rulings, event_of: Mapping[str, Event]) -> Iterator[Proposal]:
    """The proposals among the statements of one block."""
    groups = grouped(block, ruled)
    for joined, one, other, points in _close(groups, block):
        pair = (min(one.id, other.id), max(one.id, other.id))
        ends = event_of.get(one.id), event_of.get(other.id)
        if pair in ruled.together or pair in ruled.apart or ends[0] is None or ends[1] is None:
            continue
        if joined is (ends[0].id == ends[1].id):
            events = (ends[0], ends[1])
            yield Proposal(joined, points - LIMITS["join"], why(one, other), (one.id, other.id), events)


def _close(groups: Groups, block: Sequence[Statement]) -> Iterator[tuple[bool, Statement, Statement, float]]:
    """(joined, earlier, later, score) of the pairs near the threshold: those that joined, those that stayed apart."""
    by_id = {statement.id: statement for statement in block}
    for edge in groups.edges:
        if edge.score is not None and edge.score - LIMITS["join"] <= LIMITS["unsure"]:
            yield True, edge.one, edge.other, edge.score
    for (a, b), points in groups.scores.items():
        one, other = sorted((by_id[a], by_id[b]), key=lambda s: s.order)
        ours, theirs = groups.of(one), groups.of(other)
        if abs(points - LIMITS["join"]) <= LIMITS["unsure"] and ours != theirs and not groups.ruled_apart(ours, theirs):
            yield False, one, other, points
