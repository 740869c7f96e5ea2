"""Stretches that are given away."""

from __future__ import annotations

from headcount.extract.taken import Taken


def test_a_stretch_is_taken_once() -> None:
    taken = Taken()
    assert [taken.take(0, 5), taken.take(4, 6), taken.take(5, 6), taken.take(5, 6)] == [True, False, True, False]


def test_stretches_that_touch_do_not_overlap() -> None:
    taken = Taken([(10, 20), (0, 5)])
    assert (taken.free(5, 10), taken.free(5, 11), taken.free(4, 6), taken.free(20, 30)) == (True, False, False, True)


def test_a_stretch_inside_another_or_around_it_is_not_free() -> None:
    taken = Taken([(10, 20)])
    assert (taken.free(12, 15), taken.free(5, 25)) == (False, False)
