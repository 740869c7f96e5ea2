"""Words and given names: what tells a name from a word and from a person."""

from __future__ import annotations

import pytest

from headcount.vocab import people, words


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
