"""A text in a language without a table is set aside with the cause and the next step, not read as English."""

from __future__ import annotations

import pytest

from headcount import decode, extract
from headcount.model import Cut, Document, SetAside

GREEK = "Η εταιρεία Acme απολύει 300 εργαζομένους στην Αθήνα, όπως ανακοίνωσε χθες η διοίκηση."
ARABIC = "أعلنت شركة Acme يوم الثلاثاء تسريح 300 موظف في مصنعها في القاهرة بسبب تراجع الطلب."
CROATIAN = (
    "Tvrtka Acme otpušta 300 radnika u svojoj tvornici u Zagrebu, priopćila je uprava u utorak. Razlog je pad "
    "potražnje na europskom tržištu. Sindikat traži hitan sastanak s upravom i najavljuje prosvjed ispred tvornice."
)


def found(text: str) -> list[object]:
    """What is made of a text."""
    return list(extract.claims(decode.passages(Document(content=text.encode(), name="news.txt"))))


@pytest.mark.parametrize(
    ("text", "language"), [(GREEK, "el"), (ARABIC, "ar"), (CROATIAN, "hr")], ids=["Greek", "Arabic", "Croatian"]
)
def test_a_text_without_a_table_is_set_aside(text: str, language: str) -> None:
    [aside] = found(text)
    assert isinstance(aside, SetAside)
    assert aside.cause == f"no table for its language '{language}'"
    assert "Add a language" in aside.next_step


def test_a_few_words_in_latin_script_are_read_as_english() -> None:
    [cut] = found("Nokia Oyj: 300 job cuts")
    assert isinstance(cut, Cut)


def test_a_few_words_in_another_script_are_set_aside() -> None:
    [aside] = found("Απολύσεις")
    assert isinstance(aside, SetAside)
