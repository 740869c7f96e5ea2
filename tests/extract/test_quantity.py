"""Every quantity case of the tables, one test each; and how figures are bounded, joined and left out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from headcount.extract.quantity import Figure, figures, with_bases
from headcount.extract.text import Text
from headcount.model import Quantity

FOLDER = Path(__file__).parent
CASES = [case for path in sorted(FOLDER.glob("quantity_cases*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def found(language: str, text: str) -> list[tuple[str, float | None, float | None, bool]]:
    """(kind, low, high, approx) of each figure of ``text``."""
    return [as_case(figure) for figure in figures(Text(text, language))]


def as_case(figure: Figure) -> tuple[str, float | None, float | None, bool]:
    """The figure as a case of the tables writes it."""
    return "percent" if figure.is_percent else "people", figure.value.low, figure.value.high, figure.value.approx


def wanted(case: dict[str, Any]) -> list[tuple[str, float | None, float | None, bool]]:
    """What the case says must be found: its one figure, or none."""
    if case["kind"] == "none":
        return []
    return [(case["kind"], case.get("low"), case.get("high"), case.get("approx", False))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['text']}")
def test_the_words_give_the_quantity_that_a_reader_hears(case: dict[str, Any]) -> None:
    assert found(case["language"], case["text"]) == wanted(case)
