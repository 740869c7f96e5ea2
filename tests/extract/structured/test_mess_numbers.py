"""Real cells of dates and of people, each with the reading that a person wrote beside it: mess_numbers.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.extract.structured.telling import HOMES, count_told, days_told

with (Path(__file__).parent / "mess_numbers.csv").open(encoding="utf-8", newline="") as table:
    CASES = [tuple(row.values()) for row in csv.DictReader(table)]
DATES = [case for case in CASES if case[0].startswith("date_")]
PEOPLE = [case for case in CASES if case[0].startswith("count_")]


@pytest.mark.parametrize(("problem", "state", "column", "cell", "reading"), DATES)
def test_a_real_cell_of_dates_is_read_as_a_person_reads_it(problem, state, column, cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize(("problem", "state", "column", "cell", "reading"), PEOPLE)
def test_a_real_cell_of_people_is_read_as_a_person_reads_it(problem, state, column, cell, reading):
    assert count_told(cell, HOMES[state]) == reading
