"""The places that were judged by hand stay as right as they were."""

from __future__ import annotations

import json

import pytest

from benchmarks import places

GOLD = [json.loads(line) for line in places.GOLD.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("sample", "least"), [("rows, tuned on", 196), ("rows, drawn afresh", 98), ("tracker", 100)])
def test_no_fewer_places_are_right_than_were_judged_so(sample, least):
    assert sum(places.right_now(one) for one in GOLD if one["sample"].startswith(sample)) >= least


def test_a_share_has_its_interval():
    assert [round(bound, 3) for bound in places.wilson(98, 100)] == [0.93, 0.994]
