"""Any made-up table: no row is lost, and no word of a cell but those of private persons."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from headcount import decode
from headcount.extract import structured
from headcount.model import Claim, Document
from headcount.vocab.headers import is_private

HEADERS = (
    "Company", "City", "County", "Employees Affected", "Notice Date", "Layoff Date", "Type of Layoff", "Reason",
    "Contact Person", "Phone", "Union", "Notes", "Source URL",
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "", "Kettering Foods", "Otley Mills LLC dba Otley Yarns", "Total", "2023", "January", "N/A", "TBD", "119",
     "Up to 40", "61 total, 4 in CO", "5/14/2024", "7/1/2024 - 8/1/2024", "Layoff", "Closure (Rescinded)", "Leeds",
     "Company", "https://dale.example/a", "0", "12 staff\nand 3 more", "\u00e9t\u00e9"]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=len(HEADERS), max_size=len(HEADERS)), min_size=1, max_size=8)


def passages(rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    writer.writerow(["Kettering Foods", *["Leeds"] * (len(HEADERS) - 1)])
    writer.writerows(rows)
    return decode.passages(Document(content=text.getvalue().encode(), name="table.csv"))


def said(claims):
    """The words that claims tell: their quotes but the whole row, their other cells."""
    quotes = {quote.text for claim in claims for name, quote in claim.quotes.items() if name != "evidence"}
    return [*quotes, *(text for claim in claims for text in claim.notice.other.values())]


def is_told(text, words):
    return any(word in text or text in word for word in words)


A_HEADER_AMONG_ROWS = [["", *[""] * 10, "Total", "Company"], [*[""] * 12, "Kettering Foods"]]
ANOTHER_TABLE = [["Company", "Total", *["Company"] * 6, *[""] * 5], ["Otley Mills", "119", *[""] * 11]]


@example(A_HEADER_AMONG_ROWS)
@example(ANOTHER_TABLE)
@given(ROWS)
def test_every_row_is_a_claim_continues_one_or_is_set_aside(rows):
    table = passages(rows)
    accounts = structured.accounts(table, structured.claims_of_tables(table))
    assert sum(account.rows for account in accounts) == len(table)
    assert [a.rows for a in accounts] == [a.claims + a.continued + a.set_aside for a in accounts]


@given(ROWS)
def test_every_cell_of_a_claim_is_told_by_a_quote_or_kept_and_none_is_of_a_person(rows):
    table = {(passage.part, passage.row): passage for passage in passages(rows)}
    claims = [one for one in structured.claims_of_tables(list(table.values())) if isinstance(one, Claim)]
    lost = [
        (claim.row, header)
        for claim in claims
        for header, cell in table[claim.part, claim.row].cells.items()
        if not is_told(table[claim.part, claim.row].quote(cell).text, said([claim]))
    ]
    assert lost == []
    assert [header for passage in table.values() for header in passage.cells if is_private(header)] == []


@given(ROWS)
def test_every_quote_of_a_row_is_what_stands_there(rows):
    table = {(passage.part, passage.row): passage for passage in passages(rows)}
    wrong = [
        name
        for claim in structured.claims_of_tables(list(table.values()))
        if isinstance(claim, Claim)
        for name, quote in claim.quotes.items()
        if table[claim.part, claim.row].text[quote.start : quote.end] != quote.text
    ]
    assert wrong == []
