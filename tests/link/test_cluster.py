"""What joins and what does not."""

from __future__ import annotations

from headcount.model import Percent, Quantity

OVER_1000, ABOUT_1000 = Quantity(1000, None), Quantity(1000, 1000, approx=True)


def test_two_names_of_one_employer_with_numbers_that_can_both_hold_are_one_event(says, grouped):
    claims = [
        says("a", OVER_1000, "2024-01-11", employer="Google"),
        says("b", ABOUT_1000, "2024-01-12", employer="Alphabet"),
    ]
    assert grouped(claims) == [["a", "b"]]


def test_a_rumour_and_the_announcement_a_day_later_are_one_event_whatever_the_numbers(says, grouped):
    claims = [
        says("rumour", 30000, "2025-10-27", status="rumoured", speaker_kind="unnamed"),
        says("said", 14000, "2025-10-28", speaker_kind="company"),
    ]
    assert grouped(claims) == [["rumour", "said"]]


def test_a_document_that_tells_the_rumour_beside_the_announcement_keeps_them_one(says, grouped):
    claims = [
        says("rumour", 30000, "2025-10-27", status="rumoured"),
        says("said", 14000, "2025-10-28"),
        says("again", 30000, "2025-10-28", status="reported", document="d"),
        says("also", 14000, "2025-10-28", document="d", speaker_kind="company"),
    ]
    assert grouped(claims) == [["again", "also", "rumour", "said"]]


def test_rounds_weeks_apart_are_two_events(says, grouped):
    assert grouped([says("may6", 3700, "2020-05-06"), says("may18", 3000, "2020-05-18")]) == [["may18"], ["may6"]]


def test_rounds_a_year_apart_with_the_same_number_are_two_events(says, grouped):
    assert grouped([says("one", 1000, "2023-01-04"), says("two", 1000, "2024-01-26")]) == [["one"], ["two"]]


def test_a_later_document_that_dates_the_old_cut_joins_it(says, grouped):
    claims = [
        says("old", 12000, "2023-01-20"),
        says("again", 12000, "2024-01-11", announced="2023", document="d"),
        says("new", OVER_1000, "2024-01-11", document="d"),
    ]
    assert grouped(claims) == [["again", "old"], ["new"]]


def test_a_later_document_that_tells_of_two_cuts_gives_the_old_one_its_number(says, grouped):
    claims = [
        says("old", 2200, "2023-03-22"),
        says("again", 2200, "2024-05-13", document="d", status=None),
        says("new", 1000, "2024-05-13", document="d"),
    ]
    assert grouped(claims) == [["again", "old"], ["new"]]


def test_a_month_without_a_year_is_the_last_such_month(says, grouped):
    claims = [
        says("old", Quantity(6000, 6900), "2004-09-08"),
        says("later", Quantity(None, 6900), "2005-01-20", announced="--09"),
    ]
    assert grouped(claims) == [["later", "old"]]


def test_a_denial_joins_the_rumour_that_it_denies(says, grouped):
    claims = [
        says("rumour", Quantity(150, 200), "2025-07-01", status="rumoured"),
        says("denial", Quantity(150, 200), "2025-07-03", status="denied", speaker_kind="company"),
    ]
    assert grouped(claims) == [["denial", "rumour"]]


def test_a_rescission_months_later_joins_the_notice_that_it_calls_off(says, grouped):
    notice = {"place": "Reno", "speaker_kind": "government"}
    claims = [
        says("notice", 300, None, announced="2024-01-10", document="t", row=1, **notice),
        says("off", 300, None, announced="2024-03-20", status="rescinded", document="t", row=9, **notice),
    ]
    assert grouped(claims) == [["notice", "off"]]


def test_a_vague_rumour_joins_the_announcement_weeks_later_that_bears_it_out(says, grouped):
    claims = [
        says("rumour", Quantity(2000, 9999, approx=True), "2024-01-01", status="rumoured"),
        says("said", 3200, "2024-01-22"),
    ]
    assert grouped(claims) == [["rumour", "said"]]


def test_contractors_and_staff_stay_apart(says, grouped):
    claims = [says("staff", 200), says("hired", 500, type="contractor")]
    assert grouped(claims) == [["hired"], ["staff"]]


def test_a_brand_with_its_own_announcement_stays_apart_from_its_parent(says, grouped):
    claims = [says("twitch", 500, employer="Twitch"), says("amazon", 500, employer="Amazon")]
    assert grouped(claims) == [["amazon"], ["twitch"]]


def test_a_unit_with_its_own_number_stays_apart_from_the_whole(says, grouped):
    assert grouped([says("video", 300, unit="Video"), says("whole", 700)]) == [["video"], ["whole"]]


def test_two_employers_with_one_number_on_one_day_stay_apart(says, grouped):
    assert grouped([says("a", 150, employer="Corven"), says("b", 150, employer="Newsan")]) == [["a"], ["b"]]


def test_two_numbers_in_one_document_are_two_cuts(says, grouped):
    assert grouped([says("a", 900, document="d"), says("b", 700, document="d")]) == [["a"], ["b"]]


def test_two_numbers_in_one_document_from_two_speakers_are_one_disputed_cut(says, grouped):
    claims = [
        says("a", 160, document="d", speaker="the union", speaker_kind="union"),
        says("b", 190, document="d", speaker="the firm"),
    ]
    assert grouped(claims) == [["a", "b"]]


def test_two_rows_of_one_table_on_one_day_are_one_cut_and_on_two_days_two(says, grouped):
    rows = [
        says("a", 31, None, announced="2023-02-09", document="t", row=1),
        says("b", 100, None, announced="2023-02-09", document="t", row=2),
        says("c", 40, None, announced="2023-02-13", document="t", row=3),
    ]
    assert grouped(rows) == [["a", "b"], ["c"]]


def test_notices_of_sites_join_the_announcement_that_they_follow(says, grouped):
    claims = [
        says("total", 17000, "2024-10-11", speaker_kind="company"),
        says("one", 2199, "2024-11-18", place="Washington", speaker_kind="government"),
        says("two", 396, "2024-12-09", place="Washington", speaker_kind="government"),
    ]
    assert grouped(claims) == [["one", "total", "two"]]


def test_notices_of_next_year_do_not_join_the_old_announcement(says, grouped):
    claims = [
        says("total", 17000, "2024-10-11"),
        says("site", 80, "2025-10-02", place="Mesa", speaker_kind="government"),
    ]
    assert grouped(claims) == [["site"], ["total"]]


def test_a_part_goes_where_its_total_goes(says, grouped):
    claims = [
        says("total", 16000, document="d"),
        says("offices", 12000, document="d", part_of="total"),
        says("other", 16000, "2024-01-11"),
    ]
    assert grouped(claims) == [["offices", "other", "total"]]


def test_a_number_with_a_place_beside_a_larger_one_without_is_its_part(says, grouped):
    claims = [says("total", 5550, document="d"), says("here", 3800, document="d", place="Germany")]
    assert grouped(claims) == [["here", "total"]]


def test_a_new_cut_at_a_place_is_no_part_of_the_old_cut_told_beside_it(says, grouped):
    claims = [
        says("old", 8500, "2023-02-24"),
        says("again", 8500, "2026-01-15", document="d"),
        says("new", 1600, "2026-01-15", document="d", place="Sweden"),
        says("also", 1600, "2026-01-15"),
    ]
    assert grouped(claims) == [["again", "old"], ["also", "new"]]


def test_an_open_bound_does_not_speak_of_numbers_many_times_as_large(says, grouped):
    claims = [says("a", Quantity(3000, None), document="d"), says("b", 14000, document="d")]
    assert grouped(claims) == [["a"], ["b"]]


def test_a_part_does_not_lean_on_another_total_of_its_document(says, grouped):
    claims = [
        says("one", 2389, document="d"),
        says("part", 784, document="d", part_of="one"),
        says("two", 1254, document="d"),
    ]
    assert grouped(claims) == [["one", "part"], ["two"]]


def test_parts_of_two_totals_do_not_draw_them_together(says, grouped):
    claims = [
        says("one", 5000, document="d"),
        says("a", 300, document="d", part_of="one"),
        says("two", 400, "2024-01-11", document="e"),
        says("b", 101, "2024-01-11", document="e", part_of="two"),
    ]
    assert grouped(claims) == [["a", "one"], ["b", "two"]]


def test_a_claim_without_a_number_joins_the_one_event_near_it(says, grouped):
    assert grouped([says("a", 900), says("b", None, "2024-01-12")]) == [["a", "b"]]


def test_a_claim_without_a_number_between_two_events_stands_alone(says, grouped):
    claims = [says("a", 900, "2024-01-02"), says("b", 30, "2024-01-14"), says("c", None, "2024-01-08")]
    assert grouped(claims) == [["a"], ["b"], ["c"]]


def test_claims_without_a_number_within_a_week_are_one_event(says, grouped):
    assert grouped([says("a", None, "2024-01-10"), says("b", None, "2024-01-14")]) == [["a", "b"]]


def test_a_claim_without_a_day_joins_the_only_event_with_its_number(says, grouped):
    assert grouped([says("a", 512), says("b", 512, None)]) == [["a", "b"]]


def test_a_claim_without_a_day_stands_alone_where_two_events_have_its_number(says, grouped):
    claims = [says("a", 500, "2022-01-10"), says("b", 500, "2024-01-10"), says("c", 500, None)]
    assert grouped(claims) == [["a"], ["b"], ["c"]]


def test_claims_without_a_day_and_with_one_number_are_one_event(says, grouped):
    assert grouped([says(name, 500, None) for name in "abc"]) == [["a", "b", "c"]]


def test_claims_without_a_day_and_a_number_stand_alone(says, grouped):
    assert grouped([says("a", None, None), says("b", None, None)]) == [["a"], ["b"]]


def test_a_claim_without_an_employer_stands_alone(says, grouped):
    assert grouped([says("a", 500, employer=None), says("b", 500, employer=None)]) == [["a"], ["b"]]


def test_shares_alone_can_join(says, grouped):
    claims = [says("a", percent=Percent(14, 14)), says("b", None, "2024-01-12", percent=Percent(14, 14))]
    assert grouped(claims) == [["a", "b"]]


def test_a_number_for_siblings_together_is_one_event(says, grouped):
    claims = [
        says("i", 1300, document="d", employer="Indeed", joint=True),
        says("g", 1300, document="d", employer="Glassdoor", joint=True),
        says("r", 1300, "2024-01-11", employer="Recruit"),
    ]
    assert grouped(claims) == [["g", "i", "r"]]


def test_claims_of_other_kinds_make_no_event(says, grouped):
    from headcount.model import Hire

    hire = says("a", 500)
    made = Hire(id="h", document="d", employer="Acme", headcount=Quantity(500, 500))
    assert grouped([type(hire)(made, hire.seen_at, hire.family, hire.document)]) == []


def test_a_band_for_siblings_together_leaves_each_by_itself_and_apart_from_the_parent(says, grouped):
    hundreds = Quantity(200, 999, approx=True)
    claims = [
        says("own", hundreds, document="d", employer="Amazon"),
        says("a", hundreds, document="d", employer="Audible", joint=True),
        says("t", hundreds, document="d", employer="Twitch", joint=True),
    ]
    assert grouped(claims) == [["a"], ["own"], ["t"]]


def test_a_text_that_looks_back_on_a_cut_joins_it_whatever_other_numbers_it_has(says, grouped):
    claims = [
        says("a", 279, "2024-01-10"),
        says("about", Quantity(300, 300, approx=True), "2024-01-11"),
        says("done", 279, "2024-03-20", status="completed"),
    ]
    assert grouped(claims) == [["a", "about", "done"]]


def test_a_place_s_number_beside_its_document_s_total_joins_it_whatever_others_say_later(says, grouped):
    claims = [
        says("a", 256, "2024-01-10"),
        says("later", 256, "2024-01-19"),
        says("total", 256, "2024-01-10", document="d"),
        says("there", 51, "2024-01-10", document="d", place="Eugene"),
    ]
    assert grouped(claims) == [["a", "later", "there", "total"]]
