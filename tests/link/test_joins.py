"""What brings a site's number to its total, and two tables' rows together."""

from __future__ import annotations

from headcount.model import Notice, Quantity

TOTAL = {"published": "2024-10-11", "speaker_kind": "company"}


def test_an_exact_number_at_a_place_with_a_last_day_two_months_ahead_is_a_part_of_the_announcement(says, grouped):
    claims = [says("total", 17000, **TOTAL), says("site", 2199, "2024-11-18", place="Everett", effective="2025-01-17")]
    assert grouped(claims) == [["site", "total"]]


def test_a_smaller_number_at_a_place_without_a_last_day_is_a_cut_of_its_own(says, grouped):
    claims = [says("total", 17000, **TOTAL), says("site", 2199, "2024-11-18", place="Everett")]
    assert grouped(claims) == [["site"], ["total"]]


def test_a_last_day_next_week_is_that_of_no_notice(says, grouped):
    claims = [says("total", 17000, **TOTAL), says("site", 2199, "2024-11-18", place="Everett", effective="2024-11-25")]
    assert grouped(claims) == [["site"], ["total"]]


def test_a_tables_row_without_an_office_is_not_taken_for_a_notice(says, grouped):
    claims = [
        says("total", 17000, **TOTAL),
        says("site", 2199, "2024-11-18", place="Everett", effective="2025-01-17", row=4, speaker_kind="tracker"),
    ]
    assert grouped(claims) == [["site"], ["total"]]


def test_a_number_beneath_its_total_does_not_keep_the_total_from_a_later_look_back(says, grouped):
    claims = [
        says("total", 8500, "2023-02-24", document="d"),
        says("part", 1400, "2023-02-24", document="d", place="Sweden"),
        says("recalled", 8500, "2026-01-15", announced="2023"),
    ]
    assert grouped(claims) == [["part", "recalled", "total"]]


def row(says, name, people, day, source):
    return says(name, people, None, announced=day, row=1, speaker_kind="tracker", notice=Notice(source=source))


def test_two_trackers_that_cite_one_report_tell_of_one_cut_whatever_their_counts(says, grouped):
    claims = [
        row(says, "a", 140, "2022-06-30", "https://www.site.example/finance/cut/?utm_source=x"),
        row(says, "b", 14, "2022-07-06", "http://site.example/finance/cut"),
    ]
    assert grouped(claims) == [["a", "b"]]


def test_two_trackers_that_cite_one_site_but_no_report_stay_apart_by_their_counts(says, grouped):
    claims = [
        row(says, "a", 140, "2022-06-30", "https://site.example/"),
        row(says, "b", 14, "2022-07-06", "https://site.example"),
    ]
    assert grouped(claims) == [["a"], ["b"]]


def test_a_report_that_is_cited_months_later_joins_nothing(says, grouped):
    claims = [
        row(says, "a", 140, "2022-06-30", "https://site.example/cuts"),
        row(says, "b", 14, "2022-09-06", "https://site.example/cuts"),
    ]
    assert grouped(claims) == [["a"], ["b"]]


def test_counts_within_a_tenth_dated_five_days_apart_are_one_cut(says, grouped):
    claims = [says("a", 600, announced="2022-10-15"), says("b", 611, announced="2022-10-10")]
    assert grouped(claims) == [["a", "b"]]


def test_counts_within_a_tenth_dated_a_fortnight_apart_are_two_cuts(says, grouped):
    claims = [says("a", 600, announced="2022-10-24"), says("b", 611, announced="2022-10-10")]
    assert grouped(claims) == [["a"], ["b"]]


def test_hundreds_in_one_unit_and_hundreds_in_another_a_week_later_are_two_cuts(says, grouped):
    hundreds = Quantity(200, 999, approx=True)
    claims = [
        says("a", hundreds, "2024-01-10", unit="hardware"),
        says("b", hundreds, "2024-01-16", unit="advertising sales"),
    ]
    assert grouped(claims) == [["a"], ["b"]]


def test_hundreds_told_twice_within_the_week_are_one_cut(says, grouped):
    hundreds = Quantity(200, 999, approx=True)
    assert grouped([says("a", hundreds, "2024-01-10"), says("b", hundreds, "2024-01-16")]) == [["a", "b"]]
