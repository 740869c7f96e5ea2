"""When a field of a claim is the label's, and the labelled sample."""

from __future__ import annotations

import collections

import pytest
from benchmarks.judged import countable

from benchmarks import field_table, labelled


def test_severance_agrees_when_every_number_does():
    assert field_table.terms(
        {"weeks": 8, "weeks_per_year": 2}, {"weeks": 8.2, "weeks_per_year": 2.0, "text": "8 weeks"}
    )
    assert not field_table.terms({"weeks": 8}, {"weeks": 12})
    assert not field_table.terms({"weeks": 8}, None)
    assert field_table.terms(None, None)


@pytest.mark.parametrize(
    ("one", "two"), [("FT", "the FT"), ("シャープ", "シャープ"), (None, None), ("Acme Corp", "Acme")]
)
def test_words_agree_when_one_has_all_of_the_other(one, two):
    assert field_table.words(one, two)


@pytest.mark.parametrize(("one", "two"), [("FT", "Bild"), ("FT", None), (None, "FT")])
def test_words_of_another_or_of_none_do_not(one, two):
    assert not field_table.words(one, two)


def test_every_row_of_the_sample_on_our_own_texts_names_one_label():
    names = collections.Counter(
        (one.id, label["employer"], field_table.figure(label))
        for one in labelled.written()
        for label in countable(one.gold)
    )
    ours = [key for key in field_table.sample() if key[0].startswith("w-")]
    assert len(ours) > 80
    assert {names[key] for key in ours} == {1}


def test_the_sample_tells_types_and_speakers_of_the_schema():
    rows = field_table.sample().values()
    assert {row["type"] for row in rows} <= {"layoff", "closure", "buyout", "attrition", "contractor", "furlough"}
    assert {row["speaker_kind"] for row in rows} <= {
        None, "company", "filing", "union", "government", "press", "tracker", "unnamed"
    }  # fmt: skip
