"""300 rows of WARN tables, read by hand one by one (tests/gold/RECORDS.md)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gold import draw_rows

from benchmarks import rows_by_hand

RAW = Path(__file__).parents[4] / "shared" / "data" / "warn" / "raw"


@pytest.fixture(scope="module")
def wrong():
    gold = rows_by_hand.rows()
    return {miss.key: miss for miss in rows_by_hand.misses(gold, rows_by_hand.read(gold))}


def test_every_row_is_read_as_by_hand_but_for_the_known_faults(wrong):
    assert [miss for key, miss in wrong.items() if key not in rows_by_hand.faults()] == []


def test_a_known_fault_that_is_mended_is_struck_off(wrong):
    mended = rows_by_hand.faults().keys() - wrong.keys()
    assert not mended, "python -m benchmarks.rows_by_hand --strike"


def test_there_are_300_rows_of_32_states_and_at_least_six_of_each():
    states = [row["state"] for row in rows_by_hand.rows()]
    assert len(states) == 300
    assert len(set(states)) == 32
    assert min(map(states.count, set(states))) == 6


@pytest.mark.skipif(not RAW.is_dir(), reason="the tables are not beside the checkout")
def test_the_rows_are_those_of_the_tables():
    drawn = draw_rows.draw(sorted(RAW.glob("*.csv")))
    assert [{name: row[name] for name in ("state", "row", "cells")} for row in rows_by_hand.rows()] == list(drawn)


@pytest.mark.parametrize(
    ("field", "want", "got"),
    [
        ("place", "Iowa City, Iowa", "Iowa City, Johnson County, IA"),
        ("place", "Mineral, Montana", "Mineral County, Montana"),
        ("place", None, "Iowa"),
        ("address", "1 Main St. / Ames, IA 50010", "1 Main St."),
        ("number", "#2018008", "2018008"),
        ("type", None, "layoff"),
    ],
)
def test_readings_that_say_the_same_agree(field, want, got):
    assert rows_by_hand.same(field, want, got, {"state": "ia", "expect": {}}, {})


@pytest.mark.parametrize(
    ("field", "want", "got"),
    [
        ("place", "Iowa City, Iowa", "Johnson, Iowa"),
        ("place", "Delphos, Ohio", "Delphos, Iowa"),
        ("address", "1 Main St. / Ames, IA 50010", "Main St."),
        ("employer", "Raven", "Raven - Aerostar"),
        ("type", "closure", "layoff"),
        ("count", None, {"low": 0, "high": 0, "approx": False}),
    ],
)
def test_readings_that_differ_do_not(field, want, got):
    assert not rows_by_hand.same(field, want, got, {"state": "ia", "expect": {}}, {})
