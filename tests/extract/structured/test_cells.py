"""The values of cells."""

from __future__ import annotations

import pytest

from headcount.extract.structured.cells import Unreadable, are_fractions, is_unknown, kind, share
from headcount.model import Percent


@pytest.mark.parametrize(
    "cell", ["N/A", "n/a", "Unknown", "TBD", "---", "?", "Not Disclosed", "To be determined", " None "]
)
def test_a_cell_that_says_that_nothing_is_known_is_none(cell):
    assert is_unknown(cell)
    assert share(cell, fraction=False) is None


@pytest.mark.parametrize(
    ("cell", "fraction", "wanted"),
    [
        ("25%", False, 25),
        ("25", False, 25),
        ("0.25", True, 25),
        ("1.0", True, 100),
        ("25%", True, 25),
        ("7.5 %", False, 7.5),
    ],
)
def test_a_share_is_in_percent(cell, fraction, wanted):
    assert share(cell, fraction=fraction) == Percent(wanted, wanted)


@pytest.mark.parametrize("cell", ["140", "about a third", "-5"])
def test_a_share_that_cannot_be_is_not_read(cell):
    with pytest.raises(Unreadable):
        share(cell, fraction=False)


@pytest.mark.parametrize(
    ("column", "wanted"),
    [(["0.25", "1.0"], True), (["25", "0.5"], False), (["1"], False), (["25%"], False), ([], False)],
)
def test_fractions_are_told_by_the_whole_column(column, wanted):
    assert are_fractions(column) is wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Plant Closing", "closure"),
        ("Layoff Permanent", "layoff"),
        ("Layoff Temporary", "furlough"),
        ("Closure (Temporary)", "closure"),
        ("CL", "closure"),
        ("Mass Layoff ", "layoff"),
        ("Voluntary", "buyout"),
        ("WARN", None),
        ("yes", "closure"),
    ],
)
def test_a_type_is_named_by_its_words(cell, wanted):
    assert kind(cell, {"yes": "closure", "no": "layoff"}) == wanted
