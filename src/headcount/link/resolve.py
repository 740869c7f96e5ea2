"""Claims in, events out: the whole of linking without a ledger."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from headcount.link.amend import amended
from headcount.link.block import Edge, Statement, blocks, statements
from headcount.link.cluster import Groups, grouped
from headcount.link.decisions import Rulings, rulings
from headcount.link.live import Standing, standing
from headcount.link.merge import merged
from headcount.link.revise import named
from headcount.link.said import Kept, Said, parent_of, said, together
from headcount.link.score import why
from headcount.link.voices import confidence
from headcount.model import Decision, Event, Join
from headcount.vocab import employers


def events(
    kept: Iterable[Kept], existing: Sequence[Event] = (), decisions: Iterable[Decision] = ()
) -> tuple[list[Event], dict[str, str | None]]:
    """The events that ``kept`` makes, and the ids of ``existing`` that are gone: {old: new, or None when withdrawn}.

    Every claim of a cut is in exactly one event. The partition and the merged fields depend on the claims and the
    rulings alone, not on their order nor on ``existing``, which only settles ids.
    """
    claims = said(kept)
    ruled = rulings(decisions, claims, existing)
    found: list[tuple[list[Said], list[Join]]] = []
    for block in blocks(claims, ruled.together):
        amended(block)
        groups = grouped(statements(block, ruled.claims), ruled)
        found += explained(groups)
    found.sort(key=lambda pair: min(s.id for s in pair[0]))
    ids, gone = named([members for members, _ in found], existing)
    place = {s.id: ids[number] for number, (members, _) in enumerate(found) for s in members}
    return [event(ids[n], members, joins, place, ruled) for n, (members, joins) in enumerate(found)], gone


def explained(groups: Groups) -> list[tuple[list[Said], list[Join]]]:
    """Each group's claims in the order of time, with why each stands there."""
    ways: dict[str, list[tuple[Statement, Edge]]] = defaultdict(list)
    for edge in groups.edges:
        ways[edge.one.id].append((edge.other, edge))
        ways[edge.other.id].append((edge.one, edge))
    return [_explained(members, ways) for members in groups.members.values()]


def _explained(
    members: Sequence[Statement], ways: dict[str, list[tuple[Statement, Edge]]]
) -> tuple[list[Said], list[Join]]:
    """One group's claims and joins: from the earliest statement outward along the pairs that joined them."""
    first = min(members, key=lambda s: (s.said.loose, s.said.site))
    alone = (
        "the only claim of this event" if len(members) == len(first.claims) == 1 else "the first claim of this event"
    )
    joins = {s.id: join for s, join in zip(first.claims, _same(first, alone), strict=True)}
    waiting, reached = deque([first]), {first.id}
    while waiting:
        here = waiting.popleft()
        for there, edge in ways[here.id]:
            if there.id not in reached:
                reached.add(there.id)
                waiting.append(there)
                joins |= {
                    s.id: join for s, join in zip(there.claims, _same(there, *_because(edge, here, there)), strict=True)
                }
    claims = [*first.claims, *(s for statement in members if statement is not first for s in statement.claims)]
    return claims, [joins[s.id] for s in claims]


def _because(edge: Edge, here: Statement, there: Statement) -> tuple[str, float | None]:
    """Why ``there`` stands beside ``here``, and the score."""
    if edge.why is None:
        return f"{why(here, there)} (with {here.id})", edge.score
    return (edge.back or edge.why) if there is edge.other else edge.why, edge.score


def _same(statement: Statement, because: str, score: float | None = None) -> list[Join]:
    """Why each claim of ``statement`` stands in its event: the first ``because``, the others for saying the same."""
    same = f"says the same as {statement.id}: employer, number and day"
    others = (Join(claim=s.id, why=same, score=score) for s in statement.claims[1:])
    return [Join(claim=statement.id, why=because, score=score), *others]


def event(name: str, claims: Sequence[Said], joins: Sequence[Join], place: dict[str, str], ruled: Rulings) -> Event:
    """The event ``name`` with its merged fields; ``place`` tells in which event each claim stands."""
    stands = standing(claims)
    fields, conflicts = merged(stands.live)
    keys = {key for s in claims for key in s.identities}
    if len(keys) > 1:
        fields |= family_name(claims)
    outer = [place[t] for s in claims for t in (s.within, s.whole) if t in place and place[t] != name]
    return Event(
        id=name,
        **{field: value for field, value in fields.items() if field != "employer"},
        employer=fields["employer"] or "unknown employer",
        part_of=min(outer, default=None),
        claims=tuple(s.id for s in claims),
        documents=tuple(dict.fromkeys(s.document for s in claims)),
        joins=tuple(told(join, said, stands) for join, said in zip(joins, claims, strict=True)),
        conflicts=conflicts,
        confidence=confidence(claims, bool(conflicts)),
    )


def told(join: Join, said: Said, stands: Standing) -> Join:
    """A join that says that its notice replaces one, is replaced by one, or was called off while others stand."""
    by = stands.replaced.get(said.id)
    replaces = said.amends if said.amends and said.amends.claim in stands.replaced else None
    before = [f"replaced by {by}"] if by else []
    before += [f"replaces {replaces.claim}: {replaces.why}"] if replaces else []
    after = ["called off, its people no longer count"] if said.id in stands.fallen else []
    if not (before or after):
        return join
    why = "; ".join([*(word for word in before if word not in join.why), join.why, *after])
    return replace(join, why=why, replaced_by=by)


def family_name(claims: Sequence[Said]) -> dict[str, str | None]:
    """The employer of a number stated for several of one family together: their parent, where one is known."""
    joint = [s.claim for s in claims if together(s.claim)]
    if len({employers.identity(cut.employer_name or cut.employer or "") for cut in joint}) < 2:
        return {}
    parents = {parent for cut in joint if (parent := parent_of(cut))}
    return {"employer": parents.pop(), "parent": None} if len(parents) == 1 else {}
