"""Reasons: every code has a label and a name in the monthly report."""

from __future__ import annotations

import pytest

from headcount.errors import UsageError, VocabError
from headcount.vocab import reasons, tables


def test_a_fine_code_leads_to_its_coarse_label() -> None:
    assert reasons.label("tariffs") == "economy"
    assert reasons.label("bankruptcy") == "closure"


def test_every_coarse_label_is_a_code_of_its_own() -> None:
    assert {*reasons.LABELS, reasons.OTHER} <= set(reasons.codes())
    assert [reasons.label(code) for code in reasons.LABELS] == list(reasons.LABELS)


def test_the_monthly_report_has_a_name_for_a_code() -> None:
    assert reasons.challenger("ai") == "Artificial Intelligence"
    assert reasons.name("ai") == "Artificial intelligence"


def test_an_unknown_reason_is_answered_with_the_nearest_and_the_next_step() -> None:
    with pytest.raises(UsageError, match=r"did you mean 'closure'\?.*add a row to vocab/reasons.toml"):
        reasons.label("closur")


def test_a_compiled_table_of_another_shape_says_how_to_make_it_anew() -> None:
    with pytest.raises(VocabError, match=r"tools/tables\.py"):
        tables.lines(tables.FOLDER / "places.csv.gz", ("name",))
