"""Folding keeps every offset; the table's words are found whole, longest first, stems with their endings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.extract.lexicon import LONGEST_ENDING, Mark, fold, lexicon


def written(iso: str, text: str, name: str) -> list[str]:
    """The words of the list ``name`` that the language's table finds in ``text``, as written there."""
    marks = lexicon(iso).scan(fold(text))[name]
    return [text[mark.start : mark.end] for mark in marks]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text())
def test_folding_keeps_the_length_of_any_text(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_keeps_the_length_of_letters_that_grow_in_lower_case() -> None:
    assert len(fold("İSTANBUL’da ﬁrma İş")) == len("İSTANBUL’da ﬁrma İş")


def test_quotes_hyphens_spaces_and_wide_digits_become_plain() -> None:
    assert fold("’1\u202f200–３００\u00a0％") == "'1 200-300 %"


def test_a_word_is_found_whole_only() -> None:
    assert written("en", "Overall, over 300 moved overnight.", "numbers.over") == ["over"]


def test_the_longest_of_overlapping_words_is_kept() -> None:
    assert written("en", "More than two thousand people left.", "numbers.over") == ["More than"]


def test_digits_and_letters_are_two_words() -> None:
    assert written("en", "12k jobs", "numbers.scales") == ["k"]


def test_a_stem_is_found_with_its_ending() -> None:
    assert written("pl", "Firma zwolni pracowników.", "people.nouns") == ["pracowników"]


def test_a_stem_in_an_endless_word_ends_somewhere() -> None:
    marks = lexicon("pl").scan("pracownik" + "a" * 10_000)["people.nouns"]
    assert [mark.end for mark in marks] == [len("pracownik") + LONGEST_ENDING]


def test_words_of_languages_without_spaces_are_found_anywhere() -> None:
    assert written("zh", "腾讯裁员1200名员工", "people.nouns") == ["名员工"]


def test_a_language_without_table_is_read_with_the_english_one() -> None:
    assert lexicon("xx").iso == "en"


def test_marks_are_asked_for_by_place() -> None:
    marks = lexicon("en").scan("300 jobs and 200 jobs")
    assert marks.within("people.nouns", 0, 12) == [Mark(4, 8, None)]
    assert marks.before("people.nouns", 9) == Mark(4, 8, None)
    assert marks.after("people.nouns", 16) == Mark(17, 21, None)


def test_nothing_is_found_where_nothing_stands() -> None:
    marks = lexicon("en").scan("")
    assert (marks.within("people.nouns", 0, 9), marks.before("no.list", 4), marks.after("no.list", 4)) == (
        [],
        None,
        None,
    )
