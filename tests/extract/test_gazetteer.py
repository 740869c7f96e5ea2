"""Names of the employers' table, found as written."""

from __future__ import annotations

from headcount.extract.gazetteer import find
from headcount.extract.text import Text
from headcount.model import Span


def known(language: str, text: str, title: Span | None = None) -> list[tuple[str, str]]:
    """(as written, canonical name) of each table name in ``text``."""
    return [(text[span.start : span.end], name) for span, name in find(Text(text, language, title))]


def test_a_name_is_found_as_a_whole_word_only() -> None:
    assert known("en", "Fordham praised Ford.") == [("Ford", "Ford")]


def test_an_alias_gives_the_canonical_name() -> None:
    assert [written for written, _ in known("en", "Shares of Google fell.")] == ["Google"]


def test_a_name_in_an_address_is_none() -> None:
    assert known("en", "Write to press@Ford today.") == []


def test_a_name_with_an_ending_is_found_where_the_language_puts_endings_on_names() -> None:
    assert [written for written, _ in known("hu", "A Suzukinál 300 dolgozót küldenek el.")] == ["Suzuki"]


def test_a_name_with_an_ending_is_no_name_in_english() -> None:
    assert known("en", "The Suzukilike engine") == []


def test_a_name_is_found_in_a_line_of_capitals() -> None:
    text = "MICROSOFT TO CUT 500 JOBS"
    assert [written for written, _ in known("en", text)] == ["MICROSOFT"]


def test_names_of_languages_without_spaces_are_found_anywhere() -> None:
    assert ("腾讯", "Tencent") in known("zh", "腾讯裁员1200名员工")


def test_nothing_is_found_in_an_empty_text() -> None:
    assert known("en", "") == []
