"""A shared rule takes its words from the language's table."""

from __future__ import annotations

from headcount.extract.grammar import Pattern, either, words


def test_a_pattern_has_the_words_of_the_language() -> None:
    assert Pattern(r"@and@ ").of("de").match("und ")
    assert not Pattern(r"@and@ ").of("de").match("and ")


def test_a_pattern_may_take_the_english_words_too() -> None:
    assert Pattern(r"@legal_forms+@\.").of("hu").match("Inc.")


def test_a_list_without_words_matches_nothing() -> None:
    assert Pattern(r"@articles@").of("ja").search("the 全") is None


def test_longer_words_come_first() -> None:
    assert Pattern(r"@name_links@").of("en").match("of the West").group() == "of the"  # type: ignore[union-attr]


def test_a_star_stands_for_letters() -> None:
    assert Pattern(r"@own@ ").of("ru").match("своих ")


def test_apostrophes_may_be_curly() -> None:
    assert Pattern(r"(?i:@elisions@)").of("fr").match("L’usine")


def test_a_language_without_table_has_the_english_words() -> None:
    assert words("xx", "and") == words("en", "and")
    assert either("xx", "but") == "but"
