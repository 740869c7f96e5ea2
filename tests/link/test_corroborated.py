"""Two events that a peer's own set took for one, and one that it had twice: as told by the press, and made up."""

from __future__ import annotations

import json
import re

import pytest
from benchmarks.link_gold import Facts, Kept

from headcount import link, pipeline
from headcount.model import Cut, Document, PartialDate, Percent, Quantity
from headcount.vocab import employers

DATED = re.compile(r"\((\d{4}-\d\d(?:-\d\d)?)\)")


@pytest.fixture(scope="module")
def read(shared):
    """For some rows of the set: (row, number of people) of each claim by event, as read from the quotes."""
    path = shared / "data" / "resolution" / "news_corroborated_gold_part.jsonl"
    rows = {row["row"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}

    def linked(*names: int) -> list[set[tuple[int, int | None]]]:
        kept = [claim for name in names for claim in claims(rows[name])]
        row_of = {k.claim.id: (k.row, k.claim.headcount and (k.claim.headcount.low or k.claim.headcount.high))
                  for k in kept}  # fmt: skip
        return [{row_of[claim] for claim in event.claims} for event in link.events([k.kept for k in kept])[0]]

    return linked


class Told:
    """A claim with the row and the place that its quote has in the set."""

    def __init__(self, row: int, claim: Cut, published: PartialDate | None) -> None:
        self.row, self.claim = row, claim
        self.kept = Kept(
            claim, "2026-01-01T00:00:00Z", employers.family(claim.employer or ""), Facts(claim.document, published)
        )


def claims(row):
    """The sure claims of a row's quotes, each quote a document of its own day; a day that the set has wrong is none."""
    for quote in row["quotes"]:
        dated = DATED.search(quote["outlet"])
        day = dated[1] if dated else None if "wrong date" in row.get("flag", "") else row["layoff_date"]
        published = PartialDate.parse(day) if day else None
        document = Document(content=quote["text"].encode(), name=f"{quote['outlet']}.txt", published=published)
        for claim in pipeline.reading(document).claims:
            if isinstance(claim, Cut) and claim.kind == "cut":
                yield Told(row["row"], claim, published)


def test_fewer_than_100_in_february_and_more_than_100_in_october_stay_apart(read):
    assert read(297) == [{(297, 100)}, {(297, 100)}]


def test_200_of_the_staff_and_200_contractors_a_year_later_stay_apart(read):
    assert read(304) == [{(304, 200)}, {(304, 200)}]


def test_the_parents_12000_and_the_brands_are_one_event(read):
    assert any({(307, 12000), (60834, 12000)} <= event for event in read(307, 60834))


def test_a_made_up_unit_cuts_fewer_than_90_and_months_later_more_than_90(says, grouped):
    claims = [
        says("spring", Quantity(None, 90), "2025-02-27", unit="cloud division"),
        says("autumn", Quantity(90, None), "2025-10-03", unit="cloud division"),
    ]
    assert grouped(claims) == [["autumn"], ["spring"]]


def test_a_made_up_round_of_staff_and_a_suppliers_people_a_year_later(says, grouped):
    claims = [
        says("staff", Quantity(300, None), "2024-05-01"),
        says("suppliers", Quantity(300, None), "2025-09-15", type="contractor"),
    ]
    assert grouped(claims) == [["staff"], ["suppliers"]]


def test_a_brands_cut_and_its_parents_told_without_a_day_are_one_event(says, grouped):
    claims = [
        says("brand", 12000, "2023-01-20", employer="Google"),
        says("parent", Quantity(12000, 12000, approx=True), None, employer="Alphabet", announced="2023"),
        says("month", 12000, None, employer="Alphabet", announced="2023-01", percent=Percent(6, 6)),
    ]
    assert grouped(claims) == [["brand", "month", "parent"]]
