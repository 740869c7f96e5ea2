"""Workbooks."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.decode.drawn import LINK, as_xlsx

from headcount.decode import passages, workbook
from headcount.errors import DecodeError

HEADER = ["Company", "Notice Date", "Employees Affected"]
KETTERING, OTLEY = ["Kettering Foods", "1/5/2024", "240"], ["Otley Mills", "2/5/2024", "18"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def told(found):
    """Part, row and cells of each row."""
    return [(p.part, p.row, [p.quote(span).text for span in p.cells.values()]) for p in found]


def test_lines_above_the_header_are_no_rows_and_empty_lines_below_it_count(document):
    found = passages(document("a.xlsx", as_xlsx([["Notices"], ["", "", "of 2024"], [], HEADER, KETTERING, [], OTLEY])))
    assert told(found) == [(1, 1, KETTERING), (1, 3, OTLEY)]


def test_each_sheet_is_a_part(document):
    found = passages(document("a.xlsx", as_xlsx([HEADER, KETTERING], [["Please read"]], [HEADER, OTLEY])))
    assert told(found) == [(1, 1, KETTERING), (2, 1, OTLEY)]


def test_a_hidden_sheet_is_left_out_with_a_note(document, caplog):
    found = passages(document("a.xlsx", as_xlsx([HEADER, KETTERING], [HEADER, OTLEY], hidden=[1])))
    assert told(found) == [(1, 1, KETTERING)]
    assert "a.xlsx: the sheet 'S2' is hidden and was not read" in caplog.text


def test_two_tables_on_a_sheet_are_two_parts(document):
    other = ["Employer", "Layoff Date", "City"]
    found = passages(document("a.xlsx", as_xlsx([HEADER, KETTERING, [], other, ["Otley Mills", "2/5/2024", "Otley"]])))
    assert [(p.part, p.row, list(p.cells)) for p in found] == [(1, 1, HEADER), (2, 1, other)]


def test_a_company_merged_over_rows_is_that_of_each_but_a_number_is_said_once(document):
    lines = [HEADER, KETTERING, ["", "2/5/2024", ""]]
    found = passages(document("a.xlsx", as_xlsx(lines, merges=["A2:A3", "C2:C3"])))
    assert told(found) == [(1, 1, KETTERING), (1, 2, ["Kettering Foods", "2/5/2024"])]


@pytest.mark.parametrize(
    ("value", "style", "wanted"),
    [
        ("27", 0, "27"),
        ("27.0", 0, "27"),
        ("27.5", 0, "27.5"),
        ("45296", 1, "2024-01-05"),
        ("45296.5", 1, "2024-01-05 12:00:00"),
    ],
)
def test_numbers_are_as_written_and_days_in_iso_form(document, value, style, wanted):
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
    )
    parts = {
        "xl/styles.xml": lambda _: styles,
        "xl/_rels/workbook.xml.rels": lambda text: text.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{LINK}/styles" Target="styles.xml"/></Relationships>',
        ),
        "xl/worksheets/sheet1.xml": lambda text: text.replace(
            '<c r="C2"><v>240</v>', f'<c r="C2" s="{style}"><v>{value}</v>'
        ),
    }
    found = passages(document("a.xlsx", changed(as_xlsx([HEADER, KETTERING]), parts)))
    assert told(found)[0][2][2] == wanted


def changed(content: bytes, parts) -> bytes:
    """A workbook with some of its files changed or added."""
    out, old = io.BytesIO(), zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            text = old.read(name).decode() if name in old.namelist() else ""
            new.writestr(name, parts.get(name, str)(text))
    return out.getvalue()


def test_a_table_of_other_columns_comes_as_rows_too(document):
    found = passages(document("a.xlsx", as_xlsx([["Year", "Rain", "Sun"], ["wet", "much", "little"]])))
    assert told(found) == [(1, 1, ["wet", "much", "little"])]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (as_xlsx([["Please read the notes"]]), "a workbook without a table; write a line with the names"),
        (as_xlsx([HEADER, KETTERING])[:900], "a broken workbook; fetch it again"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "an encrypted workbook; open it with its password"),
        (OLE + "Workbook".encode("utf-16-le") + bytes(600), "a broken workbook"),
        (OLE + "WordDocument".encode("utf-16-le") + bytes(600), "an old office file; save it as PDF"),
    ],
    ids=["no table", "cut short", "encrypted", "old and broken", "another office file"],
)
def test_what_is_no_table_is_refused_with_the_next_step(document, content, cause):
    with pytest.raises(DecodeError, match=cause):
        passages(document("a.xlsx", content))


def test_a_cell_far_from_the_table_never_ends_the_program(document):
    far = {
        "xl/worksheets/sheet1.xml": lambda text: text.replace(
            '<row r="2"><c r="A2"', '<row r="1048576"><c r="XFD1048576"'
        )
    }
    with pytest.raises(DecodeError, match="too large to read: a cell far from the table, or very many; open it, copy"):
        passages(document("a.xlsx", changed(as_xlsx([HEADER, KETTERING]), far)))


def test_a_bomb_is_refused_before_it_is_unpacked(document, monkeypatch):
    monkeypatch.setattr(workbook, "UNPACKED", 1000)
    with pytest.raises(DecodeError, match="bytes unpacked, over the limit of 1,000; open it, copy the table"):
        passages(document("a.xlsx", as_xlsx([HEADER, KETTERING])))


def test_a_workbook_that_takes_too_long_is_given_up(document, monkeypatch):
    monkeypatch.setattr(workbook, "SECONDS", 0)
    with pytest.raises(DecodeError, match="takes over 0 seconds to read"):
        passages(document("a.xlsx", as_xlsx([HEADER, KETTERING])))


def test_a_csv_file_named_as_a_workbook_is_read_as_what_it_is(document):
    text = "Company,Notice Date,Employees Affected\nKettering Foods,1/5/2024,240\n"
    assert told(passages(document("a.xls", text, media_type="application/vnd.ms-excel"))) == [(0, 1, KETTERING)]
