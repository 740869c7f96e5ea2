"""Numbers that are certainly no number of people, and those that may be one."""

from __future__ import annotations

import pytest

from headcount.extract import exclude
from headcount.extract.numerals import numbers
from headcount.extract.text import Text


def excluded(text: str) -> bool:
    """True when the first number of ``text`` is left out."""
    read = Text(text, "en")
    number = next(iter(numbers(read)))
    return exclude.excluded(read, number, number, is_percent=False)


@pytest.mark.parametrize(
    "text",
    [
        "It paid $500 to each.",
        "It costs 500 million dollars.",
        "It filed for Chapter 11 on Monday.",
        "It has a 50-year lease.",
        "It will close 500 retail stores.",
        "It said so on March 14 again.",
    ],
)
def test_money_labels_ages_units_and_days_are_left_out(text: str) -> None:
    assert excluded(text)


@pytest.mark.parametrize("text", ["It will cut 500 jobs.", "It let 20 plant workers go.", "It lays off 500."])
def test_what_may_count_people_stays(text: str) -> None:
    assert not excluded(text)
