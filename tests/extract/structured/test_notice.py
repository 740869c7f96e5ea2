"""What a row says beside the cut, and numbers that stand in several columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from headcount import decode
from headcount.extract.structured.claim import claim_of, name_of
from headcount.extract.structured.columns import Columns, tables
from headcount.extract.structured.row import Row
from headcount.model import Cut, Document, PartialDate, Phase, Quantity

FIELDS = {
    "employer": ("Company",),
    "also": ("DBA",),
    "headcount": ("Number",),
    "parts": ("permanent_job_losses", "furloughs"),
    "before": ("Expected",),
    "total": ("Nationwide",),
    "announced": ("Notice",),
    "received": ("Received",),
    "effective": ("First day", "Other day"),
    "later": ("Second day", "Third day"),
    "effective_last": ("Last day",),
    "number": ("Id",),
    "site": ("Plant",),
    "address": ("Address 1", "Address 2"),
    "source": ("Link",),
    "status": ("Status",),
    "notes": ("Notes",),
}
OFFICE = replace(tables()[0], name="Office", state="Ohio", code="OH", zero_is_empty=False, parts_overlap=False)


@pytest.fixture
def claim() -> Callable[..., Cut]:
    """The claim of a row with the given cells, read by `FIELDS` and a table with the given facts."""

    def made(cells: dict[str, str], **facts: bool) -> Cut:
        header, values = ('","'.join(texts) for texts in (cells, cells.values()))
        text = f'"Company","{header}"\n"Kettering Foods","{values}"\n'
        passage = decode.passages(Document(content=text.encode(), name="table.csv"))[0]
        row = Row(passage, Columns(fields=FIELDS, table=replace(OFFICE, **facts)))
        return claim_of(row, *name_of(row))

    return made


def test_the_columns_of_a_notice_are_its_fields_with_their_quotes(claim):
    cells = {
        "Id": "2024-017",
        "Received": "3/12/2024",
        "DBA": "Dale Bread",
        "Plant": "Plant 2",
        "Address 1": "1 Mill Lane",
        "Address 2": "Unit 4",
        "Link": "see https://dale.example/a.pdf",
        "Nationwide": "900",
    }
    found = claim(cells)
    notice = found.notice
    assert (notice.number, notice.received, notice.also) == ("2024-017", PartialDate(2024, 3, 12), ("Dale Bread",))
    assert (notice.site, notice.address) == ("Plant 2", "1 Mill Lane, Unit 4")
    assert (notice.source, notice.total) == ("https://dale.example/a.pdf", Quantity(900, 900))
    assert (found.announced, notice.other) == (None, {})
    assert found.quotes["source"].text == "https://dale.example/a.pdf"
    assert (found.quotes["address"].text, found.quotes["address.1"].text) == ("1 Mill Lane", "Unit 4")


def test_a_name_that_is_the_employers_own_is_not_another_one(claim):
    assert claim({"DBA": "KETTERING FOODS", "Number": "3"}).notice.also == ()


@pytest.mark.parametrize("header", ["Status", "Notes"])
def test_a_column_that_says_so_makes_a_notice_rescinded_and_its_words_are_kept(claim, header):
    found = claim({header: "Notice rescinded by letter", "Number": "3"})
    assert (found.status, found.notice.markers) == ("rescinded", ("rescinded",))
    assert found.notice.other == {header: "Notice rescinded by letter"}


def test_the_first_column_that_can_be_read_holds(claim):
    found = claim({"First day": "TBD", "Other day": "5/14/2024"})
    assert (found.effective, found.notice.other) == (PartialDate(2024, 5, 14), {"First day": "TBD"})


def test_later_days_are_phases_and_the_last_of_them_the_last_day(claim):
    found = claim({"First day": "5/14/2024", "Second day": "6/1/2024", "Third day": "7/1/2024"})
    assert (found.effective, found.effective_last) == (PartialDate(2024, 5, 14), PartialDate(2024, 7, 1))
    assert found.notice.phases == (
        Phase(effective=PartialDate(2024, 6, 1), label="Second day"),
        Phase(effective=PartialDate(2024, 7, 1), label="Third day"),
    )
    assert found.quotes["effective_last"].text == "7/1/2024"


def test_a_last_day_that_is_the_first_is_no_other_day(claim):
    assert claim({"First day": "5/14/2024", "Last day": "5/14/2024"}).effective_last is None
    assert claim({"First day": "5/14/2024", "Last day": "6/14/2024"}).effective_last == PartialDate(2024, 6, 14)


def test_the_day_of_notice_is_never_filled_in(claim):
    found = claim({"First day": "5/14/2024", "Received": "3/1/2024"})
    assert (found.announced, found.effective) == (None, PartialDate(2024, 5, 14))


@pytest.mark.parametrize(
    ("cells", "people", "before"),
    [
        ({"Number": "90", "Expected": "120"}, 90, Quantity(120, 120)),
        ({"Number": "120", "Expected": "120"}, 120, None),
        ({"Number": "", "Expected": "120"}, 120, None),
        ({"Number": "TBD", "Expected": "120"}, 120, None),
        ({"Number": "0", "Expected": "120"}, 0, Quantity(120, 120)),
    ],
)
def test_a_revised_number_holds_and_the_expected_one_stands_before_it(claim, cells, people, before):
    found = claim(cells)
    assert (found.headcount, found.notice.before) == (Quantity(people, people), before)


def test_a_zero_that_the_office_writes_for_an_empty_cell_gives_way(claim):
    found = claim({"Number": "0", "Expected": "120"}, zero_is_empty=True)
    assert (found.headcount, found.notice.before, found.notice.other) == (Quantity(120, 120), None, {"Number": "0"})
    assert claim({"Number": "0", "Expected": "0"}, zero_is_empty=True).headcount == Quantity(0, 0)


def test_parts_add_up_to_a_number_that_is_marked_derived(claim):
    found = claim({"permanent_job_losses": "10", "furloughs": "983"})
    assert (found.headcount, found.type) == (Quantity(993, 993, derived=True), "furlough")
    assert found.notice.phases == (
        Phase(headcount=Quantity(10, 10), label="permanent job losses"),
        Phase(headcount=Quantity(983, 983), label="furloughs"),
    )
    assert [found.quotes[name].text for name in ("type", "phases.0", "phases.1")] == ["furloughs", "10", "983"]


def test_parts_that_may_count_people_twice_are_between_the_greatest_and_the_sum(claim):
    found = claim({"permanent_job_losses": "10", "furloughs": "983"}, parts_overlap=True)
    assert found.headcount == Quantity(983, 993, derived=True)


def test_a_stated_number_is_never_overwritten_by_its_parts(claim):
    found = claim({"Number": "1000", "permanent_job_losses": "10", "furloughs": "983"})
    assert (found.headcount, len(found.notice.phases)) == (Quantity(1000, 1000), 2)


def test_one_part_alone_is_the_stated_number_and_zero_is_a_number(claim):
    assert claim({"permanent_job_losses": "0", "furloughs": "5"}).headcount == Quantity(5, 5)
    assert claim({"permanent_job_losses": "0", "furloughs": "0"}).headcount == Quantity(0, 0)
