"""No figure of extraction is under its floor; in a process of its own, which sets its threads as the benchmarks do."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks.labelled import ROOT, SHARED

with_shared = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared is absent")
without = pytest.mark.skipif((SHARED / "gold").is_dir(), reason="../shared is there, and holds more")


def floors(name):
    run = subprocess.run([sys.executable, "-m", "benchmarks.floors", name], cwd=ROOT, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


@with_shared
def test_on_the_shared_sets_and_our_own_texts():
    assert floors("extract.quick")[0] == 0, floors("extract.quick")[1]


@without
def test_on_our_own_texts_alone():
    assert floors("extract.own_texts")[0] == 0, floors("extract.own_texts")[1]
