"""Reasons: read by the words that the languages' tables give them, and only where the text ties them to the cut."""

from __future__ import annotations

import pytest
from tests.extract.reading import around

from headcount import vocab
from headcount.extract.reason import reasons
from headcount.vocab import reasons as table

HELPERS = {"because", "ai_denied", "ai_context", "ai_contributing", "ai_not", "ai_does"}
"""Lists in a language's [reasons] that are no reasons: words of cause, and how AI stands to a cut."""


def told(words, language="en", figure="50"):
    """The codes of the reasons in one text, and AI's role."""
    return [(reason.reason, reason.ai_role) for reason, _ in reasons(*around(words, figure, language))]


@pytest.mark.parametrize("language", vocab.languages())
def test_every_list_of_reasons_is_a_row_of_the_table(language):
    assert set(vocab.language(language)["reasons"]) <= {*table.codes(), *HELPERS}


@pytest.mark.parametrize("language", vocab.languages())
def test_every_language_has_words_of_cause(language):
    assert vocab.language(language)["reasons"]["because"]


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("Acme cuts 50 jobs because of weak demand.", "en", [("demand", None)]),
        ("Acme will cut 50 jobs in order to save money.", "en", [("cost_cutting", None)]),
        ("Acme will cut 50 jobs as part of a restructuring.", "en", [("restructuring", None)]),
        ("Acme licenzia 50 persone a causa del calo della domanda.", "it", [("demand", None)]),
        ("Acme supprime 50 postes en raison d'une baisse de la demande.", "fr", [("demand", None)]),
        ("Acme cuts 50 jobs because of artificial intelligence.", "en", [("ai", "primary")]),
        ("Acme streicht 50 Stellen wegen künstlicher Intelligenz.", "de", [("ai", "primary")]),
    ],
)
def test_a_reason_is_tied_to_the_cut_by_a_word_of_cause(words, language, found):
    assert told(words, language) == found


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Acme cuts 50 jobs as AI agents now handle its calls.", "primary"),
        ("Acme cuts 50 jobs, partly because of AI.", "contributing"),
        ("Acme cuts 50 jobs, but the cuts have nothing to do with AI.", "denied"),
        ("Acme cuts 50 jobs amid an AI push.", "context"),
    ],
)
def test_ai_is_a_cause_one_of_several_denied_or_the_scene(words, role):
    assert ("ai", role) in told(words)


@pytest.mark.parametrize("words", ["Acme cuts 50 jobs; it makes shoes.", "Acme, a maker of AI chips, cuts 50 jobs."])
def test_what_only_stands_beside_a_cut_is_no_reason(words):
    assert told(words) == []


def test_a_name_that_holds_a_reasons_word_is_no_reason():
    text, sentence, figure = around("Because of Scale AI the town lost 50 jobs.", "50")
    _, _, name = around("Because of Scale AI the town lost 50 jobs.", "Scale AI")
    assert reasons(text, sentence, figure, names=[name]) == []


def test_the_words_of_a_reason_are_the_texts():
    text, sentence, figure = around("Acme cuts 50 jobs because of weak demand.", "50")
    assert [text.raw[span.start : span.end] for _, span in reasons(text, sentence, figure)] == ["weak demand"]
