"""Claims for review: kept, told only when a person says so, and a ruling holds whatever a later reader finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from headcount.errors import UsageError
from headcount.ledger import moments, query
from headcount.ledger.query import Filters
from headcount.model import Decision


class Judge:
    """Rules on claims at a desk, and looks at what is told."""

    def __init__(self, desk: Any) -> None:
        self.desk, self.rulings = desk, 0

    def rule(self, verdict: Any, one: str) -> str:
        self.rulings += 1
        name = f"dec_{self.rulings}"
        decision = Decision(id=name, verdict=verdict, one=one, other=None, by="Ana", why="read it", at="2024-05-01")
        self.desk.book.decide(decision)
        return name

    def read_again(self, document: Any, *claims: Any) -> Any:
        return self.desk.read(document, *claims, reader="2")

    def told(self, **filters: Any) -> list[str]:
        return [row["id"] for row in query.claims(self.desk.book, Filters(**filters)).rows]

    def waiting(self, **filters: Any) -> list[str]:
        return [row["id"] for row in query.review(self.desk.book, Filters(**filters)).rows]

    def linked(self) -> list[str]:
        return [kept.claim.id for kept in self.desk.book.claims_of(None)]


@pytest.fixture
def judge(desk):
    return Judge(desk)


@pytest.fixture
def document(desk):
    return desk.document()


@pytest.fixture
def unsure(desk, document):
    """A claim that waits for review, written."""
    claim = desk.cut(document, review=True, confidence=0.3)
    desk.read(document, claim)
    return claim


def test_a_claim_for_review_is_kept_and_neither_told_nor_linked(judge, unsure):
    assert (judge.waiting(), judge.told(), judge.linked()) == ([unsure.id], [], [])


def test_what_waits_is_told_by_the_writing(desk, document):
    claim, sure = desk.cut(document, review=True), desk.cut(document, id="clm_2")
    written = desk.read(document, claim, sure)
    assert (set(written.new), written.review) == ({claim.id, sure.id}, (claim.id,))


def test_what_is_kept_is_told_and_linked(judge, unsure):
    judge.rule("keep", unsure.id)
    assert (judge.waiting(), judge.told(), judge.linked()) == ([], [unsure.id], [unsure.id])


def test_what_is_dropped_waits_no_longer_and_is_not_told(judge, unsure):
    judge.rule("drop", unsure.id)
    assert (judge.waiting(), judge.told(), judge.linked()) == ([], [], [])


@pytest.mark.parametrize("verdict", ["keep", "drop"])
def test_a_ruling_that_is_taken_back_lets_the_claim_wait_again(judge, unsure, verdict):
    judge.rule("undo", judge.rule(verdict, unsure.id))
    assert (judge.waiting(), judge.told(), judge.linked()) == ([unsure.id], [], [])


def test_of_two_rulings_the_last_holds_and_the_first_again_when_it_is_taken_back(judge, unsure):
    judge.rule("keep", unsure.id)
    second = judge.rule("drop", unsure.id)
    assert judge.told() == []
    judge.rule("undo", second)
    assert judge.told() == [unsure.id]


def test_a_sure_claim_may_be_dropped_too(judge, desk):
    claim = desk.one("Acme cuts 1,200 jobs.")
    judge.rule("drop", claim.id)
    assert (judge.told(), judge.linked()) == ([], [])


def test_the_first_letters_of_a_claim_do(judge, unsure):
    judge.rule("keep", unsure.id[:10])
    assert judge.told() == [unsure.id]


def test_a_ruling_on_no_claim_is_refused(judge, unsure):
    with pytest.raises(UsageError, match="no claim 'clm_nowhere' in this ledger; list them with `headcount review`"):
        judge.rule("keep", "clm_nowhere")


def test_a_ruling_holds_when_a_newer_reader_reads_the_claim_otherwise(judge, document, unsure):
    judge.rule("drop", unsure.id)
    judge.read_again(document, replace(unsure, review=False, confidence=0.9))
    assert (judge.told(), judge.waiting()) == ([], [])


def test_a_claim_that_a_person_kept_stays_when_a_newer_reader_finds_it_no_more(judge, document, unsure):
    judge.rule("keep", unsure.id)
    written = judge.read_again(document)
    assert (judge.told(), written.superseded) == ([unsure.id], ())


def test_a_sure_claim_that_a_person_kept_waits_once_no_reader_nor_ruling_stands_for_it(judge, desk, document):
    claim = desk.cut(document)
    desk.read(document, claim)
    ruling = judge.rule("keep", claim.id)
    judge.read_again(document)
    assert judge.told() == [claim.id]
    judge.rule("undo", ruling)
    assert (judge.told(), judge.waiting()) == ([], [claim.id])


def test_a_claim_that_nobody_ruled_on_goes_when_a_newer_reader_finds_it_no_more(judge, document, unsure):
    assert judge.read_again(document).superseded == (unsure.id,)
    assert judge.waiting() == []


def test_what_waited_and_what_was_told_is_known_of_any_moment(judge, unsure):
    before = moments.now()
    judge.rule("keep", unsure.id)
    assert (judge.told(as_of=before), judge.waiting(as_of=before)) == ([], [unsure.id])


def test_a_ruling_is_a_label_with_the_text_it_was_made_on(judge, desk, unsure):
    judge.rule("keep", unsure.id)
    (label,) = query.ruled(desk.book, Filters()).rows
    assert (label["id"], label["text"]) == (unsure.id, "Acme cuts 1,200 jobs.")
    assert (label["ruling"]["verdict"], label["ruling"]["by"]) == ("keep", "Ana")


def test_a_label_stays_when_no_reader_gives_the_claim_any_more(judge, desk, document, unsure):
    judge.rule("drop", unsure.id)
    judge.read_again(document)
    assert [row["ruling"]["verdict"] for row in query.ruled(desk.book, Filters()).rows] == ["drop"]


def test_the_queue_is_filtered_and_paged_like_the_claims(judge, desk):
    one, other = desk.one("Acme", review=True), desk.one("Borealis", employer="Borealis", review=True)
    assert judge.waiting(employer="Borealis") == [other.id]
    page = query.review(desk.book, Filters(limit=1))
    assert [row["id"] for row in page.rows] == [one.id]
    assert judge.waiting(cursor=page.next) == [other.id]


@pytest.mark.parametrize("verdict", ["keep", "drop"])
def test_a_ruling_links_the_family_of_its_claim_alone(judge, desk, unsure, verdict):
    desk.book.finish_run(desk.book.start_run("read", "1"))
    run = desk.book.start_run("decide", "1")
    desk.book.unlinked(run)
    desk.book.finish_run(run)
    judge.rule(verdict, unsure.id)
    assert desk.book.unlinked(desk.book.start_run("decide", "1")) == {"acme"}
