"""Numbered steps forward, ``0001_name.sql`` and on: a ledger of any older version becomes one of this version.

To change a table, change ``schema.py`` and add the next file; a test compares the two. Each file runs in one
transaction with the row that records it, so a ledger is never between two versions. The way back is a backup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import resources

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from headcount.errors import LedgerError
from headcount.ledger import moments, search
from headcount.ledger.schema import metadata, schema_version
from headcount.ledger.store import transaction

AFTER: Mapping[int, Callable[[Connection], None]] = {3: search.fill}
"""What is to be done in the transaction of a step, once its statements are."""
ONLY = "-- only "
"""Begins the line before a statement that is of one store."""
SPELLED = {
    "sqlite": {"{text}": "VARCHAR", "{id}": "INTEGER", "{ref}": "INTEGER"},
    "postgresql": {"{text}": 'VARCHAR COLLATE "C"', "{id}": "BIGSERIAL", "{ref}": "BIGINT"},
}


def steps() -> Mapping[int, str]:
    """{version: file name} of every migration, found by listing the folder."""
    names = sorted(
        entry.name for entry in resources.files(__name__).iterdir() if re.fullmatch(r"\d{4}_\w+\.sql", entry.name)
    )
    return {int(name[:4]): name for name in names}


def bring_forward(engine: Engine, *, create: bool) -> None:
    """Makes the ledger one of this version. Raises LedgerError when it is none, or of a newer one."""
    with transaction(engine) as connection:
        found = _version(connection, create=create)
    if found != max(steps()):
        with transaction(engine, writes=True) as connection:  # looked at again: another process may have been faster
            done = _version(connection, create=create)
            for version, name in steps().items():
                if version > done:
                    _apply(connection, version, name)


def _version(connection: Connection, *, create: bool) -> int:
    """The version that the database is of; 0 when it is empty and a ledger may be made in it."""
    names = set(inspect(connection).get_table_names())
    foreign = names if connection.dialect.name == "sqlite" else names & set(metadata.tables)
    if schema_version.name in names:
        version = connection.scalar(select(func.max(schema_version.c.version))) or 0
    elif foreign:
        raise LedgerError(
            "this database is not a ledger",
            next_step=f"name another; this holds {', '.join(sorted(foreign)[:5])}",
        )
    elif not create:
        raise LedgerError("the database is empty", next_step="make a ledger in it with `headcount read PATH`")
    else:
        return 0
    if version > max(steps()):
        raise LedgerError(f"this ledger was made by a newer Headcount (schema {version}; this knows {max(steps())})",
                          next_step="run: pip install --upgrade headcount")  # fmt: skip
    return version


def _apply(connection: Connection, version: int, name: str) -> None:
    """Runs one file's statements and records it."""
    sql = (resources.files(__name__) / name).read_text(encoding="utf-8")
    for word, spelled in SPELLED[connection.dialect.name].items():
        sql = sql.replace(word, spelled)
    schema_version.create(connection, checkfirst=True)
    for statement in sql.split(";\n"):
        if statement.strip() and ONLY not in statement.replace(ONLY + connection.dialect.name, ""):
            connection.exec_driver_sql(statement)
    connection.execute(insert(schema_version).values(version=version, name=name, applied_at=moments.now()))
    if version in AFTER:
        AFTER[version](connection)
