"""Cells of people in every way of writing them; the readings are in the form of telling.py."""

from __future__ import annotations

import pytest
from tests.extract.structured.telling import count_told

COLORADO = ("colorado", "co")
INDIANA = ("indiana", "in")
ONE = [
    ("240", "240"),
    ("1 240", "1,240"),
    ("1 240 salariés", "1,240 '1 240'"),
    ("1\u00a0240", "1,240"),
    ("1.240", "1,240"),
    ("1'240", "1,240"),
    ("1,234.0", "1,234"),
    ("27.0", "27"),
    ("*152", "152 '152'"),
    ("45**", "45 '45'"),
    ("13 FT", "13 '13'"),
    ("45emp", "45 '45'"),
    ("45 EE's", "45 '45'"),
    ("twelve", "12"),
    ("Twelve (12)", "12 '12'"),
    ("twenty-five employees", "25 'twenty-five'"),
    ("One hundred and five workers", "105 'One hundred and five'"),
    ("zero", "0"),
    ("Entire workforce of 45", "45 '45'"),
    ("all 45 employees", "45 '45'"),
    ("45 of 300 employees", "45 '45'"),
    ("45 out of 300", "45 '45'"),
    ("15% (45)", "45 '45'"),
    ("45 at 3 locations", "45 '45'"),
    ("3 stores, 45 employees", "45 '45'"),
    ("45 (Store #123)", "45 '45'"),
    ("45 (out of 60)", "45 '45'"),
    ("#45", "45 '45'"),
    ("Local 876 - 45", "45 '45'"),
    ("3M - 45", "45 '45'"),
    ("54 (All employees can be relocated)", "54 '54'"),
    ("60 total", "60 '60'"),
    ("45 https://example.org/99", "45 '45'"),
    ("45 (TBD)", "45 '45'"),
    ("45 (3/1/2024)", "45 '45', [45 2024-03-01]"),
]
BOUNDS = [
    ("45 + or -", "about 45"),
    ("45 or so", "about 45"),
    ("over one hundred", "over 100"),
    ("approximately fifty", "about 50"),
    ("Between 45 & 50", "45-50"),
    ("45 plus", "over 45"),
    ("unknown at this time (est. 45)", "about 45 'est. 45'"),
    ("Up to 300", "up to 300"),
    ("no more than 40 employees", "up to 40 'no more than 40'"),
    ("as many as 40", "up to 40"),
    ("<50", "up to 50"),
    ("50 or fewer", "up to 50"),
    ("Potentially 62", "up to 62"),
    ("over 50", "over 50"),
    ("at least 50 employees", "over 50 'at least 50'"),
    (">=50", "over 50"),
    ("50 or more", "over 50"),
    ("minimum of 50", "over 50"),
    ("1,000+", "over 1,000"),
    ("200 +/-", "about 200"),
    ("±200", "about 200"),
    ("approx. 40", "about 40"),
    ("40 (approx)", "about 40"),
    ("nearly 200", "about 200"),
    ("ca. 45", "about 45"),
    ("45?", "about 45"),
    ("rund 1.240 Beschäftigte", "about 1,240 'rund 1.240'"),
    ("bis zu 45 Mitarbeiter", "up to 45 'bis zu 45'"),
    ("más de 45", "over 45"),
    ("27-30", "27-30"),
    ("40 to 60 workers", "40-60 '40 to 60'"),
    ("between 40 and 60", "40-60"),
    ("entre 40 y 60", "40-60"),
    ("40 or 50", "40-50"),
    ("approximately 40-60", "40-60 (approx)"),
    ("1,000 – 1,500", "1,000-1,500"),
    ("0-5", "0-5"),
]
CHANGED = [
    ("103 (REVISED) 10/22/2020 108", "108 '108', before 103, marked 2020-10-22, revised"),
    ("Original: 45 Amended: 20", "20 '20', before 45, revised"),
    ("20 (was 45)", "20 '20', before 45"),
    ("103 revised to 108", "108 '108', before 103, revised"),
    ("Updated 45 from 60", "45 '45', before 60, revised"),
    ("Updated from 60 to 45", "45 '45', before 60, revised"),
    ("45 (updated from 60)", "45 '45', before 60, revised"),
    ("54 (originally 80)", "54 '54', before 80"),
    ("Originally 80, now 54", "54 '54', before 80"),
    ("was 80; now 54", "54 '54', before 80"),
    ("Revised: 54; Original: 80", "54 '54', before 80, revised"),
    ("Original 80 Revised 54", "54 '54', before 80, revised"),
    ("54 amended 6/1/20", "54 '54', marked 2020-06-01, revised"),
    ("Amended 6/1/20: 54", "54 '54', marked 2020-06-01, revised"),
    ("54 (amended 6/1/2020 from 80)", "54 '54', before 80, marked 2020-06-01, revised"),
    ("reduced from 75 to 60", "60 '60', before 75"),
    ("TBD (previously 80)", "no number, before 80"),
    ("80 - RESCINDED", "80 '80', rescinded"),
    ("an additional 16 employees", "16 '16', additional"),
    ("16 additional", "16 '16', additional"),
]
SCOPES = [
    ("61 total (4 in CO)", "4 '4', total 61"),
    ("4 in CO, 61 total", "4 '4', total 61"),
    ("61 nationwide, 4 Colorado", "4 '4', total 61"),
    ("4 (61 nationwide)", "4 '4', total 61"),
    ("4 Colorado residents out of 61 total", "4 '4', total 61"),
    ("645 (**ONLY FIVE CO RESIDENTS AFFECTED**)", "5 'FIVE', total 645"),
    ("72 (54 CO residents impacted)", "54 '54', total 72"),
    ("CO: 4, WY: 57", "4 '4', [4 'CO'], [57 'WY']"),
    ("57 WY; 4 CO", "4 '4', [57 'WY'], [4 'CO']"),
    ("45 employees, 12 of whom are in Colorado", "12 '12', total 45"),
    ("45 employees nationwide including 12 in Colorado", "12 '12', total 45"),
    ("12 in-state", "12 '12'"),
    ("500 companywide", "no number, total 500"),
    ("430 nationwide; unknown number of CO residents impacted", "no number, total 430"),
    ("18 Colorado remote workers", "18 '18'"),
]
ANYWHERE = [
    ("61 total, 4 in CO", "61 '61', [4 'CO']"),
    ("9 Pennsylvania workers (209 total)", "209 '209', [9 'Pennsylvania workers']"),
    ("500 nationwide", "500 '500'"),
    ("97 (in MI)0 (in IN)", "97 (derived), [97 'MI'], [0 'IN']"),
]
PARTS = [
    ("138: 133 Zeeland, 5 Traverse City", "138 '138', [133 'Zeeland'], [5 'Traverse City']"),
    ("133 Zeeland, 5 Traverse City (138 total)", "138 '138', [133 'Zeeland'], [5 'Traverse City']"),
    ("133 Zeeland, 5 Traverse City", "138 (derived), [133 'Zeeland'], [5 'Traverse City']"),
    ("133 in Zeeland and 5 in Traverse City", "138 (derived), [133 'Zeeland'], [5 'Traverse City']"),
    ("Zeeland 133, Traverse City 5", "138 (derived), [133 'Zeeland'], [5 'Traverse City']"),
    ("Zeeland: 133; Traverse City: 5", "138 (derived), [133 'Zeeland'], [5 'Traverse City']"),
    ("Zeeland - 133\nTraverse City - 5", "138 (derived), [133 'Zeeland'], [5 'Traverse City']"),
    (
        "501 @ Etters location; 595 @ Philadelphia location",
        "1,096 (derived), [501 'Etters location'], [595 'Philadelphia location']",
    ),
    ("Cooked Plant -- 110 ... Raw Plant - 119", "229 (derived), [110 'Cooked Plant'], [119 'Raw Plant']"),
    ("20FT/10PT", "30 (derived), [20 'FT'], [10 'PT']"),
    ("20 full-time and 10 part-time", "30 (derived), [20 'full-time'], [10 'part-time']"),
    ("52 - 12 salaried and 40 hourly", "52 '52', [12 'salaried'], [40 'hourly']"),
    ("52 Union (12 salaried)", "52 '52', [12 'salaried']"),
    ("30 (20, 10)", "30 '30', [20], [10]"),
    ("Phase 1 - 20, Phase 2 - 25", "45 (derived), [20 'Phase 1'], [25 'Phase 2']"),
    ("20 initially, 25 later", "45 (derived), [20 'initially'], [25 'later']"),
    ("45 (20 on 3/8/24; 25 on 4/8/24)", "45 '45', [20 2024-03-08], [25 2024-04-08]"),
    ("FT: 20 PT: 25 Total: 45", "45 '45', [20 'FT'], [25 'PT']"),
    ("additional 20 for a total of 65", "65 '65', [20]"),
    ("45 (incl. 20 contractors)", "45 '45', [20 'contractors']"),
    ("45+10", "55 (derived), [45], [10]"),
    ("Phase 1: 10; Phase 2: 20", "30 (derived), [10 'Phase 1'], [20 'Phase 2']"),
    ("10 on 3/1/24, 20 on 4/1/24", "30 (derived), [10 2024-03-01], [20 2024-04-01]"),
    ("up to 20 hourly, 5 salaried", "no number, [up to 20 'hourly'], [5 'salaried']"),
    ("45 plus 10 contractors", "45 '45', [10 'contractors']"),
    ("45 employees, 10 contractors", "45 '45', [10 'contractors']"),
    ("58, 94, 97", "no number, [58], [94], [97]"),
    ("82 (47)", "no number, [82], [47]"),
    ("45 impacted; 12 remote", "no number, [45], [12 'remote']"),
]
UNREADABLE = [
    "https://example.org/4",
    "30-27",
    "27.000",
    "27.5",
    "1,2",
    "12,34",
    "-5",
    "$45",
    "45 days",
    "25% of workforce",
    "555-123-4567",
    "12345678",
    "Layoff Total",
    "Rescinded",
    "no employees",
    "x" * 2000,
]
UNKNOWN = [
    "All",
    "All employees",
    "entire workforce",
    "N/A",
    "n/a ",
    "?",
    "TBD",
    "Not yet known",
    "Varies",
    "#N/A",
    "PA total pending verification",
    "unbekannt",
]


@pytest.mark.parametrize(("cell", "reading"), ONE)
def test_the_only_number_of_people_is_the_number(cell, reading):
    assert count_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), BOUNDS)
def test_a_number_of_people_keeps_its_bounds(cell, reading):
    assert count_told(cell) == reading


def test_those_who_may_be_affected_are_the_most_that_can_be():
    assert count_told("62 MAY be affected") == "up to 62"


@pytest.mark.parametrize(("cell", "reading"), CHANGED)
def test_a_changed_number_keeps_the_one_before_and_the_day(cell, reading):
    assert count_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), SCOPES)
def test_the_number_of_the_state_is_told_from_the_number_everywhere(cell, reading):
    assert count_told(cell, COLORADO) == reading


@pytest.mark.parametrize(("cell", "reading"), ANYWHERE)
def test_for_no_known_state_the_number_is_that_of_all(cell, reading):
    assert count_told(cell) == reading


def test_the_code_of_a_state_counts_in_capitals_only():
    assert count_told("97 (in MI)0 (in IN)", INDIANA) == "0 '0', [97 'MI'], [0 'IN']"


@pytest.mark.parametrize(("cell", "reading"), PARTS)
def test_parts_are_kept_and_a_sum_that_the_cell_does_not_state_is_derived(cell, reading):
    assert count_told(cell) == reading


@pytest.mark.parametrize("cell", UNREADABLE)
def test_a_number_that_is_none_of_people_is_not_read(cell):
    assert count_told(cell) == "unreadable"


@pytest.mark.parametrize("cell", UNKNOWN)
def test_a_cell_that_says_that_nothing_is_known_is_unknown(cell):
    assert count_told(cell) == "unknown"
