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
    changed = [event for event in events if not _same(connection, event, old.get(event.id))]
    for event in changed:
        before = old.get(event.id)
        _make_way(connection, event.id, before, stamp.at)
        (done.revised if before is not None and before.to_at is None else done.created).append(event.id)
    _add(connection, changed, old, stamp)
    for one, into in gone.items():
        before = old.get(one)
        if before is not None and before.to_at is None:
            _end(connection, before, stamp.at, "merged" if into else "withdrawn")
            if into:
                connection.execute(insert(schema.redirect).values(old=one, new=into, from_at=stamp.at))
            done.gone.append(one)
    return done


def _same(connection: Connection, event: Event, old: Row[Any] | None) -> bool:
    """True when the event in force says the same; its keys are set anew where the tables of names changed."""
    if old is None or old.to_at is not None or word_from(Event, old.body) != event:
        return False
    table, values = schema.event_version, columns.of_event(event)
    if any(getattr(old, name) != value for name, value in values.items()):
        this = table.c.event == event.id, table.c.version == old.version
        connection.execute(update(table).where(*this).values(**values))
    return True


def _make_way(connection: Connection, event: str, old: Row[Any] | None, at: str) -> None:
    """Ends the version in force; of an event that was merged and stands by itself again, the redirect."""
    if old is None:
        return
    if old.to_at is None:
        _end(connection, old, at, "revised")
    else:
        back = schema.redirect.c.old == event, schema.redirect.c.to_at.is_(None)
        connection.execute(update(schema.redirect).where(*back).values(to_at=at))


def _add(connection: Connection, events: Sequence[Event], old: Mapping[str, Row[Any]], stamp: Stamp) -> None:
    """Adds a version of each event, with its claims. Raises LedgerError for a claim that is not there."""
    documents = _documents(connection, {claim for event in events for claim in event.claims})
    versions, members = list[dict[str, Any]](), list[dict[str, Any]]()
    for event in events:
        facts = {"event": event.id, "version": 1 + (old[event.id].version if event.id in old else 0)}
        told = {"body": text_of(event), "run": stamp.run, "from_at": stamp.at}
        versions.append(facts | columns.of_event(event) | told)
        if missing := [claim for claim in event.claims if claim not in documents]:
            what = f"event {event.id} stands on claims that the ledger does not have: {', '.join(missing[:3])}"
            raise LedgerError(what, next_step="run `headcount reread`")
        members += [facts | {"claim": claim, "document": documents[claim]} for claim in dict.fromkeys(event.claims)]
    fresh = [{"id": event.id, "created_at": stamp.at} for event in events if event.id not in old]
    for table, rows in ((schema.event, fresh), (schema.event_version, versions), (schema.event_claim, members)):
        if rows:
            connection.execute(insert(table), rows)


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
