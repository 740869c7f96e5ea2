"""Whatever is read, superseded and read again: the ledger holds the last reading, and `as_of` every one before it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from headcount.ledger import Ledger, moments, query
from headcount.ledger.query import Filters
from headcount.model import Cut, Document, Passage, Quantity, Span

NUMBERS = st.integers(0, 2)
READINGS = st.dictionaries(st.integers(0, 3), st.integers(1, 3), max_size=4)  # {claim: the number it is read as}


class Replay(RuleBasedStateMachine):
    """A ledger beside a plain dict of what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = Ledger.open(f"sqlite:///{Path(self.folder.name) / 'headcount.db'}", create=True)
        self.run = self.book.start_run("read", "1")
        self.holds: dict[str, dict[str, Any]] = {}
        self.past: list[tuple[str, list[Any]]] = []
        self.readings = 0

    def expected(self) -> list[Any]:
        rows = [claim.as_row() for claims in self.holds.values() for claim in claims.values()]
        return sorted(rows, key=lambda row: row["id"])

    def shown(self, as_of: str | None = None) -> list[Any]:
        rows = [row | {"document": row["document"]} for row in query.claims(self.book, Filters(as_of=as_of)).rows]
        return sorted(rows, key=lambda row: row["id"])

    @rule(number=NUMBERS, reading=READINGS)
    def read(self, number: int, reading: dict[int, int]) -> None:
        words = f"{number}: a b c d"
        document = Document(content=words.encode(), name="")
        document = replace(document, name=document.id)
        passage = Passage(document=document.id, text=words, language="en")
        claims = [
            Cut(
                id=Cut.make_id(passage, [Span(at, at + 1)]),
                document=document.id,
                employer="Acme",
                headcount=Quantity(size, size),
            )
            for at, size in reading.items()
        ]
        self.readings += 1
        self.past.append((moments.now(), self.expected()))
        before, after = self.holds.get(document.id, {}), {claim.id: claim for claim in claims}
        written = self.book.write(document, [passage], claims, reader=str(self.readings), run=self.run)
        self.holds[document.id] = after
        assert set(written.new) == {one for one in after if after[one] != before.get(one)}
        assert set(written.superseded) == {one for one in before if before[one] != after.get(one)}

    @rule()
    def look(self) -> None:
        assert self.shown() == self.expected()

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        then, expected = data.draw(st.sampled_from(self.past))
        assert self.shown(as_of=then) == expected

    @rule()
    def open_again(self) -> None:
        url = str(self.book.engine.url)
        self.book.close()
        self.book = Ledger.open(url)

    def teardown(self) -> None:
        assert self.book.doctor(deep=True) == []
        self.book.close()
        self.folder.cleanup()


Replay.TestCase.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
test_the_ledger_holds_the_last_reading_and_every_one_before_it = Replay.TestCase
