"""People's rulings: kept in order, taken back by a later one, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select

from headcount.errors import UsageError
from headcount.ledger import ids, schema
from headcount.ledger.codec import safe
from headcount.model import Decision

FIELDS = ("id", "verdict", "one", "other", "by", "why", "at")
OF_A_CLAIM = ("keep", "drop")


def decide(connection: Connection, decision: Decision, at: str) -> Decision:
    """Keeps a ruling, its ids written out in full, and returns it. Raises UsageError for an id that is not there."""
    table = schema.decision
    if connection.scalar(select(table.c.number).where(table.c.id == decision.id)) is not None:
        return decision
    if decision.verdict == "undo":
        full = replace(decision, one=ids.decision(connection, decision.one))
    elif decision.verdict in OF_A_CLAIM:
        full = replace(decision, one=ids.claim(connection, decision.one), other=None)
    else:
        full = replace(
            decision,
            one=ids.event_or_claim(connection, decision.one),
            other=ids.event_or_claim(connection, decision.other or ""),
        )
        if full.one == full.other:
            raise UsageError(f"{full.one} is given twice", next_step="name two events or claims")
    values = {name: getattr(full, name) for name in FIELDS} | {"by": safe(full.by), "why": safe(full.why)}
    connection.execute(insert(table).values(**values, seen_at=at))
    return full


def family(connection: Connection, decision: Decision) -> str | None:
    """The employer family whose events a ruling may change; None when it may be any."""
    table = schema.claim
    if decision.verdict not in OF_A_CLAIM:
        return None
    query = select(table.c.family).where(table.c.id == decision.one).order_by(table.c.version.desc())
    return connection.scalar(query.limit(1))


def every(connection: Connection, at: str | None = None) -> list[Decision]:
    """All rulings, or those made up to the moment ``at``, in the order they were made."""
    table = schema.decision
    query = select(*(table.c[name] for name in FIELDS)).order_by(table.c.number)
    rows = connection.execute(query if at is None else query.where(table.c.seen_at <= at))
    return [Decision(**row._mapping) for row in rows]


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The rulings in force: those undone are left out, and so is the undoing, unless it was itself undone."""
    undone = set[str]()
    kept = list[Decision]()
    for decision in reversed(list(decisions)):
        if decision.id in undone:
            continue
        if decision.verdict == "undo":
            undone.add(decision.one)
        else:
            kept.append(decision)
    return kept[::-1]


def of_claims(connection: Connection, at: str | None = None) -> dict[str, Decision]:
    """{claim id: the ruling that holds on it} now, or at the moment ``at``: of several in force the last."""
    return {ruling.one: ruling for ruling in standing(every(connection, at)) if ruling.verdict in OF_A_CLAIM}


def told(connection: Connection, at: str | None = None) -> ColumnElement[bool]:
    """Which claims are told: those that the reader is sure of or a person kept, and no person dropped?"""
    table, ruled = schema.claim, of_claims(connection, at)
    kept, dropped = ([one for one in ruled if ruled[one].verdict == verdict] for verdict in OF_A_CLAIM)
    sure = ~table.c.review
    if kept:
        sure = or_(sure, table.c.id.in_(ids.listed(connection, kept)))
    return and_(sure, table.c.id.not_in(ids.listed(connection, dropped))) if dropped else sure


def waiting(connection: Connection, at: str | None = None) -> ColumnElement[bool]:
    """Which claims wait for a person's ruling?"""
    table = schema.claim
    return and_(table.c.review, table.c.id.not_in(ids.listed(connection, of_claims(connection, at))))
