"""The history of an event: what became of it and when, line by line, from the versions that the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from headcount.ledger import decisions, moments, schema
from headcount.ledger.codec import word_from
from headcount.ledger.events import chunks
from headcount.ledger.rows import STATED
from headcount.model import Decision, Event, Reason, Severance

Kind = Literal["created", "revised", "split", "merged", "withdrawn", "ruled"]


class Line(NamedTuple):
    """One thing that became of an event: when, of what kind, and in words."""

    at: str
    kind: Kind
    what: str


FIELDS = (*STATED, "severance", "part_of")
RULED = {
    "same": "ruled that {0.one} and {0.other} are the same cut",
    "different": "ruled that {0.one} and {0.other} are different cuts",
    "keep": "ruled that {0.one} is right",
    "drop": "ruled that {0.one} is wrong",
    "undo": "took back {0.one}",
}


def lines(connection: Connection, event: str, at: str) -> list[dict[str, str]]:
    """[{"at", "what"}] of an event up to that moment, oldest first."""
    version, redirect = schema.event_version, schema.redirect
    versions = connection.execute(
        select(version).where(version.c.event == event, version.c.from_at <= at).order_by(version.c.version)
    ).all()
    merged = connection.execute(
        select(redirect).where(redirect.c.new == event, redirect.c.from_at <= at).order_by(redirect.c.from_at)
    ).all()
    about = (
        {event}
        | {row.old for row in merged}
        | {claim for row in versions for claim in word_from(Event, row.body).claims}
    )
    found = [*of_event(connection, event, versions, at), *_mergers(merged, at), *_rulings(connection, about, at)]
    return [{"at": moments.shown(line.at), "what": line.what} for line in sorted(found, key=lambda line: line.at)]


def of_event(connection: Connection, event: str, versions: Sequence[Row[Any]], at: str) -> list[Line]:
    """What became of an event up to a moment, the rulings on it aside; ``versions`` are all it had, in order."""
    table = schema.redirect
    into = {row.from_at: row.new for row in connection.execute(select(table).where(table.c.old == event))}
    return list(_versions(connection, versions, into, at))


def rulings_since(connection: Connection, since: str, at: str) -> list[tuple[Line, str]]:
    """Each ruling between two moments, and the event or claim that it names first."""
    table = schema.decision
    found = connection.execute(select(table).where(table.c.seen_at >= since, table.c.seen_at <= at))
    kept = {row.id: row.seen_at for row in found}
    return [(_ruling(one, kept[one.id]), one.one) for one in decisions.every(connection, at) if one.id in kept]


def _versions(connection: Connection, versions: Sequence[Row[Any]], into: Mapping[str, str], at: str) -> Iterator[Line]:
    """Created, revised, standing by itself again, merged, withdrawn."""
    before: Row[Any] | None = None
    for row in versions:
        event = word_from(Event, row.body)
        if before is None:
            yield Line(row.from_at, "created", _created(connection, event, row))
        elif before.ended == "revised":
            changed = "; ".join(_changes(connection, word_from(Event, before.body), event, row))
            yield Line(row.from_at, "split" if "split: " in changed else "revised", changed)
        elif before.ended == "merged":
            yield Line(row.from_at, "split", "split: stands by itself again")
        else:
            yield Line(row.from_at, "created", "created again")
        if row.ended == "merged" and row.to_at <= at:
            yield Line(row.to_at, "merged", f"merged into {into[row.to_at]}")
        elif row.ended == "withdrawn" and row.to_at <= at:
            yield Line(row.to_at, "withdrawn", "withdrawn")
        before = row


def _created(connection: Connection, event: Event, row: Row[Any]) -> str:
    """From which claims, and, when they stood elsewhere until then, from which event it was split."""
    others = _elsewhere(connection, event.claims, event.id, schema.event_version.c.to_at == row.from_at)
    source = f", split from {', '.join(sorted(set(others.values())))}" if others else ""
    return f"created: {event.cite.partition(' (')[0]}; from {', '.join(event.claims)}{source}"


def _changes(connection: Connection, old: Event, new: Event, row: Row[Any]) -> Iterator[str]:
    """What one revision changed, in phrases."""
    fields = [
        f"{name} {_said(getattr(old, name))} -> {_said(getattr(new, name))}"
        for name in FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    fields += (
        [f"{'documents now disagree' if new.conflicts else 'documents no longer disagree'}"]
        if old.conflict != new.conflict
        else []
    )
    joined, left = [c for c in new.claims if c not in old.claims], [c for c in old.claims if c not in new.claims]
    now = _elsewhere(connection, left, new.id, schema.event_version.c.from_at == row.from_at)
    if fields:
        yield "revised: " + ", ".join(fields)
    if joined:
        yield "joined by " + ", ".join(joined)
    for event in sorted(set(now.values())):
        yield f"split: {', '.join(claim for claim in left if now.get(claim) == event)} now in {event}"
    if alone := [claim for claim in left if claim not in now]:
        yield "left by " + ", ".join(alone)
    if not (fields or joined or left):
        yield (
            f"revised: confidence {old.confidence:.2f} -> {new.confidence:.2f}"
            if old.confidence != new.confidence
            else "revised: its working"
        )


def _mergers(merged: Sequence[Row[Any]], at: str) -> Iterator[Line]:
    for row in merged:
        yield Line(row.from_at, "merged", f"merged: {row.old} became part of this")
        if row.to_at is not None and row.to_at <= at:
            yield Line(row.to_at, "split", f"split: {row.old} stands by itself again")


def _rulings(connection: Connection, about: set[str], at: str) -> Iterator[Line]:
    """The decisions that name the event, one that was merged into it, or a claim of it; and their undoing."""
    table = schema.decision
    seen = {row.id: row.seen_at for row in connection.execute(select(table.c.id, table.c.seen_at))}
    mine = set(about)
    for ruling in decisions.every(connection):
        if seen[ruling.id] > at or not {ruling.one, ruling.other} & mine:
            continue
        mine.add(ruling.id)
        yield _ruling(ruling, seen[ruling.id])


def _ruling(ruling: Decision, at: str) -> Line:
    return Line(at, "ruled", f"decision {ruling.id}: {ruling.by} {RULED[ruling.verdict].format(ruling)} ({ruling.why})")


def _elsewhere(connection: Connection, claims: Iterable[str], event: str, moment: Any) -> dict[str, str]:
    """{claim: the other event in whose version, that began or ended at the moment, it stands}."""
    member, version = schema.event_claim, schema.event_version
    same = (member.c.event == version.c.event) & (member.c.version == version.c.version)
    query = select(member.c.claim, member.c.event).join(version, same).where(member.c.event != event, moment)
    return {
        row.claim: row.event
        for some in chunks(list(claims))
        for row in connection.execute(query.where(member.c.claim.in_(some)))
    }


def _said(value: Any) -> str:
    """A field's value in words."""
    if value is None or value == ():
        return "unknown"
    if isinstance(value, tuple):
        return " and ".join(_said(inner) for inner in value)
    if isinstance(value, Reason):
        return value.reason + (f" ({value.ai_role})" if value.ai_role else "")
    return f"“{value.text}”" if isinstance(value, Severance) else str(value)
