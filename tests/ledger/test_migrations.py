"""The migrations alone make the tables that schema.py describes; older ledgers come along, newer ones are refused."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, select, text, update

from headcount.errors import LedgerError
from headcount.ledger import Ledger, migrations, query, schema


def shape(engine: Any) -> dict[str, Any]:
    """All that tells two databases apart: each table's columns, keys and indexes."""
    look = inspect(engine)
    return {
        name: {
            "columns": [{**column, "type": str(column["type"])} for column in look.get_columns(name)],
            "key": look.get_pk_constraint(name)["constrained_columns"],
            "foreign": sorted(
                (key["constrained_columns"], key["referred_table"]) for key in look.get_foreign_keys(name)
            ),
            "unique": sorted(key["column_names"] for key in look.get_unique_constraints(name)),
            "indexes": sorted(
                (index["name"], index["column_names"], bool(index["unique"])) for index in look.get_indexes(name)
            ),
        }
        for name in look.get_table_names()
    }


@pytest.fixture
def migrated(book: Ledger) -> dict[str, Any]:
    return shape(book.engine)


@pytest.fixture
def described(url: str, book: Ledger) -> dict[str, Any]:
    """The same database with the tables made from schema.py instead."""
    schema.metadata.drop_all(book.engine)
    schema.metadata.create_all(book.engine)
    return shape(book.engine)


def test_a_ledger_made_by_the_migrations_is_what_the_schema_describes(migrated, described):
    assert migrated == described


def test_migrations_are_numbered_from_one_without_a_gap():
    assert list(migrations.steps()) == list(range(1, len(migrations.steps()) + 1))


def test_a_ledger_opened_again_is_left_as_it_is(url, book):
    with Ledger.open(url) as again, again.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM schema_version")) == len(migrations.steps())


def test_a_ledger_of_an_older_version_is_brought_forward(url, book, monkeypatch, tmp_path):
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "0001_first.sql").write_text("")
    (newer / "9999_more.sql").write_text("CREATE TABLE more (id {id} NOT NULL, word {text}, PRIMARY KEY (id));\n")
    monkeypatch.setattr(migrations.resources, "files", lambda _: newer)
    with Ledger.open(url) as brought:
        assert "more" in inspect(brought.engine).get_table_names()


@pytest.fixture
def first(url, monkeypatch) -> str:
    """The URL of a ledger of the first version, with one claim."""
    run = "INSERT INTO run (id, command, reader, started_at) VALUES (1, 'read', '1', '2024')"
    document = "INSERT INTO document (id, name, source, size, seen_at, run) VALUES ('doc_1', 'a', 'read', 1, '2024', 1)"
    claim = (
        "INSERT INTO claim (id, version, document, kind, part, row, start, confidence, named, place, reasons, body,"
        " run, first_seen_at, seen_at)"
        " VALUES ('clm_1', 1, 'doc_1', 'cut', 0, 0, 0, 0.9, '', '', '',"
        """ '{"kind":"cut","id":"clm_1","document":"doc_1","employer":"Acme"}', 1, '2024', '2024')"""
    )
    with monkeypatch.context() as old:
        old.setattr(migrations, "steps", lambda: {1: "0001_first.sql"})
        with Ledger.open(url, create=True) as ledger, ledger.writing() as connection:
            for statement in (run, document, claim):
                connection.exec_driver_sql(statement)
    return url


def test_no_claim_of_the_first_version_is_for_review(first):
    with Ledger.open(first) as brought, brought.reading() as connection:
        assert connection.execute(select(schema.claim.c.id, schema.claim.c.review)).all() == [("clm_1", False)]


def test_a_ledger_of_a_newer_version_is_refused(url, book):
    with book.writing() as connection:
        connection.execute(update(schema.schema_version).values(version=schema.schema_version.c.version + 9999))
    with pytest.raises(LedgerError, match=r"made by a newer Headcount .* pip install --upgrade headcount"):
        Ledger.open(url)


def test_a_database_of_something_else_is_refused(url):
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE event (id INTEGER)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(url, create=True)


def test_claims_of_an_older_version_can_be_found_by_their_words(first):
    with Ledger.open(first) as brought:
        assert [row["id"] for row in query.claims(brought, query.Filters(text="acme")).rows] == ["clm_1"]
