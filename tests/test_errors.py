"""An error says what is wrong and what to do next."""

from __future__ import annotations

from headcount.errors import DecodeError, unknown


def test_a_near_word_is_offered_even_for_two_letters():
    assert "did you mean 'ai'?" in str(unknown("reason", "ia", ["ai", "closure"]))


def test_a_far_word_lists_what_is_known():
    assert str(unknown("reason", "weather", ["closure", "ai"])) == "unknown reason 'weather'. Known: ai, closure"


def test_an_empty_list_says_that_nothing_is_known():
    said = str(unknown("source", "x", [], next_step="add [sources.x]"))
    assert said == "unknown source 'x'. None is known; add [sources.x]"


def test_where_stands_before_what_and_the_next_step_after():
    assert str(DecodeError("empty", where="a.txt", next_step="save it again")) == "a.txt: empty; save it again"
