"""Sectors of employers: from tables, registers and the words of a name."""

from __future__ import annotations

import pytest

from benchmarks import sectors as benchmark
from headcount.vocab import sectors, tables


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Big Lots Distribution Center #890", "44"),
        ("Macy's - San Antonio", "44"),
        ("Sprint-Temple", "51"),
        ("Wobbleton General Hospital", "62"),
        ("Wobbleton Unified School District", "61"),
        ("Wobbleton Baking Company", "31"),
        ("Wobbleton Hotel Linen Laundry", "81"),
        ("Sodexo at Wobbleton University", "72"),
        ("Department of Human Services", "92"),
        ("WOBBLETON TRUCKING, INC.", "48"),
        ("Broadacre Landfill", "56"),
        ("Wobbleton Technologies", "33"),
        ("Aetna", "52"),
    ],
)
def test_an_employer_gets_the_sector_that_its_name_tells(name: str, code: str) -> None:
    assert sectors.sector(name) == code


@pytest.mark.parametrize("name", ["Wobbleton", "Wobbleton & Sons", "East Wobbleton LLC", ""])
def test_a_name_that_tells_nothing_has_no_sector(name: str) -> None:
    assert sectors.sector(name) is None


def test_weak_cues_that_disagree_tell_nothing() -> None:
    assert sectors.sector("Wobbleton Care Network") is None


def test_the_reason_names_the_cue() -> None:
    found = sectors.explained("Wobbleton Foundry")
    assert found is not None
    assert found.why == '"foundry" in its name'


@pytest.mark.parametrize(("code", "merged"), [("33", "31"), ("45", "44"), ("49", "48"), ("62", "62")])
def test_codes_of_one_sector_are_one(code: str, merged: str) -> None:
    assert sectors.merged(code) == merged


def test_every_cue_is_folded_stands_once_and_has_a_sector() -> None:
    table = tables.toml("sector_cues.toml")
    cues = [cue for strength in ("strong", "weak") for listed in table[strength].values() for cue in listed]
    assert [cue for cue in cues if cue != cue.lower() or len(cue.split()) > sectors.LONGEST] == []
    assert sorted({cue for cue in cues if cues.count(cue) > 1}) == []
    codes = {sectors.merged(code) for strength in ("first", "strong", "weak") for code in table[strength]}
    assert codes <= benchmark.CODES


def test_a_cell_of_codes_or_of_a_title_is_its_sectors() -> None:
    assert benchmark.coded("311811, 445291 - Retail Bakeries") == frozenset({"31", "44"})
    assert benchmark.coded("Health Care and Social\nAssistance") == frozenset({"62"})
    assert benchmark.coded("N/A") == frozenset()


def test_sectors_hold_on_the_rows_judged_by_hand() -> None:
    found = benchmark.measures()
    assert found["coverage"] >= 0.65
    assert found["precision"] >= 0.9
