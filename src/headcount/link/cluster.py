"""Statements into groups, one a cut: best pairs first, never against a ruling or a veto, the same in every order."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headcount.link.block import Edge, Statement, days_apart, pairs
from headcount.link.decisions import Rulings
from headcount.link.lonely import lonely
from headcount.link.said import together
from headcount.link.score import leaning, score
from headcount.link.table import LIMITS

VETO_AMONG = 24
"""Of each group only so many statements are held against the other group's: a bound on the work."""


@dataclass(slots=True)
class Groups:
    """A partition of statements that grows by joining, under the pairs that must stay apart."""

    members: dict[str, list[Statement]]
    apart: Mapping[str, set[str]]
    edges: list[Edge] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    scores: dict[tuple[str, str], float] = field(default_factory=dict)

    def of(self, statement: Statement) -> str:
        """The group of ``statement``, named by the id of one member."""
        name = statement.id
        while (above := self.root.get(name, name)) != name:
            name = above
        return name

    def ruled_apart(self, one: str, other: str) -> bool:
        """True when a person said that some statement of the one is not the cut of the other."""
        few, many = sorted((self.members[one], self.members[other]), key=len)
        if not any(s.id in self.apart for s in few):
            return False
        held = {s.id for s in many}
        return any(not self.apart.get(s.id, set()).isdisjoint(held) for s in few)

    def join(self, edge: Edge) -> None:
        """Puts the two ends of ``edge`` into one group, unless they are there or a person ruled against it."""
        one, other = self.of(edge.one), self.of(edge.other)
        if one == other or self.ruled_apart(one, other):
            return
        self.edges.append(edge)
        stay, go = (one, other) if len(self.members[one]) >= len(self.members[other]) else (other, one)
        self.root[go] = stay
        for statement in self.members.pop(go):
            insort(self.members[stay], statement, key=lambda s: s.order)

    def scored(self, one: Statement, other: Statement) -> float:
        """The score of two statements, kept."""
        key = (min(one.id, other.id), max(one.id, other.id))
        if key not in self.scores:
            self.scores[key] = score(one, other)
        return self.scores[key]

    def vetoed(self, one: str, other: str, leans: Statement | None = None) -> bool:
        """True when a pair across the two groups can't be one cut; what ``leans`` on the other group is no witness."""
        ours, theirs = ([s for s in self.members[name][:VETO_AMONG] if s is not leans] for name in (one, other))
        total = any(not s.said.site for s in (*ours, *theirs))
        both = [*self.members[one], *self.members[other]]
        ours, theirs = free(both, ours), free(both, theirs)
        return any(witnesses(a, b, total) and self.scored(a, b) <= LIMITS["veto"] for a in ours for b in theirs)


def free(group: Sequence[Statement], some: Sequence[Statement]) -> list[Statement]:
    """Those of ``some`` that speak for themselves: a number beneath a total of ``group`` goes where that goes."""
    beneath = {s.said.beneath for s in some} - {None}
    totals = {claim.id for s in group for claim in s.claims} if beneath else set()
    return [s for s in some if s.said.beneath not in totals]


def witnesses(one: Statement, other: Statement, total: bool) -> bool:
    """True when a low score of the two speaks against their groups; ``total`` tells whether any claim gives a total.

    A part goes where its total goes, a changed notice where the one that it replaces goes. Notices weeks apart may
    still follow one announcement, so they witness against each other only where there is none, and against an
    announcement only months away from it.
    """
    a, b = one.said, other.said
    if a.loose or b.loose or a.whole or b.whole or a.amends or b.amends or (total and a.site and b.site):
        return False
    return a.site == b.site or days_apart(one, other) > LIMITS["notice_after"] or a.identities.isdisjoint(b.identities)


def grouped(block: Sequence[Statement], rulings: Rulings) -> Groups:
    """The statements of one block (in the order of time) by cut."""
    of_claim = {said.id: statement for statement in block for said in statement.claims}
    apart: dict[str, set[str]] = defaultdict(set)
    for one, other in rulings.apart:
        if one in of_claim and other in of_claim:
            apart[of_claim[one].id].add(of_claim[other].id)
            apart[of_claim[other].id].add(of_claim[one].id)
    groups = Groups({statement.id: [statement] for statement in block}, apart)
    for edge in (*amendments(block, of_claim), *parts(block, of_claim), *joint(block)):
        groups.join(edge)
    by_score(groups, block)
    for edge in lonely(block, groups.of):
        groups.join(edge)
    for (one, other), decision in sorted(rulings.together.items()):
        if one in of_claim and other in of_claim:
            groups.join(Edge(of_claim[one], of_claim[other], None, f"ruled the same by a person ({decision})"))
    return groups


def parts(block: Iterable[Statement], of_claim: Mapping[str, Statement]) -> list[Edge]:
    """Edges from each part to the total that its document gives."""
    return [
        Edge(
            statement,
            of_claim[said.whole],
            None,
            f"a part of the total in the same document ({said.whole})",
            f"the total, in the same document, of {said.id}",
        )
        for statement in block
        for said in statement.claims
        if said.whole is not None and said.whole in of_claim
    ]


def amendments(block: Iterable[Statement], of_claim: Mapping[str, Statement]) -> list[Edge]:
    """Edges from each notice to the one that it replaces."""
    return [
        Edge(
            statement,
            of_claim[said.amends.claim],
            None,
            f"replaces {said.amends.claim}: {said.amends.why}",
            f"replaced by {said.id}",
        )
        for statement in block
        for said in statement.claims
        if said.amends is not None and said.amends.claim in of_claim
    ]


def joint(block: Iterable[Statement]) -> list[Edge]:
    """Edges between the claims of one number that a document states for several employers of the family together."""
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in block:
        for said in statement.claims:
            if together(said.claim) and (said.figure or said.share):
                found[said.document, said.figure, said.share].append(statement)
    why = "one number for employers of one family together"
    return [Edge(alike[0], other, None, why) for _, alike in sorted(found.items(), key=str) for other in alike[1:]]


def by_score(groups: Groups, block: Sequence[Statement]) -> None:
    """Joins pairs that score over the limit, the best first."""
    over = []
    for one, other in pairs(block):
        points = groups.scored(one, other)
        if points > LIMITS["join"]:
            over.append((-points, one.order, other.order, one, other))
    for points, _, _, one, other in sorted(over, key=lambda row: row[:3]):
        a, b = groups.of(one), groups.of(other)
        if a != b and not groups.vetoed(a, b, leaning(one, other)):
            groups.join(Edge(one, other, -points))
