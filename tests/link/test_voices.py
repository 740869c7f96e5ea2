"""How many independent voices speak for an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headcount.link.said import said
from headcount.link.voices import voices
from headcount.model import Notice, Percent


@pytest.fixture
def spoken(says) -> Callable[..., list[list[str]]]:
    """The claims' names by voice, the first of each."""
    return lambda *claims: [[one.id for one in voice] for voice in voices(said(claims))]


@pytest.fixture
def tracker(says):
    """A row of a tracker, made from the report at ``source``."""
    return lambda name, people=None, source=None, **more: says(
        name, people, speaker_kind="tracker", notice=Notice(source=source), **({"announced": "2024-01-10"} | more)
    )


def test_trackers_that_tell_one_number_of_one_employer_on_one_day_are_one_voice(spoken, tracker):
    assert spoken(tracker("a", 500), tracker("b", 500)) == [["a", "b"]]
    assert spoken(tracker("a", percent=Percent(10, 10)), tracker("b", percent=Percent(10, 10))) == [["a", "b"]]


@pytest.mark.parametrize(
    "other", [{"people": 501}, {"announced": "2024-01-11"}, {"employer": "Dale Yarns"}, {"percent": Percent(10, 10)}]
)
def test_trackers_that_differ_in_number_day_or_employer_are_two(spoken, tracker, other):
    assert spoken(tracker("a", 500), tracker("b", **{"people": 500, **other})) == [["a"], ["b"]]


def test_trackers_of_one_report_are_one_voice_whatever_they_make_of_it(spoken, tracker):
    one = tracker("a", 500, "https://www.dale.example/cuts?utm_source=x")
    assert spoken(one, tracker("b", 480, "http://dale.example/cuts/")) == [["a", "b"]]
    assert spoken(one, tracker("b", 480, "https://dale.example/other")) == [["a"], ["b"]]


def test_a_source_that_is_no_address_makes_no_copies(spoken, tracker):
    assert spoken(tracker("a", 500, "Internal memo"), tracker("b", 480, "Internal memo")) == [["a"], ["b"]]


def test_a_third_tracker_joins_the_voice_of_either(spoken, tracker):
    middle = tracker("b", 500, "https://dale.example/cuts")
    assert spoken(tracker("a", 500), middle, tracker("c", 480, "https://dale.example/cuts")) == [["a", "b", "c"]]


def test_a_newspaper_with_the_same_number_is_a_voice_of_its_own(spoken, tracker, says):
    assert spoken(tracker("a", 500), says("b", 500, announced="2024-01-10")) == [["a"], ["b"]]
