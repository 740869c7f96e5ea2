"""What `headcount doctor` looks for in a ledger: a damaged file, rows without their owner, missing raw bytes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from headcount.errors import LedgerError
from headcount.ledger import schema
from headcount.ledger.raw import Raw

RESTORE = "restore it from a backup"

# Each question finds what should not be there; foreign keys and unique indexes see to the rest.
QUESTIONS = {
    # Which events rest on a claim that the ledger does not have?
    "event {0} rests on claim {1}, which is not there; run `headcount reread`": """
        SELECT member.event, member.claim FROM event_claim AS member
        WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.id = member.claim)""",
    # Which events have no version at all?
    "event {0} has no version; " + RESTORE: """
        SELECT event.id FROM event
        WHERE NOT EXISTS (SELECT 1 FROM event_version AS version WHERE version.event = event.id)""",
    # Which documents were kept without being read?
    "document {0} ({1}) was never read; read it again": """
        SELECT document.id, document.name FROM document
        WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.document = document.id)""",
    # Which redirects stand although their event is in force again?
    "event {0} is in force and yet redirected; run `headcount reread`": """
        SELECT redirect.old FROM redirect JOIN event_version AS version ON version.event = redirect.old
        WHERE redirect.to_at IS NULL AND version.to_at IS NULL""",
    # Which claims end before they begin?
    "claim {0} ends before it begins: the clock went back; nothing to do but to know it": """
        SELECT claim.id FROM claim WHERE claim.superseded_at < claim.seen_at""",
}  # fmt: skip


def faults(connection: Connection, raw: Raw, *, deep: bool) -> list[str]:
    """Every fault in words, with what to do; empty for a sound ledger."""
    return [*_file(connection), *_rows(connection), *_raw(connection, raw, deep=deep)]


def _file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for said in connection.scalars(text("PRAGMA integrity_check")):
            if said != "ok":
                yield f"the database file is damaged ({said}); {RESTORE}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} has lost its {row[2]}; {RESTORE}"


def _rows(connection: Connection) -> Iterator[str]:
    for words, question in QUESTIONS.items():
        for row in connection.execute(text(question)):
            yield words.format(*row)


def _raw(connection: Connection, raw: Raw, *, deep: bool) -> Iterator[str]:
    table = schema.document
    for row in connection.execute(select(table.c.id, table.c.name).order_by(table.c.id)):
        if raw.let_go(row.id):
            continue
        try:
            if deep:
                raw.get(row.id)
            elif not raw.has(row.id):
                yield f"{raw.path(row.id)}: the raw bytes of {row.name} are missing; read it again, or {RESTORE}"
        except LedgerError as error:
            yield str(error)
