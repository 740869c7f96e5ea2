"""Real cells of employers and of places, each with the reading that a person wrote for it (mess_names.csv).

``also`` parts its names by " | ", ``markers`` by a space; an empty cell is None. Florida writes
the address below the name.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from headcount.extract.structured.addresses import states
from headcount.extract.structured.names import Name, Words, name
from headcount.extract.structured.places import place
from headcount.model import Span

TABLE = Path(__file__).with_name("mess_names.csv")
CASES = list(csv.DictReader(TABLE.read_text("utf-8").splitlines(keepends=True)))
NAMES = [case for case in CASES if case["name"]]
PLACES = [case for case in CASES if case["place"]]
COLUMNS = {"County": "county", "county": "county", "Company Name": "town"}


def said(words: Words | None) -> str:
    return words.text if words else ""


def reading(found: Name | None) -> dict[str, str] | None:
    return found and {
        "name": found.name.text,
        "also": " | ".join(words.text for words in found.also),
        "site": said(found.site),
        "address": said(found.address),
        "town": said(found.town),
        "county": said(found.county),
        "markers": " ".join(marker for marker, _ in found.markers),
        "marked": str(found.marked or ""),
    }


def read(case: dict[str, str]) -> Name | None:
    return name(case["raw"], below=case["state"] == "fl", state=states()[case["state"].upper()])


def where(case: dict[str, str]) -> list[tuple[str, Span]]:
    """The cell of the row's place; of an office that writes it below the name, the town or else that line."""
    if case["column"] != "Company Name":
        return [(case["raw"], Span(0, len(case["raw"])))]
    found = read(case)
    words = found and (found.town or found.address)
    return [(words.text, words.span)] if words else []


@pytest.mark.parametrize("case", NAMES, ids=lambda case: f"{case['state']}-{case['raw'][:40]!r}")
def test_a_real_cell_of_an_employer_is_read_as_a_person_reads_it(case: dict[str, str]) -> None:
    wanted = {
        field: case[field] for field in ("name", "also", "site", "address", "town", "county", "markers", "marked")
    }
    assert reading(read(case)) == wanted


@pytest.mark.parametrize("case", PLACES, ids=lambda case: f"{case['state']}-{case['raw'][:40]!r}")
def test_a_real_cell_of_a_place_is_read_as_a_person_reads_it(case: dict[str, str]) -> None:
    found = place({COLUMNS.get(case["column"], "city"): where(case)}, states()[case["state"].upper()])
    assert found is not None
    assert found[0] == case["place"]


def test_every_case_has_a_reading() -> None:
    assert len(CASES) == 401
    assert all(case["name"] or case["place"] for case in CASES)
