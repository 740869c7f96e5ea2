"""Whatever a model answers: no failure, every quote under its span, every number one that our own reader reads."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.extract import cuts
from headcount.extract.model_check import KINDS, TEXTS, Check
from headcount.extract.text import Text
from headcount.model import Claim, Passage, Span

TEXT = (
    "Brightwater Foods cuts 300 jobs\n\nBrightwater Foods Inc said it would lay off 300 to 400 workers, or 5 percent "
    "of its workforce, in Ohio. Hellweg and Claireau each cut 1,200 jobs.\u2028“Über 2.000 Stellen”, \u00e9 300人."
)
PASSAGE = Passage(document="doc_1", text=TEXT, language="en", name="a.txt")
WHOLE = Span(0, len(TEXT))
ENDS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
WORDS = ENDS.map(lambda ends: TEXT[min(ends) : max(ends)])
SENTENCES = st.sampled_from([TEXT, *TEXT.split("\n"), "Hellweg", "300", "300 jobs", "1,200 jobs", "5 percent", "Ohio"])
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=4)
CLAIMS = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS)}, optional=dict.fromkeys(TEXTS, SENTENCES | WORDS | ANYTHING)
)
ANSWERS = st.fixed_dictionaries({"claims": st.lists(CLAIMS | ANYTHING, max_size=6)}) | ANYTHING


def checked(answer: object) -> list[Claim]:
    """The claims of ``answer`` that the text bears out."""
    check = Check(PASSAGE, cuts.stage(Text(TEXT, "en")))
    check.take(answer, WHOLE)
    return check.written()


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_whatever_a_model_answers_each_quote_is_the_text_under_its_span(answer: object) -> None:
    quotes = [quote for claim in checked(answer) for quote in claim.quotes.values()]
    assert [quote.text for quote in quotes] == [TEXT[quote.start : quote.end] for quote in quotes]


@settings(max_examples=150, deadline=None)
@given(ANSWERS)
def test_whatever_a_model_answers_each_number_is_one_that_our_own_reader_reads(answer: object) -> None:
    read = [figure.value for figure in cuts.stage(Text(TEXT, "en")).figures]
    rows = [claim for claim in checked(answer) if claim.as_row()["headcount"]]
    assert [claim for claim in rows if getattr(claim, "headcount", None) not in read] == []


@settings(max_examples=100, deadline=None)
@given(ANSWERS)
def test_whatever_a_model_answers_ids_come_once(answer: object) -> None:
    ids = [claim.id for claim in checked(answer)]
    assert len(set(ids)) == len(ids)
