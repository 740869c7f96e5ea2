"""Claims of investment: who puts how much into what, and how far it has come."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcount.extract import investment
from headcount.extract.cue_words import cues, fold
from headcount.extract.money import amounts
from headcount.model import Investment, Passage, Span

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "claim.schema.json").read_text("utf-8"))
SENTENCES = (
    "Acme is in talks to invest €2 billion in Bolt Motors.",
    "Bolt raised $30 million in a Series B round.",
    "Acme steckt 3,5 Milliarden Euro in Halbleiter.",
    "Acme took a minority stake in Gamma Labs.",
    "Delta was valued at $4 billion, and revenue rose to $1 billion.",
    "🙂 İstanbul’da “ölçek” — naïve\u00a0café $5 million.",
)


def read(text: str, language: str = "en", kind: str = "article") -> list[Investment]:
    """The claims of a text."""
    return investment.claims(Passage(document="doc_0", text=text, language=language, kind=kind))


def rows(text: str, language: str = "en") -> list[tuple[object, ...]]:
    """Each claim's investor, target, amount, currency and status."""
    return [(c.investor, c.target, c.amount, c.currency, c.status) for c in read(text, language)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Acme is in talks to invest €2 billion in Bolt Motors.", ("Acme", "Bolt Motors", 2e9, "EUR", "planned")),
        ("Acme will invest up to $4bn in Bolt.", ("Acme", "Bolt", 4e9, "USD", "announced")),
        ("Acme invested £1.5m in Bolt last year.", ("Acme", "Bolt", 1.5e6, "GBP", "completed")),
        ("Acme put 300 million euros into Bolt.", ("Acme", "Bolt", 3e8, "EUR", "announced")),
        ("Acme reportedly plans to invest $1 billion in Bolt.", ("Acme", "Bolt", 1e9, "USD", "rumoured")),
        ("Acme invests $1B in Chinese taxi service Bolt.", ("Acme", "Bolt", 1e9, "USD", "announced")),
        ("Acme will spend $9 billion on plants in Ohio.", ("Acme", "plants in Ohio", 9e9, "USD", "announced")),
        ("Bolt raised $30 million in a Series B round.", (None, "Bolt", 3e7, "USD", "completed")),
        ("Bolt raised $30 million from Acme.", ("Acme", "Bolt", 3e7, "USD", "completed")),
        ("Bolt raised $30 million in a round led by Acme.", (None, "Bolt", 3e7, "USD", "completed")),
        ("Acme took a minority stake in Gamma Labs.", ("Acme", "Gamma Labs", None, None, "announced")),
        ("Acme has invested about $13 billion in the company.", ("Acme", None, 1.3e10, "USD", "completed")),
    ],
)
def test_an_investment_is_read_with_what_the_sentence_states(text: str, want: tuple[object, ...]) -> None:
    assert rows(text) == [want]


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("it", "Acme è in trattativa per investire $ 2 miliardi in Bolt.", ("Acme", "Bolt", 2e9, "USD", "planned")),
        ("de", "Acme will 3,5 Milliarden Euro in Bolt investieren.", ("Acme", "Bolt", 3.5e9, "EUR", "planned")),
        ("fr", "Bolt a levé 15 millions d'euros auprès d'investisseurs.", (None, "Bolt", 1.5e7, "EUR", "completed")),
        ("tr", "Acme 1 milyar dolar yatırım aldı.", (None, "Acme", 1e9, "USD", "completed")),
        ("pt", "A Acme investirá 2,5 bilhões de reais em Bolt.", ("Acme", "Bolt", 2.5e9, "BRL", "announced")),
        ("es", "Acme invertirá 1.200 millones de euros en Bolt.", ("Acme", "Bolt", 1.2e9, "EUR", "announced")),
    ],
)
def test_other_languages_read_by_their_tables(language: str, text: str, want: tuple[object, ...]) -> None:
    assert rows(text, language) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "Acme and Bolt are making significant investments in AI.",
        "Acme took a charge of $2 billion and will save $300 million.",
        "Bolt was valued at $18 billion.",
        "Revenue rose to $3 billion as Acme kept investing.",
        "Acme bought Bolt for $28 billion.",
        "Acme paid severance of $40 million.",
        "Engineers earn $180,000 a year; the firm invests in training.",
        "Start-ups such as Acme and Bolt have raised more than $100 million.",
        "Acme raised its forecast to $3 billion.",
        "Acme sold its stake in Bolt.",
        "Companies want to balance the billions of dollars they are investing in the technology.",
    ],
)
def test_money_that_nobody_put_in_is_no_investment(text: str) -> None:
    assert read(text) == []


def test_the_sign_of_several_dollars_is_left_open() -> None:
    assert [claim.currency for claim in read("Acme invests $5 million in Bolt, or A$7 million.")] == [None]


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("en", "US$1.25bn", (1.25e9, "USD")),
        ("en", "1,300 billion yen", (1.3e12, "JPY")),
        ("en", "a billion euros", (1e9, "EUR")),
        ("de", "4,3 Mrd. Euro", (4.3e9, "EUR")),
        ("de", "2 Billionen Dollar", (2e12, "USD")),
        ("es", "15.700 millones de euros", (1.57e10, "EUR")),
        ("fr", "1,5 milliard de dollars", (1.5e9, "USD")),
        ("it", "un miliardo di euro", (1e9, "EUR")),
    ],
)
def test_an_amount_is_read_as_its_language_writes_it(language: str, text: str, want: tuple[float, str]) -> None:
    found = amounts(fold(text), cues(language), 0, len(text))
    assert [(money.amount, money.currency) for money in found] == [want]


def test_a_row_of_a_table_gives_no_investment() -> None:
    assert read("Acme invests $5 million in Bolt.", kind="row") == []


def test_the_status_is_quoted_in_the_words_that_tell_it() -> None:
    assert read("Acme is in talks to invest $5 million in Bolt.")[0].quotes["status"].text == "in talks"


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([" ", "\n", "\n\n"]))
def test_every_quote_is_the_text_under_its_span(parts: list[str], gap: str) -> None:
    passage = Passage(document="doc_0", text=gap.join(parts), language="en")
    quotes = [quote for claim in investment.claims(passage) for quote in claim.quotes.values()]
    assert [quote.text for quote in quotes] == [passage.quote(Span(q.start, q.end)).text for q in quotes]


@given(st.text(max_size=200), st.sampled_from(["en", "it", "de", "fr", "es", "zh", "ja", "tr", "hu", "und"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    assert isinstance(read(f"{text} Acme invests $5 million in {text}", language), list)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_row_fits_the_schema(text: str) -> None:
    found = [claim.as_row() for claim in read(text)]
    jsonschema.validate(found, {"type": "array", "items": SCHEMA, "$defs": SCHEMA["$defs"]})


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("zh", "比亚迪宣布在印度投资10亿美元。", ("比亚迪", "印度", 1e9, "USD", "announced")),
        ("zh", "某芯片公司完成30亿元的融资。", (None, "某芯片公司", 3e9, "CNY", "completed")),
        ("ja", "トヨタはインドに5億ドルを投資する計画だ。", ("トヨタ", "インド", 5e8, "USD", "planned")),
        (
            "hu",
            "A Bosch 2 milliárd forintot fektet be miskolci gyárába.",
            ("Bosch", "miskolci gyárába", 2e9, "HUF", "announced"),
        ),
        ("tr", "Beko, Çayırova'ya 3 milyon euro yatırım yapacak.", ("Beko", "Çayırova", 3e6, "EUR", "announced")),
        ("pl", "Orlen planuje zainwestować miliard złotych w Płocku.", ("Orlen", "Płocku", 1e9, "PLN", "planned")),
    ],
)
def test_the_target_may_carry_an_ending_or_stand_before_the_amount(
    language: str, text: str, want: tuple[str | None, str, float, str, str]
) -> None:
    assert [(c.investor, c.target, c.amount, c.currency, c.status) for c in read(text, language)] == [want]
