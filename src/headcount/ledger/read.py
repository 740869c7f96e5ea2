"""Rows of the ledger as words of the model, for the stages: documents to read again, claims to link."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from headcount.collect.expect import COMMON
from headcount.ledger import decisions, schema
from headcount.ledger.codec import claim_from
from headcount.ledger.events import chunks
from headcount.model import Claim, Document, Edition, PartialDate
from headcount.vocab.fields import vocabulary

LOOKED_AT = 40  # rows of a table in which columns that a person named are looked for


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document but for its bytes."""

    id: str
    name: str
    source: str
    published: PartialDate | None
    title: str | None
    fingerprint: str | None
    """Of its words (decode/nearcopy.py), None for a table or a text too short to tell."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A live claim with what linking needs to know of it."""

    claim: Claim
    seen_at: str
    """When its id was first seen: a better reading of the same words does not move it."""
    family: str
    document: DocumentFacts


def documents(connection: Connection) -> list[tuple[str, Document]]:
    """(id, document without its bytes) of every document, first seen first."""
    table, last = schema.document, _readings(connection, None)
    found = []
    for row in connection.execute(select(table).order_by(table.c.seen_at, table.c.id)):
        reading = last.get(row.id)
        given = PartialDate.parse(reading.given) if reading is not None and reading.given else None
        document = Document(
            content=b"",
            name=row.name,
            source=row.source,
            media_type=row.media_type,
            fetched_at=row.fetched_at,
            title=row.title,
            published=given,
            published_by=reading.given_by if reading is not None else None,
        )
        found.append((row.id, document))
    return found


def edition(connection: Connection, source: str) -> Edition | None:
    """The newest table that came from ``source``, None when none did. Headers that few rows fill are left out."""
    seen, rows = schema.sighting, schema.passage
    tables = select(rows.c.document).where(rows.c.row > 0, rows.c.superseded_at.is_(None))
    newest = select(seen.c.document, seen.c.seen_at).where(seen.c.source == source, seen.c.document.in_(tables))
    last = connection.execute(newest.order_by(seen.c.seen_at.desc()).limit(1)).first()
    if last is None:
        return None
    table = rows.c.document == last.document, rows.c.row > 0, rows.c.superseded_at.is_(None)
    bodies = list(connection.scalars(select(rows.c.body).where(*table)))
    filled = Counter(header for body in bodies for header in json.loads(body)["cells"])
    common = frozenset(header for header, times in filled.items() if times >= COMMON * len(bodies))
    return Edition(len(bodies), common, last.seen_at)


def columns_of(connection: Connection, document_id: str) -> dict[str, str]:
    """{field: header} of the columns of a table that a person named, as its rows were kept; none where none did."""
    table = schema.passage
    live = table.c.document == document_id, table.c.row > 0, table.c.superseded_at.is_(None)
    query = select(table.c.body).where(*live).order_by(table.c.place).limit(LOOKED_AT)
    keys = {key for body in connection.scalars(query) for key in json.loads(body)["cells"]}
    pairs = (key.partition("=") for key in sorted(keys))
    return {name: header for name, mark, header in pairs if mark and name in vocabulary()["fields"]}


def claims_of(connection: Connection, families: Collection[str] | None) -> list[Kept]:
    """The cuts that are told of these families, or of all; what waits for a ruling or was dropped is not."""
    table = schema.claim
    place = (table.c.document, table.c.part, table.c.row, table.c.start, table.c.id)
    query = select(table.c.first_seen_at, *place, table.c.family, table.c.body).where(*_linked(connection))
    if families is None:
        rows = list(connection.execute(query))
    else:
        rows = [row for some in chunks(families) for row in connection.execute(query.where(table.c.family.in_(some)))]
    facts = facts_of(connection, {row.document for row in rows})
    rows.sort(key=lambda row: tuple(row[:6]))
    return [Kept(claim_from(body), seen, family, facts[at]) for seen, at, _, _, _, _, family, body in rows]


def _linked(connection: Connection) -> tuple[ColumnElement[bool], ...]:
    """Which claims are linked: the cuts of an employer that are live and told."""
    table = schema.claim
    live = table.c.superseded_at.is_(None), decisions.told(connection)
    return table.c.kind == "cut", table.c.family.is_not(None), *live


def facts_of(connection: Connection, ids: Collection[str]) -> dict[str, DocumentFacts]:
    """{document id: its facts} of these documents."""
    table, last = schema.document, _readings(connection, ids)
    query = select(table.c.id, table.c.name, table.c.source, table.c.title)
    rows = [row for some in chunks(ids) for row in connection.execute(query.where(table.c.id.in_(some)))]
    return {row.id: _facts(row, last.get(row.id)) for row in rows}


def _facts(row: Any, reading: Row[Any] | None) -> DocumentFacts:
    published = PartialDate.parse(reading.published) if reading is not None and reading.published else None
    return DocumentFacts(
        row.id, row.name, row.source, published, row.title, reading.fingerprint if reading is not None else None
    )


def _readings(connection: Connection, ids: Iterable[str] | None) -> dict[str, Row[Any]]:
    """{document id: its last reading}, of these documents or of all."""
    table = schema.reading
    query = select(table).order_by(table.c.id)
    if ids is None:
        return {row.document: row for row in connection.execute(query)}
    return {
        row.document: row
        for some in chunks(list(ids))
        for row in connection.execute(query.where(table.c.document.in_(some)))
    }
