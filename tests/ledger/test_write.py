"""Writing a document: idempotent, superseding, atomic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headcount.errors import LedgerError
from headcount.model import Aggregate, Claim, PartialDate, Quantity, SetAside


def test_a_new_claim_is_told_with_its_employers_family(desk):
    claim = desk.cut(document := desk.document())
    written = desk.read(document, claim)
    assert (written.new, written.superseded, written.families) == ((claim.id,), (), {"acme"})


def test_the_canonical_name_gives_the_family(desk):
    written = desk.read(
        document := desk.document(), desk.cut(document, employer="ACME", employer_name="Acme Rockets Inc.")
    )
    assert written.families == {"acme rockets"}


def test_reading_the_same_document_again_changes_nothing(desk):
    claim = desk.cut(document := desk.document())
    desk.read(document, claim)
    before = desk.counts()
    written = desk.read(document, claim)
    assert (written.new, written.superseded, written.families) == ((), (), frozenset())
    assert desk.counts() == before


def test_a_claim_that_vanished_is_superseded_and_kept(desk):
    claim = desk.cut(document := desk.document())
    desk.read(document, claim)
    written = desk.read(document, reader="2")
    assert (written.new, written.superseded, written.families) == ((), (claim.id,), {"acme"})
    assert desk.kept() == [(claim, 1, False)]


def test_a_claim_whose_content_changed_gets_a_new_version(desk):
    old = desk.cut(document := desk.document())
    new = replace(old, status="planned")
    desk.read(document, old)
    written = desk.read(document, new, reader="2")
    assert (written.new, written.superseded) == ((old.id,), (old.id,))
    assert desk.kept() == [(old, 1, False), (new, 2, True)]


def test_a_claim_that_comes_back_is_the_next_version(desk):
    claim = desk.cut(document := desk.document())
    desk.read(document, claim)
    desk.read(document, reader="2")
    assert desk.read(document, claim, reader="3").new == (claim.id,)
    assert desk.kept() == [(claim, 1, False), (claim, 2, True)]


def test_the_family_that_lost_a_claim_is_told_too(desk):
    old = desk.cut(document := desk.document())
    desk.read(document, old)
    assert desk.read(document, replace(old, employer="Bolt"), reader="2").families == {"acme", "bolt"}


def test_a_claim_keeps_the_time_at_which_it_was_first_seen(desk):
    old = desk.cut(document := desk.document())
    desk.read(document, old)
    first = desk.book.claims_of(None)[0].seen_at
    desk.read(document, replace(old, status="planned"), reader="2")
    assert desk.book.claims_of(None)[0].seen_at == first


def test_a_total_over_many_employers_touches_no_family(desk):
    document = desk.document()
    total = Aggregate(id="clm_00000000000000aa", document=document.id, headcount=Quantity(9000, None))
    written = desk.read(document, total)
    assert (written.new, written.families) == ((total.id,), frozenset())


def test_a_document_is_known_by_its_reader(desk):
    desk.read(document := desk.document())
    assert desk.book.known(document.id, "1", None)
    assert not desk.book.known(document.id, "2", None)


def test_a_document_with_another_date_given_is_read_anew(desk):
    desk.read(document := desk.document(published=PartialDate(2023), published_by="user"))
    assert desk.book.known(document.id, "1", PartialDate(2023))
    assert not desk.book.known(document.id, "1", PartialDate(2024))


def test_a_document_that_comes_back_without_a_date_keeps_the_one_given(desk):
    desk.read(document := desk.document(published=PartialDate(2023), published_by="user"))
    again = desk.document()
    assert desk.book.known(again.id, "1", None)
    assert desk.book.recall(again) == document


def test_the_same_bytes_under_two_names_are_one_document_seen_twice(desk):
    desk.read(desk.document(name="one.txt"))
    desk.book.sight(desk.document(name="two.txt"))
    desk.book.sight(desk.document(name="two.txt"))
    assert [document.name for document in desk.book.documents()] == ["one.txt"]
    assert desk.counts()["sighting"] == 2


def test_documents_come_back_with_their_bytes_and_facts(desk):
    document = desk.document(
        source="example",
        media_type="text/plain",
        published=PartialDate(2023, 1),
        published_by="user",
        fetched_at="2023-01-21T10:00:00Z",
        title="Acme",
    )
    desk.read(document)
    assert list(desk.book.documents()) == [document]


def test_a_document_whose_bytes_are_gone_is_set_aside_and_the_next_one_comes(desk):
    desk.read(lost := desk.document("Acme cuts 1 job.", name="lost.txt"))
    desk.read(kept := desk.document("Acme cuts 2 jobs.", name="kept.txt"))
    desk.book.raw.path(lost.id).unlink()
    found = list(desk.book.documents())
    assert isinstance(found[0], SetAside)
    assert found[1] == kept


def test_bytes_that_were_lost_are_kept_again_when_they_are_seen_again(desk):
    desk.read(document := desk.document())
    desk.book.raw.path(document.id).unlink()
    desk.book.sight(document)
    assert list(desk.book.documents()) == [document]


def test_nothing_is_kept_of_a_document_that_fails_halfway(desk, monkeypatch):
    monkeypatch.setattr("headcount.ledger.write.claims", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.read(document := desk.document(), desk.cut(document))
    assert desk.counts()["document"] == 0
    assert not desk.book.known(desk.document().id, "1", None)


def test_a_claim_of_another_document_is_refused(desk):
    with pytest.raises(LedgerError, match="not of this document"):
        desk.read(desk.document(), desk.cut(desk.document("Other words.")))


def test_two_claims_of_one_id_are_kept_once_and_logged(desk, caplog):
    one = desk.cut(document := desk.document())
    desk.read(document, one, replace(one, status="planned"))
    assert desk.kept() == [(one, 1, True)]
    assert "share the id" in caplog.text


def test_words_that_no_database_takes_are_kept(desk):
    document = desk.document(name="caf\udce9\0.txt")
    claim = desk.cut(document, employer="Ac\0me \ud800", place="\0here")
    desk.read(document, claim)
    assert desk.kept() == [(claim, 1, True)]
    assert desk.book.claims_of(None)[0].document.name == "caf\\udce9\\x00.txt"


def test_a_number_too_large_for_a_column_is_kept_in_the_claim(desk):
    claim = desk.cut(document := desk.document(), headcount=Quantity(10**30, None))
    desk.read(document, claim)
    assert desk.kept() == [(claim, 1, True)]


def test_families_that_were_not_linked_are_left_to_the_next_run(desk):
    desk.read(document := desk.document(), desk.cut(document))
    run = desk.book.start_run("read", "1")
    assert desk.book.unlinked(run) == {"acme"}
    desk.book.finish_run(run)
    assert desk.book.unlinked(desk.book.start_run("read", "1")) == frozenset()


def test_what_was_set_aside_is_kept_with_its_run(desk):
    run = desk.book.start_run("read", "1")
    desk.book.finish_run(run, seen=2, claimed=1, set_aside=[SetAside("bad.csv", "no header", "write one", 3)])
    assert desk.counts()["set_aside"] == 1
    assert desk.book.last_run("read") > "2020"
    assert desk.book.last_run("collect example") is None


def test_claims_are_given_by_family_first_seen_first(desk):
    first, second = desk.one("Acme cuts 1 job."), desk.one("Bolt cuts 2 jobs.", employer="Bolt")
    claims: list[Claim] = [kept.claim for kept in desk.book.claims_of(None)]
    assert claims == [first, second]
    assert [kept.claim for kept in desk.book.claims_of({"bolt"})] == [second]


def test_a_claim_is_given_with_the_facts_of_its_document(desk):
    document = desk.document("Acme cuts jobs. " * 20, published=PartialDate(2023, 1), published_by="user")
    desk.read(document, desk.cut(document))
    facts = desk.book.claims_of(None)[0].document
    assert (facts.id, facts.name, facts.source, facts.published) == (
        document.id,
        "acme.txt",
        "read",
        PartialDate(2023, 1),
    )
