"""Cells of employers: made-up ones in the many forms that offices use, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcount.extract.structured.name_lines import one_line
from headcount.extract.structured.names import Name, Words, marked, markers, name
from headcount.model import Span
from headcount.vocab import employers

PLAIN = sorted(written for written in employers.surfaces() if written.isascii() and written[0].isalnum())[::400]


def read(cell: str, *, below: bool = False, state: str | None = None) -> dict[str, object]:
    """What a cell says, only the fields that hold something."""
    found = name(cell, below=below, state=state)
    assert found is not None
    said: dict[str, object] = {
        "name": found.name.text,
        "also": [words.text for words in found.also],
        "markers": [marker for marker, _ in found.markers],
        "marked": found.marked and str(found.marked),
    }
    said |= {
        field: words and words.text
        for field in ("site", "address", "town", "county")
        for words in [getattr(found, field)]
    }
    return {field: value for field, value in said.items() if value}


@pytest.mark.parametrize(
    "cell",
    [
        "T-ROC",
        "Coca-Cola",
        "Saint-Gobain",
        "Kimberly-Clark Corporation",
        "Wal-Mart Stores, Inc.",
        "K-Mart Store",
        "Hi-Shear Corp.",
        "ADESA/AFC",
        "AT&T",
        "E*TRADE",
        "7-Eleven, Inc.",
        "3M",
        "Forever 21",
        "Studio 54",
        "1-800-Flowers",
        "24 Hour Fitness",
        "Pier 1 Imports",
        "Extended Stay America",
        "Revision Skincare",
        "Update Systems Group",
        "Department of Correction",
        "Additional Hands",
        "Supplement World",
        "Cancel Culture Brewing",
        "Federal Correctional Institution",
        "Amend Health",
        "Delayed Gratification Records",
        "Warner Bros.",
        "Smith & Sons of Ohio",
        "Jack in the Box",
        "Bed Bath & Beyond",
        'Toys "R" Us',
        "Dick's Sporting Goods",
        "The Container Store",
        "CMA CGM (America) LLC",
        "Sanjel (USA)",
        "Foo Inc. of America",
        "Acme Company Stores",
        "Land O'Lakes",
        "Yum! Brands",
        "Guess?",
        "University of Maryland Medical Center",
        "Sheraton Grand at Wild Horse Pass",
        "Hilton Baltimore",
        "Lord & Taylor",
        "H&M",
        "Weis Markets",
    ],
)
def test_a_plain_name_is_itself(cell):
    assert read(cell) == {"name": cell}


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Tidewater Cold Storage LLC dba Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC d/b/a Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC, D.B.A. Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC DBA: Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (dba Bay Ice)", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (d/b/a Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC -dba- Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC doing business as Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC A/K/A Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC also known as Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC f/k/a Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (fka Bay Ice)", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC, formerly known as Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (Formerly Bay Ice)", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC n/k/a Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC t/a Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC trading as Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (f/k/a Bay Ice Co. t/a Frost)", ["Bay Ice Co.", "Frost"]),
        ("Tidewater Cold Storage LLC dba Bay Ice aka Frost", ["Bay Ice", "Frost"]),
        ("Tidewater Cold Storage LLC (TCS)", ["TCS"]),
        ("Tidewater Cold Storage LLC (Bay Holdings)", ["Bay Holdings"]),
        ("Tidewater Cold Storage LLC - Bay Ice, Inc.", ["Bay Ice, Inc."]),
        ("Tidewater Cold Storage LLC / Bay Ice", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC/Bay Ice, Inc.", ["Bay Ice, Inc."]),
        ("Tidewater Cold Storage LLC, a subsidiary of Bay Ice, Inc.", ["Bay Ice, Inc."]),
        ("Tidewater Cold Storage LLC (a division of Bay Ice)", ["Bay Ice"]),
        ("Tidewater Cold Storage LLC (a Bay Ice company)", ["Bay Ice company"]),
        ("Tidewater Cold Storage LLC and Bay Ice, Inc.", ["Bay Ice, Inc."]),
        ("Tidewater Cold Storage LLC, Bay Ice, Inc., and Frost Corp.", ["Bay Ice, Inc.", "Frost Corp."]),
        ("Tidewater Cold Storage LLC; Bay Ice, Inc.", ["Bay Ice, Inc."]),
        ("Tidewater Cold Storage LLC (&quot;TCS&quot;)", ['"TCS"']),
    ],
)
def test_other_names_of_an_employer_stand_beside_its_name(cell, wanted):
    assert read(cell) == {"name": "Tidewater Cold Storage LLC", "also": wanted}


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Piedmont Foods - Richmond", "Richmond"),
        ("Piedmont Foods – Plant 2", "Plant 2"),
        ("Piedmont Foods — Shipping Department", "Shipping Department"),
        ("Piedmont Foods- Roanoke", "Roanoke"),
        ("Piedmont Foods -Roanoke", "Roanoke"),
        ("Piedmont Foods Plant 2", "Plant 2"),
        ("Piedmont Foods, Plant No. 07", "Plant No. 07"),
        ("Piedmont Foods Store #118", "Store #118"),
        ("Piedmont Foods #118", "#118"),
        ("Piedmont Foods # 118", "# 118"),
        ("Piedmont Foods Unit 3B", "Unit 3B"),
        ("Piedmont Foods (Norfolk Airport)", "Norfolk Airport"),
        ("Piedmont Foods (Store 12)", "Store 12"),
        ("Piedmont Foods (Hampton Distribution Center)", "Hampton Distribution Center"),
        ("Piedmont Foods @ Dulles", "Dulles"),
        ("Piedmont Foods: Lynchburg Mill", "Lynchburg Mill"),
        ("Piedmont Foods/Lynchburg Complex", "Lynchburg Complex"),
        ("Piedmont Foods Notice for Danville", "Danville"),
        ("Piedmont Foods - Lynchburg - Second Shift", "Lynchburg - Second Shift"),
    ],
)
def test_a_site_of_an_employer_stands_beside_its_name(cell, wanted):
    assert read(cell) == {"name": "Piedmont Foods", "site": wanted}


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Bluegrass Metals, LLC at Georgetown Plant", {"name": "Bluegrass Metals, LLC", "site": "Georgetown Plant"}),
        ("Bluegrass Metals, Inc., Georgetown", {"name": "Bluegrass Metals, Inc.", "site": "Georgetown"}),
        ("Bluegrass Metals Inc Georgetown", {"name": "Bluegrass Metals Inc", "site": "Georgetown"}),
        ("Bluegrass Metals (BM) - Georgetown", {"name": "Bluegrass Metals", "also": ["BM"], "site": "Georgetown"}),
        ("Bluegrass Metals LLC dba Shine #4", {"name": "Bluegrass Metals LLC", "also": ["Shine"], "site": "#4"}),
        ("Bluegrass Metals LLC and its affiliates", {"name": "Bluegrass Metals LLC"}),
        ("Bluegrass Metals, LLC & subsidiaries", {"name": "Bluegrass Metals, LLC"}),
        ("Accurus (ZTM) Aerospace", {"name": "Accurus (ZTM) Aerospace"}),
        ("BG - Bluegrass Group", {"name": "BG", "also": ["Bluegrass Group"]}),
        ("dba Shine", {"name": "Shine"}),
        ("Bluegrass d.b.a. Shine", {"name": "Bluegrass", "also": ["Shine"]}),
        ("Bluegrass Inc.dba Shine", {"name": "Bluegrass Inc.", "also": ["Shine"]}),
        ("CCA - Blue Creek Center Annex Facility", {"name": "CCA", "site": "Blue Creek Center Annex Facility"}),
        ("(*)Bluegrass Metals", {"name": "Bluegrass Metals"}),
        ("* Bluegrass Metals **", {"name": "Bluegrass Metals"}),
        ("  Bluegrass\u00a0 Metals  ", {"name": "Bluegrass Metals"}),
        ("Bluegrass\r\nMetals", {"name": "Bluegrass Metals"}),
        ("Blue-\r\nGrass Metals", {"name": "Blue-Grass Metals"}),
        ("Bluegrass Metals_x000D_\nCompany", {"name": "Bluegrass Metals Company"}),
        ("Bluegrass &amp; Sons", {"name": "Bluegrass & Sons"}),
        ("Bluegrass Caf&eacute;", {"name": "Bluegrass Café"}),
        ("Bluegrass Inn &ndash; Lexington", {"name": "Bluegrass Inn", "site": "Lexington"}),
        ("Bluegrass Metals     Bluegrass Metals", {"name": "Bluegrass Metals"}),
        ("Bluegrass Metals (various locations)", {"name": "Bluegrass Metals"}),
    ],
)
def test_a_cell_of_several_parts_is_taken_apart(cell, wanted):
    assert read(cell) == wanted


@pytest.mark.parametrize(
    ("cell", "kinds", "day"),
    [
        ("Nutmeg Tools - Revised", ["revised"], None),
        ("Nutmeg Tools-Revised (9/30/19)", ["revised"], "2019-09-30"),
        ("Nutmeg ToolsRevised (9/30/19) Revised (12/27/19)", ["revised"], "2019-12-27"),
        ("Nutmeg Tools (REVISED)", ["revised"], None),
        ("Nutmeg Tools *UPDATED*", ["revised"], None),
        ("Nutmeg Tools Updated 10/4/2021", ["revised"], "2021-10-04"),
        ("Nutmeg Tools - Amended Notice", ["revised"], None),
        ("Nutmeg Tools Amendment #2", ["revised"], None),
        ("Nutmeg Tools - Correction", ["revised"], None),
        ("Nutmeg Tools REV 2", ["revised"], None),
        ("Nutmeg Tools (Updated to 6/1/20 WARN)", ["revised"], None),
        ("Nutmeg Tools (amended March 24, 2020)", ["revised"], "2020-03-24"),
        ("Nutmeg Tools - RESCINDED", ["rescinded"], None),
        ("Nutmeg Tools (Cancelled)", ["rescinded"], None),
        ("Nutmeg Tools - WARN CANCELED", ["rescinded"], None),
        ("Nutmeg Tools WITHDRAWN 5/1/2020", ["rescinded"], "2020-05-01"),
        ("Nutmeg Tools - Notice Retracted", ["rescinded"], None),
        ("Nutmeg Tools (Extension)", ["extended"], None),
        ("Nutmeg Tools - Extended", ["extended"], None),
        ("Nutmeg Tools (Additional)", ["additional"], None),
        ("Nutmeg Tools - Supplemental Notice", ["additional"], None),
        ("Nutmeg Tools Postponed", ["postponed"], None),
        ("Nutmeg Tools - Delayed", ["postponed"], None),
        ("Nutmeg Tools - Revised - Rescinded", ["revised", "rescinded"], None),
        ("*Amended* Nutmeg Tools", ["revised"], None),
        ("UPDATED: Nutmeg Tools", ["revised"], None),
        ("Revised - Nutmeg Tools", ["revised"], None),
        ("** Correction to Nutmeg Tools", ["revised"], None),
        ("RESCINDED Nutmeg Tools", ["rescinded"], None),
        ("WARN Rescinded - Nutmeg Tools", ["rescinded"], None),
        ("(Updated 3/2/2021) Nutmeg Tools", ["revised"], "2021-03-02"),
        ("Additional: Nutmeg Tools", ["additional"], None),
        ("Nutmeg Tools Attachment 2", [], None),
        ("Nutmeg Tools Phase 1 (7/28/20) Phase 2 (8/13/20)", [], None),
        ("Nutmeg Tools WARN notice 04/2021", [], None),
        ("Nutmeg Tools WARN", [], None),
    ],
)
def test_what_the_office_wrote_is_no_part_of_the_name(cell, kinds, day):
    said = read(cell)
    assert said == {
        key: value for key, value in {"name": "Nutmeg Tools", "markers": kinds, "marked": day}.items() if value
    }


@pytest.mark.parametrize(
    ("cell", "address", "town"),
    [
        ("Sooner Parts 8800 Line Ave Tulsa, OK 74101", "8800 Line Ave Tulsa, OK 74101", "Tulsa"),
        ("Sooner Parts, 12 Main Street, Norman, Oklahoma", "12 Main Street, Norman, Oklahoma", "Norman"),
        ("Sooner Parts - 1001 Sullivan Rd", "1001 Sullivan Rd", None),
        ("Sooner Parts - 220 Poplar Pl", "220 Poplar Pl", None),
        ("Sooner Parts P.O. Box 77 Tulsa, OK 74101", "P.O. Box 77 Tulsa, OK 74101", "Tulsa"),
        ("Sooner Parts 4537 Hwy 48 Suite 5", "4537 Hwy 48 Suite 5", None),
        ("Sooner Parts Notices for:12 Elm Street14 Oak Street", "12 Elm Street14 Oak Street", None),
        ("Sooner Parts\n12 Elm Street\nTulsa, OK 74101", "12 Elm Street Tulsa, OK 74101", "Tulsa"),
        ("Sooner Parts\nP.O. Box 9\nTULSA, OK, 74101", "P.O. Box 9 TULSA, OK, 74101", "TULSA"),
    ],
)
def test_an_address_behind_a_name_is_cut_off(cell, address, town):
    assert read(cell) == {
        key: value for key, value in {"name": "Sooner Parts", "address": address, "town": town}.items() if value
    }


def test_the_site_and_the_address_stand_below_the_name():
    cell = "Palmetto Mills\nUpstate Plant - RESCINDED\n4 Loom Way\n\nGREENVILLE, SC, 29601"
    wanted = {
        "name": "Palmetto Mills",
        "site": "Upstate Plant",
        "address": "4 Loom Way GREENVILLE, SC, 29601",
        "town": "GREENVILLE",
    }
    assert read(cell, below=True) == wanted | {"markers": ["rescinded"]}


def test_a_name_may_go_on_below():
    assert read("Palmetto\nInternational\n4 Loom Way\nGreer, SC 29650", below=True)["name"] == "Palmetto International"
    assert read("Palmetto\nMills, LLC\n4 Loom Way\nGreer, SC 29650", below=True)["name"] == "Palmetto Mills, LLC"


def test_a_town_and_its_county_are_cut_off_where_the_tables_agree():
    assert read("Kmart Tupelo (Lee)", state="Mississippi") == {"name": "Kmart", "town": "Tupelo", "county": "Lee"}


def test_a_town_before_the_dash_is_the_site_of_the_firm_after_it():
    assert read("Boise - Gem Schools, Inc.", state="Idaho") == {"name": "Gem Schools, Inc.", "site": "Boise"}


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "  ",
        "\n",
        "***",
        "N/A",
        "TBD",
        ".",
        "Revised",
        "(Cancelled)",
        "WARN",
        "https://example.org/notice.pdf",
        "www.example.org",
        "Amended Notice 3/4/2020",
        "* Most workers of firms marked with a star will be hired again by the buyer",
    ],
)
def test_a_cell_without_a_name_gives_none(cell):
    assert name(cell) is None


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Layoff - Revised", ("revised",)),
        ("The notice was rescinded on 4/1/2020.", ("rescinded",)),
        ("UPDATED NOTICE", ("revised",)),
        ("Temporary layoff extended; additional workers", ("extended", "additional")),
        ("Layoff delayed to June", ("postponed",)),
        ("Correctional officers", ()),
        ("Closing of the corrections unit", ()),
        ("AmendedUpdated", ("revised",)),
        ("Permanent", ()),
    ],
)
def test_markers_are_read_in_prose(prose, wanted):
    assert tuple(marker for marker, _ in markers(prose)) == wanted


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Revised 9/30/19, revised 12/27/19", "2019-12-27"),
        ("rescinded on April 1, 2020", "2020-04-01"),
        ("5/6/2021 amended", "2021-05-06"),
        ("Revised to 3/16/15", "None"),
        ("Layoff 3/16/15", "None"),
        ("Revised (99/99/99)", "None"),
    ],
)
def test_the_newest_day_of_a_change_is_read(prose, wanted):
    assert str(marked(prose)) == wanted


PIECES = st.sampled_from(
    [
        "Acme",
        "Inc.",
        "LLC",
        " - ",
        "-",
        "(",
        ")",
        "/",
        "#12",
        "dba",
        "d/b/a",
        "Revised",
        "Updated 1/2/20",
        "Cancelled",
        "\n",
        "\r\n",
        "&amp;",
        "\u00a0",
        "12 Main St",
        "Tulsa, OK 74101",
        "Plant",
        "*",
        ",",
        "@",
        "at",
        "and",
        "(Lee)",
        "Notice for",
        "Statewide",
        "N/A",
        ":",
        "_x000D_",
        "&ndash;",
        "St. Louis",
        "WARN",
        "aka",
        "0",
        "İ",
        "ß",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=9).map(" ".join), st.lists(PIECES, max_size=9).map("".join)
)


def spans(found: Name) -> list[Span]:
    return [words.span for words in parts(found)] + [span for _, span in found.markers]


def parts(found: Name) -> list[Words]:
    return [
        found.name,
        *found.also,
        *(words for words in (found.site, found.address, found.town, found.county) if words),
    ]


@given(TEXTS, st.booleans(), st.sampled_from([None, "Ohio", "Mississippi"]))
def test_any_text_gives_a_name_or_none_and_its_words_stand_in_their_spans(text, below, state):
    found = name(text, below=below, state=state)
    assert found is None or all(span.end <= len(text) for span in spans(found))
    assert found is None or all(
        words.text == one_line(text[words.span.start : words.span.end]) for words in parts(found)
    )


@given(st.text(max_size=200))
def test_any_prose_gives_markers_within_it(text):
    marked(text)
    assert all(span.end <= len(text) for _, span in markers(text))


@pytest.mark.parametrize("written", PLAIN)
def test_a_known_employer_keeps_its_first_word(written):
    assert read(written)["name"].split()[0] == written.split()[0]


def test_nearly_every_known_employer_is_one_plain_name():
    whole = [written for written in PLAIN if read(written) == {"name": written}]
    assert len(whole) >= 0.97 * len(PLAIN)
