"""Words, given names and readings: what tells a name from a word, a person, a place."""

from __future__ import annotations

import pytest

from headcount.vocab import people, readings, words


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Cuts", "en"),
        ("Jobs", "en"),
        ("taglia", "it"),
        ("supprime", "fr"),
        ("despide", "es"),
        ("schrapt", "nl"),
        ("zwalnia", "pl"),
        ("уволит", "ru"),
        ("varslar", "sv"),
        ("demissão", "pt"),
        ("işçi", "tr"),
    ],
)
def test_a_word_of_the_news_is_mostly_small(word: str, language: str) -> None:
    share = words.lower_share(word, language)
    assert share is not None
    assert share >= 0.9


@pytest.mark.parametrize(("name", "language"), [("Intel", "en"), ("Google", "en"), ("Москва", "ru"), ("cuts", "xx")])
def test_a_name_or_an_unknown_language_has_no_share(name: str, language: str) -> None:
    assert words.lower_share(name, language) is None


@pytest.mark.parametrize("name", ["Satya", "Jürgen", "Ольга", "Zsuzsanna", "Giuseppe"])
def test_a_given_name_is_known(name: str) -> None:
    assert people.given(name)


def test_a_given_name_that_is_a_firm_too_is_flagged() -> None:
    assert people.also_firm("Mercedes")
    assert not people.also_firm("Jürgen")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Hitachi", {"employer", "place"}),
        ("Target", {"employer", "word"}),
        ("Mercedes", {"employer", "place", "person"}),
        ("French", {"nationality"}),
        ("Wobbleton", set()),
    ],
)
def test_readings_name_all_that_a_name_may_be(name: str, known: set[str]) -> None:
    assert readings.readings(name, "en") == known
