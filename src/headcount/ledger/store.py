"""The database behind a URL: SQLite in WAL mode or PostgreSQL, one engine each, and their errors as ours."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from headcount.errors import LedgerError, UsageError

# FULL, not NORMAL: with NORMAL a power cut may take back the last commits, and a person's ruling that was acknowledged
# would be gone without a trace. It costs one more fsync a document.
PRAGMAS = ("busy_timeout=30000", "foreign_keys=ON", "synchronous=FULL")
LOCK = 0x4EADC047  # PostgreSQL's advisory lock of writers: one at a time, as in SQLite
WAIT = "20s"
FORMS = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"


def parsed(url: str) -> URL:
    """``url`` with its driver. Raises UsageError for anything but SQLite and PostgreSQL."""
    try:
        found = make_url(url)
    except ArgumentError as error:
        raise UsageError(f"'{url}' is no ledger URL", next_step=FORMS) from error
    if found.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return found.set(drivername="postgresql+psycopg")
    if found.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise UsageError(f"a ledger can not be kept in {found.drivername}", next_step=FORMS)
    if found.database in (None, "", ":memory:"):
        raise UsageError("a ledger is kept in a file", next_step="write sqlite:///headcount.db")
    return found


def raw_folder(url: URL) -> Path:
    """Where the raw bytes stand: beside SQLite's file; for PostgreSQL in HEADCOUNT_RAW, else ``headcount.raw`` here."""
    if url.get_backend_name() == "sqlite":
        return Path(str(url.database)).absolute().with_suffix(".raw")
    return Path(os.environ.get("HEADCOUNT_RAW", "headcount.raw")).absolute()


def connect(url: URL, *, create: bool) -> Engine:
    """The engine of ``url``, tried out. Raises LedgerError when there is nothing to open."""
    if url.get_backend_name() == "sqlite":
        _present(Path(str(url.database)), create=create)
        engine = create_engine(url)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    else:
        try:
            engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        except ModuleNotFoundError as error:
            raise LedgerError("the driver of PostgreSQL is not installed",
                              next_step="run: pip install 'headcount[postgresql]'") from error  # fmt: skip
        event.listen(engine, "begin", _lock)
    return engine


def _present(file: Path, *, create: bool) -> None:
    if not file.exists() and not create:
        raise LedgerError(
            f"no ledger at {file}", next_step="make one with `headcount read PATH`, or name another with --ledger"
        )
    if not file.parent.is_dir():
        raise LedgerError(f"no folder {file.parent} for the ledger", next_step="make it, or name another with --ledger")
    if file.is_dir():
        raise LedgerError(f"{file} is a folder", next_step=f"name a file in it: sqlite:///{file / 'headcount.db'}")


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where the driver guesses
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _use_wal(connection)


def _use_wal(connection: Any) -> None:
    """Turns the file to WAL mode once. SQLite does not wait for another process that does the same: we do."""
    for pause in (0.05, 0.1, 0.2, 0.5, 1, 2, 4, 0):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if not pause:
                raise
            time.sleep(pause)


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that reads first and then writes would fail where it should wait."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _lock(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


@contextmanager
def transaction(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """A connection in one transaction: all of it is kept, or, after an error, none. Raises LedgerError."""
    try:
        with _meant(engine, writes=writes).begin() as connection:
            yield connection
    except DBAPIError as error:
        raise LedgerError(_cause(error), where=_place(engine), next_step=_next_step(error)) from error


def _meant(engine: Engine, *, writes: bool) -> Engine:
    """The engine for a writer or a reader. A reader sees one moment, whatever it asks, as in SQLite by itself."""
    if writes or engine.dialect.name == "sqlite":
        return engine.execution_options(writes=writes)
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _place(engine: Engine) -> str:
    url = engine.url
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _cause(error: DBAPIError) -> str:
    return "the database says: " + " ".join(str(error.orig).split())


def _next_step(error: DBAPIError) -> str:
    """What helps, by the words of the database."""
    said = str(error.orig).lower()
    steps = {
        "locked": "wait until the other writer is done, and run it again",
        "lock timeout": "wait until the other writer is done, and run it again",
        "readonly": "give yourself write rights to the file and its folder",
        "unable to open": "check the path and your rights to it",
        "not a database": "name a ledger, or a file that is not there yet",
        "malformed": "restore it from a backup",
        "disk": "make room on the disk, and run it again",
        "connection": "check that the server runs and that the URL is right",
        "authentication": "check the user and the password in the URL",
    }
    return next((step for word, step in steps.items() if word in said), "run `headcount doctor`")
