"""Every row of a table is one claim, continues one, or is set aside; what is noticed beside is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headcount import decode
from headcount.extract import structured
from headcount.model import Continued, Cut, Document, PartialDate, Phase, Quantity, Remark, SetAside

HEADER = "Company,City,Employees affected,Notice date,Effective date,Type\n"
ROW = "Kettering Foods,Leeds,240,2024-03-11,2024-05-14,Layoff\n"
ONE = "table.csv: 3 rows = 2 claims + 1"


@pytest.fixture
def read() -> Callable[..., list[structured.Told]]:
    """What a table of the given text gives."""
    return lambda text, name="table.csv": structured.claims_of_tables(passages(text, name))


@pytest.fixture
def account() -> Callable[..., str]:
    """The account of the rows of a table of the given text."""

    def told(text: str, name: str = "table.csv") -> str:
        rows = passages(text, name)
        return "; ".join(map(str, structured.accounts(rows, structured.claims_of_tables(rows))))

    return told


def passages(text, name):
    return decode.passages(Document(content=text.encode(), name=name))


def of(kind, found):
    return [one for one in found if isinstance(one, kind)]


def remarks(about, found):
    return [one.cause for one in of(Remark, found) if one.about == about]


def test_a_row_without_employer_and_day_of_notice_continues_the_row_above(read, account):
    text = HEADER + ROW + ",Otley,18,,2024-06-01,\n"
    found = read(text)
    assert of(Continued, found) == [Continued("table.csv", 2, 1)]
    assert account(text) == "table.csv: 2 rows = 1 claim + 1 continued"
    notice = of(Cut, found)[0].notice
    assert notice.phases == (Phase(headcount=Quantity(18, 18), effective=PartialDate(2024, 6, 1), label="Otley"),)
    assert notice.other == {
        "City (row 2)": "Otley",
        "Employees affected (row 2)": "18",
        "Effective date (row 2)": "2024-06-01",
    }


def test_the_number_of_the_row_above_stays_as_it_is_stated(read):
    found = of(Cut, read(HEADER + ROW + ",Otley,18,,2024-06-01,\n"))
    assert [(cut.headcount, cut.effective) for cut in found] == [(Quantity(240, 240), PartialDate(2024, 5, 14))]


def test_a_row_with_a_day_of_notice_of_its_own_does_not_continue_another(read, account):
    text = HEADER + ROW + ",Otley,18,2024-03-12,,\n"
    assert [(one.row, one.cause) for one in of(SetAside, read(text))] == [(2, "a row without an employer")]
    assert account(text) == "table.csv: 2 rows = 1 claim + 1 set aside"


def test_a_row_that_continues_none_is_set_aside(read):
    assert [one.row for one in of(SetAside, read(HEADER + ",Otley,18,,,\n" + ROW))] == [1]


def test_where_no_row_has_a_day_of_notice_one_with_fewer_cells_continues(account):
    header = "Company,City,Employees affected,Effective date\nKettering Foods,Leeds,240,2024-05-14\n"
    assert account(header + ",,18,2024-06-01\n") == "table.csv: 2 rows = 1 claim + 1 continued"
    assert account(header + ",Otley,18,2024-06-01\n") == "table.csv: 2 rows = 1 claim + 1 set aside"


def test_a_row_may_go_on_after_the_header_is_repeated(account):
    assert account(HEADER + ROW + HEADER + ",Otley,18,,,\n") == (
        "table.csv: 3 rows = 1 claim + 1 continued + 1 set aside"
    )


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (HEADER, "the header again"),
        ("COMPANY,CITY,Employees Affected,,,\n", "the header again"),
        ("Total,,258,,,\n", "a total, not an employer"),
        ("Grand Total: 258,,,,,\n", "a total, not an employer"),
        ("Total workers affected in March 2024,,258,,,\n", "a total, not an employer"),
        (",Total,258,,,\n", "a total, not an employer"),
        ("2023,,,,,\n", "a line of words alone ('2023'), not a notice"),
        (",,,January 2024,,\n", "a line of words alone ('January 2024'), not a notice"),
        ("January,January,January,January,January,January\n", "a line of words alone ('January'), not a notice"),
        ("* Workers will be rehired,,,,,\n", "a line of words alone ('* Workers will be rehired'), not a notice"),
    ],
)
def test_a_line_that_is_no_notice_is_set_aside_with_its_cause(read, account, line, cause):
    text = HEADER + ROW + line + ROW
    assert [(one.row, one.cause) for one in of(SetAside, read(text))] == [(2, cause)]
    assert account(text) == f"{ONE} set aside"


@pytest.mark.parametrize("name", ["Total Wine & More", "Total Petrochemicals USA", "Sum Automation", "March Networks"])
def test_a_name_that_begins_as_a_total_is_an_employer(read, name):
    assert [cut.employer for cut in of(Cut, read(HEADER + ROW.replace("Kettering Foods", name)))] == [name]


def test_a_table_that_is_not_recognised_is_set_aside_with_all_its_rows(account):
    assert account("City,Opened\nLeeds,2024\nOtley,2023\n") == "table.csv: 2 rows = 0 claims + 2 set aside"


def test_a_cell_that_cannot_be_read_is_told_and_its_row_is_a_claim(read, account):
    text = HEADER + ROW.replace("2024-05-14", "6/21/20023") + ROW
    assert account(text) == "table.csv: 2 rows = 2 claims; 1 cell not read"
    assert [one.row for one in of(Remark, read(text)) if one.about == "cell"] == [1]
    assert of(Cut, read(text))[0].notice.other == {"Effective date": "6/21/20023"}


def test_many_cells_of_a_column_that_cannot_be_read_are_told_once_and_counted(read, account):
    text = HEADER + ROW + 30 * ROW.replace("2024-05-14", "6/21/20023")
    assert account(text) == "table.csv: 31 rows = 31 claims; 30 cells not read"
    assert remarks("cell", read(text)) == [
        "the date 'effective' of 30 cells (here '6/21/20023') cannot be read and is left unknown"
    ]


def test_columns_that_no_field_takes_are_told_once_with_their_cells(read):
    text = (
        HEADER.replace("Type", "Type,Union,Colour,_int_page")
        + ROW.strip()
        + ",None,red,1\n"
        + ROW.strip()
        + ",,red,2\n"
    )
    found = read(text)
    assert remarks("column", found) == ["columns that no field takes, kept under notice.other: Union (1), Colour (2)"]
    assert [cut.notice.other for cut in of(Cut, found)] == [{"Union": "None", "Colour": "red"}, {"Colour": "red"}]


def test_a_type_that_is_not_known_is_told_once_with_its_rows(read):
    found = read(HEADER + 2 * ROW.replace("Layoff", "Sabbatical") + ROW)
    assert remarks("word", found) == ["the type 'Sabbatical' is not known (2 rows, read as layoff)"]
    assert [cut.type for cut in of(Cut, found)] == ["layoff"] * 3


def test_a_total_of_a_tracker_is_given_to_nobody(read):
    assert of(Cut, read(HEADER + "Total,,258,2024-01-01,,\n")) == []
