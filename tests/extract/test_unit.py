"""The part of the employer where a cut falls."""

from __future__ import annotations

import pytest
from tests.extract.reading import scene

from headcount.extract.unit import unit


def told(words, language="en"):
    """The unit told with the last figure of the text."""
    made = scene(words, language)
    figure = made.figures[-1]
    span = unit(made, made.sentence(figure), figure.span)
    return span and made.text.raw[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("Acme cuts 300 jobs in its news division.", "en", "news division"),
        ("Acme cuts 300 jobs across hardware, ad sales and research.", "en", "hardware, ad sales and research"),
        ("Acme laid off 300 people at the Swindon plant.", "en", "Swindon plant"),
        ("Acme lays off 300 in its voice assistant unit.", "en", "voice assistant unit"),
        ("Acme will close its Detroit plant, putting 300 out of work.", "en", "Detroit plant"),
        ("Acme licenzia 300 persone del team di intelligenza artificiale.", "it", "team di intelligenza artificiale"),
    ],
)
def test_a_unit_is_a_noun_phrase(words, language, wanted):
    assert wanted in (told(words, language) or "")


@pytest.mark.parametrize(
    "words",
    [
        "Acme cuts 300 jobs, mostly in its news division.",
        "Acme cuts 300 people, many of them in its advisory arm.",
        "Acme cuts 300 jobs and will close two plants.",
        "Acme cuts 300 jobs, shuts its London office.",
        "Lufthansa Group cuts 300 jobs.",
        "Acme cuts 300 jobs.",
    ],
)
def test_a_unit_that_is_not_the_figures_is_none(words):
    assert told(words) is None


def test_a_unit_has_at_most_twelve_words():
    words = (
        "Acme cuts 300 jobs across hardware and then one by one in shoes, hats, boots, gloves, coats, belts and bags"
    )
    assert len((told(words) or "").split()) <= 12
