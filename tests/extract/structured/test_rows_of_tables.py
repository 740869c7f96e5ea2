"""Rows of tables -> claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headcount import decode
from headcount.extract import structured
from headcount.model import Cut, Document, PartialDate, Percent, Quantity, Reason, Remark, SetAside

WASHINGTON = """Company,Location,Layoff Start Date,# of Workers,Closure Layoff,Type of Layoff,Received Date
"Kettering Foods, Inc.",Yakima,5/14/2024,119,Layoff,Permanent,3/11/2024
Otley Mills LLC dba Otley Yarns,Auburn,7/1/2024 - 8/1/2024,Up to 40,Closure,Permanent,3/3/24
"""
TRACKER = """Company,Location_HQ,Industry,Laid_Off_Count,Percentage,Date,Source,Stage,Country
Kettering Labs,Leeds,Food,119.0,0.25,2024-03-11T00:00:00.000Z,https://dale.example/a,Series B,United Kingdom
Otley Yarns,Auburn,Retail,,1.0,2024-03-12,https://dale.example/b,Seed,United States
"""
HEADER = "Company,City,Employees affected,Notice date,Effective date,Reason\n"
UNKNOWN = HEADER + "Kettering Foods,Leeds,240,2024-03-11,2024-05-14,Loss of contract\n"


@pytest.fixture
def claims() -> Callable[..., list[structured.Told]]:
    """The claims of a table of the given name and text."""
    return lambda text, name="table.csv": structured.claims_of_tables(
        decode.passages(Document(content=text.encode(), name=name))
    )


def cuts(found):
    return [one for one in found if isinstance(one, Cut)]


def cells_not_read(found):
    return [(one.row, one.cause) for one in found if isinstance(one, Remark) and one.about == "cell"]


def test_a_notice_of_a_known_office_is_a_claim_with_all_its_cells(claims):
    notice = claims(WASHINGTON)[0]
    assert (notice.employer, notice.headcount, notice.type, notice.status) == (
        "Kettering Foods, Inc.",
        Quantity(119, 119),
        "layoff",
        "announced",
    )
    assert (notice.announced, notice.effective) == (PartialDate(2024, 3, 11), PartialDate(2024, 5, 14))
    assert (notice.place, notice.row, notice.confidence, notice.language) == ("Yakima, Washington", 1, 0.99, "en")
    assert (notice.speaker, notice.speaker_kind) == ("Washington State Employment Security Department", "government")


def test_each_field_has_the_words_of_its_cell_as_quote(claims):
    notice = claims(WASHINGTON)[1]
    assert {name: quote.text for name, quote in notice.quotes.items() if name != "evidence"} == {
        "employer": "Otley Mills LLC",
        "also.0": "Otley Yarns",
        "headcount": "Up to 40",
        "announced": "3/3/24",
        "effective": "7/1/2024",
        "effective_last": "8/1/2024",
        "type": "Closure",
        "place": "Auburn",
    }
    assert notice.quotes["evidence"].text.startswith("Company: Otley Mills LLC dba Otley Yarns\nLocation: Auburn")


def test_a_tracker_is_known_and_its_fractions_are_shares(claims):
    first, last = cuts(claims(TRACKER))
    assert (first.headcount, first.percent, first.place) == (
        Quantity(119, 119),
        Percent(25, 25),
        "Leeds, United Kingdom",
    )
    assert (last.headcount, last.percent, last.announced) == (None, Percent(100, 100), PartialDate(2024, 3, 12))
    assert (first.speaker, first.speaker_kind, first.effective) == ("Layoffs.fyi", "tracker", None)


def test_an_unknown_table_is_read_by_its_headers_with_less_confidence(claims):
    found = claims(UNKNOWN)[0]
    assert (found.employer, found.headcount, found.place) == ("Kettering Foods", Quantity(240, 240), "Leeds")
    assert (found.confidence, found.speaker, found.speaker_kind) == (0.9, None, None)
    assert found.reasons == (Reason("other"),)
    assert found.quotes["reasons.0"].text == "Loss of contract"


def test_a_common_header_is_an_office_only_when_the_file_says_so(claims):
    table = "Company,Location,Date Received,Employees Affected\nKettering Foods,Huron,03/08/2024,64\n"
    assert [claims(table, name)[0].speaker for name in ("table.csv", "warn/sd.csv", "South Dakota 2024.csv")] == [
        None,
        "South Dakota Department of Labor and Regulation",
        "South Dakota Department of Labor and Regulation",
    ]


def test_the_id_comes_from_the_place_and_the_words_not_from_the_values(claims):
    assert claims(WASHINGTON)[0].id == claims(WASHINGTON, "copy.csv")[0].id
    assert len({claim.id for claim in claims(WASHINGTON)}) == 2


def test_a_row_without_employer_is_set_aside_with_its_number(claims):
    found = claims(UNKNOWN + ",Otley,18,2024-03-12,,\nOtley Mills,Otley,18,2024-03-12,,\n")
    assert [str(row) for row in found if isinstance(row, SetAside)] == [
        "table.csv:2: a row without an employer; add its name to the row"
    ]
    assert [claim.row for claim in found if isinstance(claim, Cut)] == [1, 3]


def test_totals_and_repeated_headers_are_no_employers(claims):
    found = claims(UNKNOWN + HEADER + "Total,,258,,,\n")
    assert [(row.row, row.cause) for row in found if isinstance(row, SetAside)] == [
        (2, "the header again"),
        (3, "a total, not an employer"),
    ]


@pytest.mark.parametrize(("cell", "wanted"), [("N/A", None), ("", None), ("0", Quantity(0, 0))])
def test_an_unknown_number_stays_unknown_and_zero_stays_zero(claims, cell, wanted):
    found = claims(UNKNOWN.replace("240", cell))
    assert [(claim.headcount, "headcount" in claim.quotes) for claim in found] == [(wanted, wanted is not None)]


def test_a_cell_that_cannot_be_read_is_named_and_the_claim_is_kept(claims):
    found = claims(UNKNOWN.replace("240", "30-27").replace("2024-05-14", "6/21/20023"))
    assert (found[0].headcount, found[0].effective) == (None, None)
    assert cells_not_read(found) == [
        (1, "the number '30-27' cannot be read and is left unknown"),
        (1, "the date 'effective' '6/21/20023' cannot be read and is left unknown"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Company,City,Opened\nKettering Foods,Leeds,2024-03-11\nOtley Mills,Otley,2024-03-12\n",
        "Company,Title,Location,Date\nKettering Foods,Baker,Leeds,2024-03-11\nOtley Mills,Spinner,Otley,2024-03-12\n",
        "City,Employees affected\nLeeds,240\nOtley,18\n",
    ],
)
def test_a_table_that_is_not_of_cuts_is_set_aside_once_with_its_headers(claims, text):
    found = claims(text)
    assert [type(row) for row in found] == [SetAside]
    assert text.split("\n")[0].replace(",", ", ") in found[0].cause
    assert "vocab/trackers" in found[0].next_step


@pytest.mark.parametrize(
    ("cell", "employer"),
    [
        ("Kettering Foods - Revised", "Kettering Foods"),
        ("Kettering Foods (Revised 7/22/21)", "Kettering Foods"),
        ("Kettering  Foods*", "Kettering Foods"),
        ("Kettering Foods d/b/a Dale Bread", "Kettering Foods"),
        ("3M", "3M"),
    ],
)
def test_the_employer_is_the_name_alone(claims, cell, employer):
    assert claims(UNKNOWN.replace("Kettering Foods", cell))[0].employer == employer


def test_the_address_under_a_name_is_no_part_of_it_where_the_office_writes_so(claims):
    header = "Company Name,State Notification Date,Layoff Date,Employees Affected\n"
    found = claims(header + '"Kettering Foods\n1 Mill Lane\nTAMPA, FL",02-21-24,"04-18-24\n thru\n05-01-24",5\n')[0]
    assert (found.employer, found.place, found.quotes["place"].text) == ("Kettering Foods", "TAMPA, Florida", "TAMPA")
    assert (found.effective, found.speaker) == (PartialDate(2024, 4, 18), "Florida Department of Commerce")


def test_a_notice_that_was_called_off_is_rescinded(claims):
    found = claims(UNKNOWN.replace("Kettering Foods", "Kettering Foods (Rescinded)"))[0]
    assert (found.employer, found.status, found.quotes["status"].text) == (
        "Kettering Foods",
        "rescinded",
        "Kettering Foods (Rescinded)",
    )


def test_one_row_alone_gives_the_same_claim(claims):
    row = decode.passages(Document(content=WASHINGTON.encode(), name="table.csv"))[0]
    assert structured.claims(row) == claims(WASHINGTON)[:1]


def test_passages_that_are_no_rows_are_passed_over():
    text = decode.passages(Document(content=b"Kettering Foods cuts 240 jobs in Leeds.", name="a.txt"))
    assert structured.claims_of_tables(text) == []
