"""PDF."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.decode import pdf as reader
from headcount.errors import DecodeError

LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") >> /ID [(a) (b)]"


def test_the_text_of_a_pdf_is_read_line_by_line(document, pdf):
    passage = passages(document("a.bin", pdf("Kettering Foods", "", "The bakery will part with 240 people in Leeds.")))[
        0
    ]
    assert passage.text.split("\n")[0] == "Kettering Foods"
    assert "240 people in Leeds" in passage.text


def test_a_scan_is_refused_with_the_next_step(document, pdf):
    with pytest.raises(DecodeError, match="it is a scan, or pictures only; run OCR over it"):
        passages(document("a.pdf", pdf("")))


def test_an_encrypted_pdf_is_refused_with_the_next_step(document, pdf):
    with pytest.raises(DecodeError, match="an encrypted PDF; open it with its password"):
        passages(document("a.pdf", pdf("Kettering Foods", trailer=LOCKED)))


def test_a_broken_pdf_is_refused(document):
    with pytest.raises(DecodeError, match="a broken PDF; fetch it again"):
        passages(document("a.pdf", b"%PDF-1.4 and nothing more"))


def test_too_many_pages_are_refused_with_the_limit(document, pdf, monkeypatch):
    monkeypatch.setattr(reader, "PAGES", 0)
    with pytest.raises(DecodeError, match="1 pages, over the limit of 0; save the pages that matter"):
        passages(document("a.pdf", pdf("Kettering Foods")))
