"""Sites: which count, and how often."""

from __future__ import annotations

from headcount.model import Quantity

NOTICE = {"speaker_kind": "government"}


def test_an_amended_notice_of_one_site_and_day_counts_once(says, event):
    found = event(
        says("a", 284, "2024-01-10", place="Appleton", effective="2024-03-31", **NOTICE),
        says("b", 117, "2024-01-12", place="Appleton", effective="2024-03-31", **NOTICE),
        says("c", 30, "2024-01-12", place="Milwaukee", effective="2024-03-31", **NOTICE),
    )
    assert found.headcount == Quantity(147, 147, derived=True)


def test_two_notices_of_one_place_with_two_last_days_are_added(says, event):
    found = event(
        says("total", 17000, "2024-10-11", speaker_kind="company"),
        says("a", 16000, "2024-10-18", place="Washington", effective="2025-01-17", **NOTICE),
        says("b", 2000, "2024-10-20", place="Washington", effective="2025-02-21", **NOTICE),
    )
    assert found.conflicts[0].values[1] == ("18,000 in 2 parts", ("a", "b"))


def test_a_notice_told_again_without_its_place_counts_once(says, event):
    found = event(
        says("a", 140, place="Seattle", document="d", **NOTICE),
        says("b", 157, place="Bellevue", document="d", **NOTICE),
        says("again", 157, "2024-01-11", **NOTICE),
    )
    assert found.headcount == Quantity(297, 297, derived=True)


def test_a_notice_near_the_total_is_no_part_where_it_is_the_only_one(says, event):
    found = event(
        says("total", Quantity(250, 250, approx=True), speaker_kind="company"),
        says("a", 251, "2024-01-12", place="Denver", **NOTICE),
    )
    assert found.headcount == Quantity(251, 251)


def test_parts_that_add_up_to_less_than_the_total_are_no_conflict(says, event):
    found = event(
        says("total", 13000, document="d"),
        says("a", 3500, document="d", part_of="total", place="Feuerbach"),
        says("b", 1750, document="d", part_of="total", place="Schwieberdingen"),
    )
    assert found.conflicts == ()


def test_numbers_by_place_and_by_unit_are_not_added_to_each_other(says, event):
    found = event(
        says("total", 16000, document="d"),
        says("a", 12000, document="d", part_of="total", unit="offices"),
        says("b", 9000, document="d", part_of="total", place="Europe"),
    )
    assert found.conflicts == ()
