"""The values of cells."""

from __future__ import annotations

import pytest

from headcount.extract.structured.cells import Unreadable, are_fractions, count, day, kind, order_of, share
from headcount.model import Percent, Quantity


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("240", Quantity(240, 240)),
        ("1,240", Quantity(1240, 1240)),
        ("1 240", Quantity(1240, 1240)),
        ("27.0", Quantity(27, 27)),
        ("0", Quantity(0, 0)),
        ("Up to 300", Quantity(None, 300)),
        ("no more than 40", Quantity(None, 40)),
        ("over 50", Quantity(50, None)),
        ("at least 50 employees", Quantity(50, None)),
        ("100+", Quantity(100, None)),
        ("27-30", Quantity(27, 30)),
        ("40 to 60 workers", Quantity(40, 60)),
        ("200 +/-", Quantity(200, 200, approx=True)),
        ("Approximately 156", Quantity(156, 156, approx=True)),
        ("~80", Quantity(80, 80, approx=True)),
        ("645 Revised", Quantity(645, 645)),
        ("62 MAY be affected", Quantity(62, 62)),
        ("2 remote workers", Quantity(2, 2)),
        ("*152", Quantity(152, 152)),
    ],
)
def test_a_number_of_people_keeps_its_bounds(cell, wanted):
    assert count(cell) == wanted


@pytest.mark.parametrize(
    "cell", ["N/A", "n/a", "Unknown", "TBD", "---", "?", "Not Disclosed", "To be determined", " None "]
)
def test_a_cell_that_says_that_nothing_is_known_is_none(cell):
    assert (count(cell), day(cell), share(cell, fraction=False)) == (None, None, None)


@pytest.mark.parametrize(
    "cell",
    [
        "103 (REVISED) 10/22/2020 108",
        "61 total, 4 in CO",
        "97 (in MI)0 (in IN)",
        "additional 16",
        "https://example.org/4",
        "30-27",
        "58 94 97",
    ],
)
def test_a_number_that_is_not_plain_is_not_read(cell):
    with pytest.raises(Unreadable):
        count(cell)


@pytest.mark.parametrize(
    ("cell", "wanted", "words"),
    [
        ("2024-01-05", "2024-01-05", "2024-01-05"),
        ("2024-01-05 00:00:00", "2024-01-05", "2024-01-05"),
        ("2024-01-05T10:00:00.000Z", "2024-01-05", "2024-01-05"),
        ("2021/12/17", "2021-12-17", "2021/12/17"),
        ("1/5/2024", "2024-01-05", "1/5/2024"),
        ("1/5/24", "2024-01-05", "1/5/24"),
        ("02-21-22", "2022-02-21", "02-21-22"),
        ("20.01.2023", "2023-01-20", "20.01.2023"),
        ("January 5, 2024", "2024-01-05", "January 5, 2024"),
        ("March 20,2020", "2020-03-20", "March 20,2020"),
        ("Jan 13, 2022", "2022-01-13", "Jan 13, 2022"),
        ("16-Feb-2021", "2021-02-16", "16-Feb-2021"),
        ("5 March 2024", "2024-03-05", "5 March 2024"),
        ("1/5/2024 - 2/6/2024", "2024-01-05", "1/5/2024"),
        ("09/12/2023-11/12/2023", "2023-09-12", "09/12/2023"),
        ("04-18-22\n thru\n04-19-22", "2022-04-18", "04-18-22"),
        ("Updated12/16/2022", "2022-12-16", "12/16/2022"),
        ("Phase 1: 1/11/23 (38 workers) ... Phase 2: 2/10/23", "2023-01-11", "1/11/23"),
        ("December 15-30, 2020", "2020-12-15", "December 15-30, 2020"),
        ("March 2020", "2020-03", "March 2020"),
        ("04/2022", "2022-04", "04/2022"),
        ("2019", "2019", "2019"),
    ],
)
def test_the_first_date_of_a_cell_is_read_as_far_as_it_is_known(cell, wanted, words):
    date, span = day(cell)
    assert (str(date), cell[span.start : span.end]) == (wanted, words)


@pytest.mark.parametrize(
    "cell",
    [
        "03/30/3030",
        "11/08/2109",
        "0001-01-02",
        "13/45/2024",
        "Staggered",
        "01/07//09",
        "44562",
        "12/45/20245",
        "3/1620 to 4/30/20",
    ],
)
def test_a_date_that_cannot_be_is_not_read(cell):
    with pytest.raises(Unreadable):
        day(cell)


def test_a_column_that_can_only_be_day_first_is_read_so():
    assert order_of(["5/1/2024", "20/1/2024"]) == "dmy"
    assert str(day("5/1/2024", "dmy")[0]) == "2024-01-05"


@pytest.mark.parametrize("column", [["1/5/2024"], ["1/5/2024", "1/20/2024"], ["1/20/2024", "20/1/2024"], []])
def test_any_other_column_is_month_first(column):
    assert order_of(column) == "mdy"


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
