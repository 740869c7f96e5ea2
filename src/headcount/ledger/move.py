"""A ledger copied whole into an empty place: another store, or a backup. What was copied is counted and compared."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Integer, Table, func, insert, select

from headcount.errors import LedgerError
from headcount.ledger import search
from headcount.ledger.ledger import Ledger
from headcount.ledger.schema import metadata, schema_version

BATCH: Final = 2000
Told = Callable[[str], object]


def copy(book: Ledger, target: Ledger, told: Told = lambda _: None) -> dict[str, int]:
    """{table: rows} of the whole ledger copied into the empty ``target``, raw bytes and all; ``told`` hears each table.

    The source is read as it stands at one moment, whoever writes to it. Raises LedgerError when the target holds
    something, or when its rows are not as many as the source's; then nothing of the tables is kept there.
    """
    counts: dict[str, int] = {}
    with book.reading() as source, target.writing() as copied:
        if any(copied.scalar(select(func.count()).select_from(table)) for table in tables()):
            step = "name one that is not there yet"
            raise LedgerError("the ledger to copy into is not empty", where=str(target.engine.url), next_step=step)
        for table in tables():
            told(table.name)
            counts[table.name] = rows(source, copied, table)
        restarted(copied)
        search.fill(copied)
    raw(book, target, told)
    return counts


def tables() -> list[Table]:
    """The tables to copy, those that others point to first."""
    own = (schema_version.name, search.words.name)
    return [table for table in metadata.sorted_tables if table.name not in own]


def rows(source: Connection, copied: Connection, table: Table) -> int:
    """How many rows of a table were copied. Raises LedgerError when some did not arrive."""
    count = 0
    for some in batches(source, table):
        copied.execute(insert(table), some)
        count += len(some)
    there = copied.scalar(select(func.count()).select_from(table))
    if there != count:
        raise LedgerError(f"{table.name}: {count:,} rows were copied and {there:,} arrived", next_step="try again")
    return count


def batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table in the order of its key, so many at a time."""
    found = source.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key.columns))
    for some in found.mappings().partitions(BATCH):
        yield [dict(row) for row in some]


def restarted(copied: Connection) -> None:
    """Lets PostgreSQL number new rows after those that were copied; SQLite does by itself."""
    if copied.dialect.name != "postgresql":
        return
    for table in (*tables(), search.words):
        (key, *others) = table.primary_key.columns
        if not others and isinstance(key.type, Integer) and not key.foreign_keys:
            last = select(func.max(key)).scalar_subquery()
            copied.execute(select(func.setval(func.pg_get_serial_sequence(table.name, key.name), last)))


def raw(book: Ledger, target: Ledger, told: Told) -> None:
    """Copies the raw bytes, each file whole or not at all; those that are there already are left."""
    told("raw bytes")
    for file in sorted(book.raw.folder.glob("*/doc_*")):
        there = target.raw.folder / file.parent.name / file.name
        if not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            part = there.with_name(f".part-{there.name}")
            shutil.copy2(file, part)
            Path(part).replace(there)
