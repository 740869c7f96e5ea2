"""Each golden case gives what was once looked at and wanted."""

from __future__ import annotations

import json

import pytest
from tests.golden import cases


def param(case):
    """A case by its name; one with a known fault is expected to fail until it is mended."""
    marks = [pytest.mark.xfail(reason=case.fault)] if case.fault else []
    return pytest.param(case, id=f"{case.stage}-{case.name}", marks=marks)


CASES = [param(case) for case in cases.cases()]


@pytest.mark.parametrize("case", CASES)
def test_the_case_gives_what_is_wanted(case):
    assert case.wanted() is not None, f"{case.stage}/{case.name} has no want.json; {cases.STALE}"
    assert json.loads(case.got()) == json.loads(case.wanted()), cases.STALE


def test_every_folder_is_a_stage():
    assert {place.name for place in cases.FOLDER.iterdir() if place.is_dir()} - {"__pycache__"} == set(cases.STAGES)
