"""The merged fields of an event."""

from __future__ import annotations

import pytest

from headcount.model import PartialDate, Percent, Quantity, Reason, Severance


def test_a_hedged_number_yields_to_the_exact_one_without_conflict(says, event):
    found = event(says("a", Quantity(12000, 12000, approx=True)), says("b", 12040))
    assert (found.headcount, found.conflicts) == (Quantity(12040, 12040), ())


def test_over_and_about_one_number_stand_side_by_side_with_a_stated_headline(says, event):
    found = event(says("a", Quantity(1000, None)), says("b", Quantity(1000, 1000, approx=True)))
    assert str(found.headcount) == "about 1,000"
    assert dict(found.conflicts[0].values) == {"over 1,000": ("a",), "about 1,000": ("b",)}


def test_numbers_that_cannot_all_hold_are_all_kept_and_the_filing_heads(says, event):
    found = event(
        says("a", 120, "2025-10-02", speaker_kind="company"),
        says("b", 90, "2025-10-01", speaker_kind="filing"),
        says("c", 100, "2025-10-03", speaker_kind="press"),
    )
    assert found.headcount == Quantity(90, 90)
    assert found.conflicts[0].values == (("90", ("b",)), ("120", ("a",)), ("100", ("c",)))
    assert "here filing" in found.conflicts[0].rule


def test_within_a_source_the_newest_number_heads(says, event):
    found = event(
        says("a", 8000, "2024-01-10", speaker_kind="company"), says("b", 9000, "2024-01-12", speaker_kind="company")
    )
    assert found.headcount == Quantity(9000, 9000)


def test_a_rumour_never_heads_an_announcement(says, event):
    found = event(
        says("a", 30000, status="rumoured", speaker_kind="company"),
        says("b", 14000, "2024-01-11", speaker_kind="unnamed"),
    )
    assert (found.headcount, found.status) == (Quantity(14000, 14000), "announced")


def test_a_calculated_number_never_overwrites_a_stated_one(says, event):
    found = event(says("a", Quantity(140, 140, derived=True)), says("b", 150))
    assert (found.headcount, found.conflicts) == (Quantity(150, 150), ())


def test_parts_do_not_enter_the_total(says, event):
    found = event(says("total", 16000, document="d"), says("part", 12000, document="d", part_of="total"))
    assert (found.headcount, found.conflicts) == (Quantity(16000, 16000), ())


def test_a_places_number_is_no_bound_on_the_total(says, event):
    found = event(says("total", Quantity(None, 5550), document="d"), says("here", 3800, document="d", place="Germany"))
    assert (found.headcount, found.conflicts) == (Quantity(None, 5550), ())


def test_notices_that_add_up_to_more_than_the_total_are_a_conflict(says, event):
    notice = {"speaker_kind": "government"}
    found = event(
        says("total", Quantity(500, 500, approx=True), "2025-07-16", speaker_kind="company"),
        says("a", 493, "2025-07-18", place="Massachusetts", **notice),
        says("b", 80, "2025-07-18", place="Ohio", **notice),
    )
    assert found.headcount == Quantity(500, 500, approx=True)
    assert found.conflicts[0].values == (("about 500", ("total",)), ("573 in 2 parts", ("a", "b")))


def test_notices_of_several_places_without_a_total_are_added_up_and_marked_derived(says, event):
    notice = {"speaker_kind": "government", "document": "d"}
    found = event(says("a", 691, place="Mill", **notice), says("b", 101, place="Packaging", **notice))
    assert found.headcount == Quantity(792, 792, derived=True)


def test_the_earliest_announcement_counts_as_exactly_as_any_claim_gives_it(says, event):
    found = event(
        says("a", 500, announced="2024-01"),
        says("b", 500, announced="2024-01-09"),
        says("c", 500, announced="2024-01-10"),
    )
    assert found.announced == PartialDate(2024, 1, 9)


def test_the_day_of_publishing_is_never_written_as_the_day_announced(says, event):
    assert event(says("a", 500), says("b", 500)).announced is None


def test_days_reasons_and_the_last_severance_are_gathered(says, event):
    first, last = Severance(text="16 weeks", weeks=16), Severance(text="20 weeks", weeks=20)
    found = event(
        says("a", 500, effective="2024-03-01", reasons=(Reason("ai", "primary", "press"),), severance=first),
        says("b", 500, "2024-01-12", effective="2024-04-01", reasons=(Reason("restructuring"),), severance=last),
    )
    assert found.effective == (PartialDate(2024, 3, 1), PartialDate(2024, 4, 1))
    assert {reason.reason for reason in found.reasons} == {"ai", "restructuring"}
    assert found.severance == last


@pytest.mark.parametrize(
    ("stages", "want"),
    [
        (("rumoured", "announced"), "announced"),
        (("rumoured", "denied"), "denied"),
        (("announced", "rescinded"), "rescinded"),
    ],
)
def test_the_latest_stage_is_the_status(says, event, stages, want):
    assert event(*(says(f"c{n}", 500, status=status) for n, status in enumerate(stages))).status == want


def test_percents_are_merged_as_numbers_are(says, event):
    found = event(says("a", 500, percent=Percent(10, None)), says("b", 500, percent=Percent(12, 12)))
    assert (found.percent, found.conflicts) == (Percent(12, 12), ())


def test_a_number_for_siblings_together_is_their_parents(says, event):
    joint = {"document": "d", "joint": True}
    found = event(says("i", 1300, employer="Indeed", **joint), says("g", 1300, employer="Glassdoor", **joint))
    assert found.employer.startswith("Recruit")


def test_copies_are_one_voice(says, event):
    words, changed, others = "00ff" * 64, "00ff" * 60 + "10fe" * 4, "ff00" * 64
    copies = event(says("a", 500, fingerprint=words), says("b", 500, fingerprint=changed))
    voices = event(says("a", 500, fingerprint=words), says("b", 500, fingerprint=others))
    assert (copies.confidence, voices.confidence) == (0.8, 0.96)


def test_a_conflict_takes_from_the_confidence(says, event):
    assert event(says("a", 500), says("b", 600)).confidence == 0.864
