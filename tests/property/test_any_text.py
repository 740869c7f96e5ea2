"""Whatever the text and its language: no failure, quotes under their spans, ids once, claims in order."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from headcount import extract, vocab
from headcount.model import Aggregate, Claim, Cut, Hire, Passage

LANGUAGES = st.sampled_from([*vocab.languages(), "und", "xx", "ar"])
PIECES = st.sampled_from(
    [
        "Microsoft",
        "Brightwater Foods Inc",
        "Hellweg GmbH",
        "腾讯",
        "ヤマノ電機",
        "Газпром",
        "lay off",
        "cut",
        "job cuts",
        "streicht",
        "Stellen",
        "postes",
        "裁员",
        "人",
        "を削減",
        "сократит",
        "300",
        "1,200",
        "1.200",
        "5 %",
        "percent",
        "of its",
        "workforce",
        "jobs",
        "workers",
        "thousand",
        "hundreds",
        "two",
        "dozen",
        "more than",
        "from",
        "to",
        "between",
        "and",
        "including",
        "each",
        "as well as",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "\n\n",
        "“",
        "”",
        "(",
        ")",
        "-",
        "—",
        "'s",
        "$",
        "€5 million",
        "January 20, 2024",
        "2024",
        "in Ohio",
        "severance",
        "weeks",
        "said",
        "invest",
        "hiring",
        "Python",
        "\u0301",
        "\u200f",
        "\U0001f600",
        "\x00",
        "\ud83d",
        "İ",
        "ß",
        "９",
        "²",
        "½",
        "٣",
        "\u00a0",
        "\t",
        "999999999999999999999",
        "0",
        "-1",
        "1/2",
    ]
)
WORDS = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), WORDS, st.lists(PIECES, max_size=40).map("".join))


def read(text: str, language: str) -> list[Claim]:
    """The claims of one passage."""
    passage = Passage(document="doc_1", text=text, language=language)
    return [claim for claim in extract.claims([passage]) if isinstance(claim, Claim)]


def places(found: list[Claim], *kinds: type[Claim]) -> list[int]:
    """Where the evidence of the claims of these kinds begins, in the order they were given."""
    return [claim.quotes["evidence"].start for claim in found if type(claim) in kinds]


@settings(derandomize=True, deadline=None, max_examples=250)
@given(TEXTS, LANGUAGES)
def test_any_text_gives_claims_with_quotes_ids_and_order(text: str, language: str) -> None:
    found = read(text, language)
    assert all(quote.text == text[quote.start : quote.end] for claim in found for quote in claim.quotes.values())
    assert len({claim.id for claim in found}) == len(found)
    told = places(found, Cut, Hire, Aggregate)
    assert told == sorted(told)
    assert all(0 <= claim.confidence <= 1 and math.isfinite(claim.confidence) for claim in found)


STRAYS = st.text(alphabet=st.sampled_from("\U0001f600\u0301\u200f\u200b\u2066\ufe0f\u2069 "), max_size=12)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(STRAYS)
def test_strange_characters_before_a_sentence_move_its_spans_and_nothing_else(strays: str) -> None:
    sentence = "On Monday Microsoft said it would lay off 1,200 workers in Ohio."
    (plain,), (moved,) = read(sentence, "en"), read(f"{strays}.\n\n{sentence}", "en")
    shift = len(strays) + 3
    assert {name: (q.start + shift, q.text) for name, q in plain.quotes.items()} == {
        name: (q.start, q.text) for name, q in moved.quotes.items()
    }
