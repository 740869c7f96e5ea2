"""Ids as people give them: whole, by the first letters that only one has, or of an event that was merged since."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import JSON, Column, Connection, Select, cast, func, literal, or_, select

from headcount.errors import UsageError
from headcount.ledger import schema

Ids = Column[str]
LAST = "~"  # sorts after every character of an id


def event_or_claim(connection: Connection, given: str) -> str:
    """The full id of an event or a claim. Raises UsageError when none, or more than one, begins so."""
    return _full(
        connection,
        given,
        (schema.event.c.id, schema.claim.c.id),
        "event or claim",
        "list them with `headcount events` and `headcount claims --json`",
    )


def claim(connection: Connection, given: str) -> str:
    """The full id of a claim. Raises UsageError likewise."""
    return _full(connection, given, (schema.claim.c.id,), "claim", "list them with `headcount review`")


def decision(connection: Connection, given: str) -> str:
    """The full id of a ruling. Raises UsageError likewise."""
    return _full(
        connection, given, (schema.decision.c.id,), "decision", "see the history of its event: `headcount why EVENT`"
    )


def _full(connection: Connection, given: str, columns: tuple[Ids, ...], kind: str, next_step: str) -> str:
    found = list[str]()
    for column in columns:
        if given:
            starts = (
                column >= given,
                column < given + LAST,
            )  # a range, which an index serves; LIKE is not served in SQLite
            found += connection.scalars(select(column).where(*starts).distinct().order_by(column).limit(4))
    if given in found:
        return given
    if not found:
        raise UsageError(f"no {kind} '{given}' in this ledger", next_step=next_step)
    if len(found) > 1:
        raise UsageError(f"'{given}' begins more than one id: {', '.join(found[:3])}", next_step="write more of it")
    return found[0]


def listed(connection: Connection, ids: Collection[str]) -> Select[tuple[str]]:
    """``ids`` as rows, from one parameter: a statement takes no more than 32,766 of them."""
    array = literal(json.dumps(sorted(ids)))
    if connection.dialect.name == "sqlite":
        return select(func.json_each(array).table_valued("value").c.value)
    return select(func.json_array_elements_text(cast(array, JSON)).column_valued("value"))


def stands_in(connection: Connection, event: str, at: str) -> str:
    """The event that ``event`` was part of at that moment: itself, or the end of its chain of redirects."""
    table, seen = schema.redirect, {event}
    while True:
        query = select(table.c.new).where(
            table.c.old == event, table.c.from_at <= at, or_(table.c.to_at.is_(None), table.c.to_at > at)
        )
        into = connection.scalar(query)
        if into is None or into in seen:
            return event
        event = into
        seen.add(event)
