"""Names in a series: joined by commas and an "and", not by examples."""

from __future__ import annotations

import pytest

from headcount.extract import cuts, series
from headcount.extract.text import Text


def listed(text: str) -> list[str]:
    """The names that stand in a series with the first name of ``text``."""
    scene = cuts.stage(Text(text, "en"))
    return [scene.names[place].written for place in series.listed(scene, scene.figures[0], 0)]


def test_names_that_and_joins_are_a_series() -> None:
    assert listed("Microsoft, Google and Intel will each cut 500 jobs.") == ["Microsoft", "Google", "Intel"]


@pytest.mark.parametrize(
    "text",
    [
        "Companies such as Microsoft and Google will cut 500 jobs.",
        "Microsoft will cut 500 jobs, Google said on Monday.",
        "Microsoft will cut 500 jobs.",
    ],
)
def test_examples_and_lone_names_are_no_series(text: str) -> None:
    assert listed(text) == []
