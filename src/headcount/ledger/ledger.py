"""The ledger: documents, claims, events and rulings kept for ever, in a database and a folder of raw bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, insert, select, update

from headcount.errors import LedgerError
from headcount.ledger import checks, decisions, events, migrations, moments, read, schema, search, store, write
from headcount.ledger import families as parts
from headcount.ledger.codec import safe
from headcount.ledger.events import EventsWritten
from headcount.ledger.raw import Raw
from headcount.ledger.read import Kept
from headcount.ledger.write import Stamp, Written
from headcount.model import Claim, Decision, Document, Edition, Event, PartialDate, Passage, SetAside


@dataclass(frozen=True)
class Ledger:
    """An open ledger. Each method is one transaction; what it acknowledged stays, whatever happens to the process."""

    engine: Engine
    raw: Raw

    @classmethod
    def open(cls, url: str, *, create: bool = False, raw: Path | None = None) -> Self:
        """The ledger at ``url``, brought to this schema. Raises LedgerError when it is absent and not to ``create``."""
        place = store.parsed(url)
        engine = store.connect(place, create=create)
        try:
            migrations.bring_forward(engine, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, Raw(raw or store.raw_folder(place)))

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees the ledger as it is at one moment."""
        return store.transaction(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection whose changes are kept together or not at all; one at a time, in whatever process."""
        return store.transaction(self.engine, writes=True)

    # --- runs -------------------------------------------------------------------------------------------------

    def start_run(self, command: str, reader: str) -> int:
        """The number of a new run."""
        row = insert(schema.run).values(command=command, reader=reader, started_at=moments.now())
        with self.writing() as connection:
            return int(connection.execute(row).inserted_primary_key[0])  # type: ignore[index]

    def finish_run(self, run: int, *, seen: int = 0, claimed: int = 0, set_aside: Sequence[SetAside] = ()) -> None:
        """Records what a run did, and that the families it took from `unlinked` are linked."""
        facts = {"finished_at": moments.now(), "seen": seen, "claimed": claimed, "set_aside": len(set_aside)}
        rows = [
            {
                "run": run,
                "name": safe(one.name),
                "row": one.row,
                "cause": safe(one.cause),
                "next_step": safe(one.next_step),
            }
            for one in set_aside
        ]
        with self.writing() as connection:
            connection.execute(update(schema.run).where(schema.run.c.id == run).values(**facts))
            connection.execute(delete(schema.unlinked).where(schema.unlinked.c.run == run))
            if rows:
                connection.execute(insert(schema.set_aside), rows)

    def last_run(self, command: str, *, whole: bool = False) -> str | None:
        """When the last run of ``command`` that came to its end did so: UTC, ISO 8601.

        With ``whole`` the last that set nothing aside.
        """
        table = schema.run
        query = select(table.c.finished_at).where(table.c.command == command, table.c.finished_at.is_not(None))
        query = query.where(table.c.set_aside == 0) if whole else query
        with self.reading() as connection:
            return connection.scalar(query.order_by(table.c.finished_at.desc()).limit(1))

    def unlinked(self, run: int) -> frozenset[str] | None:
        """The families to link now, with those that a killed run left; None = all. `finish_run` strikes them off."""
        table = schema.unlinked
        with self.writing() as connection:
            connection.execute(update(table).values(run=run))
            found = set(connection.scalars(select(table.c.family)))
        return None if None in found else frozenset(family for family in found if family is not None)

    # --- documents --------------------------------------------------------------------------------------------

    def known(self, document_id: str, reader: str, published: PartialDate | None) -> bool:
        """True when the last reading of these bytes was by this reader, with this date or without one now given."""
        with self.reading() as connection:
            last = write.last_reading(connection, document_id)
        return last is not None and last.reader == reader and (published is None or last.given == str(published))

    def recall(self, document: Document) -> Document:
        """``document`` with the date and the columns that were given for the same bytes before, where it has none."""
        if not document.columns:
            with self.reading() as connection:
                document = replace(document, columns=read.columns_of(connection, document.id))
        if document.published is not None:
            return document
        with self.reading() as connection:
            last = write.last_reading(connection, document.id)
        if last is None or last.given is None:
            return document
        return replace(document, published=PartialDate.parse(last.given), published_by=last.given_by)

    def sight(self, document: Document) -> None:
        """Keeps the name and source that known bytes were seen under, and the bytes, should their file be missing."""
        document_id = document.id
        self.raw.put(document_id, document.content)
        with self.writing() as connection:
            write.sighted(connection, document_id, document, moments.now())

    def write(
        self, document: Document, passages: Sequence[Passage], claims: Sequence[Claim], *, reader: str, run: int
    ) -> Written:
        """What one reading of a document changes. The raw bytes first, then all rows in one transaction."""
        document_id = document.id  # the hash of all its bytes: once
        strange = next((claim.id for claim in claims if claim.document != document_id), None)
        if strange:
            raise LedgerError(
                f"claim {strange} is not of this document", where=document.name, next_step="report it with the file"
            )
        self.raw.put(document_id, document.content)
        with self.writing() as connection:
            stamp = Stamp(run, moments.now())
            write.document(connection, document_id, document, stamp)
            write.reading(connection, document_id, document, passages, reader, stamp)
            write.passages(connection, document_id, passages, stamp)
            written = write.claims(connection, document_id, claims, stamp)
            search.add(connection, document, passages, written.versions)
            if written.families:
                connection.execute(insert(schema.unlinked), [{"family": family} for family in sorted(written.families)])
        return written

    def documents(self) -> Iterator[Document | SetAside]:
        """Every kept document with its raw bytes, oldest first; one whose bytes are missing or damaged is set aside."""
        with self.reading() as connection:
            kept = read.documents(connection)
        for document_id, document in kept:
            try:
                yield replace(document, content=self.raw.get(document_id))
            except LedgerError as error:
                yield SetAside(document.name, error.what, error.next_step)

    def edition(self, source: str) -> Edition | None:
        """The newest table that came from ``source``; None when none did."""
        with self.reading() as connection:
            return read.edition(connection, source)

    def expire(self, days: int | None) -> int:
        """How many documents' raw bytes are let go, being ``days`` old (None keeps all). Claims and quotes stay."""
        return 0 if days is None else self.raw.expire(days)

    # --- claims, events, rulings ------------------------------------------------------------------------------

    def sizes(self, families: Collection[str] | None) -> Mapping[str, int]:
        """{family: about how many claims it has} of these families, or of all that there are."""
        with self.reading() as connection:
            return parts.sizes(connection, families)

    def tied(self, families: Collection[str] | None) -> Collection[tuple[str, str]]:
        """Pairs of families, one of them among these (None = any), that an event in force spans."""
        with self.reading() as connection:
            return parts.tied(connection, families)

    def families_of(self, ids: Collection[str]) -> Mapping[str, str]:
        """{claim or event id: the family that it is of}; none for an id that is not there."""
        with self.reading() as connection:
            return parts.of_ids(connection, ids)

    def claims_of(self, families: Collection[str] | None) -> list[Kept]:
        """The cuts told of these employer families (None = all), first seen first; none without an employer."""
        with self.reading() as connection:
            return read.claims_of(connection, families)

    def events_of(self, families: Collection[str] | None) -> list[Event]:
        """The events in force of these employer families (None = all), by id."""
        with self.reading() as connection:
            return events.in_force(connection, families)

    def write_events(self, found: Sequence[Event], gone: Mapping[str, str | None], run: int) -> EventsWritten:
        """Keeps events as they now are; ``gone`` = {id: the event it was merged into, None when it was withdrawn}."""
        with self.writing() as connection:
            return events.write(connection, found, gone, Stamp(run, moments.now()))

    def decide(self, decision: Decision) -> None:
        """Keeps a person's ruling. Raises UsageError for an id that is not in the ledger."""
        with self.writing() as connection:
            full = decisions.decide(connection, decision, moments.now())
            connection.execute(insert(schema.unlinked).values(family=decisions.family(connection, full)))

    def decisions(self) -> list[Decision]:
        """The rulings in force, in the order they were made."""
        with self.reading() as connection:
            return decisions.standing(decisions.every(connection))

    def doctor(self, *, deep: bool = False) -> list[str]:
        """What is wrong with the ledger, each with its next step; ``deep`` reads every raw file."""
        with self.reading() as connection:
            return checks.faults(connection, self.raw, deep=deep)
