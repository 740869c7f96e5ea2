"""Files and folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from headcount import collect
from headcount.collect import folder
from headcount.errors import CollectError
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Files, Settings


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``texts`` in the working folder, with files on two levels, one of them hidden."""
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "texts"
    (place / "b").mkdir(parents=True)
    (place / ".git").mkdir()
    for name in ("c.txt", "a.txt", "b/z.html", "b/a.csv", ".hidden", ".git/config"):
        (place / name).write_text(f"words of {name}")
    return place


def names(paths: list[str], **more: object) -> list[str]:
    return [one.name for one in collect.documents(paths, Settings(), **more)]  # type: ignore[arg-type]


def dates(paths: list[str], **more: object) -> list[str]:
    return [str(one.published) for one in collect.documents(paths, Settings(), **more) if isinstance(one, Document)]  # type: ignore[arg-type]


def test_a_folder_is_read_in_sorted_order_without_hidden_files(texts: Path) -> None:
    assert names(["texts"]) == ["texts/a.txt", "texts/b/a.csv", "texts/b/z.html", "texts/c.txt"]


def test_a_document_is_named_as_the_user_named_it(texts: Path) -> None:
    assert names(["./texts/a.txt", str(texts / "c.txt"), "texts/b/"]) == [
        "./texts/a.txt",
        (texts / "c.txt").as_posix(),
        "texts/b/a.csv",
        "texts/b/z.html",
    ]


def test_a_document_says_its_media_type_and_source(texts: Path) -> None:
    (one,) = collect.documents(["texts/b/z.html"], Settings(), source="desk")
    assert isinstance(one, Document)
    assert (one.content, one.media_type, one.source) == (b"words of b/z.html", "text/html", "desk")


def test_an_absent_path_is_set_aside_and_the_rest_goes_on(texts: Path) -> None:
    first, second = collect.documents(["no-such.txt", "texts/a.txt"], Settings())
    assert str(first) == "no-such.txt: no such file or folder; check the path"
    assert second.name == "texts/a.txt"


def test_a_file_over_the_limit_is_set_aside_without_being_read(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (texts / "big.csv").open("wb") as big:
        big.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", None)
    (one,) = collect.documents(["texts/big.csv"], Settings())
    assert "50,000,000 bytes, over the limit of 30,000,000; split it, or raise files.max_bytes" in str(one)


def test_the_limit_is_a_setting(texts: Path) -> None:
    (one,) = collect.documents(["texts/a.txt"], Settings(files=Files(max_bytes=3)))
    assert isinstance(one, SetAside)


@pytest.mark.parametrize("content", ["", " \n\t"])
def test_an_empty_file_is_set_aside(texts: Path, content: str) -> None:
    (texts / "a.txt").write_text(content)
    (one,) = collect.documents(["texts/a.txt"], Settings())
    assert "the file is empty" in str(one)


def test_an_empty_folder_is_set_aside(texts: Path) -> None:
    (texts / "none").mkdir()
    (one,) = collect.documents(["texts/none"], Settings())
    assert "holds no document" in str(one)


def test_an_unreadable_file_is_set_aside(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (one,) = collect.documents(["texts/a.txt"], Settings())
    assert "can't be read (Permission denied); check its permissions" in str(one)


def test_an_unreadable_folder_is_set_aside(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    (one,) = collect.documents(["texts"], Settings())
    assert "the folder can't be read (Permission denied)" in str(one)


def test_a_pipe_is_set_aside_and_not_waited_for(texts: Path) -> None:
    os.mkfifo(texts / "pipe")
    (one,) = collect.documents(["texts/pipe"], Settings())
    assert "neither a file nor a folder" in str(one)


def test_links_that_loop_are_followed_once(texts: Path) -> None:
    (texts / "b" / "up").symlink_to(texts)
    (texts / "b" / "self").symlink_to("self")
    assert [name for name in names(["texts"]) if name.endswith("txt")] == ["texts/a.txt", "texts/c.txt"]


@pytest.mark.parametrize("path", ["a\0b", "a" * 5_000, "ftp://example.org/a", "s3://bucket/key"])
def test_a_path_that_can_be_none_is_set_aside(path: str) -> None:
    (one,) = collect.documents([path], Settings())
    assert isinstance(one, SetAside)


def test_a_name_that_is_not_utf8_is_written_out(texts: Path) -> None:
    (texts / "b" / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    assert "texts/b/caf\\udce9.txt" in names(["texts/b"])


def test_documents_come_as_they_are_asked_for(texts: Path) -> None:
    stream = collect.documents(["texts/a.txt", "texts/c.txt"], Settings())
    next(stream)
    (texts / "c.txt").unlink()
    assert "no such file" in str(next(stream))


def test_every_document_gets_the_date_given_for_all(texts: Path) -> None:
    assert dates(["texts/b"], published=PartialDate(2024, 1)) == ["2024-01", "2024-01"]


@pytest.mark.parametrize("key", ["z.html", "b/z.html", "texts/b/z.html", "./texts/b/z.html", "texts\\b\\z.html"])
def test_a_table_dates_a_file_by_its_name_or_path(texts: Path, key: str) -> None:
    assert dates(["texts"], published_from={key: PartialDate(2024, 1, 2)}) == ["None", "None", "2024-01-02", "None"]


def test_the_table_goes_before_the_date_given_for_all(texts: Path) -> None:
    table = {"a.csv": PartialDate(2024, 1, 2)}
    assert dates(["texts/b"], published=PartialDate(2023), published_from=table) == ["2024-01-02", "2023"]


def test_the_path_goes_before_the_bare_name(texts: Path) -> None:
    table = {"a.csv": PartialDate(2023), "b/a.csv": PartialDate(2024)}
    assert dates(["texts/b/a.csv", "texts"], published_from=table)[:1] == ["2023"]
    assert "2024" in dates(["texts"], published_from=table)


def test_a_row_that_names_nothing_is_told_when_a_document_has_no_date(texts: Path) -> None:
    *rest, last = collect.documents(
        ["texts/b"], Settings(), published_from={"a.csv": PartialDate(2024), "y.html": PartialDate(2023)}
    )
    assert [type(one) for one in rest] == [Document, Document]
    assert str(last).startswith("y.html: the table of dates names no such document; ")


def test_rows_for_other_documents_are_nothing_to_tell(texts: Path) -> None:
    table = {"a.csv": PartialDate(2024), "z.html": PartialDate(2023), "elsewhere.txt": PartialDate(2022)}
    assert names(["texts/b"], published_from=table) == ["texts/b/a.csv", "texts/b/z.html"]


def test_a_row_that_names_a_file_set_aside_has_named_it(texts: Path) -> None:
    (texts / "b" / "a.csv").write_text("")
    table = {"a.csv": PartialDate(2024)}
    assert names(["texts/b"], published_from=table) == ["texts/b/a.csv", "texts/b/z.html"]


def test_a_file_that_grows_while_it_is_read_is_refused(texts: Path) -> None:
    with pytest.raises(CollectError, match="neither a file"):
        folder.read(Path("/dev/zero"), 100)
