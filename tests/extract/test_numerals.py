"""Numbers are read back as they are written: digits in each language's separators, words, scales, characters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from headcount.extract.compounds import compose
from headcount.extract.numerals import kanji, numbers
from headcount.extract.text import Text


def read(language: str, text: str) -> list[float]:
    """The values of the numbers of ``text`` in order."""
    return [number.value for number in numbers(Text(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "12,000 jobs", 12_000),
        ("en", "1,00,000 jobs", 100_000),
        ("en", "12k jobs", 12_000),
        ("en", "2.5 thousand jobs", 2_500),
        ("en", "two hundred and fifty jobs", 250),
        ("en", "twenty-five jobs", 25),
        ("de", "8.000 Stellen", 8_000),
        ("de", "2,5 Tausend Stellen", 2_500),
        ("fr", "1 200 postes", 1_200),
        ("fr", "1\u202f200 postes", 1_200),
        ("it", "47mila posti", 47_000),
        ("it", "settecentoventi operai", 720),
        ("it", "duecentottanta operai", 280),
        ("it", "centoventimila posti", 120_000),
        ("it", "il 40 per cento", 40),
        ("pt", "40 por cento", 40),
        ("es", "setecientos sesenta", 760),
        ("de", "siebenhundertfünfundzwanzig Stellen", 725),
        ("nl", "tweehonderdvijftig banen", 250),
        ("sv", "sjuhundratjugo tjänster", 720),
        ("es", "2 mil 110 empleos", 2_110),
        ("pt", "1.500 postos", 1_500),
        ("pl", "dwieście pięćdziesiąt osób", 250),
        ("hu", "ezer dolgozó", 1_000),
        ("tr", "3 bin 807 işçi", 3_807),
        ("ru", "2,5 тыс. человек", 2_500),
        ("ja", "1万2000人", 12_000),
        ("ja", "三千五百人", 3_500),
        ("zh", "3.5万人", 35_000),
        ("zh", "四五万人", 40_000),
        ("zh", "一万二千人", 12_000),
        ("zh", "三百多人", 300),
    ],
)
def test_a_number_is_read_as_it_is_written(language: str, text: str, value: float) -> None:
    assert read(language, text) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "zweihundertsiebzig Stellen", 270),
        ("de", "hundertzwanzigtausend Stellen", 120_000),
        ("nl", "honderdvijfentwintig banen", 125),
        ("nl", "zevenduizend vijfhonderd banen", 7_500),
        ("sv", "tvåhundrasjuttio tjänster", 270),
        ("hu", "hétezer-ötszázötven dolgozó", 7_550),
        ("hu", "kétszázötvenen távoznak", 250),
        ("hu", "harmincketten távoznak", 32),
        ("hu", "kétszázötvennél több dolgozó", 250),
    ],
)
def test_a_number_of_one_word_is_read_however_long(language: str, text: str, value: float) -> None:
    assert read(language, text) == [value]


@pytest.mark.parametrize(("language", "text"), [("sv", "sexochen"), ("de", "Jahrhundert"), ("nl", "achteenzes")])
def test_parts_that_follow_each_other_in_no_number_are_none(language: str, text: str) -> None:
    assert read(language, text) == []


def test_number_words_say_one_number_together() -> None:
    assert (compose([2, 1000, 5, 100]), compose([20, 5]), compose([100, 50])) == (2_500, 25, 150)


def test_characters_say_one_number_together() -> None:
    assert (kanji("二万五千"), kanji("1億2000万"), kanji("十")) == (25_000, 120_000_000, 10)


def test_no_two_numbers_overlap() -> None:
    found = list(numbers(Text("one in ten, 2 to 3 dozen, 4.5.6, 7,000,12, a hundred and two thousand", "en")))
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1" + ",111" * 200 + " jobs"),
        ("en", "2" + " thousand" * 200 + " jobs"),
        ("en", "9" * 5_000 + " jobs"),
        ("zh", "一" * 1_000 + "人"),
        ("zh", "9" * 400 + "万人"),
    ],
    ids=["groups", "scales", "digits", "characters", "digits-and-scale"],
)
def test_a_number_beyond_this_world_overflows_nothing(language: str, text: str) -> None:
    assert all(value < float("inf") for value in read(language, text))


@pytest.mark.parametrize(("language", "text"), [("ja", "三菱電機でも"), ("zh", "三一重工裁员"), ("zh", "一二线城市")])
def test_a_numeral_inside_a_name_or_word_is_no_number(language: str, text: str) -> None:
    assert read(language, text) == []
