"""The words of a name that tell which firm it is."""

from __future__ import annotations

import pytest

from headcount.vocab.name_tokens import distinct, rivals
from headcount.vocab.spelling import alike


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The J. C. Penney Co.", ("jc", "penney")),
        ("Univ. of Rochester Med. Ctr.", ("university", "rochester", "medical", "center")),
        ("Brigade Forty-Four", ("brigade", "44")),
        ("Fifth Third Bancorp", ("5", "3", "bancorp")),
        ("U.S. Steel Corp.", ("united", "states", "steel")),
        ("World Health Organisation", ("world", "health", "organization")),
        ("АО «Уралвагонзавод»", ("uralvagonzavod",)),
        ("Open Joint Stock Company Gazprom", ("gazprom",)),
        ("Siemens Aktiengeselschaft", ("siemens",)),
        ("Volkswagen Gesellschaft mit beschränkter Haftung", ("volkswagen",)),
        ("The Company", ("company",)),
    ],
)
def test_a_name_is_its_words_without_forms_in_one_spelling(name: str, words: tuple[str, ...]) -> None:
    assert distinct(name) == words


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Deutsche Bank AG", "Deutsche Bank GmbH", True),
        ("Siemens Aktiengesellschaft", "Siemens AG", False),
        ("Siemens AG", "Siemens", False),
        ("Stripe LLC", "Stripe Inc.", False),
    ],
)
def test_two_legal_forms_of_one_country_are_two_firms(one: str, other: str, two: bool) -> None:
    assert rivals(one, other) is two


@pytest.mark.parametrize(
    ("one", "other"), [("walmart", "wallmart"), ("appel", "apple"), ("kaercher", "karcher"), ("service", "services")]
)
def test_slips_plurals_and_umlauts_written_out_are_one_word(one: str, other: str) -> None:
    assert alike(one, other, "alone") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nexus", "lexus"),
        ("xero", "xerox"),
        ("northern", "southern"),
        ("estonia", "ethiopia"),
        ("abc", "abd"),
        ("4", "5"),
    ],
)
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert alike(one, other, "alone") is None
