"""What kind of cut it is, where, and for which roles."""

from __future__ import annotations

import pytest
from tests.extract.reading import around, claims, scene

from headcount.extract import circumstance


def kind(words, figure, language="en"):
    """The type of the cut told at ``figure``."""
    return circumstance.cut_type(*around(words, figure, language), None)[0]


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("Acme will lay off 300 people.", "en", "layoff"),
        ("Acme furloughs 300 people.", "en", "furlough"),
        ("Acme puts 300 people on temporary layoff.", "en", "furlough"),
        ("Acme will idle 300 workers.", "en", "furlough"),
        ("Some 300 people took buyouts.", "en", "buyout"),
        ("Acme cuts 300 posts through attrition.", "en", "attrition"),
        ("Der Betrieb schickt 300 Leute in Kurzarbeit.", "de", "furlough"),
        ("En total 300 bajas voluntarias.", "es", "buyout"),
        ("同社は300人の希望退職を募る。", "ja", "buyout"),
    ],
)
def test_a_type_follows_from_the_words_near_the_figure(words, language, wanted):
    assert kind(words, "300", language) == wanted


def test_people_on_contract_are_told_by_the_noun_that_is_counted():
    told = claims("Acme Corp laid off 300 contractors on Monday.")
    assert [claim.type for claim in told] == ["contractor"]


def test_temporary_is_not_on_contract():
    assert kind("Acme put 300 people on temporary layoff.", "300") == "furlough"


def test_a_place_is_a_name_that_the_table_knows_behind_a_preposition():
    made = scene("Acme will cut 300 jobs in Berlin.")
    span = circumstance.place(made, made.text.sentences[0], made.figures[0].span)
    assert span is not None
    assert made.text.raw[span.start : span.end] == "Berlin"


def test_roles_are_those_of_the_sentence():
    text, sentence, _ = around("Acme cuts 300 jobs in marketing and sales.", "300")
    assert [text.raw[span.start : span.end] for span in circumstance.roles(text, sentence)] == ["marketing", "sales"]
