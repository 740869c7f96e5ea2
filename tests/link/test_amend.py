"""Which notice of an office replaces which, and what the event says then."""

from __future__ import annotations

import pytest

from headcount import link
from headcount.model import PartialDate, Phase, Quantity

REVISED = {"markers": ("revised",)}
SPRING, SUMMER = "2024-03-31", "2024-06-30"


# --- the office's own word -------------------------------------------------------------------------------------------


def test_a_notice_marked_revised_replaces_the_one_of_its_site_and_last_day(notice, replaces):
    found = replaces(notice("a", 103, effective=SPRING), notice("b", 108, "2024-01-24", effective=SPRING, **REVISED))
    assert found == {"b": "a"}


@pytest.mark.parametrize("marker", ["revised", "extended", "postponed", "rescinded"])
def test_every_marker_of_a_change_replaces(notice, replaces, marker):
    found = replaces(notice("a", 103), notice("b", 103, "2024-01-24", effective=SUMMER, markers=(marker,)))
    assert found == {"b": "a"}


def test_an_additional_notice_replaces_nothing(notice, replaces):
    found = replaces(notice("a", 190), notice("b", 190, "2024-01-24", markers=("additional",)))
    assert found == {}


def test_a_number_of_the_office_joins_notices_years_apart(notice, replaces):
    found = replaces(notice("a", 93, number="011-22-055"), notice("b", 60, "2026-04-05", number="Updated011-22-055"))
    assert found == {"b": "a"}


def test_a_number_of_the_office_for_few_of_many_on_another_day_adds_them(notice, replaces):
    found = replaces(
        notice("a", 466, number="7", effective=SPRING), notice("b", 7, "2024-02-05", number="7", effective=SUMMER)
    )
    assert found == {}


def test_one_number_for_several_sites_on_one_day_replaces_nothing(notice, replaces):
    found = replaces(notice("a", 93, number="7"), notice("b", 40, number="7", place="Elko"))
    assert found == {}


def test_a_marked_notice_that_names_the_day_of_the_first_replaces_it_after_years(notice, replaces):
    found = replaces(notice("a", 93), notice("b", 60, marked="2025-06-01", **REVISED))
    assert found == {"b": "a"}


def test_the_number_before_the_change_finds_its_notice_after_years(notice, replaces):
    found = replaces(notice("a", 103), notice("b", 40, "2025-06-01", before=103, **REVISED))
    assert found == {"b": "a"}


def test_a_marker_alone_bridges_no_more_than_a_hundred_and_twenty_days(notice, replaces):
    found = replaces(notice("a", 103, effective=SUMMER), notice("b", 103, "2024-05-10", effective=SUMMER, **REVISED))
    assert found == {}


def test_a_marked_notice_of_few_is_no_correction_of_one_of_many(notice, replaces):
    found = replaces(notice("a", 161, effective=SPRING), notice("b", 1, "2024-01-24", effective=SPRING, **REVISED))
    assert found == {}


def test_of_two_earlier_notices_alike_neither_is_replaced(notice, replaces):
    found = replaces(
        notice("a", 103, effective=SPRING),
        notice("b", 103, "2024-01-12", effective=SUMMER),
        notice("c", 103, "2024-01-24", **REVISED),
    )
    assert found == {}


def test_the_number_before_chooses_among_two_earlier_notices(notice, replaces):
    found = replaces(
        notice("a", 103), notice("b", 111, "2024-01-12"), notice("c", 108, "2024-01-24", before=111, **REVISED)
    )
    assert found == {"c": "b"}


def test_changes_follow_one_another(notice, replaces):
    found = replaces(
        notice("a", 64, effective=SPRING),
        notice("b", 64, "2024-02-10", effective="2024-04-15", **REVISED),
        notice("c", 60, "2024-03-10", effective="2024-04-15", **REVISED),
    )
    assert found == {"b": "a", "c": "b"}


def test_a_row_written_twice_is_one_notice(notice, replaces):
    found = replaces(
        notice("a", 64, effective=SPRING),
        notice("again", 64, effective=SPRING, document="tomorrow's table"),
        notice("b", 60, "2024-02-10", effective=SPRING, **REVISED),
    )
    assert found == {"b": "a"}


def test_a_marked_notice_with_as_many_days_of_notice_as_the_last_is_of_others(notice, replaces):
    found = replaces(
        notice("a", 8, effective="2024-03-10"), notice("b", 8, "2024-02-14", effective="2024-04-14", **REVISED)
    )
    assert found == {}


def test_a_change_without_a_number_of_its_own_replaces_the_notice_of_its_site(notice, replaces):
    found = replaces(notice("a", 62, effective=SPRING), notice("b", None, "2024-03-05", **REVISED))
    assert found == {"b": "a"}


def test_a_change_in_full_replaces_the_bare_one_of_the_same_day(notice, replaces):
    found = replaces(
        notice("a", 314, effective=SPRING),
        notice("b", None, None, marked="2024-02-10", row=2, **REVISED),
        notice("c", 314, effective=SPRING, marked="2024-02-10", document="the table of last year", **REVISED),
    )
    assert found == {"b": "a", "c": "b"}


def test_changes_without_a_day_beneath_their_notice_replace_it_one_after_the_other(notice, replaces):
    found = replaces(
        notice("a", 163, effective=SUMMER),
        notice("b", None, None, row=2, **REVISED),
        notice("c", None, None, row=3, **REVISED),
    )
    assert found == {"b": "a", "c": "b"}


@pytest.mark.parametrize(
    "other",
    [
        {"row": 3},
        {"place": "Elko"},
        {"employer": "Zenith"},
        {"document": "another table"},
        {"people": 12},
        {"effective": SUMMER},
        {"markers": ()},
        {"markers": ("additional",)},
        {"day": "2023-12-01"},
    ],
    ids=str,
)
def test_a_row_beneath_that_is_not_plainly_a_change_of_the_notice_replaces_nothing(notice, replaces, other):
    told = {"people": None, "day": None, "row": 2} | REVISED | other
    assert replaces(notice("a", 163, effective="2024-04-30"), notice("b", **told)) == {}


def test_a_change_between_two_notices_of_the_employer_replaces_neither(notice, replaces):
    found = replaces(
        notice("a", 163, effective=SUMMER),
        notice("b", None, None, row=2, **REVISED),
        notice("c", 46, "2023-01-10", row=3),
    )
    assert found == {}


def test_a_change_beneath_a_row_that_is_no_notice_replaces_nothing(notice, replaces):
    found = replaces(notice("attachment", None, None), notice("b", None, None, row=2, **REVISED))
    assert found == {}


# --- without a mark --------------------------------------------------------------------------------------------------


def test_the_same_people_and_last_day_notified_again_is_one_notice(notice, replaces):
    found = replaces(notice("a", 49, effective=SPRING), notice("b", 49, "2024-01-11", effective=SPRING))
    assert found == {"b": "a"}


def test_a_number_corrected_before_the_same_last_day_replaces(notice, replaces):
    found = replaces(notice("a", 56, effective=SPRING), notice("b", 60, "2024-01-24", effective=SPRING))
    assert found == {"b": "a"}


def test_a_few_more_people_of_the_same_last_day_are_others(notice, replaces):
    found = replaces(notice("a", 58, effective=SPRING), notice("b", 10, "2024-01-11", effective=SPRING))
    assert found == {}


def test_as_many_people_with_as_many_days_of_notice_are_a_new_round(notice, replaces):
    found = replaces(notice("a", 113, effective="2024-03-10"), notice("b", 113, "2024-02-14", effective="2024-04-14"))
    assert found == {}


def test_a_postponed_last_day_of_as_many_people_replaces(notice, replaces):
    found = replaces(notice("a", 113, effective="2024-03-10"), notice("b", 113, "2024-01-20", effective="2024-06-30"))
    assert found == {"b": "a"}


def test_two_notices_that_the_office_had_on_one_day_are_two(notice, replaces):
    came = {"effective": SPRING, "received": "2024-01-20"}
    assert replaces(notice("a", 56, **came), notice("b", 60, "2024-01-12", **came)) == {}


def test_as_many_people_in_two_plants_of_a_town_are_two(notice, replaces):
    found = replaces(
        notice("a", 312, effective="2024-03-10", site="Lanier Plant"),
        notice("b", 312, "2024-01-20", effective=SUMMER, site="Fairfax Plant"),
    )
    assert found == {}


def test_a_round_number_of_people_tells_nothing(notice, replaces):
    found = replaces(notice("a", 300, effective="2024-03-10"), notice("b", 300, "2024-01-20", effective=SUMMER))
    assert found == {}


def test_notices_that_come_every_month_are_rounds(notice, replaces):
    found = replaces(
        notice("a", 28, effective=SPRING),
        notice("b", 29, "2024-02-10", effective=SPRING),
        notice("c", 70, "2024-03-10", effective=SUMMER),
    )
    assert found == {}


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Elko"},
        {"address": "12 Mill Street"},
        {"site": "Warehouse"},
        {"employer": "Zenith"},
        {"speaker": "Another office"},
    ],
    ids=str,
)
def test_another_site_employer_or_office_is_another_notice(notice, replaces, other):
    first = notice("a", 49, effective=SPRING, address="80 Main Street", site="Bakery")
    again = {"address": "80 Main St.", "site": "Bakery"} | other
    assert replaces(first, notice("b", 49, "2024-01-11", effective=SPRING, **again)) == {}


def test_an_address_is_the_same_however_the_street_is_written(notice, replaces):
    found = replaces(
        notice("a", 49, effective=SPRING, address="2400 Oakdale Boulevard"),
        notice("b", 49, "2024-01-11", effective=SPRING, address="2400 N. Oakdale Blvd., Suite 3"),
    )
    assert found == {"b": "a"}


def test_an_event_counts_a_notice_once_with_its_bare_changes(notice, event):
    found = event(
        notice("a", 163, effective=SUMMER),
        notice("b", None, None, row=2, **REVISED),
        notice("c", None, None, row=3, **REVISED),
    )
    assert (found.headcount, found.announced, found.claims) == (
        Quantity(163, 163),
        PartialDate(2024, 1, 10),
        ("a", "b", "c"),
    )


# --- the event -------------------------------------------------------------------------------------------------------


def test_a_replaced_notice_stays_in_the_event_without_a_say(notice, event):
    found = event(
        notice("a", 103, effective=SPRING), notice("b", 108, "2024-01-24", effective=SUMMER, before=103, **REVISED)
    )
    assert (found.headcount, found.effective) == (Quantity(108, 108), (PartialDate(2024, 6, 30),))
    assert (found.claims, found.conflicts) == (("a", "b"), ())


def test_the_event_stands_at_the_day_of_the_first_notice(notice, event):
    found = event(notice("a", 103, effective=SPRING), notice("b", 108, "2024-01-24", effective=SPRING, **REVISED))
    assert found.announced == PartialDate(2024, 1, 10)


def test_each_of_the_two_says_what_became_of_it(notice, event):
    found = event(notice("a", 103, effective=SPRING), notice("b", 108, "2024-01-24", effective=SPRING, **REVISED))
    assert found.joins[0].why == "replaced by b; the first claim of this event"
    assert found.joins[0].replaced_by == "b"
    assert found.joins[1].why == (
        "replaces a: the office marks it revised; same employer and place, 14 days later; 103 -> 108"
    )


def test_what_the_later_notice_leaves_out_is_still_what_the_earlier_said(notice, event):
    found = event(notice("a", 468, effective=SPRING), notice("b", None, "2024-01-12", effective=SPRING, **REVISED))
    assert found.headcount == Quantity(468, 468)


def test_sites_are_added_with_their_newest_numbers(notice, event):
    found = event(
        notice("a", 103, effective=SPRING),
        notice("b", 108, "2024-01-24", effective=SPRING, **REVISED),
        notice("c", 30, effective=SPRING, place="Elko"),
    )
    assert found.headcount == Quantity(138, 138, derived=True)


def test_rows_of_one_table_place_and_day_are_two_sites_unless_one_replaces_the_other(notice, event):
    found = event(notice("a", 50, effective=SPRING), notice("b", 70, effective=SPRING))
    assert found.headcount == Quantity(120, 120, derived=True)


def test_an_event_whose_notices_are_all_called_off_is_rescinded(notice, event):
    found = event(notice("a", 103), notice("b", 103, "2024-01-24", status="rescinded", markers=("rescinded",)))
    assert (found.status, found.headcount) == ("rescinded", Quantity(103, 103))


def test_a_site_that_is_called_off_falls_out_of_the_sum(notice, event):
    found = event(
        notice("a", 103, effective=SPRING),
        notice("c", 30, effective=SPRING, place="Elko"),
        notice("d", 30, "2024-01-24", effective=SPRING, place="Elko", status="rescinded", markers=("rescinded",)),
    )
    assert (found.status, found.headcount) == ("announced", Quantity(103, 103))
    assert found.joins[2].why.startswith("replaces c: ")
    assert "called off, its people no longer count" in found.joins[2].why


def test_a_site_called_off_leaves_the_total_as_it_was_announced(says, notice, event):
    found = event(
        says("total", 500, "2024-01-09", employer="Acme", speaker_kind="company"),
        notice("d", 30, status="rescinded", markers=("rescinded",)),
    )
    assert (found.status, found.headcount) == ("announced", Quantity(500, 500))


def test_last_days_are_those_of_all_notices_and_their_parts(notice, event):
    part = Phase(effective=PartialDate(2024, 5, 1))
    found = event(notice("a", 103, effective=SPRING, effective_last=SUMMER, phases=(part,)))
    assert [str(day) for day in found.effective] == [SPRING, "2024-05-01", SUMMER]


def test_a_person_who_rules_two_notices_apart_undoes_the_replacing(notice, grouped, ruled):
    first, second = notice("a", 49, effective=SPRING), notice("b", 49, "2024-01-11", effective=SPRING)
    assert grouped([first, second]) == [["a", "b"]]
    found, _ = link.events([first, second], [], [ruled("different", "a", "b")])
    assert [event.headcount for event in found] == [Quantity(49, 49), Quantity(49, 49)]
