"""Reasons are read by the words that the languages' tables give them."""

from __future__ import annotations

import pytest

from headcount import vocab
from headcount.extract.reason import reasons
from headcount.extract.text import Text
from headcount.model import Span
from headcount.vocab import reasons as table

HELPERS = {"because", "ai_denied", "ai_context", "ai_contributing"}
"""Lists in a language's [reasons] that are no reasons: words of cause, and how AI stands to a cut."""


def told(words, language="en"):
    """The codes of the reasons in one sentence."""
    return [(reason.reason, reason.ai_role) for reason, _ in reasons(Text(words, language), Span(0, len(words)))]


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
        ("Acme baut 50 Stellen wegen der Rezession ab.", "de", [("economy", None)]),
        ("Acme licenzia 50 persone a causa del calo della domanda.", "it", [("demand", None)]),
        ("Acme cuts 50 jobs because of artificial intelligence.", "en", [("ai", "primary")]),
    ],
)
def test_a_reason_is_tied_to_the_cut_by_a_word_of_cause(words, language, found):
    assert told(words, language) == found


def test_what_only_stands_beside_a_cut_is_no_reason():
    assert told("Acme cuts 50 jobs; demand for bread is weak.") == []
