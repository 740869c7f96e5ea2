"""Matching of names: what is one employer, what is refused, and why."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from headcount.vocab.matching import ENOUGH, SURE, match, parts

GOLD = Path(__file__).parent.parent / "gold"
KNOWN_MISSES = frozenset(["Leroy Merlin Vostok", "Telefon AB L.M. Ericsson", "CHU de Nantes", "Pirelli"])
"""What no rule finds: a brand in another script, a form inside a name, an abbreviation, partners."""
KNOWN_JOINS = frozenset(["Hoover Company"])
SKIPPED = KNOWN_MISSES | KNOWN_JOINS | {"Mitsubishi Motors N. America"}


def _pairs(same: str) -> list[tuple[str, str]]:
    texts = ((GOLD / name).read_text("utf-8") for name in ("names.csv", "names_unseen.csv"))
    rows = [row for text in texts for row in csv.DictReader(text.splitlines())]
    return [(row["one"], row["other"]) for row in rows if row["same"] == same and row["other"] not in SKIPPED]


@pytest.mark.parametrize(("one", "other"), _pairs("no"))
def test_look_alikes_are_refused(one: str, other: str) -> None:
    found = match(one, other)
    assert not found.same
    assert found.reasons


@pytest.mark.parametrize(("one", "other"), _pairs("yes"))
def test_ways_to_write_one_name_are_joined_with_a_reason(one: str, other: str) -> None:
    found = match(one, other)
    assert found.same
    assert found.reasons
    assert found.score >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"), [("Xperi", "Experian"), ("Deere & Co.", "John Deere"), ("Acme Mfg", "Acme Trucking")]
)
def test_a_match_is_the_same_from_either_side(one: str, other: str) -> None:
    assert match(one, other)[:2] == match(other, one)[:2]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Google", "Alphabet Inc.", "the tables know both"),
        ("Twitch", "Amazon", "one family, two employers"),
        ("Merck KGaA", "Merck & Co.", "is not"),
        ("Plant 3 Castings", "Plant 8 Castings", "the number"),
        ("Deutsche Bank AG", "Deutsche Bank GmbH", "two legal forms"),
        ("Wobbleton Mills", "Wobbleton Mills Holdings", "equal"),
        ("Wobbleton Trucking", "Wobbleton Bakery", "only one is in"),
        ("Wobbleton Milling", "Wobblton Milling", "two spellings"),
        ("Pricewaterhouse Coopers", "PricewaterhouseCoopers LLP", "spaces"),
    ],
)
def test_the_reason_names_what_joins_or_separates(one: str, other: str, reason: str) -> None:
    assert any(reason in said for said in match(one, other).reasons)


def test_a_name_that_adds_the_place_of_the_other_is_the_same_but_not_surely() -> None:
    found = match("Otley Mills", "Otley Mills Co. of Leeds", places=("Leeds", None))
    assert found.same
    assert found.score < SURE


def test_a_name_that_adds_a_place_is_another_where_the_place_is_not_known() -> None:
    assert not match("Otley Mills", "Otley Mills Co. of Leeds").same


@pytest.mark.parametrize(
    ("name", "where", "trades"),
    [("First National Bank", ("Ohio", "Texas"), (None, None)), ("Heritage Manor", (None, None), ("62", "72"))],
)
def test_a_name_of_common_words_is_two_employers_in_two_places_or_trades(
    name: str, where: tuple[str | None, str | None], trades: tuple[str | None, str | None]
) -> None:
    assert match(name, name).same
    assert not match(name, name, places=where, sectors=trades).same


def test_a_rare_name_stays_one_employer_in_two_places() -> None:
    assert match("Wobbleton Mills", "Wobbleton Mills Inc.", places=("Ohio", "Texas")).same


def test_a_name_under_which_a_firm_trades_is_compared_too() -> None:
    assert parts("ABC Holdings LLC dba Taco Bell") == (
        "ABC Holdings LLC dba Taco Bell",
        "ABC Holdings LLC",
        "Taco Bell",
    )
    assert match("ABC Holdings LLC dba Taco Bell", "Taco Bell").same
