"""Short phrases in each language, and the quantity that is read in them: quantity_cases*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from headcount.extract import quantity
from headcount.extract.text import Text
from headcount.vocab import languages

TABLES = sorted(Path(__file__).parent.glob("quantity_cases*.toml"))
WRITTEN = [case for table in TABLES for case in tomllib.loads(table.read_text("utf-8"))["case"]]
MISSED = pytest.mark.xfail(reason="not found yet")


def param(case):
    """A case under the name lang_<iso>, by which -k chooses a language."""
    return pytest.param(
        case, id=f"lang_{case['language']}-{case['text']}", marks=[MISSED] if case.get("missed") else []
    )


def read(text, language):
    """The quantities in a text as (kind, low, high, approx)."""
    found = quantity.figures(Text(text, language))
    return [
        ("percent" if figure.is_percent else "people", figure.value.low, figure.value.high, figure.value.approx)
        for figure in found
    ]


@pytest.mark.parametrize("case", [param(case) for case in WRITTEN if case["kind"] != "none"])
def test_the_quantity_is_read_with_its_bounds(case):
    wanted = (case["kind"], case.get("low"), case.get("high"), case.get("approx", False))
    assert wanted in read(case["text"], case["language"])


@pytest.mark.parametrize("case", [param(case) for case in WRITTEN if case["kind"] == "none"])
def test_what_counts_no_people_is_left_out(case):
    assert read(case["text"], case["language"]) == []


@pytest.mark.parametrize("language", [pytest.param(iso, id=f"lang_{iso}") for iso in languages()])
def test_every_language_has_phrases(language):
    assert sum(case["language"] == language for case in WRITTEN) >= 10


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill will shed 300 jobs in Lund and as many again in Umeå.", "en"),
        ("De fabriek schrapt 300 banen in Eindhoven en nog eens zoveel in Best.", "nl"),
        ("Il gruppo taglia 300 posti a Torino e altrettanti a Bari.", "it"),
        ("La firma despide a 300 operarios en Vigo y a otros tantos en León.", "es"),
    ],
)
def test_as_many_again_is_the_number_before_it_once_more(text, language):
    assert read(text, language) == [("people", 300, 300, False), ("people", 300, 300, False)]
