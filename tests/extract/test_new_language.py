"""A language that the program does not bring along is read from one table in a folder, and from nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headcount import decode, extract, vocab
from headcount.model import Cut, Document, Percent, Quantity

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "danish_cases.toml").read_text("utf-8"))["case"]
SOURCES = sorted((Path(extract.__file__).parent).glob("*.py"))
BY_CODE = re.compile(r"\biso (?:==|!=|in|not in) (?!vocab)|language (?:==|!=|in|not in) [(\"{]")


@pytest.fixture
def danish() -> Iterator[None]:
    """The folder with the Danish table, read during the test."""
    vocab.use(HERE / "languages")
    yield
    vocab.use(None)


def read(text: str) -> tuple[str, list[dict[str, str]]]:
    """(language, what each cut of the text says, as texts; fields that say nothing are left out)."""
    passages = decode.passages(Document(content=text.strip().encode(), name="tekst.txt"))
    cuts = [claim for claim in extract.claims(passages) if isinstance(claim, Cut)]
    return passages[0].language, [fields(cut) for cut in cuts]


def fields(cut: Cut) -> dict[str, str]:
    """The fields of a cut that say something."""
    said = {
        "employer": cut.employer,
        "headcount": bounds(cut.headcount),
        "percent": bounds(cut.percent),
        "part": cut.part_of and "of a larger one",
        "status": cut.status,
        "announced": cut.announced and str(cut.announced),
        "effective": cut.effective and str(cut.effective),
        "place": cut.place,
        "unit": cut.unit,
        "reasons": " ".join(reason.reason for reason in cut.reasons),
        "speaker": cut.speaker,
    }
    return {name: value for name, value in said.items() if value}


def bounds(value: Quantity | Percent | None) -> str | None:
    """The bounds of a number."""
    return None if value is None else f"{value.low}..{value.high}"


@pytest.mark.usefixtures("danish")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:20])
def test_a_language_of_your_own_is_told_and_read(case: dict[str, Any]) -> None:
    assert read(case["text"]) == ("da", case["claims"])


def test_without_its_table_the_language_is_not_among_ours() -> None:
    assert "da" not in vocab.languages()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_rule_asks_for_a_language_by_its_code(source: Path) -> None:
    assert BY_CODE.findall(source.read_text("utf-8")) == []
