"""Which claims are compared at all: few enough that a family of thousands stays near linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headcount.link import sites, voices
from headcount.link.said import Said
from headcount.link.table import LIMITS


@dataclass(slots=True, eq=False)
class Statement:
    """Claims that say the same of one cut: compared once, as one."""

    said: Said
    """The one with the smallest id; every field that is compared is the same in all."""
    claims: list[Said]
    documents: frozenset[str]
    id: str = field(init=False)
    order: tuple[int, str] = field(init=False)
    """By time, then id; the undated last."""

    def __post_init__(self) -> None:
        self.id = self.said.id
        self.order = (self.said.anchor.first if self.said.anchor else 10**7, self.id)


@dataclass(slots=True)
class Edge:
    """Why two statements came into one group. ``score`` is None where a rule, not a sum, joined them."""

    one: Statement
    other: Statement
    score: float | None
    why: str | None = None
    """Why ``one`` stands beside ``other``; None: the features of the pair say it, in either direction."""
    back: str | None = None
    """Why ``other`` stands beside ``one``, where that is another sentence."""


def days_apart(one: Statement, other: Statement) -> int:
    """Days between the two; 0 where one has no day."""
    return one.said.anchor.apart(other.said.anchor) if one.said.anchor and other.said.anchor else 0


def statements(claims: Iterable[Said], alone: Collection[str]) -> list[Statement]:
    """``claims`` grouped by what they say, in the order of time; those in ``alone`` (ruled on) by themselves."""
    groups: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in claims:
        groups[_says(said, said.id if said.id in alone or said.loose else "")].append(said)
    alike = [sorted(group, key=lambda s: s.id) for group in groups.values()]
    made = [Statement(same[0], same, frozenset(s.document for s in same)) for same in alike]
    return sorted(made, key=lambda s: s.order)


def _says(said: Said, alone: str) -> tuple[object, ...]:
    """All that is compared of a claim, and ``alone``."""
    who = (
        said.identities,
        said.unit,
        said.place,
        said.group,
        said.notice,
        said.whole is None,
        said.beneath is None,
        said.recounts,
    )
    what = (said.figure, said.share, said.anchor, said.amends is None, said.replaced is None)
    cut = said.claim
    site = (*sites.key(said), voices.address(said)) if cut.notice else ()
    return (*who, *what, site, cut.type, cut.status, cut.announced, cut.effective, cut.speaker, cut.row is None, alone)


def blocks(claims: Sequence[Said], together: Iterable[tuple[str, str]]) -> list[list[Said]]:
    """``claims`` by family; families that a person's ruling joins are one block."""
    family = {said.id: said.family for said in claims}
    root: dict[str, str] = {name: name for name in family.values()}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for one, other in together:
        ends = sorted((find(family[one]), find(family[other])))
        root[ends[1]] = ends[0]
    found: dict[str, list[Said]] = defaultdict(list)
    for said in claims:
        found[find(said.family)].append(said)
    return [found[name] for name in sorted(found)]


def pairs(block: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of comparable statements worth scoring, the earlier first, each once; ``block`` is in the order of time."""
    by_employer: dict[str, list[Statement]] = defaultdict(list)
    for statement in block:
        if not statement.said.loose:
            for key in sorted(statement.said.identities):
                by_employer[key].append(statement)
    seen: set[tuple[str, str]] = set()
    for group in by_employer.values():
        for one, other in (*near_in_time(group), *near_in_number(group), *notices_and_totals(group)):
            if (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield one, other


def _day(statement: Statement) -> int:
    return statement.said.anchor.first if statement.said.anchor else 0


def near_in_time(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each statement with the next ones within the window."""
    window, most = LIMITS["window"], int(LIMITS["most"])
    for place, one in enumerate(group):
        last = one.said.anchor.last if one.said.anchor and not one.said.anchor.wide else _day(one)
        for other in group[place + 1 : place + 1 + most]:
            if _day(other) - last > window:
                break
            yield one, other


def near_in_number(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each statement with the next few that share a bound or a share with it, however late."""
    shared: dict[tuple[str, float], list[Statement]] = defaultdict(list)
    for statement in group:
        for name, value in (("people", statement.said.figure), ("share", statement.said.share)):
            if value is not None:
                for bound in {b for b in (value.low, value.high) if b is not None}:
                    shared[name, bound].append(statement)
    for alike in shared.values():
        for place, one in enumerate(alike):
            for other in alike[place + 1 : place + 9]:
                yield one, other
        yield from pairwise(s for s in alike if not s.said.recounts)


def notices_and_totals(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each site's notice with the announcements that came shortly before it."""
    after, most = LIMITS["notice_after"], int(LIMITS["most"])
    totals: list[Statement] = []
    for statement in group:
        if not statement.said.site:
            totals.append(statement)
        elif statement.said.notice:
            for total in totals[-most:]:
                if _day(statement) - _day(total) <= after:
                    yield total, statement
