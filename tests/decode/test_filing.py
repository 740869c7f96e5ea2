"""Filings."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.decode.filing import documents, items
from headcount.errors import DecodeError

ITEM = """Item 2.05  Costs Associated with Exit or Disposal Activities.

On March 4, 2024, Kettering Foods, Inc. committed to a plan under which about 240 positions will be eliminated.

Item 9.01  Financial Statements and Exhibits.
(d) Exhibits

SIGNATURES
Pursuant to the requirements of the Act
"""
SUBMISSION = """<SEC-DOCUMENT>0000000000-24-000001.txt : 20240305
<SEC-HEADER>
CONFORMED SUBMISSION TYPE:	8-K
FILED AS OF DATE:		20240305
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<TEXT>
{}
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
{}
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<TEXT>
begin 644 logo.jpg
</TEXT>
</DOCUMENT>
"""


def test_a_submission_in_plain_text_is_one_passage_of_the_whole_file(document):
    text = SUBMISSION.format(ITEM, "Kettering Foods announced today that it will close its bakery.")
    passage = passages(document("0001.txt", text))[0]
    assert (passage.text, passage.kind, str(passage.published)) == (text, "filing", "2024-03-05")


def test_a_submission_of_html_documents_keeps_its_header_and_what_parts_its_documents(document):
    text = SUBMISSION.format(
        f"<html><body><p>{ITEM}</p></body></html>", "<html><body><p>Kettering Foods announced cuts.</p></body></html>"
    )
    [passage] = passages(document("0001.txt", text))
    assert passage.text.startswith("<SEC-DOCUMENT>") and "<p>" not in passage.text
    assert [(kind, passage.text[span.start : span.end].strip()[:15]) for kind, span in documents(passage.text)] == [
        ("8-K", "Item 2.05 Costs"),
        ("EX-99.1", "Kettering Foods"),
    ]


def test_what_inline_xbrl_hides_is_not_read(document):
    hidden = "<div style='display:none'><ix:header><ix:hidden>99,999 employees</ix:hidden></ix:header></div>"
    page = f"<html><body>{hidden}<p>About <ix:nonFraction>240</ix:nonFraction> leave.</p></body></html>"
    [passage] = passages(document("0001.txt", SUBMISSION.format(page, "")))
    assert "99,999" not in passage.text and "About 240 leave." in passage.text


def test_a_submission_without_a_document_that_is_read_says_what_to_give(document):
    text = SUBMISSION.format("", "<p> </p>").replace("<TYPE>8-K", "<TYPE>GRAPHIC")
    with pytest.raises(DecodeError, match="without a document that could be read; give the 8-K"):
        passages(document("0001.txt", text))


def test_a_filing_that_came_as_a_page_is_known_by_its_item(document):
    page = (
        f"<html><body><p>Securities and Exchange Commission</p><p>Item&nbsp;2.05 Costs</p><p>{ITEM}</p></body></html>"
    )
    assert [passage.kind for passage in passages(document("kettering-8k.htm", page))] == ["filing"]


@pytest.mark.parametrize(
    "text", [ITEM, "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\n\nFORM 8-K\n"]
)
def test_a_text_with_the_item_or_the_cover_of_an_8_k_is_a_filing(document, text):
    assert passages(document("8k.txt", text))[0].kind == "filing"


def test_the_item_ends_where_the_next_begins():
    found = [(numbers, ITEM[span.start : span.end].strip()[-11:]) for numbers, span in items(ITEM)]
    assert found == [(("2.05",), "eliminated."), (("9.01",), "d) Exhibits")]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Item 2.05 Costs Associated with Exit or Disposal Activities", [("2.05",)]),
        ("ITEM\u00a02.05.\u00a0\u00a0COSTS ASSOCIATED", [("2.05",)]),
        ("Items 2.05 and 2.06  Costs and Impairments", [("2.05", "2.06")]),
        ("Item 2.05\nCosts Associated", [("2.05",)]),
        ("Item 2.05 is incorporated by reference.", []),
        ("Item 2.05, is incorporated by reference.", []),
        ("as described under\nItem 2.05. The Company", []),
        ("Item 2.05\nof the report", []),
        ("see Item 2.05 Costs", []),
        ("", []),
    ],
)
def test_a_heading_is_told_from_a_sentence_that_speaks_of_an_item(line, numbers):
    assert [found for found, _ in items(line)] == numbers
