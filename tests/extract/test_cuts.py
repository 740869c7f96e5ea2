"""Small articles, read whole: who cuts how many, with the words it came from."""

from __future__ import annotations

import pytest

from headcount import extract
from headcount.model import Aggregate, Claim, Cut, Passage, Quantity, Span

ENGLISH = (
    "Brightwater Foods cuts 300 jobs\n\nBrightwater Foods Inc said on January 20, 2024 it would lay off 300 workers, "
    "or about 5 percent of its workforce, at its plant in Ohio. The company cited weak demand."
)
GERMAN = (
    "Hellweg streicht 300 Stellen\n\nDer Konzern Hellweg streicht 300 Stellen, wie das Unternehmen am 20. Januar 2024 "
    "mitteilte. Das sind fünf Prozent der Belegschaft."
)
FRENCH = (
    "Claireau supprime 300 postes\n\nLe groupe Claireau va supprimer 300 postes en France, a annoncé la direction le "
    "20 janvier 2024."
)
SPANISH = (
    "Aguaclara despedirá a 300 trabajadores\n\nLa empresa Aguaclara anunció el 20 de enero de 2024 que despedirá a 300 "
    "trabajadores."
)
JAPANESE = "ヤマノ電機、300人を削減\n\nヤマノ電機は2024年1月20日、国内で300人を削減すると発表した。"
CHINESE = "海川科技裁员300人\n\n海川科技2024年1月20日宣布裁员300人。"


def claims(text: str, language: str = "en") -> list[Claim]:
    """The claims of an article whose first line is its title."""
    head = text.find("\n")
    passage = Passage(document="doc_1", text=text, language=language, title=Span(0, head) if head > 0 else None)
    return [claim for claim in extract.claims([passage]) if isinstance(claim, Claim)]


def cuts(text: str, language: str = "en") -> list[Cut]:
    """Its cuts."""
    return [claim for claim in claims(text, language) if isinstance(claim, Cut)]


@pytest.mark.parametrize(
    ("language", "text", "employer"),
    [
        ("en", ENGLISH, "Brightwater Foods"),
        ("de", GERMAN, "Hellweg"),
        ("fr", FRENCH, "Claireau"),
        ("es", SPANISH, "Aguaclara"),
        ("ja", JAPANESE, "ヤマノ電機"),
        ("zh", CHINESE, "海川科技"),
    ],
    ids=["en", "de", "fr", "es", "ja", "zh"],
)
def test_an_article_and_its_headline_tell_one_cut(language: str, text: str, employer: str) -> None:
    (cut,) = [claim for claim in cuts(text, language) if claim.headcount]
    assert (cut.headcount, (cut.employer or "").removesuffix(" Inc")) == (Quantity(300, 300), employer)


def test_a_total_over_employers_is_given_to_none() -> None:
    found = claims("Technology companies have announced 85,000 job cuts so far this year.")
    assert [type(claim) for claim in found] == [Aggregate]


def test_an_article_without_cuts_tells_none() -> None:
    assert claims("Brightwater Foods opened a plant in Ohio on Monday, and 300 guests came.") == []


def test_quotes_are_the_words_under_their_spans() -> None:
    quotes = [quote for claim in claims(ENGLISH) for quote in claim.quotes.values()]
    assert quotes
    assert all(quote.text == ENGLISH[quote.start : quote.end] for quote in quotes)


def test_the_same_article_gives_the_same_claims() -> None:
    assert [claim.as_row() for claim in claims(ENGLISH)] == [claim.as_row() for claim in claims(ENGLISH)]
