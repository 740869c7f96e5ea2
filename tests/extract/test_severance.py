"""What those who leave are given."""

from __future__ import annotations

import pytest

from headcount.extract import severance
from headcount.extract.text import Text


def read(words, language="en"):
    """(weeks, per year, months of health cover, months of visa) of each stretch of terms."""
    found = [terms.severance for terms in severance.terms(Text(words, language))]
    return [(s.weeks, s.weeks_per_year, s.health_months, s.visa_months) for s in found]


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        (
            "They get 16 weeks of base pay plus two additional weeks for every year of service.",
            "en",
            (16, 2, None, None),
        ),
        (
            "They get 14 weeks of severance pay and an additional week for every year of service.",
            "en",
            (14, 1, None, None),
        ),
        ("Severance is three months of salary.", "en", (13, None, None, None)),
        ("We pay for health insurance for six months.", "en", (None, None, 6, None)),
        ("«8 settimane di liquidazione + 2 all’anno. H1B: 4 mesi in più sul libro paga.»", "it", (8, 2, None, 4)),
        (
            "Die Abfindung beträgt 12 Wochen Gehalt plus zwei Wochen pro Jahr der Betriebszugehörigkeit.",
            "de",
            (12, 2, None, None),
        ),
    ],
)
def test_terms_are_numbers_with_their_units(words, language, wanted):
    assert read(words, language) == [wanted]


def test_a_memo_tells_its_terms_in_several_sentences():
    memo = (
        "Severance: we will pay 16 weeks of base pay plus two weeks for every year of service. "
        "Shares: your RSUs vest on November 15. Health: we cover health insurance for six months. "
        "Immigration: visa holders have three months of notice."
    )
    assert read(memo) == [(16, 2, 6, 3)]
    assert "RSUs vest on November 15" in severance.terms(Text(memo, "en"))[0].severance.vesting


@pytest.mark.parametrize(
    "words", ["Severance was not disclosed.", "He worked at the plant for 20 weeks.", "The strike lasted six months."]
)
def test_no_term_is_no_severance(words):
    assert read(words) == []


def test_the_text_of_the_terms_is_the_documents():
    words = "Acme cuts 50 jobs. They get 16 weeks of base pay."
    terms = severance.terms(Text(words, "en"))[0]
    assert terms.severance.text == words[terms.span.start : terms.span.end]
