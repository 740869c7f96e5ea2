"""Sentences: every character that is not white space lies in exactly one; abbreviations and wraps do not end one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.extract.text import LONGEST, Text, sentences
from headcount.model import Span


def cut(text: str, iso: str = "en") -> list[str]:
    """The sentences of ``text`` as written."""
    return [text[span.start : span.end] for span in sentences(text, iso)]


def covered(text: str, spans: list[Span]) -> list[int]:
    """The places of ``text`` that are not white space, as often as the spans hold them."""
    return [place for span in spans for place in range(span.start, span.end) if not text[place].isspace()]


PROSE = st.text(alphabet=st.sampled_from("aB1 .!?。\n\t”\"')…,-é\u00a0年\U0001f600"), max_size=300)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(PROSE)
def test_every_character_that_is_no_space_lies_in_exactly_one_sentence(text: str) -> None:
    assert covered(text, sentences(text)) == [place for place, letter in enumerate(text) if not letter.isspace()]


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_sentences_are_trimmed_whatever_the_text(text: str) -> None:
    assert all(sentence == sentence.strip() for sentence in cut(text))


def test_a_stop_before_a_space_ends_a_sentence() -> None:
    assert cut("Acme cuts jobs. Beta hires! Why? “So.” Then.") == [
        "Acme cuts jobs.",
        "Beta hires!",
        "Why?",
        "“So.”",
        "Then.",
    ]


def test_an_abbreviation_ends_none() -> None:
    assert cut("Acme Inc. cut 5 jobs, Mr. Smith of the U.S. unit said.") == [
        "Acme Inc. cut 5 jobs, Mr. Smith of the U.S. unit said."
    ]


def test_a_number_with_a_point_ends_none() -> None:
    assert cut("It cut 2.5 percent. Then 1.200 more.") == ["It cut 2.5 percent.", "Then 1.200 more."]


def test_an_ordinal_point_ends_none_in_the_languages_that_write_it() -> None:
    assert cut("Bis zum 3. Mai gehen 300 Leute.", "de") == ["Bis zum 3. Mai gehen 300 Leute."]


def test_wrapped_wire_copy_is_joined_over_its_lines() -> None:
    wire = (
        "ACME TO CUT 500 JOBS\n\n"
        "Acme Corp said it will cut five hundred jobs at its plants in\n"
        "Ohio and Texas, where it has made engines for forty years and\n"
        "where demand has fallen since the spring of last year as the\n"
        "price of steel rose.\n"
    )
    assert len(cut(wire)) == 2


def test_a_list_is_cut_at_its_lines() -> None:
    assert cut("Cuts this week:\n- Acme: 500\n- Beta: 300") == ["Cuts this week:", "- Acme: 500", "- Beta: 300"]


def test_chinese_stops_end_a_sentence_without_a_space() -> None:
    assert cut("公司裁员。员工离开！") == ["公司裁员。", "员工离开！"]


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    found = cut("Acme cuts jobs and " * 1000)
    assert max(map(len, found)) <= LONGEST
    assert {sentence.split(" ")[0] for sentence in found} <= {"Acme", "cuts", "jobs", "and"}


def test_a_word_without_end_is_cut_too() -> None:
    assert [len(piece) for piece in cut("a" * (LONGEST * 2 + 5))] == [LONGEST, LONGEST, 5]


def test_a_place_is_asked_for_its_sentence() -> None:
    text = Text("One. Two. Three.", "en")
    assert [text.sentence_at(place) for place in (0, 4, 5, 10, 99)] == [0, 0, 1, 2, 2]


def test_words_between_two_places_are_counted() -> None:
    text = Text("Acme cuts 500 jobs", "en")
    assert (text.words_between(0, 18), text.words_between(4, 14), text.words_between(9, 4)) == (4, 2, 0)


def test_words_between_two_stretches_count_whichever_comes_first() -> None:
    text = Text("Acme will cut 300 jobs.", "en")
    assert text.apart(Span(0, 4), Span(14, 17)) == 2
    assert text.apart(Span(14, 17), Span(0, 4)) == 2
    assert text.apart(Span(10, 17), Span(14, 17)) == 0
