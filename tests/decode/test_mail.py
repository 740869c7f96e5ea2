"""Mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from headcount.decode import passages
from headcount.errors import DecodeError


@pytest.fixture
def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "press@kettering.example",
        "Kettering schließt Bäckerei",
        "Tue, 5 Mar 2024 10:00:00 +0000",
    )
    return message


def test_subject_text_and_date_make_the_passage(document, mail):
    mail.set_content("Kettering Foods wird sich von 240 Beschäftigten in Leeds trennen, teilte das Unternehmen mit.")
    passage = passages(document("a.eml", mail.as_bytes()))[0]
    assert passage.quote(passage.title).text == "Kettering schließt Bäckerei"
    assert "\n\nKettering Foods wird sich von 240 Beschäftigten" in passage.text
    assert (str(passage.published), passage.language) == ("2024-03-05", "de")


def test_plain_text_is_read_before_html(document, mail):
    mail.set_content("The plain words.")
    mail.add_alternative("<p>The marked-up words.</p>", subtype="html")
    assert passages(document("a.eml", mail.as_bytes()))[0].text.endswith("The plain words.")


def test_html_is_read_when_there_is_nothing_else(document, mail):
    mail.set_content(
        "<p>Kettering parts with <b>240</b> people.</p><img src='https://example.org/a.png'>", subtype="html"
    )
    assert passages(document("a.eml", mail.as_bytes()))[0].text.endswith("Kettering parts with 240 people.")


def test_attached_texts_tables_and_pdfs_are_further_parts(document, mail, pdf):
    mail.set_content("See the attached table.")
    mail.add_attachment(
        "Company,Employees affected\nKettering Foods,240\nOtley Mills,18\n", subtype="csv", filename="cuts.csv"
    )
    mail.add_attachment(
        pdf("Kettering Foods will part with 240 people."), maintype="application", subtype="pdf", filename="notice.pdf"
    )
    mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    given = document("a.eml", mail.as_bytes())
    found = passages(given)
    assert [(passage.part, passage.row, passage.kind) for passage in found] == [
        (0, None, "article"),
        (1, 1, "row"),
        (1, 2, "row"),
        (2, None, "article"),
    ]
    assert {(passage.document, passage.name, str(passage.published)) for passage in found} == {
        (given.id, "a.eml", "2024-03-05")
    }


def test_a_mail_without_text_is_refused(document, mail):
    with pytest.raises(DecodeError, match="no text in the mail; save the article"):
        passages(document("a.eml", mail.as_bytes()))
