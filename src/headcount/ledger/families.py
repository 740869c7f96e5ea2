"""Employer families, the parts in which claims are linked: how large each is, and which can't be linked alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from headcount.ledger import schema
from headcount.ledger.events import chunks
from headcount.model import content_id

claim, version, member = schema.claim, schema.event_version, schema.event_claim


def sizes(connection: Connection, families: Collection[str] | None) -> dict[str, int]:
    """{family: its cuts, those superseded too} of these families, or of all that have a claim or an event."""
    every = select(claim.c.family, func.count()).where(claim.c.kind == "cut").group_by(claim.c.family)
    if families is not None:
        rows = [row for some in chunks(families) for row in connection.execute(every.where(claim.c.family.in_(some)))]
        return dict.fromkeys(families, 0) | {row.family: row[1] for row in rows}
    told = select(version.c.family).where(version.c.to_at.is_(None)).distinct()
    found = dict.fromkeys(connection.scalars(told), 0)
    return found | {row.family: row[1] for row in connection.execute(every.where(claim.c.family.is_not(None)))}


def tied(connection: Connection, families: Collection[str] | None) -> set[tuple[str, str]]:
    """Pairs of families, one of them among these (None: any), of which one event in force holds claims.

    A ruling joined them, or the tables of names have changed since.
    """
    if families is None:
        return _pairs(connection, [_across()])
    some = chunks(families)
    return _pairs(connection, (_across(side.in_(few)) for few in some for side in (claim.c.family, version.c.family)))


def _across(*which: ColumnElement[bool]) -> Select[tuple[str, str]]:
    """Which events in force hold a live claim of another family than their own?"""
    mine = and_(member.c.claim == claim.c.id, claim.c.superseded_at.is_(None))
    here = and_(version.c.event == member.c.event, version.c.version == member.c.version)
    query = select(version.c.family, claim.c.family).select_from(member).join(claim, mine).join(version, here)
    return query.where(version.c.to_at.is_(None), version.c.family != claim.c.family, *which).distinct()


def _pairs(connection: Connection, queries: Iterable[Select[tuple[str, str]]]) -> set[tuple[str, str]]:
    rows = (tuple(row) for query in queries for row in connection.execute(query))
    return {(str(mine), str(other)) for mine, other in rows if other is not None}


def of_ids(connection: Connection, ids: Collection[str]) -> Mapping[str, str]:
    """{claim or event id: the family that it is of}.

    An event, merged or not, is of its founding claim's family while that claim lives, else of its newest version's.
    """
    found: dict[str, str] = {}
    founding: dict[str, str] = {}
    for some in chunks(ids):
        newest = select(version.c.event, version.c.family).where(version.c.event.in_(some)).order_by(version.c.version)
        found |= {row.event: row.family for row in connection.execute(newest)}
        held = select(member.c.event, member.c.claim).where(member.c.event.in_(some)).distinct()
        rows = connection.execute(held)
        founding |= {row.event: row.claim for row in rows if content_id("evt", row.claim) == row.event}
    live = _of_claims(connection, {*ids, *founding.values()})
    found |= live | {event: live[claim_] for event, claim_ in founding.items() if claim_ in live}
    return {name: found[name] for name in ids if name in found}


def _of_claims(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """{live claim: its family}."""
    query = select(claim.c.id, claim.c.family).where(claim.c.superseded_at.is_(None), claim.c.family.is_not(None))
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(claim.c.id.in_(some))))
    return {row.id: row.family for row in rows}
