"""Headers of tables of cuts."""

from __future__ import annotations

import pytest

from headcount.vocab.columns import counts, is_header, may_hold


@pytest.mark.parametrize(
    "cells",
    [
        ["Company", "Employees Affected"],
        ["EMPLOYER NAME", "", "Notice  Date"],
        ["Unternehmen", "Betroffene"],
        [
            "Received Sort descending",
            "Title",
            "Industry",
            "Location(s)",
            "County",
            "Type",
            "Layoff date(s)",
            "# affected",
        ],
    ],
    ids=["names", "blanks", "German", "a known table"],
)
def test_a_header_names_an_employer_and_a_number_or_a_day(cells):
    assert is_header(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["Company"],
        ["Company", "City"],
        ["Date", "Employees Affected"],
        ["Company", "Date", "240"],
        ["Kettering Foods", "1/5/2024"],
        ["The company said that the date of its notice is not known", "and so on"],
    ],
)
def test_other_lines_are_no_header(cells):
    assert not is_header(cells)


def test_the_numbers_of_people_stand_under_their_headers():
    assert counts(["Company", "Employees Affected", "Date"]) == {1}


@pytest.mark.parametrize(("text", "wanted"), [("Company\nCity\nDate", True), ("Kettering cuts 240 jobs.", False)])
def test_a_text_without_the_words_of_a_header_holds_none(text, wanted):
    assert may_hold(text) is wanted
