"""A ledger of made-up claims, filled in bulk as documents read one by one would leave it, and its linking timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import insert, select

from benchmarks.link_told import Made
from headcount import link
from headcount.ledger import Kept, Ledger, columns, schema
from headcount.ledger.codec import text_of
from headcount.model import Decision, Event

Answer = TypeVar("Answer")
CHUNK = 20_000
READER = "made"


def fill(ledger: Ledger, made: Sequence[Made], *, late: bool = False) -> None:
    """Keeps the claims with their documents, in the order in which they came, each in one reading; links nothing.

    Of ``late`` claims the families are marked to be linked, as `Ledger.write` does.
    """
    run, known = ledger.start_run("read", READER), set[str]()
    for start in range(0, len(made), CHUNK):
        some = made[start : start + CHUNK]
        fresh = {one.kept.document.id: one for one in some if one.kept.document.id not in known}
        known |= fresh.keys()
        tables = (schema.document, schema.reading, schema.claim, schema.unlinked)
        families = [{"family": family} for family in sorted({one.kept.family for one in some})] if late else []
        rows = ([_document(one, run) for one in fresh.values()], [_reading(one, run) for one in fresh.values()],
                [_claim(one, run) for one in some], families)  # fmt: skip
        with ledger.writing() as connection:
            for table, values in zip(tables, rows, strict=True):
                if values:
                    connection.execute(insert(table), values)


def _document(one: Made, run: int) -> dict[str, Any]:
    facts, at = one.kept.document, one.kept.seen_at
    return {"id": facts.id, "name": f"{facts.id}.txt", "source": "made", "size": 0, "seen_at": at, "run": run}


def _reading(one: Made, run: int) -> dict[str, Any]:
    facts, at = one.kept.document, one.kept.seen_at
    told = {"published": str(facts.published) if facts.published else None, "fingerprint": facts.fingerprint}
    return {"document": facts.id, "run": run, "reader": READER, **told, "at": at}


def _claim(one: Made, run: int) -> dict[str, Any]:
    claim, at = one.kept.claim, one.kept.seen_at
    told = {"body": text_of(claim), "run": run, "first_seen_at": at, "seen_at": at}
    return {"id": claim.id, "version": 1, **columns.of_claim(claim), **told}


class Timed:
    """A ledger that tells how many claims linking read and how long reading and writing took."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.claims = ledger, 0
        self.seconds = {"read": 0.0, "write": 0.0}

    def sizes(self, families: Collection[str] | None) -> Mapping[str, int]:
        return self._timed("read", lambda: self.ledger.sizes(families))

    def tied(self, families: Collection[str] | None) -> Collection[tuple[str, str]]:
        return self._timed("read", lambda: self.ledger.tied(families))

    def families_of(self, ids: Collection[str]) -> Mapping[str, str]:
        return self._timed("read", lambda: self.ledger.families_of(ids))

    def claims_of(self, families: Collection[str] | None) -> Sequence[Kept]:
        found = self._timed("read", lambda: self.ledger.claims_of(families))
        self.claims += len(found)
        return found

    def events_of(self, families: Collection[str] | None) -> Sequence[Event]:
        return self._timed("read", lambda: self.ledger.events_of(families))

    def decisions(self) -> Sequence[Decision]:
        return self.ledger.decisions()

    def write_events(self, events: Sequence[Event], gone: Mapping[str, str | None], run: int) -> object:
        return self._timed("write", lambda: self.ledger.write_events(events, gone, run))

    def _timed(self, name: str, ask: Callable[[], Answer]) -> Answer:
        began = time.perf_counter()
        answer = ask()
        self.seconds[name] += time.perf_counter() - began
        return answer


def linked(url: str, *, late: bool) -> dict[str, float]:
    """What linking the ledger took, or of ``late`` claims their families: seconds, gigabytes at the most, counts."""
    with Ledger.open(url) as ledger:
        run, book = ledger.start_run("read", READER), Timed(ledger)
        wall, cpu = time.perf_counter(), time.process_time()
        families = ledger.unlinked(run)
        changes = link.refresh(book, families if late else None, run)
        took = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        ledger.finish_run(run)
    changed = len(changes.created) + len(changes.revised) + len(changes.gone)
    counts = {"relinked": book.claims, "families": len(families or ()), "changed": changed}
    return took | book.seconds | {"gigabytes": peak()} | counts


def peak() -> float:
    """Gigabytes that this process held at the most. `getrusage` would count those of the process that began it."""
    kilobytes = next(
        line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")
    )
    return int(kilobytes) / 2**20


def events_in(url: str) -> dict[str, str]:
    """{claim: the event in force that it stands in}."""
    version, member = schema.event_version, schema.event_claim
    same = (version.c.event == member.c.event) & (version.c.version == member.c.version)
    query = select(member.c.claim, member.c.event).join(version, same).where(version.c.to_at.is_(None))
    with Ledger.open(url) as ledger, ledger.reading() as connection:
        return {row.claim: row.event for row in connection.execute(query)}
