"""The doctor finds what is wrong and says what to do."""

from __future__ import annotations

from sqlalchemy import delete

from headcount.ledger import schema


def test_a_sound_ledger_has_no_fault(desk):
    desk.many(["2023"])
    assert desk.book.doctor(deep=True) == []


def test_missing_raw_bytes_are_found(desk):
    desk.read(document := desk.document())
    desk.book.raw.path(document.id).unlink()
    (fault,) = desk.book.doctor()
    assert "the raw bytes of acme.txt are missing" in fault


def test_damaged_raw_bytes_are_found_when_they_are_read(desk):
    desk.read(document := desk.document())
    desk.book.raw.path(document.id).write_bytes(b"damaged")
    assert desk.book.doctor() == []
    (fault,) = desk.book.doctor(deep=True)
    assert "restore the file from a backup" in fault


def test_an_event_without_its_claim_is_found(desk):
    (event,) = desk.many(["2023"])
    with desk.book.writing() as connection:
        connection.execute(delete(schema.claim))
    assert desk.book.doctor() == [
        f"event {event.id} rests on claim {event.claims[0]}, which is not there; run `headcount reread`"
    ]
