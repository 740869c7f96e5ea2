"""The organisations of a text, each once, with all its mentions."""

from __future__ import annotations

import pytest

from headcount.extract.employer import Name, mentions, names
from headcount.extract.text import Text
from headcount.model import Span


def found(text: str, language: str = "en", title: Span | None = None) -> dict[str, list[str]]:
    """{fullest writing: every mention as written} of the organisations of ``text``."""
    return {name.written: [text[m.start : m.end] for m in name.mentions] for name in names(Text(text, language, title))}


def only(text: str, language: str = "en") -> Name:
    """The one organisation of ``text``."""
    (name,) = names(Text(text, language))
    return name


def test_a_short_name_after_the_full_one_is_the_same_organisation() -> None:
    text = "On Monday workers of Brightwater Foods Inc left. Later that day Brightwater Foods said why."
    assert list(found(text).values()) == [["Brightwater Foods Inc", "Brightwater Foods"]]


def test_initials_that_the_text_explains_are_the_same_organisation() -> None:
    text = "Staff of Brightwater Motor Corp (BMC) left. Soon after that the board of BMC met again."
    assert len(found(text)) == 1


def test_a_name_and_its_owner_are_two_organisations() -> None:
    text = "On Monday Twitch, which belongs to Amazon, cut jobs."
    assert set(found(text)) == {"Twitch", "Amazon"}


def test_a_capital_name_that_goes_on_around_a_known_one_replaces_it() -> None:
    assert "Ford" not in found("On Monday staff of Ford Elmstead Holdings went home early again.")


def test_a_name_of_the_table_is_known_by_its_canonical_name() -> None:
    name = only("On Monday shares of Microsoft fell again as jobs went.")
    assert (name.canonical, "known" in name.traits) == ("Microsoft", True)


def test_a_country_is_no_organisation() -> None:
    assert found("On Monday unions in France and Germany met with workers.") == {}


def test_a_name_in_the_title_says_so() -> None:
    text = "Brightwater cuts jobs again this year\n\nOn Monday staff of Brightwater left."
    assert names(Text(text, "en", Span(0, 37)))[0].title


def test_mentions_come_in_order_with_their_canonical_names() -> None:
    listed = mentions("On Monday Twitch, which belongs to Amazon, cut jobs.", "en")
    assert [mention.value for mention in listed] == ["Twitch", "Amazon"]


@pytest.mark.parametrize("language", ["en", "de", "ja", "zh", "xx"])
def test_an_empty_text_names_nobody(language: str) -> None:
    assert mentions("", language) == []


def test_thousands_of_names_are_grouped_soon() -> None:
    listed = "".join(
        f"Later workers of Brightwater {chr(65 + n % 26)}{'aeiou'[n // 26 % 5]}x{n} left. " for n in range(2_000)
    )
    assert len(names(Text(listed, "en"))) > 1_000
