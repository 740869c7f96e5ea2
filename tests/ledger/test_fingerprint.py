"""Near copies have near fingerprints."""

from __future__ import annotations

from headcount.ledger.fingerprint import NEAR, difference, fingerprint
from headcount.model import Passage

WORDS = """Acme Rockets said on Friday that it would cut 1,200 jobs, about a tenth of its people, as orders fell.
The works in Dayton closes in March; those who leave are paid sixteen weeks and two more for each year of service.
A spokesman called the step painful. The union said it had been told an hour before the letter went out."""
OTHER = """Bolt Foods opens a bakery in Leeds and takes on 300 people by summer, the largest new employer for a decade.
Its head of works said that training begins in April, and that nobody with flour on their hands need fear a robot."""


def of(text: str, **more: int) -> str | None:
    return fingerprint([Passage(document="doc_1", text=text, language="en", **more)])


def test_a_copy_with_a_word_changed_is_near():
    assert difference(of(WORDS), of(WORDS.replace("Friday", "Monday"))) <= NEAR


def test_case_and_line_breaks_make_no_difference():
    assert of(WORDS) == of(WORDS.upper().replace(" ", "\n"))


def test_another_text_is_far():
    assert difference(of(WORDS), of(OTHER)) > NEAR


def test_a_text_without_spaces_has_one_too():
    assert of("株式会社の工場で百二十人を削減すると発表した") is not None


def test_a_table_and_a_short_text_have_none():
    assert of(WORDS, row=1) is None
    assert of("Acme cuts jobs") is None
