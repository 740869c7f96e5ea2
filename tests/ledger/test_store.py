"""Opening a ledger: what is refused, and what the message says to do."""

from __future__ import annotations

import sys

import pytest

from headcount.errors import LedgerError, UsageError
from headcount.ledger import Ledger, store


def test_an_absent_ledger_is_not_made_by_looking(tmp_path):
    with pytest.raises(LedgerError, match=r"no ledger at .*headcount read"):
        Ledger.open(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LedgerError, match="no folder"):
        Ledger.open(f"sqlite:///{tmp_path / 'none' / 'headcount.db'}", create=True)


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(f"sqlite:///{tmp_path}", create=True)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("Not a database, but long enough to be read as one. " * 30)
    with pytest.raises(LedgerError, match="not a database; name a ledger"):
        Ledger.open(f"sqlite:///{tmp_path / 'notes.txt'}", create=True)


@pytest.mark.parametrize("url", ["headcount.db", "mysql://there/db", "sqlite://", "sqlite:///:memory:"])
def test_a_url_of_another_kind_is_refused_with_the_form_to_write(url):
    with pytest.raises(UsageError, match="write sqlite:///"):
        Ledger.open(url, create=True)


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_postgresql_is_reached_by_one_driver_however_it_is_written(url):
    assert store.parsed(url).drivername == "postgresql+psycopg"


def test_without_the_driver_the_message_says_which_command_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'headcount\[postgresql\]'"):
        Ledger.open("postgresql+psycopg://headcount@127.0.0.1/headcount")


def test_a_server_that_is_not_there_is_an_error_without_the_password():
    with pytest.raises(LedgerError, match="check that the server runs") as error:
        Ledger.open("postgresql+psycopg://headcount:secret@127.0.0.1:1/headcount")
    assert "secret" not in str(error.value)


def test_an_empty_database_is_not_made_a_ledger_by_looking(url, tmp_path):
    (tmp_path / "headcount.db").touch()
    with pytest.raises(LedgerError, match="is empty; make a ledger in it"):
        Ledger.open(url)


def test_sqlite_waits_for_locks_keeps_foreign_keys_and_logs_ahead(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'headcount.db'}", create=True) as book, book.reading() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        ]
    assert found == [1, "wal", 2, 30000]


def test_raw_bytes_stand_beside_the_file_and_for_postgresql_where_the_setting_says(monkeypatch, tmp_path):
    monkeypatch.setenv("HEADCOUNT_RAW", str(tmp_path / "raw"))
    assert store.raw_folder(store.parsed("sqlite:////data/news.db")).as_posix() == "/data/news.raw"
    assert store.raw_folder(store.parsed("postgresql://u@h/d")) == tmp_path / "raw"
