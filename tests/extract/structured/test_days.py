"""Cells of dates in every way of writing them; the readings are in the form of telling.py."""

from __future__ import annotations

import pytest
from tests.extract.structured.telling import days_told

from headcount.extract.structured.cells import order_of

ONE_DAY = [
    ("Sept 9th, 2021", "2021-09-09"),
    ("the 5th of May 2021", "2021-05-05 '5th of May 2021'"),
    ("1/5/2024 12:00:00 AM", "2024-01-05 '1/5/2024'"),
    ("2024-01-05 13:45", "2024-01-05 '2024-01-05'"),
    ("2024-01-05T10:00:00.000Z", "2024-01-05 '2024-01-05'"),
    ("2024-01-05T10:00:00+02:00", "2024-01-05 '2024-01-05'"),
    ("Fri, 05 Jan 2024", "2024-01-05 '05 Jan 2024'"),
    ("Thursday, the 4th of July, 2024", "2024-07-04 '4th of July, 2024'"),
    ("JANUARY 5 2024", "2024-01-05"),
    ("Febuary 7, 2022", "2022-02-07"),
    ("5-1-24", "2024-05-01"),
    ("5.1.24", "2024-05-01"),
    ("31.12.2024", "2024-12-31"),
    ("16-Feb-21", "2021-02-16"),
    ("3/15/99", "1999-03-15"),
    ("20240105", "2024-01-05"),
    ("01052024", "2024-01-05"),
    ("12032012", "2012-12-03"),
    ("~3/1/2024", "2024-03-01 '3/1/2024'"),
    ("3/1/2024*", "2024-03-01 '3/1/2024'"),
    ("On or about May 1, 2024", "2024-05-01 'May 1, 2024'"),
    ("No later than 12/31/2024", "2024-12-31 '12/31/2024'"),
    ("week of 3/4/2024", "2024-03-04 '3/4/2024'"),
    ("Store #123 3/1/2024", "2024-03-01 '3/1/2024'"),
    ("60 days from 3/1/2024", "2024-03-01 '3/1/2024'"),
    ("3/1/2024 – until further notice", "2024-03-01 '3/1/2024'"),
    ("TBD, est. 3/1/2024", "2024-03-01 '3/1/2024'"),
    ("1/5/2024 https://example.org/2023-12-01.pdf", "2024-01-05 '1/5/2024'"),
    ("07/04/2024 @ 5pm", "2024-07-04 '07/04/2024'"),
    ("12 / 4 / 2023", "2023-12-04"),
    ("2024年3月5日", "2024-03-05"),
]
ELSEWHERE = [
    ("5. März 2024", "2024-03-05"),
    ("1er avril 2023", "2023-04-01"),
    ("3 de mayo de 2023", "2023-05-03"),
    ("1º de maio de 2024", "2024-05-01"),
    ("24 gennaio 2023", "2023-01-24"),
    ("12 maart 2024", "2024-03-12"),
    ("den 16 maj 2022", "2022-05-16 '16 maj 2022'"),
    ("vom 1. April bis 15. Mai 2024", "2024-04-01 '1. April' to 2024-05-15 '15. Mai 2024'"),
    ("du 3 juin 2024 au 5 juillet 2024", "2024-06-03 '3 juin 2024' to 2024-07-05 '5 juillet 2024'"),
    ("5/3/2024 - 7/3/2024", "2024-03-05 '5/3/2024' to 2024-03-07 '7/3/2024'"),
    ("01.02.2024 - 15.02.2024", "2024-02-01 '01.02.2024' to 2024-02-15 '15.02.2024'"),
    ("2024-02-01", "2024-02-01"),
    ("2024/2/1", "2024-02-01"),
    ("20/1/24", "2024-01-20"),
    ("Ab sofort", "unknown"),
]
FAR_AS_TOLD = [
    ("March", "--03"),
    ("mid-March", "--03 'March'"),
    ("Q1-Q2 2024", "2024"),
    ("Second notice 3/8/2024", "2024-03-08 '3/8/2024'"),
    ("May 24", "--05-24"),
    ("24-May", "--05-24"),
    ("Mar-20", "--03"),
    ("Mar-99", "1999-03"),
    ("Jun '21", "2021-06"),
    ("5-2024", "2024-05"),
    ("2024-05", "2024-05"),
    ("end of March 2024", "2024-03 'March 2024'"),
    ("Summer 2024", "2024"),
    ("2nd half of 2024", "2024"),
    ("2024 Q3", "2024"),
    ("FY 2024", "2024"),
    ("Phase 2 March 2020", "2020-03 'March 2020'"),
    ("3/29, 4/12 and 4/26", "--03-29 '3/29' to --04-26 '4/26'"),
    ("3/29/24, 4/12 and 4/26", "2024-03-29 '3/29/24' to --04-26 '4/26'"),
    ("May 19, 23, 30 ... June 6, 20", "--05-19 'May 19' to --06-20 '20'"),
]
SEVERAL_DAYS = [
    ("between 4/1/2020 and 6/30/2020", "2020-04-01 '4/1/2020' to 2020-06-30 '6/30/2020'"),
    ("Between April 1 and April 14, 2020", "2020-04-01 'April 1' to 2020-04-14 'April 14, 2020'"),
    ("January 4th through the 18th, 2024", "2024-01-04 'January 4' to 2024-01-18 '18th, 2024'"),
    ("Q4 2023 - Q1 2024", "2023 'Q4 2023' to 2024 'Q1 2024'"),
    ("March 3-17, 2024", "2024-03-03 'March 3' to 2024-03-17 '17, 2024'"),
    ("3-17 March 2024", "2024-03-03 '3' to 2024-03-17 '17 March 2024'"),
    ("12/1-12/14/2020", "2020-12-01 '12/1' to 2020-12-14 '12/14/2020'"),
    ("March 30 – April 12, 2024", "2024-03-30 'March 30' to 2024-04-12 'April 12, 2024'"),
    ("May 5th and 12th, 2021", "2021-05-05 'May 5' to 2021-05-12 '12th, 2021'"),
    ("Jan/Feb 2024", "2024-01 'Jan' to 2024-02 'Feb 2024'"),
    ("Starting 3/1/24 through 2025", "2024-03-01 '3/1/24' to 2025 '2025'"),
    ("2018-2019", "2018 '2018' to 2019 '2019'"),
    ("Dec 15 - Jan 15, 2021", "--12-15 'Dec 15' to 2021-01-15 'Jan 15, 2021'"),
    ("5/1 & 5/15/2024", "2024-05-01 '5/1' to 2024-05-15 '5/15/2024'"),
    ("4/1/2024 4/15/2024\n4/30/2024", "2024-04-01 '4/1/2024' to 2024-04-30 '4/30/2024'"),
    ("2/1/2024 & 1/1/2024", "2024-01-01 '1/1/2024' to 2024-02-01 '2/1/2024'"),
    ("9/15/2024 & 9/15/2024", "2024-09-15 '9/15/2024'"),
    ("1) 3/1/2024 2) 4/1/2024", "2024-03-01 '3/1/2024' to 2024-04-01 '4/1/2024'"),
    ("12/31/2020 or 1/31/2021", "2020-12-31 '12/31/2020' to 2021-01-31 '1/31/2021'"),
    ("3/4/2024 (Monday) - 3/8/2024 (Friday)", "2024-03-04 '3/4/2024' to 2024-03-08 '3/8/2024'"),
    ("Beginning 1/31/2024; Ending end of year 2024", "2024-01-31 '1/31/2024' to 2024 'end of year 2024'"),
    ("6/30/20 extended to 9/30/20", "2020-06-30 '6/30/20' to 2020-09-30 '9/30/20', extended"),
]
PARTS = [
    ("3/1/24: 45; 4/1/24: 20", "2024-03-01 '3/1/24' to 2024-04-01 '4/1/24', [45 2024-03-01], [20 2024-04-01]"),
    (
        "Group A: May 1, 2024 (12 employees); Group B: June 1, 2024 (9 employees)",
        "2024-05-01 'May 1, 2024' to 2024-06-01 'June 1, 2024', [12 2024-05-01 'Group A'], [9 2024-06-01 'Group B']",
    ),
    (
        "45 employees on 3/1/24, 20 employees on 4/1/24",
        "2024-03-01 '3/1/24' to 2024-04-01 '4/1/24', [45 2024-03-01], [20 2024-04-01]",
    ),
    (
        "Zeeland - 5/1/2024; Holland - 6/1/2024",
        "2024-05-01 '5/1/2024' to 2024-06-01 '6/1/2024', [2024-05-01 'Zeeland'], [2024-06-01 'Holland']",
    ),
    (
        "5/1/2024 (Zeeland) and 6/1/2024 (Holland)",
        "2024-05-01 '5/1/2024' to 2024-06-01 '6/1/2024', [2024-05-01 'Zeeland'], [2024-06-01 'Holland']",
    ),
    (
        "3/1/2020 - permanent; 4/1/2020 - temporary",
        "2020-03-01 '3/1/2020' to 2020-04-01 '4/1/2020', [2020-03-01 'permanent'], [2020-04-01 'temporary']",
    ),
    (
        "3/1/2020 for 12 employees, 5/1/2020 for the remaining 15",
        "2020-03-01 '3/1/2020' to 2020-05-01 '5/1/2020', [12 2020-03-01], [15 2020-05-01]",
    ),
    (
        "Wave 1 - 6/1/2024 to 6/15/2024, Wave 2 - 7/1/2024",
        "2024-06-01 '6/1/2024' to 2024-07-01 '7/1/2024', [2024-06-01 to 2024-06-15 'Wave 1'], [2024-07-01 'Wave 2']",
    ),
    (
        "25 on 3/8/2024; 30 on 4/8/2024",
        "2024-03-08 '3/8/2024' to 2024-04-08 '4/8/2024', [25 2024-03-08], [30 2024-04-08]",
    ),
    (
        "3/8/2024 (25), 4/8/2024 (30) & TBD (10)",
        "2024-03-08 '3/8/2024' to 2024-04-08 '4/8/2024', [25 2024-03-08], [30 2024-04-08], [10]",
    ),
    (
        "Layoff date:  2/18/2025; Closure date:  2/21/2025",
        "2025-02-18 '2/18/2025' to 2025-02-21 '2/21/2025', [2025-02-18 'Layoff date'], [2025-02-21 'Closure date']",
    ),
    ("7/1/2024 (about 52 workers)", "2024-07-01 '7/1/2024', [about 52 2024-07-01]"),
    ("Layoff dates: 1/1/2020, 2/1/2020", "2020-01-01 '1/1/2020' to 2020-02-01 '2/1/2020'"),
    (
        "3/1/2024, 1,200 workers; 4/1/2024",
        "2024-03-01 '3/1/2024' to 2024-04-01 '4/1/2024', [1,200 2024-03-01], [2024-04-01]",
    ),
]
CHANGES = [
    ("Revised 5/6/20", "2020-05-06 '5/6/20', marked 2020-05-06, revised"),
    ("5/6/20 REVISED", "2020-05-06 '5/6/20', marked 2020-05-06, revised"),
    ("4/1/20 (rev. 5/6/20)", "2020-04-01 '4/1/20', marked 2020-05-06, revised"),
    ("Original: 4/1/20; Revised: 5/6/20", "2020-04-01 '4/1/20', marked 2020-05-06, revised"),
    ("Amended 5/6/20, original 4/1/20", "2020-04-01 '4/1/20', marked 2020-05-06, revised"),
    ("5/30/2019 Revised 06/12/2019 Revised 08/01/2019", "2019-05-30 '5/30/2019', marked 2019-08-01, revised"),
    ("3/8/2024 Amendment 1: 3/10/24", "2024-03-08 '3/8/2024', marked 2024-03-10, revised"),
    ("3/8/2024, amended notice received 4/1/2024", "2024-03-08 '3/8/2024', received 2024-04-01, revised"),
    ("3/8/2024 received via email 3/9/2024", "2024-03-08 '3/8/2024', received 2024-03-09"),
    ("Rescinded 5/6/20", "2020-05-06 '5/6/20', marked 2020-05-06, rescinded"),
    ("4/1/20 amended to 5/1/20", "2020-05-01 '5/1/20', revised"),
    ("4/1/2020 postponed until 6/1/2020", "2020-06-01 '6/1/2020', postponed"),
    ("10/5/2023 (originally 9/5/2023)", "2023-10-05 '10/5/2023'"),
    ("Originally 9/5/2023; now 10/5/2023", "2023-10-05 '10/5/2023'"),
    ("postponed from 9/5/2023 to 10/5/2023", "2023-10-05 '10/5/2023', postponed"),
    ("3/1/19 rec'd 3/5/19", "2019-03-01 '3/1/19', received 2019-03-05"),
    ("Received 3/5/19 (dated 3/1/19)", "2019-03-01 '3/1/19', received 2019-03-05"),
    ("Received 3/5/19", "2019-03-05 '3/5/19'"),
    ("04/05/2020 (updated 07/15/202)", "2020-04-05 '04/05/2020', revised"),
]
DOUBTFUL = [
    ("11/21/2010 - 03/15/201", "2010-11-21 '11/21/2010'"),
    ("3/1/2024 thru 2/1/2024", "2024-03-01 '3/1/2024'"),
    ("3/1/2024, 13/45/2024, 5/1/2024", "2024-03-01 '3/1/2024' to 2024-05-01 '5/1/2024'"),
    ("4/3.2026", "2026-04-03"),
    ("7/31/ 2023", "2023-07-31"),
    ("03/09/2020&", "2020-03-09 '03/09/2020'"),
]
UNREADABLE = [
    "13/1/2020",
    "KW 12/2024",
    "00/00/0000",
    "3/0/2024",
    "20/1/2024",
    "2/30/2021",
    "February 29, 2023",
    "Sept 31, 2020",
    "7/3/20223 - 10/16/2023",
    "9/1/8/2020",
    "01/30/201 7",
    "1930-03-30",
    "2108-11-01 00:00:00",
    "44562",
    "19111",
    "124",
    "20032003",
    "1/31/2O20",
    "2020-13-45",
    "See attached letter",
    "No RR event - all employees have left this location",
    "Approximately 60 days after notice",
    "Cancelled",
    "https://example.org/2024-01-05_notice.pdf",
    "1/1/2024 " * 300,
]
UNKNOWN = [
    "ASAP",
    "Immediately",
    "ongoing",
    "Various",
    "Staggered",
    "1/1/1900",
    "12/30/1899",
    "0001-01-01 00:00:00",
    "RR-pending",
    "Not yet determined by the company",
    "Date to be determined",
    "Sconosciuto",
    "NaT",
    "--",
    "Not yet announced",
    "TBD.",
]


@pytest.mark.parametrize(("cell", "reading"), [*ONE_DAY, *FAR_AS_TOLD])
def test_a_date_is_read_as_far_as_it_is_told(cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), ELSEWHERE)
def test_a_table_that_writes_the_day_first_is_read_so(cell, reading):
    assert days_told(cell, "dmy") == reading


@pytest.mark.parametrize(("cell", "reading"), SEVERAL_DAYS)
def test_of_several_days_the_first_and_the_last_are_kept(cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), PARTS)
def test_parts_keep_their_people_days_and_names(cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), CHANGES)
def test_the_day_of_a_change_is_told_from_the_day_itself(cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize(("cell", "reading"), DOUBTFUL)
def test_what_is_in_doubt_is_left_out_and_the_rest_kept(cell, reading):
    assert days_told(cell) == reading


@pytest.mark.parametrize("cell", UNREADABLE)
def test_a_day_that_is_not_plainly_said_is_not_read(cell):
    assert days_told(cell) == "unreadable"


@pytest.mark.parametrize("cell", UNKNOWN)
def test_a_cell_that_says_that_no_day_is_known_is_unknown(cell):
    assert days_told(cell) == "unknown"


@pytest.mark.parametrize("column", [["5/1/2024", "20/1/2024"], ["05.03.2024", "06.03.2024"], ["20-1-2024"]])
def test_a_column_that_can_only_be_day_first_or_has_dots_is_read_so(column):
    assert order_of(column) == "dmy"


@pytest.mark.parametrize(
    "column", [["1/5/2024"], ["1/5/2024", "1/20/2024"], ["1/20/2024", "20/1/2024"], ["4.15.2024", "4.5.2024"], []]
)
def test_any_other_column_is_month_first(column):
    assert order_of(column) == "mdy"
