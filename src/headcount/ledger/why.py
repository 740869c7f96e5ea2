"""Why an event says what it says: its claims with their words, its conflicts, its joins and its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from headcount.errors import UsageError
from headcount.ledger import history, ids, moments, schema
from headcount.ledger.codec import claim_from, word_from
from headcount.ledger.events import chunks
from headcount.ledger.ledger import Ledger
from headcount.ledger.rows import event_row
from headcount.model import Event, Passage, plain

EVER = "9999"  # sorts after every moment


def why(book: Ledger, event_id: str, *, as_of: str | None = None) -> dict[str, Any]:
    """One event as it stands, or stood: ``event``, ``conflicts``, ``claims``, ``joins``, ``history`` and ``passages``.

    The passages are the stored text in which the quotes' ``start`` and ``end`` count.
    ``event_id`` is the id of an event, of one that was merged into it, or of one of its claims; its first letters do,
    where no other begins so. Raises UsageError for any other, and for a moment at which the event was not in force.
    """
    at = moments.last_of(as_of) if as_of else EVER
    with book.reading() as connection:
        event = _event(connection, ids.event_or_claim(connection, event_id), at)
        claims = _claims(connection, event.claims, at)
        return {
            "event": event_row(event) | {"part_of": event.part_of, "severance": plain(event.severance)},
            "conflicts": plain(event.conflicts),
            "claims": [_shown(connection, row, at) for row in claims],
            "joins": plain(event.joins),
            "history": history.lines(connection, event.id, at),
            "passages": _passages(connection, claims),
        }


def _event(connection: Connection, given: str, at: str) -> Event:
    """The event that an id of an event or a claim leads to at that moment. Raises UsageError."""
    version = schema.event_version
    then = and_(version.c.from_at <= at, or_(version.c.to_at.is_(None), version.c.to_at > at))
    if given.startswith("clm_"):
        member = schema.event_claim
        same = and_(member.c.event == version.c.event, member.c.version == version.c.version)
        query = select(version.c.body).join(member, same).where(member.c.claim == given, then).order_by(version.c.event)
    else:
        query = select(version.c.body).where(version.c.event == ids.stands_in(connection, given, at), then)
    body = connection.scalar(query)
    if body is None:
        raise _absent(connection, given, at)
    return word_from(Event, body)


def _absent(connection: Connection, given: str, at: str) -> UsageError:
    """The error for a claim in no event, and for an event that was not in force: not yet, or no longer."""
    if given.startswith("clm_"):
        return UsageError(
            f"{given} stands in no event{_then(at)}",
            next_step="see it with `headcount claims --json`, or `headcount review --json`",
        )
    version = schema.event_version
    last = connection.execute(
        select(version).where(version.c.event == given).order_by(version.c.version.desc()).limit(1)
    ).first()
    first = connection.scalar(select(schema.event.c.created_at).where(schema.event.c.id == given))
    if first is not None and first > at:
        return UsageError(
            f"{given} was not known{_then(at)}", next_step=f"ask for {moments.shown(first)} or later with --as-of"
        )
    if last is None or last.to_at is None:
        return UsageError(f"{given} was not in force{_then(at)}", next_step="leave --as-of out")
    return UsageError(
        f"{given} was {last.ended} at {moments.shown(last.to_at)}",
        next_step=f"see it as it was: --as-of {moments.shown(last.from_at)}",
    )


def _then(at: str) -> str:
    return "" if at == EVER else f" at {moments.shown(at)}"


def _claims(connection: Connection, claims: Sequence[str], at: str) -> list[Row[Any]]:
    """What did each claim of the event say then? One superseded and not yet linked anew is shown as it last was."""
    claim, document = schema.claim, schema.document
    query = (
        select(claim, document.c.name.label("document_name"))
        .join(document, document.c.id == claim.c.document)
        .order_by(claim.c.version)
    )
    rows = {
        row.id: row
        for some in chunks(claims)
        for row in connection.execute(query.where(claim.c.id.in_(some), claim.c.seen_at <= at))
    }
    return [rows[one] for one in claims if one in rows]


def _shown(connection: Connection, row: Row[Any], at: str) -> dict[str, Any]:
    """A claim as a row with its document's name; its date is the document's when it has none of its own."""
    shown = claim_from(row.body).as_row() | {"document": row.document_name}
    if shown["published"] is None:
        reading = schema.reading
        query = select(reading.c.published).where(reading.c.document == row.document, reading.c.at <= at)
        shown["published"] = connection.scalar(query.order_by(reading.c.id.desc()).limit(1))
    return shown


def _passages(connection: Connection, claims: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    """The stored text that the quotes' ``start`` and ``end`` count in, each once."""
    found = dict[tuple[str, int, int], dict[str, Any]]()
    for claim in claims:
        key = (claim.document, claim.part, claim.row)
        passage = None if key in found else _passage(connection, claim)
        if passage is not None:
            found[key] = {
                "document": claim.document_name,
                "part": passage.part,
                "row": passage.row,
                "language": passage.language,
                "text": passage.text,
            }
    return list(found.values())


def _passage(connection: Connection, claim: Row[Any]) -> Passage | None:
    """The passage that a claim was read in, as it was then."""
    table = schema.passage
    here = table.c.document == claim.document, table.c.part == claim.part, table.c.row == claim.row
    query = select(table.c.body).where(*here, table.c.seen_at <= claim.seen_at).order_by(table.c.version.desc())
    body = connection.scalar(query.limit(1))
    return word_from(Passage, body) if body is not None else None


def words_of(connection: Connection, claim: Row[Any]) -> str | None:
    """The text that a claim was read in."""
    passage = _passage(connection, claim)
    return passage.text if passage else None
