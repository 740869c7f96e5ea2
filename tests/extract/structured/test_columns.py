"""The tables of columns."""

from __future__ import annotations

import pytest

from headcount.errors import VocabError
from headcount.extract.structured.columns import normal, table, tables


def test_headers_are_compared_without_case_and_punctuation():
    assert [normal(header) for header in ("Layoff Date(s)", "LayOff_Date", "# of Workers", " LO/CL  Date")] == [
        "layoff date s",
        "layoff date",
        "# of workers",
        "lo cl date",
    ]


def test_every_table_names_who_speaks_and_how_it_is_recognised():
    assert [known.name for known in tables() if not (known.name and known.columns)] == []


def test_no_two_tables_that_are_known_by_their_headers_have_the_same():
    sure = [known.columns for known in tables() if known.sure]
    assert len(set(sure)) == len(sure)


def test_a_key_that_nothing_reads_is_refused():
    with pytest.raises(VocabError, match=r"xx\.toml: unknown key colums; use one of"):
        table("xx.toml", {"name": "X", "columns": [], "colums": []}, "tracker")
