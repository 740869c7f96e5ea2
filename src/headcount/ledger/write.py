"""One document into the ledger in one transaction: what is new is added, what changed or vanished is superseded."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, insert, select, update

from headcount.decode import nearcopy
from headcount.ledger import columns, decisions, schema
from headcount.ledger.codec import claim_from, safe, text_of, word_from
from headcount.model import Claim, Document, Passage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """What a reading changed: claim ids, and the employer families whose events are to be linked anew.

    A claim whose words stay and whose content changes has its id in both lists.
    """

    new: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()
    review: tuple[str, ...] = ()
    """Those of ``new`` that wait for a person's ruling."""
    versions: tuple[tuple[Claim, int], ...] = ()
    """The claims of ``new``, each with its version."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, and when: the same for all rows of a transaction."""

    run: int
    at: str


def document(connection: Connection, document_id: str, document: Document, stamp: Stamp) -> None:
    """Adds the document when its bytes are new, and the name and source that they were seen under when those are."""
    facts = {
        "name": safe(document.name),
        "source": safe(document.source),
        "fetched_at": document.fetched_at,
        "seen_at": stamp.at,
    }
    if connection.scalar(select(schema.document.c.id).where(schema.document.c.id == document_id)) is None:
        title = safe(document.title) if document.title else None
        more = {"media_type": document.media_type, "title": title, "size": len(document.content), "run": stamp.run}
        connection.execute(insert(schema.document).values(id=document_id, **facts, **more))
    sighted(connection, document_id, document, stamp.at)


def sighted(connection: Connection, document_id: str, document: Document, at: str) -> None:
    """Adds the name and source that known bytes were seen under, when those are new."""
    table, name, source = schema.sighting, safe(document.name), safe(document.source)
    same = and_(table.c.document == document_id, table.c.name == name, table.c.source == source)
    if connection.scalar(select(table.c.seen_at).where(same)) is None:
        values = {
            "document": document_id,
            "name": name,
            "source": source,
            "fetched_at": document.fetched_at,
            "seen_at": at,
        }
        connection.execute(insert(table).values(**values))


def last_reading(connection: Connection, document_id: str) -> Row[Any] | None:
    """The reading of a document that holds."""
    table = schema.reading
    return connection.execute(
        select(table).where(table.c.document == document_id).order_by(table.c.id.desc()).limit(1)
    ).first()


def reading(
    connection: Connection, document_id: str, document: Document, passages: Sequence[Passage], reader: str, stamp: Stamp
) -> None:
    """Adds a reading, when the reader or the date given is another than the last time."""
    given = str(document.published) if document.published else None
    last = last_reading(connection, document_id)
    if last is not None and (last.reader, last.given) == (reader, given):
        return
    found = next((passage.published for passage in passages if passage.published), document.published)
    values = {
        "document": document_id,
        "run": stamp.run,
        "reader": reader,
        "given": given,
        "given_by": document.published_by,
        "published": str(found) if found else None,
        "fingerprint": nearcopy.of(passages),
        "at": stamp.at,
    }
    connection.execute(insert(schema.reading).values(**values))


def passages(connection: Connection, document_id: str, found: Sequence[Passage], stamp: Stamp) -> None:
    """Keeps the passages: one whose text or facts changed gets a new version, one that is gone ends."""
    table = schema.passage
    kept = {row.place: row for row in connection.execute(_latest(table, table.c.document == document_id, "place"))}
    fresh = []
    for place, passage in enumerate(found):
        old = kept.pop(place, None)
        live = old is not None and old.superseded_at is None
        if old is not None and live and word_from(Passage, old.body) == passage:
            continue
        if old is not None and live:
            _end(connection, table, (table.c.document == document_id, table.c.place == place), superseded_at=stamp.at)
        fresh.append(
            {
                "document": document_id,
                "place": place,
                "version": 1 + (old.version if old is not None else 0),
                "part": passage.part,
                "row": passage.row or 0,
                "language": passage.language,
                "body": text_of(passage),
                "seen_at": stamp.at,
            }
        )
    for place in kept:
        _end(connection, table, (table.c.document == document_id, table.c.place == place), superseded_at=stamp.at)
    if fresh:
        connection.execute(insert(table), fresh)


def claims(connection: Connection, document_id: str, found: Sequence[Claim], stamp: Stamp) -> Written:
    """Keeps the claims of one document as this reading gives them; returns what that changed."""
    table = schema.claim
    kept = {row.id: row for row in connection.execute(_latest(table, table.c.document == document_id, "id"))}
    new, superseded, families, fresh = list[str](), list[str](), set[str](), list[dict[str, Any]]()
    versions = list[tuple[Claim, int]]()
    held, ruled = _with_ruled(connection, _each_once(found), kept)
    for claim in held:
        old, values = kept.pop(claim.id, None), columns.of_claim(claim)
        live = old is not None and old.superseded_at is None
        if old is not None and live and claim_from(old.body) == claim:
            families |= _refreshed(connection, old, values)
            continue
        if old is not None and live:
            superseded.append(claim.id)
            families.add(old.family)
        new.append(claim.id)
        families.add(values["family"])
        versions.append((claim, 1 + (old.version if old is not None else 0)))
        fresh.append(
            {
                "id": claim.id,
                "version": versions[-1][1],
                **values,
                "body": text_of(claim),
                "run": stamp.run,
                "first_seen_at": old.first_seen_at if old is not None else stamp.at,
                "seen_at": stamp.at,
            }
        )
    gone = [row for row in kept.values() if row.superseded_at is None]
    superseded += [row.id for row in gone]
    families |= {row.family for row in gone}
    for one in superseded:
        _end(connection, table, (table.c.id == one,), superseded_at=stamp.at, superseded_by=stamp.run)
    if fresh:
        connection.execute(insert(table), fresh)
    review = tuple(claim.id for claim in held if claim.review and claim.id in new and claim.id not in ruled)
    return Written(
        tuple(new), tuple(superseded), frozenset(family for family in families if family), review, tuple(versions)
    )


def _latest(table: Table, where: Any, key: str) -> Any:
    """The newest version, live or not, of each ``key``: rows come oldest first, so a dict of them keeps the newest."""
    return select(table).where(where).order_by(table.c[key], table.c.version)


def _end(connection: Connection, table: Table, which: Iterable[Any], **values: Any) -> None:
    connection.execute(update(table).where(*which, table.c.superseded_at.is_(None)).values(**values))


def _each_once(found: Sequence[Claim]) -> list[Claim]:
    """The claims, the first of each id. Two claims of one id that differ are a fault of the reader, and logged."""
    kept: dict[str, Claim] = {}
    for claim in found:
        if kept.setdefault(claim.id, claim) != claim:
            log.warning("two different claims of %s share the id %s; the first is kept", claim.document, claim.id)
    return list(kept.values())


def _with_ruled(
    connection: Connection, found: list[Claim], kept: Mapping[str, Row[Any]]
) -> tuple[list[Claim], Collection[str]]:
    """(``found`` with the claims that a person kept and this reading no longer gives, the ids of claims ruled on).

    No reader vouches for such a claim any more, so it waits for review again should the ruling be undone.
    """
    mine = {claim.id for claim in found}
    lost = [row for row in kept.values() if row.superseded_at is None and row.id not in mine]
    if not lost and not any(claim.review for claim in found):
        return found, ()
    ruled = decisions.of_claims(connection)
    upheld = [row for row in lost if row.id in ruled and ruled[row.id].verdict == "keep"]
    return [*found, *(replace(claim_from(row.body), review=True) for row in upheld)], ruled


def _refreshed(connection: Connection, old: Row[Any], values: dict[str, Any]) -> set[str]:
    """The families to link anew because the tables of names changed under an unchanged claim; its keys are set anew."""
    if all(getattr(old, name) == value for name, value in values.items()):
        return set()
    table = schema.claim
    connection.execute(update(table).where(table.c.id == old.id, table.c.version == old.version).values(**values))
    return {old.family, values["family"]} if old.family != values["family"] else set()
