"""The benchmark of linking at scale, on few claims, and the least that linking gets right of them."""

from __future__ import annotations

import pytest
from benchmarks.link_made import claims

from benchmarks import link_scale
from headcount import link

FEW = 5_000


@pytest.fixture(scope="module")
def made():
    return list(claims(FEW))


def test_there_are_as_many_claims_as_asked_for_each_by_its_own_id(made):
    assert len({one.kept.claim.id for one in made}) == len(made) == FEW


def test_equal_seeds_make_equal_claims(made):
    assert list(claims(FEW)) == made


def test_made_up_claims_are_joined_as_they_were_made(made):
    events, _ = link.events([one.kept for one in made])
    scores = link_scale.scored(made, {claim: event.id for event in events for claim in event.claims})
    assert scores["b_cubed"]["f1"] >= 0.97
    assert scores["b_cubed"]["precision"] >= 0.99


def test_late_claims_are_linked_as_if_they_had_been_there(tmp_path):
    row = link_scale.measured(400, 40, tmp_path, seed=3)
    assert row["late"]["differs"] == 0
    assert row["late"]["relinked"] < 400


def test_sizes_grow_by_about_three():
    assert link_scale.sizes(10_000, 1_000_000) == [10_000, 31_623, 100_000, 316_228, 1_000_000]


def test_seconds_that_grow_with_the_claims_have_the_exponent_one():
    rows = [{"claims": count, "cpu": count / 1000} for count in (100, 1000, 10_000)]
    assert link_scale.exponent(rows) == pytest.approx(1)
    assert link_scale.svg(rows).count("<circle") == 3
