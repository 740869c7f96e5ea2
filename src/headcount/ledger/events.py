"""Events into the ledger and back: each change of an event is a new version, each merger leaves a redirect."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from headcount.errors import LedgerError
from headcount.ledger import columns, schema
from headcount.ledger.codec import text_of, word_from
from headcount.ledger.write import Stamp
from headcount.model import Event

CHUNK = 500  # bound variables of one statement; SQLite before 3.32 takes 999


@dataclass(frozen=True, slots=True)
class EventsWritten:
    """The ids of the events that a linking made, changed, and merged or withdrew."""

    created: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def in_force(connection: Connection, families: Collection[str] | None) -> list[Event]:
    """The events in force, of these employer families or of all, by id."""
    table = schema.event_version
    query = select(table.c.event, table.c.body).where(table.c.to_at.is_(None))
    if families is None:
        rows = connection.execute(query).all()
    else:
        rows = [row for some in chunks(families) for row in connection.execute(query.where(table.c.family.in_(some)))]
    return [word_from(Event, row.body) for row in sorted(rows, key=lambda row: str(row.event))]


def write(
    connection: Connection, events: Sequence[Event], gone: Mapping[str, str | None], stamp: Stamp
) -> EventsWritten:
    """Keeps ``events`` as they now are and ends those ``gone``; an event that did not change writes nothing."""
    done = EventsWritten()
    old = _newest(connection, [event.id for event in events] + list(gone))
    documents = _documents(connection, {claim for event in events for claim in event.claims})
    for event in events:
        _one(connection, event, old.get(event.id), documents, stamp, done)
    for one, into in gone.items():
        before = old.get(one)
        if before is not None and before.to_at is None:
            _end(connection, before, stamp.at, "merged" if into else "withdrawn")
            if into:
                connection.execute(insert(schema.redirect).values(old=one, new=into, from_at=stamp.at))
            done.gone.append(one)
    return done


def _one(
    connection: Connection,
    event: Event,
    old: Row[Any] | None,
    documents: Mapping[str, str],
    stamp: Stamp,
    done: EventsWritten,
) -> None:
    """Writes one event's new version, unless the last one says the same."""
    table, values = schema.event_version, columns.of_event(event)
    if old is not None and old.to_at is None and word_from(Event, old.body) == event:
        if any(getattr(old, name) != value for name, value in values.items()):  # the tables of names changed
            connection.execute(
                update(table).where(table.c.event == event.id, table.c.version == old.version).values(**values)
            )
        return
    if old is None:
        connection.execute(insert(schema.event).values(id=event.id, created_at=stamp.at))
    elif old.to_at is None:
        _end(connection, old, stamp.at, "revised")
    else:  # it was merged or withdrawn, and stands by itself again
        back = schema.redirect.c.old == event.id, schema.redirect.c.to_at.is_(None)
        connection.execute(update(schema.redirect).where(*back).values(to_at=stamp.at))
    version = 1 + (old.version if old is not None else 0)
    connection.execute(
        insert(table).values(
            event=event.id, version=version, **values, body=text_of(event), run=stamp.run, from_at=stamp.at
        )
    )
    missing = [claim for claim in event.claims if claim not in documents]
    if missing:
        raise LedgerError(f"event {event.id} stands on claims that the ledger does not have: {', '.join(missing[:3])}",
                          next_step="run `headcount reread`")  # fmt: skip
    members = [
        {"event": event.id, "version": version, "claim": claim, "document": documents[claim]}
        for claim in dict.fromkeys(event.claims)
    ]
    if members:
        connection.execute(insert(schema.event_claim), members)
    (done.revised if old is not None and old.to_at is None else done.created).append(event.id)


def _end(connection: Connection, old: Row[Any], at: str, how: str) -> None:
    table = schema.event_version
    connection.execute(
        update(table).where(table.c.event == old.event, table.c.version == old.version).values(to_at=at, ended=how)
    )


def _newest(connection: Connection, ids: Collection[str]) -> dict[str, Row[Any]]:
    """{event id: its newest version, in force or not}."""
    table = schema.event_version
    query = select(table).order_by(table.c.event, table.c.version)
    return {row.event: row for some in chunks(ids) for row in connection.execute(query.where(table.c.event.in_(some)))}


def _documents(connection: Connection, claims: Collection[str]) -> dict[str, str]:
    """{claim id: its document id}."""
    table = schema.claim
    return {
        row.id: row.document
        for some in chunks(claims)
        for row in connection.execute(select(table.c.id, table.c.document).where(table.c.id.in_(some)))
    }


def chunks(words: Collection[str]) -> list[list[str]]:
    """``words``, each once, in lists short enough for one statement."""
    every = sorted(set(words))
    return [every[at : at + CHUNK] for at in range(0, len(every), CHUNK)]
