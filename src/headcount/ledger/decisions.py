"""People's rulings: kept in order, taken back by a later one, never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from headcount.errors import UsageError
from headcount.ledger import ids, schema
from headcount.ledger.codec import safe
from headcount.model import Decision

FIELDS = ("id", "verdict", "one", "other", "by", "why", "at")


def decide(connection: Connection, decision: Decision, at: str) -> Decision:
    """Keeps a ruling, its ids written out in full, and returns it. Raises UsageError for an id that is not there."""
    table = schema.decision
    if connection.scalar(select(table.c.number).where(table.c.id == decision.id)) is not None:
        return decision
    if decision.verdict == "undo":
        full = replace(decision, one=ids.decision(connection, decision.one))
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


def every(connection: Connection) -> list[Decision]:
    """All rulings in the order they were made."""
    table = schema.decision
    rows = connection.execute(select(*(table.c[name] for name in FIELDS)).order_by(table.c.number))
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
