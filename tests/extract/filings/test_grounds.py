"""What is asked of a number in Item 2.05, in an exhibit, and in a filing without the item."""

from __future__ import annotations

import pytest

from headcount.extract import filings
from headcount.model import Passage

SUBMISSION = """COMPANY CONFORMED NAME: LOOM & SPINDLE INC
<DOCUMENT>
<TYPE>8-K
<TEXT>
Item {}

{}

SIGNATURES
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
{}
</TEXT>
</DOCUMENT>
"""
EXIT = "2.05 Costs Associated with Exit or Disposal Activities."
RESULTS = "2.02 Results of Operations and Financial Condition."


def read(item: str, body: str, exhibit: str = ""):
    text = SUBMISSION.format(item, body, exhibit)
    return filings.claims(Passage(document="doc_0", text=text, language="en", kind="filing"))


@pytest.mark.parametrize(
    ("item", "body", "exhibit"),
    [
        ("8.01 Other Events.", "A strike of approximately 1,200 employees affects two plants.", ""),
        (
            "1.01 Entry into a Material Definitive Agreement.",
            "The 900 employees of Spool Corp will join the Company.",
            "",
        ),
        (RESULTS, "A release is attached.", "Headcount was 3,200 employees. Operating expenses were reduced by 12%."),
        ("5.02 Departure of Directors.", "The position of the officer was eliminated; 2 executives were laid off.", ""),
        (EXIT, "The Company will close 12 stores. All 340 employees will be offered positions at others.", ""),
        (EXIT, "The Company left its headquarters' lease.", "The move affects 500 employees, who get a new building."),
    ],
)
def test_people_of_whom_no_word_of_cutting_speaks_are_no_cut(item, body, exhibit):
    assert read(item, body, exhibit) == []


@pytest.mark.parametrize(
    ("item", "body", "exhibit", "people", "percent"),
    [
        ("8.01 Other Events.", "The Company will lay off 250 employees in Dayton, Ohio.", "", 250, None),
        (
            RESULTS,
            "A release is attached.",
            "In January the company cut its workforce by 120 employees, or 4%.",
            120,
            4,
        ),
        (EXIT, "The plan will reduce the workforce by 10%.", "We will part with about 320 colleagues.", 320, 10),
        (
            EXIT,
            "The plan is a reduction in force of 90 employees.",
            "We will lay off 120 people with contractors.",
            90,
            None,
        ),
        (EXIT, "The plan is a workforce reduction. See Exhibit 99.1.", "It affects 71 employees.", 71, None),
    ],
)
def test_the_item_comes_first_and_the_exhibit_gives_what_it_leaves_open(item, body, exhibit, people, percent):
    [cut] = read(item, body, exhibit)
    assert (cut.headcount.low, cut.percent and cut.percent.low) == (people, percent)


def test_a_text_without_items_is_no_form_8_k():
    assert filings.claims(Passage(document="doc_0", text="A quarterly report.", language="en", kind="filing")) is None


def test_several_headings_in_a_row_share_their_body():
    [cut] = read(f"{EXIT}\nItem 2.06 Material Impairments", "The Company will lay off 40 people.")
    assert cut.headcount.low == 40


def test_a_table_of_contents_is_no_item():
    contents = f"8.01 Other Events ........ 2\nItem {EXIT} ........ 3\nItem 8.01 News"
    assert read(contents, "The Company has 40 people.") == []
