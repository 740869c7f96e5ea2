"""Tables that fit the terminal."""

from __future__ import annotations

import pytest

from headcount import layout, output

ROWS = {
    "announced": ["2024-01-10", ""],
    "employer": ["Washington Post", "A very long name of a company in Baden-Württemberg"],
    "unit": ["", "hardware and voice assistant teams in the west"],
    "headcount": ["over 100,000", "2,000-9,999"],
    "percent": ["about 13 %", ""],
    "type": ["contractor", "layoff"],
    "status": ["completed", "rumoured"],
    "documents": ["3", "12"],
    "conflict": ["yes", ""],
    "id": ["evt_88724a6e540a1c18", "evt_7c187ef96c930701"],
}


@pytest.mark.parametrize("room", [80, 100, 120, 160])
def test_a_row_of_events_is_no_wider_than_the_terminal(room: int) -> None:
    fit = layout.fitted(output.EVENTS, ROWS, room)
    assert sum(column.width for column in fit.columns) + fit.gap * (len(fit.columns) - 1) <= room


def test_numbers_and_dates_are_never_shortened() -> None:
    narrow = {column.field: column.cells for column in layout.fitted(output.EVENTS, ROWS, 80).columns}
    assert narrow["headcount"] == ("over 100,000", "2,000-9,999")
    assert narrow["announced"] == ("2024-01-10", "")


def test_a_narrow_terminal_shows_the_first_letters_of_an_id() -> None:
    assert layout.fitted(output.EVENTS, ROWS, 80).columns[-1].cells == ("evt_88724a6e", "evt_7c187ef9")
    assert layout.fitted(output.EVENTS, ROWS, 200).columns[-1].cells == tuple(ROWS["id"])


def test_a_column_without_a_word_in_it_is_left_out() -> None:
    fit = layout.fitted(output.EVENTS, {**ROWS, "unit": ["", ""]}, 200)
    assert "unit" not in {column.field for column in fit.columns}
    assert fit.left_out == ()


def test_columns_left_out_for_want_of_room_are_named() -> None:
    assert layout.fitted(output.EVENTS, ROWS, 80).left_out == ("unit", "docs", "percent")
    assert layout.fitted(output.EVENTS, ROWS, 160).left_out == ()


def test_a_path_keeps_its_end_and_a_name_its_beginning() -> None:
    assert layout.shortened("a/long/folder/notice.csv", 12, "document") == "…/notice.csv"
    assert layout.shortened("Hochschule Osnabrück", 12, "employer") == "Hochschule…"


def test_wide_letters_count_as_two() -> None:
    assert layout.shortened("東京電力ホールディングス", 9, "employer") == "東京電力…"
