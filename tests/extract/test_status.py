"""How far a cut has come."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.extract.reading import around

from headcount.extract import status
from headcount.model import Status


def told(words, figure, language="en"):
    """The status of the cut told at ``figure``."""
    return status.status(*around(words, figure, language))[0]


@pytest.mark.parametrize(
    ("words", "figure", "language", "wanted"),
    [
        ("Acme said it will cut 300 jobs.", "300", "en", "announced"),
        ("Acme to cut 300 jobs", "300", "en", "announced"),
        ("Acme may cut 300 jobs.", "300", "en", "planned"),
        ("Acme is considering 300 job cuts.", "300", "en", "planned"),
        ("Acme has laid off 300 people.", "300", "en", "completed"),
        ("Last year Acme laid off 300 people.", "300", "en", "completed"),
        ("Acme will lay off 300 people, according to people familiar with the matter.", "300", "en", "rumoured"),
        ("Acme denied that it would cut 300 jobs.", "300", "en", "denied"),
        ("Acme called off the plan and rescinded 300 layoffs.", "300", "en", "rescinded"),
        ("Acme streicht 300 Stellen.", "300", "de", "announced"),
        ("Acme erwägt, 300 Stellen zu streichen.", "300", "de", "planned"),
        ("Acme hat im Vorjahr 300 Beschäftigte entlassen.", "300", "de", "completed"),
        ("Acme va supprimer 300 postes, a annoncé la direction.", "300", "fr", "announced"),
        ("Acme envisage de supprimer 300 postes.", "300", "fr", "planned"),
        ("Acme ha annunciato 300 licenziamenti.", "300", "it", "announced"),
        ("A cég 300 embert bocsátott el tavaly.", "300", "hu", "completed"),
        ("Acme anunció el despido de 300 personas.", "300", "es", "announced"),
        ("Acmeは300人を削減すると発表した。", "300", "ja", "announced"),
    ],
)
def test_a_status_follows_from_the_words_around_the_figure(words, figure, language, wanted):
    assert told(words, figure, language) == wanted


def test_a_partial_denial_leaves_the_other_figure_alone():
    words = "Acme will cut 300 jobs, but denied that 900 would go."
    assert (told(words, "300"), told(words, "900")) == ("announced", "denied")


def test_the_words_of_a_status_are_the_texts():
    text, sentence, figure = around("Acme denied that it would cut 300 jobs.", "300")
    _, span = status.status(text, sentence, figure)
    assert span is not None
    assert text.raw[span.start : span.end] == "denied"


def test_every_status_has_its_place_in_the_order():
    assert set(status.ORDER) == set(get_args(Status))


def test_the_weights_that_ship_know_only_statuses():
    assert set(status.shipped()) <= set(status.ORDER)
