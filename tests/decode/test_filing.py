"""Filings."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.decode.filing import exit_costs, items

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


def test_a_submission_of_html_documents_is_a_passage_for_each_that_is_read(document):
    text = SUBMISSION.format(
        f"<html><body><p>{ITEM}</p></body></html>", "<html><body><p>Kettering Foods announced cuts.</p></body></html>"
    )
    found = passages(document("0001.txt", text))
    assert [(passage.part, passage.kind) for passage in found] == [(0, "filing"), (1, "filing")]
    assert found[1].text == "Kettering Foods announced cuts."


def test_a_filing_that_came_as_a_page_is_known_by_its_item(document):
    page = (
        f"<html><body><p>Securities and Exchange Commission</p><p>Item&nbsp;2.05 Costs</p><p>{ITEM}</p></body></html>"
    )
    assert [passage.kind for passage in passages(document("kettering-8k.htm", page))] == ["filing"]


def test_a_text_with_the_item_is_a_filing(document):
    assert passages(document("8k.txt", ITEM))[0].kind == "filing"


def test_the_item_ends_where_the_next_begins():
    assert [number for number, _ in items(ITEM)] == ["2.05", "9.01"]
    assert [ITEM[span.start : span.end].rstrip().endswith("eliminated.") for span in exit_costs(ITEM)] == [True]


@pytest.mark.parametrize("text", ["", "A text without an item.", "Item 2.05 ........ 3\nItem 9.01 ........ 4\n"])
def test_a_text_or_a_table_of_contents_has_no_item(text):
    assert exit_costs(text) == []
