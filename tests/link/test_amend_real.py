"""What linking joins in all real tables stays near in time; skipped where they are not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.amendments import notices

from headcount.link.amend import when
from headcount.link.evidence import Notices

RAW = Path(__file__).parents[3] / "shared" / "data" / "warn" / "raw"
QUICK = ("co", "hi", "ia", "in", "mo", "ne", "oh")
"""Tables with the most changes; the long check takes all."""


@pytest.fixture(
    scope="module",
    params=[pytest.param("quick"), pytest.param("all", marks=pytest.mark.long)],
)
def pairs(request):
    """Each pair of notices of which the later replaces the earlier."""
    if request.param == "all" and "HEADCOUNT_LONG" not in os.environ:
        pytest.skip("make check-all runs it")
    if not RAW.is_dir():
        pytest.skip("the real tables are not at hand")
    quick = [RAW / f"{state}.csv" for state in QUICK]
    claims = notices(quick if request.param == "quick" else sorted(RAW.glob("*.csv")))
    held = {said.id: said for said in claims}
    return [(held[said.amends.claim], said) for said in claims if said.amends]


def apart(earlier, later):
    """Days between two notices; 0 where one has no day."""
    days = when(earlier), when(later)
    return abs(days[1] - days[0]) if None not in days else 0


def source_says(pair):
    """Whether the office itself joins the two: by one number, or by a mark and what it is a mark on."""
    earlier, later = Notices([pair[0]], 0), Notices([pair[1]], 0)
    numbered = later.number is not None and later.number == earlier.number
    named = later.said.claim.announced is None or later.said.claim.announced == earlier.said.claim.announced
    before = later.before is not None and later.before == earlier.said.figure
    beneath = later.said.claim.row == (earlier.said.claim.row or 0) + 1 and later.said.figure is None
    return numbered or (bool(later.marks) and (named or before or beneath))


def test_notices_more_than_a_hundred_and_twenty_days_apart_are_joined_by_the_source_alone(pairs):
    assert [pair[1].id for pair in pairs if apart(*pair) > 120 and not source_says(pair)] == []


def test_the_real_tables_join_some_notices(pairs):
    assert len(pairs) > 250
