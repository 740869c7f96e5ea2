"""What a document is."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.decode.sniff import form
from headcount.errors import DecodeError

PAGE = b"<!DOCTYPE html><html><body><p>Hello</p></body></html>"
MAIL = b"From: a@example.org\r\nSubject: Jobs\r\nMIME-Version: 1.0\r\n\r\nHello"


@pytest.mark.parametrize(
    ("name", "content", "media", "wanted"),
    [
        ("a.txt", b"Kettering cuts jobs.", "text/plain", "text"),
        ("a.md", b"# Kettering cuts jobs", None, "text"),
        ("a.txt", PAGE, "text/plain", "html"),
        ("a.txt", b"<p>A text about tags</p>", "text/plain", "text"),
        ("https://example.org/story", PAGE, None, "html"),
        ("https://example.org/story?id=1", b"plain words", "text/html; charset=utf-8", "html"),
        ("a.html", b"%PDF-1.4", "text/html", "pdf"),
        ("a.csv", b"company,jobs\nKettering,4\n", "text/plain", "table"),
        ("https://example.org/warn.csv?y=1", b"company,jobs\n", None, "table"),
        ("a.bin", MAIL, None, "mail"),
        ("memo.txt", b"From: Ann\nTo: All\nSubject: Jobs\n\nHello", None, "text"),
        ("a.json", b"[]", None, "json"),
        ("unnamed", b'[{"company": "Kettering"}]', None, "json"),
        ("a.txt", b"<SEC-DOCUMENT>0001.txt", None, "filing"),
        ("a.txt", b"Item 2.05 Costs Associated with Exit Activities\n", None, "filing"),
    ],
)
def test_bytes_come_before_the_media_type_and_that_before_the_name(document, name, content, media, wanted):
    assert form(document(name, content, media_type=media)) == wanted


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty; fetch or save it again"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\u00a0\u200b".encode(), "empty"),
        (b"PK\x03\x04rest", "an office file; unpack it, or save a text as PDF"),
        (b"\x89PNG\r\n", "an image; read its text by OCR first"),
        (b"\x1f\x8b\x08", "compressed with gzip"),
        (b"text\x00and\x01more", "binary; give the text itself"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"></rss>', "a feed or a site map"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_the_next_step(document, content, cause):
    with pytest.raises(DecodeError, match=rf"^in/a\.txt: .*{cause}"):
        passages(document("in/a.txt", content))
