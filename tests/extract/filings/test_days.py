"""When a cut was decided and by when people have left."""

from __future__ import annotations

import pytest

from headcount.extract.filings import days
from headcount.extract.text import Text
from headcount.model import PartialDate, Span

CALENDAR = "FISCAL YEAR END: 1231"


def leaving(words: str, header: str = ""):
    found = days.effective(Text(words, "en"), header, [Span(0, len(words))], None, None)
    return found and tuple(str(day) for day in found[:2] if day)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("It is to be substantially complete by the end of the first quarter of 2026.", ("2026-03",)),
        ("It will be completed by the end of Q1 2026.", ("2026-03",)),
        ("It will be complete in the fourth quarter of 2025.", ("2025-10", "2025-12")),
        ("It is to be carried out in the second half of 2027.", ("2027-07", "2027-12")),
        ("It will be substantially complete by the end of 2027.", ("2027-12",)),
        ("The separations take effect on October 28, 2025.", ("2025-10-28",)),
        ("It will cut 48 jobs by July 31, 2026.", ("2026-07-31",)),
        ("The charges will be recorded in the first quarter of 2026.", None),
        ("It has 90 employees, a reduction, as of June 30, 2026.", None),
        ("It will be complete by the end of fiscal 2028.", None),
        ("It will be complete in the second quarter of fiscal 2026.", None),
    ],
)
def test_days_on_which_people_leave_are_told_from_those_of_money(words, wanted):
    assert leaving(words) == wanted


def test_a_fiscal_quarter_is_one_of_the_calendar_where_the_header_says_so():
    assert leaving("It will be complete in the second quarter of fiscal 2026.", CALENDAR) == ("2026-04", "2026-06")


@pytest.mark.parametrize(
    ("words", "header", "wanted"),
    [
        ("On March 4, 2026, the Board approved a plan.", "", "2026-03-04"),
        ("On or about March 4, 2026, Kettering Foods told its staff.", "", "2026-03-04"),
        ("In December 2024, the Company committed to a plan.", "", "2024-12"),
        ("The plan runs to June 30, 2026.", "CONFORMED PERIOD OF REPORT:\t20260304", "2026-03-04"),
        ("A plan.", "Date of Report (Date of earliest event reported): March 4, 2026", "2026-03-04"),
    ],
)
def test_the_day_of_the_decision_stands_in_the_item_or_on_the_cover(words, header, wanted):
    found = days.announced(Text(words, "en"), header, [Span(0, len(words))], PartialDate(2026, 3, 6))
    assert str(found[0]) == wanted
