"""Bootstrap intervals of a known distribution, and of stories instead of texts."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import bootstrap

HALF = [1.0, 0.0] * 200
"""400 coins, half of them heads: the share's standard error is .025, so 95 % lie within .049 of .5."""


def test_the_interval_of_a_share_is_the_binomials():
    low, high = bootstrap.of_ratio(range(400), HALF, [1.0] * 400)
    assert (low, high) == pytest.approx((0.451, 0.549), abs=0.006)


def test_the_interval_is_the_same_at_every_run():
    first = bootstrap.of_ratio(range(400), HALF, [1.0] * 400)
    bootstrap.draws.cache_clear()
    assert bootstrap.of_ratio(range(400), HALF, [1.0] * 400) == first


def test_a_story_told_four_times_is_one_witness():
    alone = bootstrap.of_ratio(range(100), HALF[:100], [1.0] * 100)
    retold = bootstrap.of_ratio([n // 4 for n in range(400)], np.repeat(HALF[:100], 4), [1.0] * 400)
    assert retold == pytest.approx(alone, abs=1e-9)


def test_what_is_always_right_has_no_width():
    assert bootstrap.of_ratio(range(9), [1.0] * 9, [1.0] * 9) == (1.0, 1.0)


def test_without_a_row_there_is_no_interval():
    assert np.isnan(bootstrap.of_ratio([], [], [])).all()


def test_recall_at_a_precision_stops_at_the_first_wrong_claims():
    ranked = [("a", 0.9, True), ("b", 0.8, True), ("c", 0.7, False), ("d", 0.6, True)]
    found = bootstrap.recall_at(["a", "b", "c", "d"], ranked, [1, 1, 1, 1])
    assert found.shape == (bootstrap.TIMES,)
    assert np.nanmin(found) == 0.0
    assert np.nanmax(found) == 1.0


def test_recall_at_a_precision_without_a_claim_is_nothing():
    assert bootstrap.recall_at(["a"], [], [1]).tolist() == [0.0] * bootstrap.TIMES
