"""Whatever the bytes, the answer is passages or a DecodeError that names the next step."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headcount.decode import passages
from headcount.errors import DecodeError
from headcount.model import Document

PIECES = st.sampled_from(
    [
        *(b"<html>", b"<p>", b"</p>", b"<!--", b"&#xD800;", b"<![CDATA[", b'"', b",", b";", b"\t", b"\n", b"\r\n"),
        *(b"%PDF-1.4\n", b"<DOCUMENT>", b"<TYPE>8-K\n", b"<TEXT>", b'{"a":', b"[", b"]", b"}", b'"\\ud800"', b"\xff"),
        *(b"From: a\r\n", b"Subject: =?utf-8?q?=FF?=\r\n", b"MIME-Version: 1.0\r\n", b"Date: 99\r\n", b"\xef\xbb\xbf"),
        *(
            b"PK\x03\x04",
            b"xl/workbook.",
            b"<table>",
            b"<tr>",
            b"<td rowspan=9>",
            b"Company",
            b"Date",
            b"240",
            b"jobs cut ",
            "職を削減".encode(),
        ),
    ]
)
CONTENT = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=30).map(b"".join))


@pytest.mark.parametrize(
    "name", ["a.txt", "a.html", "a.csv", "a.json", "a.jsonl", "a.eml", "a.pdf", "a.xlsx", "unnamed"]
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=CONTENT)
def test_any_bytes_give_passages_or_a_next_step(name, content):
    try:
        found = passages(Document(content=content, name=name))
    except DecodeError as error:
        assert error.next_step
    else:
        assert all(passage.text.encode("utf-8") for passage in found)
        assert all(
            passage.quote(span).text
            for passage in found
            for span in (*passage.cells.values(), *filter(None, [passage.title]))
        )
