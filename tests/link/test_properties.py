"""What holds for any claims: bounded and the same on every run."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from headcount import link
from headcount.model import PartialDate, Percent, Quantity

FEW = settings(max_examples=60, derandomize=True, deadline=None, database=None)
DAYS = [f"2024-0{month}-{day:02}" for month in (1, 2, 5) for day in (1, 4, 9, 20)]
NUMBERS = [
    None,
    Quantity(500, 500),
    Quantity(1000, None),
    Quantity(1000, 1000, approx=True),
    Quantity(1200, 1300),
    Quantity(159, 159),
    Quantity(None, 600),
]


@st.composite
def claims(draw, says):
    """Up to a dozen claims of few employers, days and numbers, so that many can join."""
    count = draw(st.integers(1, 12))
    made = []
    for number in range(count):
        document = draw(st.sampled_from(["d1", "d2", f"d{number + 3}"]))
        parts = [k.claim.id for k in made if k.document.id == document]
        made.append(
            says(
                f"c{number:02}",
                draw(st.sampled_from(NUMBERS)),
                "2024-03-01" if document in ("d1", "d2") else draw(st.sampled_from([None, *DAYS])),
                employer=draw(st.sampled_from(["Google", "Alphabet", "Twitch", "Amazon"])),
                document=document,
                announced=draw(st.sampled_from([None, None, "2024", "2024-01-04", "--01"])),
                status=draw(st.sampled_from(["announced", "rumoured", "denied", "completed", "rescinded", None])),
                speaker_kind=draw(st.sampled_from(["company", "government", "press", None])),
                place=draw(st.sampled_from([None, None, "Here", "There"])),
                unit=draw(st.sampled_from([None, None, "Cloud"])),
                type=draw(st.sampled_from(["layoff", "closure", "contractor"])),
                percent=draw(st.sampled_from([None, None, Percent(10, 10)])),
                joint=draw(st.sampled_from([False, False, True])),
                part_of=draw(st.sampled_from([None, *parts])),
                row=draw(st.sampled_from([None, None, number + 1])),
                effective=draw(st.sampled_from([None, "2024-03-01"])),
                seen=f"2026-01-{number + 1:02}T00:00:00Z",
            )
        )
    return made


@st.composite
def notices(draw, notice):
    """Up to ten rows of an office's tables, of few sites, days and numbers, some marked as changes of others."""
    count = draw(st.integers(1, 10))
    return [
        notice(
            f"n{number:02}",
            draw(st.sampled_from([None, 60, 64, 64, 103])),
            draw(st.sampled_from([None, *DAYS, "2025-01-04"])),
            employer=draw(st.sampled_from(["Google", "Google", "Twitch"])),
            document=draw(st.sampled_from(["t1", "t2"])),
            place=draw(st.sampled_from([None, "Reno", "Reno", "Elko"])),
            row=number + 1,
            effective=draw(st.sampled_from([None, "2024-03-31", "2024-06-30"])),
            number=draw(st.sampled_from([None, None, "7", "8"])),
            address=draw(st.sampled_from([None, "80 Main Street", "12 Mill Road"])),
            markers=draw(st.sampled_from([(), (), ("revised",), ("postponed",), ("additional",), ("rescinded",)])),
            before=draw(st.sampled_from([64, 103])),
            seen=f"2026-01-{number + 1:02}T00:00:00Z",
        )
        for number in range(count)
    ]


def joined_by_the_source(earlier, later):
    """Whether the office gives both one number, or marks the later as a change and says of what."""
    one, other = earlier.notice, later.notice
    numbered = one.number is not None and one.number == other.number
    day = later.announced is None or later.announced == earlier.announced
    before = other.before is not None and other.before == earlier.headcount
    return numbered or (bool(other.markers) and (day or before))


def days_between(earlier, later):
    """Days from one notice to the next, 0 where one gives no day."""
    if earlier.announced is None or later.announced is None:
        return 0
    ends = [date(d.year, d.month, d.day) for d in (earlier.announced, later.announced)]
    return abs((ends[1] - ends[0]).days)


def facts(events):
    """The events as partition and merged fields, without ids."""
    name = {event.id: min(event.claims) for event in events}
    return sorted(
        (replace(event, id=name[event.id], part_of=name.get(event.part_of)) for event in events), key=lambda e: e.id
    )


@FEW
@given(st.data())
def test_linking_is_free_of_order(says, data):
    made = data.draw(claims(says))
    mixed = random.Random(len(made)).sample(made, len(made))
    assert link.events(mixed) == link.events(made)


@FEW
@given(st.data())
def test_every_claim_is_in_exactly_one_event_and_says_why(says, data):
    made = data.draw(claims(says))
    events, _ = link.events(made)
    assert sorted(c for event in events for c in event.claims) == sorted(k.claim.id for k in made)
    assert all([join.claim for join in event.joins] == list(event.claims) for event in events)


@FEW
@given(st.data())
def test_one_document_after_the_other_gives_what_all_at_once_give(says, data):
    made = data.draw(claims(says))
    existing = []
    for count in range(1, len(made) + 1):
        existing, _ = link.events(made[:count], existing)
    assert facts(existing) == facts(link.events(made)[0])


@FEW
@given(st.data())
def test_linking_again_changes_nothing(says, data):
    made = data.draw(claims(says))
    events, _ = link.events(made)
    assert link.events(made, events) == (events, {})


@FEW
@given(st.data())
def test_ids_lead_from_every_event_that_was_to_one_that_is(says, data):
    made = data.draw(claims(says))
    before, _ = link.events(made[: len(made) // 2])
    after, gone = link.events(made, before)
    here = {event.id for event in after}
    assert len(here) == len(after)
    assert all(event.id in here or gone[event.id] in here for event in before)


@FEW
@given(st.data())
def test_a_ruling_holds_and_its_undoing_restores(says, ruled, data):
    made = data.draw(claims(says).filter(lambda found: len(found) > 1))
    one, other = (data.draw(st.permutations([k.claim.id for k in made])))[:2]
    verdict = data.draw(st.sampled_from(["same", "different"]))
    before, _ = link.events(made)
    under, _ = link.events(made, before, [ruled(verdict, one, other)])
    together = any({one, other} <= set(event.claims) for event in under)
    assert together is (verdict == "same")
    assert facts(link.events(made, under)[0]) == facts(before)


@FEW
@given(st.data())
def test_headlines_are_bounds_that_a_claim_states_unless_derived(says, data):
    made = data.draw(claims(says))
    stated = {bound for k in made if k.claim.headcount for bound in (k.claim.headcount.low, k.claim.headcount.high)}
    heads = [e.headcount for e in link.events(made)[0] if e.headcount and not e.headcount.derived]
    assert all({head.low, head.high} <= stated | {None} for head in heads)


@FEW
@given(st.data())
def test_a_claim_of_another_family_leaves_the_events_as_they_are(says, data):
    made = data.draw(claims(says))
    before, _ = link.events(made)
    after, _ = link.events([*made, says("other", 500, employer="Zenith")], before)
    assert [event for event in after if event.employer != "Zenith"] == before


@FEW
@given(st.data())
def test_amending_is_free_of_order_and_loses_no_notice(says, notice, data):
    made = [*data.draw(notices(notice)), *data.draw(claims(says))]
    mixed = random.Random(len(made)).sample(made, len(made))
    events, _ = link.events(made)
    assert link.events(mixed)[0] == events
    assert sorted(c for event in events for c in event.claims) == sorted(k.claim.id for k in made)


@FEW
@given(st.data())
def test_notices_one_after_the_other_give_what_all_at_once_give(notice, data):
    made = data.draw(notices(notice))
    existing = []
    for count in range(1, len(made) + 1):
        existing, _ = link.events(made[:count], existing)
    assert facts(existing) == facts(link.events(made)[0])
    assert link.events(made, existing) == (existing, {})


@FEW
@given(st.data())
def test_a_notice_is_replaced_by_one_alone_and_some_notice_always_counts(notice, data):
    made = data.draw(notices(notice))
    events, _ = link.events(made)
    replaced = [join.replaced_by for event in events for join in event.joins if join.replaced_by]
    standing = [{join.claim for join in event.joins if not join.replaced_by} for event in events]
    assert all(standing)
    assert all(any(by in event.claims for event in events) for by in replaced)


@FEW
@given(st.data())
def test_a_notice_is_replaced_by_one_of_its_own_employer(notice, replaces, data):
    made = data.draw(notices(notice))
    employer = {kept.claim.id: kept.claim.employer for kept in made}
    assert all(employer[later] == employer[earlier] for later, earlier in replaces(*made).items())


@FEW
@given(st.data())
def test_no_more_than_a_hundred_and_twenty_days_lie_between_two_notices_unless_the_source_joins_them(
    notice, replaces, data
):
    made = data.draw(notices(notice))
    told = {kept.claim.id: kept.claim for kept in made}
    pairs = [(told[earlier], told[later]) for later, earlier in replaces(*made).items()]
    assert all(joined_by_the_source(*pair) or days_between(*pair) <= 120 for pair in pairs)


def test_dates_in_the_strategy_parse():
    assert all(PartialDate.parse(day) for day in DAYS)
