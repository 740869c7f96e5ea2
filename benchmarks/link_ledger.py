"""A ledger of made-up claims: filled in bulk, as many documents read one by one would leave it; and late documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import insert

from benchmarks.link_made import Made
from headcount.ledger import Ledger, columns, schema
from headcount.ledger.codec import text_of

CHUNK = 20_000
READER = "made"


def fill(ledger: Ledger, made: Sequence[Made]) -> None:
    """Keeps the claims with their documents, in the order in which they came, each in one reading; links nothing."""
    run, known = ledger.start_run("read", READER), set[str]()
    for start in range(0, len(made), CHUNK):
        some = made[start : start + CHUNK]
        fresh = {one.kept.document.id: one for one in some if one.kept.document.id not in known}
        known |= fresh.keys()
        tables = (schema.document, schema.reading, schema.claim)
        rows = ([_document(one, run) for one in fresh.values()], [_reading(one, run) for one in fresh.values()],
                [_claim(one, run) for one in some])  # fmt: skip
        with ledger.writing() as connection:
            for table, values in zip(tables, rows, strict=True):
                if values:
                    connection.execute(insert(table), values)
    ledger.finish_run(run, seen=len(known), claimed=len(known))


def add(ledger: Ledger, made: Sequence[Made], run: int) -> None:
    """Keeps late claims likewise, and marks their families to be linked, as `Ledger.write` does."""
    fill(ledger, made)
    families = sorted({one.kept.family for one in made})
    with ledger.writing() as connection:
        connection.execute(insert(schema.unlinked), [{"family": family} for family in families])


def by_document(made: Sequence[Made]) -> Iterator[list[Made]]:
    """The claims of each document, in the order in which the documents came."""
    found: Mapping[str, list[Made]] = defaultdict(list)
    for one in made:
        found[one.kept.document.id].append(one)
    yield from found.values()


def _document(one: Made, run: int) -> dict[str, Any]:
    facts = one.kept.document
    return {"id": facts.id, "name": f"{facts.id}.txt", "source": "made", "size": 0, "seen_at": one.kept.seen_at, "run": run}


def _reading(one: Made, run: int) -> dict[str, Any]:
    facts = one.kept.document
    published = str(facts.published) if facts.published else None
    return {"document": facts.id, "run": run, "reader": READER, "published": published,
            "fingerprint": facts.fingerprint, "at": one.kept.seen_at}  # fmt: skip


def _claim(one: Made, run: int) -> dict[str, Any]:
    claim, at = one.kept.claim, one.kept.seen_at
    told = {"body": text_of(claim), "run": run, "first_seen_at": at, "seen_at": at}
    return {"id": claim.id, "version": 1, **columns.of_claim(claim), **told}
