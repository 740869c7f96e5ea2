"""The words that bound a number."""

from __future__ import annotations

import pytest

from headcount.extract import hedges
from headcount.extract.numerals import Number
from headcount.extract.text import Text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("more than 300", (0, "over")),
        ("up to its 300", (0, "under")),
        ("about 300", (0, "about")),
        ("all of 300", (7, "")),
    ],
)
def test_a_hedge_before_a_number_is_read_over_articles(text: str, wanted: tuple[int, str]) -> None:
    assert hedges.before(Text(text, "en"), text.index("300")) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("300 or more", (11, "over")), ("300+", (4, "over")), ("300", (3, ""))])
def test_a_hedge_after_a_number_is_read(text: str, wanted: tuple[int, str]) -> None:
    assert hedges.after(Text(text, "en"), 3) == wanted


@pytest.mark.parametrize(
    ("hedge", "wanted"),
    [
        ("over", (300, None, False)),
        ("under", (None, 300, False)),
        ("nearly", (None, 300, True)),
        ("about", (300, 300, True)),
        ("", (300, 300, False)),
    ],
)
def test_each_hedge_bounds_in_its_way(hedge: str, wanted: tuple[float | None, float | None, bool]) -> None:
    number = Number(0, 3, 300)
    assert hedges.bounds(number, number, hedge) == wanted


@pytest.mark.parametrize(
    ("language", "text"), [("de", "nicht mehr als 300"), ("nl", "niet meer dan 300"), ("pl", "nie więcej niż 300")]
)
def test_the_longest_hedge_bounds(language: str, text: str) -> None:
    assert hedges.before(Text(text, language), text.index("300")) == (0, "under")
