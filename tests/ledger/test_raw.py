"""Raw bytes: kept once, compressed, and checked when they come back."""

from __future__ import annotations

import gzip
import time

import pytest

from headcount.errors import LedgerError
from headcount.ledger.raw import Raw
from headcount.model import Document


@pytest.fixture
def raw(tmp_path):
    return Raw(tmp_path / "headcount.raw")


@pytest.fixture
def document():
    return Document(content=b"Acme cuts jobs. " * 100, name="acme.txt")


def test_bytes_come_back_as_they_were_and_take_less_room(raw, document):
    raw.put(document.id, document.content)
    assert raw.get(document.id) == document.content
    assert raw.path(document.id).stat().st_size < 100


def test_the_path_is_made_from_the_id(raw):
    assert raw.path("doc_ab12").relative_to(raw.folder).as_posix() == "ab/doc_ab12.gz"


def test_the_same_bytes_are_kept_once_and_nothing_else_is_left(raw, document):
    raw.put(document.id, document.content)
    raw.put(document.id, document.content)
    assert [path.name for path in raw.path(document.id).parent.iterdir()] == [f"{document.id}.gz"]


def test_missing_bytes_are_told_with_their_path(raw):
    with pytest.raises(LedgerError, match=r"doc_ab12\.gz: the raw bytes are missing; restore"):
        raw.get("doc_ab12")


@pytest.mark.parametrize("damaged", [b"", b"not gzip", gzip.compress(b"other bytes"), gzip.compress(b"cut short")[:-9]])
def test_damaged_bytes_are_told(raw, document, damaged):
    raw.put(document.id, document.content)
    raw.path(document.id).write_bytes(damaged)
    with pytest.raises(LedgerError, match="restore the file"):
        raw.get(document.id)


def test_a_folder_that_can_not_be_made_is_told(tmp_path, document):
    (tmp_path / "headcount.raw").write_text("a file in the way")
    with pytest.raises(LedgerError, match="can not be kept"):
        Raw(tmp_path / "headcount.raw").put(document.id, document.content)


def test_bytes_past_their_days_are_let_go_for_good_and_leave_a_tombstone(tmp_path):
    raw = Raw(tmp_path / "headcount.raw")
    document = Document(content=b"Old news of a cut", name="old.txt")
    raw.put(document.id, document.content)
    day = 86_400
    assert raw.expire(30, now=time.time() + 29 * day) == 0
    assert raw.expire(30, now=time.time() + 31 * day) == 1
    assert raw.let_go(document.id)
    raw.put(document.id, document.content)
    assert not raw.has(document.id)
    with pytest.raises(LedgerError, match=r"retention\.raw_days"):
        raw.get(document.id)
