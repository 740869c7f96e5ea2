"""Places: what a name is on the map, in which language, and which words are nationalities."""

from __future__ import annotations

import pytest

from headcount.vocab import places
from headcount.vocab.places import Place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Germany", "country"),
        ("Deutschland", "country"),
        ("États-Unis", "country"),
        ("ドイツ", "country"),
        ("美國", "country"),
        ("Baviera", "region"),
        ("California", "region"),
        ("加州", "region"),
        ("Los Angeles County", "county"),
        ("Munich", "city"),
        ("München", "city"),
        ("Munchen", "city"),
        ("慕尼黑", "city"),
        ("Мюнхен", "city"),
        ("Москва", "city"),
        ("Göteborg", "city"),
    ],
)
def test_a_place_is_known_by_its_names_in_many_languages(name: str, kind: str) -> None:
    assert places.kind(name) == kind


@pytest.mark.parametrize("name", ["Microsoft", "Google", "Wobbleton", ""])
def test_what_is_no_place_is_none(name: str) -> None:
    assert places.resolve(name) is None


def test_a_town_with_its_state_is_found_there_with_its_county() -> None:
    assert places.resolve("Hope, AR") == Place(kind="city", name="Hope", country="US", region="AR", county="Hempstead")


@pytest.mark.parametrize(
    ("written", "state", "county"),
    [
        ("Springfield, Ill.", "IL", "Sangamon"),
        ("Springfield, Ohio", "OH", "Clark"),
        ("Springfield, Mass.", "MA", "Hampden"),
        ("St. Louis, Missouri", "MO", "St. Louis city"),
    ],
)
def test_the_state_decides_between_towns_of_one_name(written: str, state: str, county: str) -> None:
    found = places.resolve(written)
    assert found is not None
    assert (found.region, found.county) == (state, county)


@pytest.mark.parametrize("name", ["Carrefour", "Hitachi", "Nokia", "Monsanto", "Toyota"])
def test_a_town_that_an_employer_is_called_after_is_ambiguous(name: str) -> None:
    found = places.resolve(name)
    assert found is not None
    assert found.ambiguous


def test_a_town_that_no_employer_is_called_after_is_not_ambiguous() -> None:
    found = places.resolve("Leverkusen")
    assert found is not None
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("word", "language", "code"),
    [
        ("American", "en", "US"),
        ("deutschen", "de", "DE"),
        ("amerikanische", "de", "US"),
        ("française", "fr", "FR"),
        ("tedeschi", "it", "DE"),
        ("españolas", "es", "ES"),
        ("alemão", "pt", "DE"),
        ("Duitse", "nl", "DE"),
        ("tyska", "sv", "DE"),
        ("niemieckiej", "pl", "DE"),
        ("német", "hu", "DE"),
        ("alman", "tr", "DE"),
        ("немецкая", "ru", "DE"),
        ("日本人", "ja", "JP"),
        ("中国人", "zh", "CN"),
    ],
)
def test_a_nationality_is_read_in_each_language(word: str, language: str, code: str) -> None:
    assert places.demonym(word, language) == code


@pytest.mark.parametrize(("word", "language"), [("Turkcell", "tr"), ("Germanwings", "de"), ("bank", "en"), ("x", "xx")])
def test_a_word_that_only_begins_like_a_nationality_is_none(word: str, language: str) -> None:
    assert places.demonym(word, language) is None


def test_surfaces_hold_written_names_and_neither_keys_nor_state_abbreviations() -> None:
    found = places.surfaces()
    assert found["Köln"] == "city"
    assert not {written for written in found if written.startswith("~")}
    assert "OH" not in found
    assert "Normal" not in found
