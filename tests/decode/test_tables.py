"""The same rows as CSV, page, workbook and PDF make the same claims."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.decode.drawn import as_csv, as_html, as_pdf, as_xlsx

from headcount.decode import passages
from headcount.errors import DecodeError
from headcount.extract.structured import claims_of_tables
from headcount.model import Claim, Document

HEADER = ["Company", "Notice Date", "Layoff Date", "Employees Affected", "City", "Type of Layoff"]
ROWS = [
    ["Kettering Foods", "1/5/2024", "3/5/2024", "240", "Leeds", "Closure"],
    ["Kettering Foods", "1/19/2024", "3/29/2024", "18", "Otley", "Layoff"],
    ["Otley Mills & Sons (The Old Spinning Works)", "2/2/2024", "4/2/2024 - 5/1/2024", "1,310", "Otley", "Layoff"],
    ["Dale Post, Inc. dba The Ilkley Evening Gazette and Advertiser", "", "TBD", "up to 40", "", "Closure"],
    ["Wharfe Logistics", "2/9/2024", "4/9/2024", "", "Ilkley", ""],
]
MANY = [[f"{row[0]} {n}", *row[1:]] for n in range(40) for row in ROWS]
STATES = ["ca", "fl", "in", "mi", "ny", "oh", "tn", "tx"]
FORMS: dict[str, Callable[[Sequence[str], Sequence[Sequence[str]]], bytes]] = {
    "xlsx": lambda header, rows: as_xlsx([header, *rows]),
    "xlsx with a preamble": lambda header, rows: as_xlsx([["WARN notices"], ["Updated 2/9/2024"], [], header, *rows]),
    "html": as_html,
    "html without thead": lambda header, rows: as_html(header, rows, head=False),
    "html with rowspan": lambda header, rows: as_html(header, rows, merged=True),
    "pdf": as_pdf,
    "pdf with a title": lambda header, rows: as_pdf(header, rows, title="WARN notices of 2024"),
    "pdf without lines": lambda header, rows: as_pdf(header, rows, ruled=False),
    "pdf, header on its first page": lambda header, rows: as_pdf(header, rows, ruled=False, repeat=False),
    "pdf, lined, header on its first page": lambda header, rows: as_pdf(header, rows, repeat=False),
    "pdf, rows over two pages": lambda header, rows: as_pdf(header, rows, broken=True, high=545),
}


def claims(name: str, content: bytes) -> list[str]:
    """What the rows of a document say, without where it stands and how its lines are broken."""
    found = [
        claim for claim in claims_of_tables(passages(Document(content=content, name=name))) if isinstance(claim, Claim)
    ]
    left_out = ("id", "document", "quotes")
    return [str({k: v for k, v in claim.as_row().items() if k not in left_out}).replace("\\n", " ") for claim in found]


def raw(shared: Path, state: str) -> tuple[list[str], list[list[str]]]:
    """The header and 60 rows of a state's table, each cell on one line, empty columns at the end left out."""
    with (shared / "data" / "warn" / "raw" / f"{state}.csv").open(newline="", encoding="utf-8-sig") as file:
        lines = [line for line in csv.reader(file) if line][:61]
    wide = max(at for line in lines for at, cell in enumerate(line, 1) if cell.strip())
    header, *rows = [[" ".join(cell.split()) for cell in [*line, *[""] * wide][:wide]] for line in lines]
    return header, rows


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rows", [ROWS, MANY, ROWS[:2]], ids=["some", "many", "two"])
def test_a_table_makes_the_same_claims_in_every_form(form, rows):
    name = f"notices.{form[:4].strip(',')}".replace("pdf ", "pdf")
    assert claims(name, FORMS[form](HEADER, rows)) == claims("notices.csv", as_csv(HEADER, rows))


@pytest.mark.parametrize("form", ["xlsx with a preamble", "html", "html with rowspan", "pdf", "pdf without lines"])
@pytest.mark.parametrize("state", STATES)
def test_real_rows_make_the_same_claims_in_every_form(shared, state, form):
    header, rows = raw(shared, state)
    assert claims(f"{state}.{form[:4].strip()}", FORMS[form](header, rows)) == claims(
        f"{state}.csv", as_csv(header, rows)
    )


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_counted_from_one_under_the_header(form):
    found = passages(Document(content=FORMS[form](HEADER, MANY), name="notices"))
    assert [passage.row for passage in found] == list(range(1, len(MANY) + 1))
    assert {passage.kind for passage in found} == {"row"}


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=6))
def test_any_cells_come_back_from_a_page_as_from_a_csv_file(rows):
    header = ["Company", "Employees Affected", "City", "Remark"]
    table = [[f"x{row[0]}", *row[1:]] for row in rows]
    found = passages(Document(content=as_html(header, table), name="a.html"))
    assert [{name: passage.quote(span).text for name, span in passage.cells.items()} for passage in found] == [
        {name: cell for name, cell in zip(header, row, strict=True) if cell} for row in table
    ]


def test_a_table_in_a_mail_is_read_from_its_workbook_too():
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@example.org", "Notices", "Tue, 5 Mar 2024 10:00:00 +0000"
    mail.set_content("See the attached workbook.")
    mail.add_attachment(as_xlsx([HEADER, *ROWS]), maintype="application", subtype="octet-stream", filename="a.xlsx")
    assert len([p for p in passages(Document(content=mail.as_bytes(), name="a.eml")) if p.kind == "row"]) == len(ROWS)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xls", "ods", "json"])
@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (
            b"<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>",
            "an error message",
        ),
        (b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>", "robot"),
        (b"<!DOCTYPE html>\n<html><head><title>Notices</title></head><body>We have moved.</body></html>", "'Notices'"),
        (b'{"error": {"code": 429, "message": "Too many"}}', "an error message, not data: .*Too many"),
        (b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>', "an error message of a server"),
    ],
    ids=["forbidden", "robot", "moved", "json", "xml"],
)
def test_an_answer_that_is_no_table_is_refused_by_its_bytes_whatever_its_ending(ending, content, cause):
    with pytest.raises(DecodeError, match=cause) as refused:
        passages(Document(content=content, name=f"notices.{ending}"))
    assert refused.value.next_step


@pytest.mark.parametrize("text", ["Access Denied", "403 Forbidden", "503 Service Unavailable\n"])
def test_a_line_of_error_in_a_csv_file_is_refused(text):
    with pytest.raises(DecodeError, match=r"robot|an error message of a server"):
        passages(Document(content=text.encode(), name="notices.csv"))


def test_a_page_of_rows_saved_as_csv_is_read_as_a_page():
    assert len(passages(Document(content=as_html(HEADER, ROWS), name="notices.csv"))) == len(ROWS)
