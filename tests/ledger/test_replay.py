"""Whatever is read, superseded, ruled on and read again: the ledger holds what the last reading and the rulings say.

And `as_of` shows every state before it.
"""

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
from headcount.model import Cut, Decision, Document, Passage, Quantity, Span

NUMBERS = st.integers(0, 2)
READ_AS = st.tuples(st.integers(1, 3), st.booleans())  # the number, and whether it is for review
READINGS = st.dictionaries(st.integers(0, 3), READ_AS, max_size=4)  # {claim: what it is read as}


class Replay(RuleBasedStateMachine):
    """A ledger beside a plain dict of what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = Ledger.open(f"sqlite:///{Path(self.folder.name) / 'headcount.db'}", create=True)
        self.run = self.book.start_run("read", "1")
        self.holds: dict[str, dict[str, Any]] = {}
        self.rulings: list[Decision] = []
        self.past: list[tuple[str, list[Any]]] = []
        self.readings = self.decisions = 0

    def every(self) -> list[Cut]:
        claims = [claim for claims in self.holds.values() for claim in claims.values()]
        return sorted(claims, key=lambda claim: claim.id)

    def ruled(self) -> dict[str, str]:
        return {ruling.one: ruling.verdict for ruling in self.rulings}

    def expected(self) -> list[Any]:
        told = {"keep": True, "drop": False}
        ruled = {one: told[verdict] for one, verdict in self.ruled().items()}
        return [claim.as_row() for claim in self.every() if ruled.get(claim.id, not claim.review)]

    def shown(self, as_of: str | None = None) -> list[Any]:
        rows = [row | {"document": row["document"]} for row in query.claims(self.book, Filters(as_of=as_of)).rows]
        return sorted(rows, key=lambda row: row["id"])

    @rule(number=NUMBERS, reading=READINGS)
    def read(self, number: int, reading: dict[int, tuple[int, bool]]) -> None:
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
                review=unsure,
            )
            for at, (size, unsure) in reading.items()
        ]
        self.readings += 1
        self.past.append((moments.now(), self.expected()))
        before, ruled = self.holds.get(document.id, {}), self.ruled()
        upheld = {one: replace(claim, review=True) for one, claim in before.items() if ruled.get(one) == "keep"}
        after = upheld | {claim.id: claim for claim in claims}
        written = self.book.write(document, [passage], claims, reader=str(self.readings), run=self.run)
        self.holds[document.id] = after
        assert set(written.new) == {one for one in after if after[one] != before.get(one)}
        assert set(written.superseded) == {one for one in before if before[one] != after.get(one)}
        assert set(written.review) == {one for one in written.new if after[one].review and one not in ruled}

    @precondition(lambda self: self.every())
    @rule(data=st.data(), verdict=st.sampled_from(("keep", "drop")))
    def decide(self, data: st.DataObject, verdict: Any) -> None:
        claim = data.draw(st.sampled_from(self.every()))
        self.past.append((moments.now(), self.expected()))
        self.rulings.append(self.decided(verdict, claim.id))

    @precondition(lambda self: self.rulings)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        ruling = data.draw(st.sampled_from(self.rulings))
        self.past.append((moments.now(), self.expected()))
        self.decided("undo", ruling.id)
        self.rulings.remove(ruling)

    def decided(self, verdict: Any, one: str) -> Decision:
        self.decisions += 1
        made = Decision(id=f"dec_{self.decisions}.", verdict=verdict, one=one, other=None, by="Ana", why="", at="2024")
        self.book.decide(made)
        return made

    @rule()
    def look(self) -> None:
        assert self.shown() == self.expected()
        told = [kept.claim.as_row() for kept in self.book.claims_of(None)]
        assert sorted(told, key=lambda row: row["id"]) == self.expected()
        waiting = {row["id"] for row in query.review(self.book, Filters()).rows}
        assert waiting == {claim.id for claim in self.every() if claim.review} - set(self.ruled())

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
test_the_ledger_holds_what_readings_and_rulings_say_and_every_state_before = Replay.TestCase
