"""A ledger in each of its stores, and documents and claims to put into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, delete, select, text

from headcount.ledger import Ledger, schema
from headcount.ledger.codec import claim_from
from headcount.ledger.raw import Raw
from headcount.model import Claim, Cut, Document, Event, Join, PartialDate, Passage, Quantity, Span, content_id

SERVER = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=40")
numbers = count(1)


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version's."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    elsewhere = shutil.which("initdb")
    return found[-1].parent if found else Path(elsewhere).parent if elsewhere else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a private PostgreSQL, on a socket of its own."""
    programs = binaries()
    if programs is None:
        pytest.skip("needs PostgreSQL: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="headcount-pg-"))
    other = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()  # PostgreSQL refuses to run as root
    if other:
        shutil.chown(folder, "postgres")
    quiet: dict[str, Any] = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL}
    data = str(folder / "data")
    initdb = (str(programs / "initdb"), "-D", data, "-U", "headcount", "-A", "trust", "-E", "UTF8", "--no-sync")
    subprocess.run((*other, *initdb, "--locale=C.UTF-8"), **quiet)
    control = (*other, str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"))
    subprocess.run((*control, "-o", " ".join((*SERVER, "-k", str(folder))), "start"), **quiet)
    yield f"postgresql+psycopg://headcount@/postgres?host={folder}"
    subprocess.run((*control, "-m", "immediate", "stop"), **quiet)
    shutil.rmtree(folder, ignore_errors=True)


def schema_in(server: str) -> str:
    """The URL of a new schema on the server."""
    name = f"test_{next(numbers)}"
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where an empty ledger may be made: a file, or a schema of the private PostgreSQL."""
    monkeypatch.setenv("HEADCOUNT_RAW", str(tmp_path / "headcount.raw"))
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'headcount.db'}"
    return schema_in(request.getfixturevalue("postgresql"))


@pytest.fixture
def book(url: str) -> Iterator[Ledger]:
    with Ledger.open(url, create=True) as ledger:
        yield ledger


class Desk:
    """Makes words of the model and puts them into a ledger."""

    def __init__(self, book: Ledger) -> None:
        self.book = book

    @staticmethod
    def document(words: str = "Acme cuts 1,200 jobs.", name: str = "acme.txt", **more: Any) -> Document:
        return Document(content=words.encode(), name=name, **more)

    @staticmethod
    def passage(document: Document, **more: Any) -> Passage:
        words = document.content.decode()
        return Passage(document=document.id, text=words, language="en", published=document.published, **more)

    @staticmethod
    def cut(document: Document, **more: Any) -> Cut:
        """A cut of 1,200 people at Acme, its quote the whole document."""
        passage = Desk.passage(document)
        whole = Span(0, len(passage.text))
        facts = {"employer": "Acme", "headcount": Quantity(1200, 1200), "confidence": 0.9, "status": "announced"} | more
        facts["id"] = facts.get("id") or Cut.make_id(passage, [whole])
        return Cut(document=document.id, quotes={"evidence": passage.quote(whole)}, **facts)

    @staticmethod
    def event(*claims: Cut, **more: Any) -> Event:
        first = claims[0]
        facts: dict[str, Any] = {
            "id": content_id("evt", first.id),
            "employer": first.employer,
            "headcount": first.headcount,
        }
        facts |= {"announced": first.announced, "status": first.status, "reasons": first.reasons, "place": first.place}
        joins = tuple(Join(claim=claim.id, why="same employer and number") for claim in claims)
        documents = tuple(dict.fromkeys(claim.document for claim in claims))
        return Event(claims=tuple(claim.id for claim in claims), documents=documents, joins=joins, **(facts | more))

    def read(self, document: Document, *claims: Claim, reader: str = "1") -> Any:
        """What writing the document with these claims changed."""
        run = self.book.start_run("read", reader)
        written = self.book.write(document, [self.passage(document)], claims, reader=reader, run=run)
        self.book.finish_run(run, seen=1)
        return written

    def one(self, words: str, **more: Any) -> Cut:
        """A cut, written with a document of its own."""
        document = self.document(words, name=f"{words}.txt")
        claim = self.cut(document, **more)
        self.read(document, claim)
        return claim

    def link(self, *events: Event, gone: dict[str, str | None] | None = None) -> Any:
        run = self.book.start_run("link", "1")
        return self.book.write_events(events, gone or {}, run)

    def many(self, dates: list[str | None]) -> list[Event]:
        """One event a date, each with a document and a claim of its own, all written."""
        made = []
        for number, date in enumerate(dates):
            claim = self.one(f"Firm {number} cuts jobs", announced=PartialDate.parse(date) if date else None)
            made.append(self.event(claim))
        self.link(*made)
        return made

    def kept(self) -> list[tuple[Claim, int, bool]]:
        """(claim, version, live) of every row, in order."""
        table = schema.claim
        with self.book.reading() as connection:
            rows = connection.execute(select(table).order_by(table.c.id, table.c.version)).all()
        return [(claim_from(row.body), row.version, row.superseded_at is None) for row in rows]

    def counts(self) -> dict[str, int]:
        """{table: number of rows}, the runs aside."""
        tables = [table for name, table in schema.metadata.tables.items() if name not in ("run", "unlinked")]
        with self.book.reading() as connection:
            return {table.name: len(connection.execute(select(table)).all()) for table in tables}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty ledger, to copy: quicker than to make one for each test."""
    path = tmp_path_factory.mktemp("made") / "headcount.db"
    Ledger.open(f"sqlite:///{path}", create=True).close()
    return path


@pytest.fixture(scope="session")
def shared_book(postgresql: str) -> Iterator[Ledger]:
    """One ledger in PostgreSQL, emptied for each test that takes it by `desk`."""
    with Ledger.open(schema_in(postgresql), create=True) as ledger:
        yield ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, made: Path) -> Iterator[Desk]:
    """A desk at an empty ledger, in each store."""
    if request.param == "sqlite":
        shutil.copy(made, tmp_path)
        with Ledger.open(f"sqlite:///{tmp_path / 'headcount.db'}") as ledger:
            yield Desk(ledger)
        return
    ledger = request.getfixturevalue("shared_book")
    with ledger.writing() as connection:
        for table in reversed(schema.metadata.sorted_tables):
            if table is not schema.schema_version:
                connection.execute(delete(table))
    yield Desk(replace(ledger, raw=Raw(tmp_path / "headcount.raw")))


def walk(list_rows: Callable[[str | None], Any]) -> list[str]:
    """The ids of all rows, page by page."""
    page, found = list_rows(None), []
    while True:
        found += [row["id"] for row in page.rows]
        if page.next is None:
            return found
        page = list_rows(page.next)


@pytest.fixture
def walked() -> Callable[[Callable[[str | None], Any]], list[str]]:
    return walk


@pytest.fixture
def script(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts Python code in a process of its own, which ends with the test."""
    begun = list[subprocess.Popen[str]]()

    def start(code: str, *arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        command = (sys.executable, "-c", code, *arguments)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        begun.append(process)
        return process

    yield start
    for process in begun:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
