"""Whether a confidence is what it says."""

from __future__ import annotations

import pytest

from benchmarks import reliability

HONEST = [(str(n), 0.75, n % 4 > 0) for n in range(200)]
"""Claims at .75, three of four right."""


def test_an_honest_confidence_has_no_error():
    assert reliability.error(HONEST) == pytest.approx(0.0, abs=0.01)


def test_a_boastful_confidence_is_off_by_what_it_boasts():
    assert reliability.error([(story, 0.95, right) for story, _, right in HONEST]) == pytest.approx(0.2, abs=0.01)


def test_a_bin_holds_its_claims_and_the_share_that_is_right():
    (row,) = reliability.table(HONEST)
    assert (row["low"], row["high"], row["claims"], row["said"], row["right"]) == (0.7, 0.8, 200, 0.75, 0.75)
    assert row["ci"]["right"] == pytest.approx((0.69, 0.81), abs=0.015)


def test_full_confidence_has_a_bin():
    assert reliability.table([("a", 1.0, True)])[0]["high"] == 1.0


def test_without_claims_there_is_neither_table_nor_error():
    assert reliability.table([]) == []
    assert reliability.error([]) == 0.0
