"""Whatever stands in a cell of dates or of people is read or refused; what is written in a known way reads back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.extract.structured.cells import Unreadable
from headcount.extract.structured.counts import count
from headcount.extract.structured.days import days
from headcount.model import PartialDate, Quantity

PIECES = (
    "1/5/2024",
    "3/1",
    "Q1 2019",
    "2019",
    "May",
    "March 5",
    "Phase 1:",
    "45",
    "1,240",
    "12.5",
    "employees",
    "revised",
    "updated to",
    "from",
    "TBD",
    "total",
    "in CO",
    "nationwide",
    "originally",
    "now",
    "+",
    "over",
    "between",
    "and",
    "to",
    "thru",
    "%",
    "\n",
    "...",
    "(",
    ")",
    ";",
    ",",
    "-",
    "5. März",
    "2/30/2020",
    "1/1/1900",
    "received",
    "https://x.example/1/2/2020",
    "2024年3月5日",
    "twelve",
    "hundred",
    "of",
    "\x01",
    "½",
    "٣",
)
CELLS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))
FORMS = (
    "%Y-%m-%d",
    "%Y-%m-%d 00:00:00",
    "%Y/%m/%d",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%b. %d %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%A, %B %d, %Y",
    "%Y%m%d",
    "Updated%m/%d/%Y",
    "beginning: %m/%d/%Y",
)
NUMBERS = st.integers(0, 99_999)
FAST = settings(derandomize=True, deadline=None, max_examples=150)


def inside(cell: str, *spans: object) -> bool:
    """True when each span lies within the cell."""
    return all(span is None or span.end <= len(cell) for span in spans)


@FAST
@given(CELLS, st.sampled_from(["mdy", "dmy"]))
def test_any_cell_of_dates_is_read_within_its_text_or_refused(cell, order):
    with suppress(Unreadable):
        found = days(cell, order)
        assert found is None or inside(cell, found.span, found.last_span)


@FAST
@given(CELLS, st.sampled_from([(), ("colorado", "co")]))
def test_any_cell_of_people_is_read_within_its_text_or_refused(cell, home):
    with suppress(Unreadable):
        found = count(cell, home)
        assert found is None or inside(cell, found.span)


@pytest.mark.parametrize("form", FORMS)
@settings(derandomize=True, deadline=None, max_examples=15)
@given(day=DAYS)
def test_a_written_day_reads_back(form, day):
    found = days(day.strftime(form))
    assert (found.first, found.last) == (PartialDate(day.year, day.month, day.day), None)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"])
@settings(derandomize=True, deadline=None, max_examples=15)
@given(day=DAYS)
def test_a_day_that_is_written_before_its_month_reads_back(form, day):
    assert days(day.strftime(form), "dmy").first == PartialDate(day.year, day.month, day.day)


@pytest.mark.parametrize(
    "form", ["{} - {}", "{} to {}", "{}\nthru\n{}", "{}, {}", "{} & {}", "{} {}", "beginning {}; ending {}"]
)
@settings(derandomize=True, deadline=None, max_examples=15)
@given(pair=st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_two_written_days_read_back_as_the_first_and_the_last(form, pair):
    found = days(form.format(*(f"{day:%m/%d/%y}" for day in pair)))
    assert [str(found.first), str(found.last)] == [day.isoformat() for day in pair]


@pytest.mark.parametrize("form", ["{}", "{:,}", "{}.0", "{} employees", "*{}", "{:,} workers", "Total: {}"])
@settings(derandomize=True, deadline=None, max_examples=15)
@given(number=NUMBERS)
def test_a_written_number_reads_back(form, number):
    assert count(form.format(number)).people == Quantity(number, number)


@pytest.mark.parametrize(
    ("form", "low", "high"),
    [("up to {}", None, 1), ("at least {:,}", 1, None), ("{}+", 1, None), ("{} may be affected", None, 1)],
)
@settings(derandomize=True, deadline=None, max_examples=15)
@given(number=NUMBERS)
def test_a_written_bound_reads_back(form, low, high, number):
    assert count(form.format(number)).people == Quantity(low and number, high and number)
