"""CSV and TSV."""

from __future__ import annotations

import pytest

from headcount.decode import passages
from headcount.errors import DecodeError

NOTICES = "Company,City,Employees Affected\nKettering Foods,Leeds,240\n,,\nOtley Mills,,18\n"


def test_a_row_is_text_with_a_span_for_each_cell(document):
    first, last = passages(document("a.csv", NOTICES))
    assert first.text == "Company: Kettering Foods\nCity: Leeds\nEmployees Affected: 240"
    assert {header: first.quote(span).text for header, span in first.cells.items()} == {
        "Company": "Kettering Foods",
        "City": "Leeds",
        "Employees Affected": "240",
    }
    assert (first.kind, first.row, first.language, first.name) == ("row", 1, "en", "a.csv")
    assert list(last.cells) == ["Company", "Employees Affected"]


def test_rows_are_counted_under_the_header_empty_ones_too(document):
    assert [passage.row for passage in passages(document("a.csv", NOTICES))] == [1, 3]


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_the_separator_is_found(document, name, separator):
    found = passages(document(name, NOTICES.replace(",", separator)))
    assert [list(passage.cells) for passage in found] == [
        ["Company", "City", "Employees Affected"],
        ["Company", "Employees Affected"],
    ]


def test_lines_above_the_header_are_no_rows(document):
    found = passages(document("a.csv", "Notices of 2024,,\nUpdated 1/5/2024,,\n,,\n" + NOTICES))
    assert [(passage.row, passage.text.split("\n")[0]) for passage in found] == [
        (1, "Company: Kettering Foods"),
        (3, "Company: Otley Mills"),
    ]


def test_a_cell_of_several_lines_is_kept(document):
    found = passages(
        document(
            "a.csv", 'Company,City,Employees Affected\n"Kettering Foods\n1 Mill Lane",Leeds,240\nOtley Mills,Otley,18\n'
        )
    )
    assert found[0].quote(found[0].cells["Company"]).text == "Kettering Foods\n1 Mill Lane"


def test_repeated_and_missing_headers_are_told_apart(document):
    found = passages(
        document(
            "a.csv", "Company,Date,Date,\nKettering Foods,1/5/2024,2/6/2024,note\nOtley Mills,1/7/2024,2/8/2024,x\n"
        )
    )
    assert list(found[0].cells) == ["Company", "Date", "Date (2)", "column 4"]


def test_a_byte_order_mark_is_no_part_of_the_header(document):
    assert "Company" in passages(document("a.csv", "\ufeff" + NOTICES))[0].cells


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'text\n"Kettering will cut 240 jobs, it said."\n"Otley, a rival, hires."\n'),
        (
            "a.csv",
            "Kettering will cut 240 jobs, it said on Monday.\nOtley, a rival, hires, and so does Ilkley.\nNo more.\n",
        ),
        ("unnamed", "Kettering cuts jobs, it said.\n\nThe union, too, spoke.\n"),
    ],
)
def test_prose_is_no_table(document, name, text):
    found = passages(document(name, text))
    assert [(passage.kind, passage.text) for passage in found] == [("article", text)]


def test_a_table_without_a_name_is_found_by_its_look(document):
    assert [passage.kind for passage in passages(document("https://example.org/export", NOTICES))] == ["row", "row"]


def cells(found):
    """Part, row and cells of each row."""
    return [(p.part, p.row, [p.quote(span).text for span in p.cells.values()]) for p in found]


def test_a_header_over_two_lines_is_one(document):
    text = "Company,Date,,Employees Affected\n,Notice,Effective,\nKettering Foods,1/5/2024,3/5/2024,240\n"
    found = passages(document("a.csv", text))
    assert list(found[0].cells) == ["Company", "Date Notice", "Date Effective", "Employees Affected"]


def test_a_title_as_wide_as_the_table_is_no_header(document):
    text = "WARN,notices,of the year\nlist,by,county\n" + NOTICES
    assert list(passages(document("a.csv", text))[0].cells) == ["Company", "City", "Employees Affected"]


def test_a_header_said_again_is_a_row_that_the_reader_sets_aside(document):
    text = NOTICES + "Company,City,Employees Affected\nIlkley Wool,Ilkley,7\n"
    assert [passage.row for passage in passages(document("a.csv", text))] == [1, 3, 4, 5]


def test_a_second_table_below_is_a_part_of_its_own(document):
    text = NOTICES + ",,\nEmployer,Layoff Date,County\nIlkley Wool,1/5/2024,Dale\n"
    assert cells(passages(document("a.csv", text)))[-1] == (1, 1, ["Ilkley Wool", "1/5/2024", "Dale"])


def test_columns_of_nothing_take_no_room(document):
    empty = "," * 300
    text = "\n".join(line + empty for line in NOTICES.splitlines())
    assert cells(passages(document("a.csv", text)))[0] == (0, 1, ["Kettering Foods", "Leeds", "240"])


def test_a_header_of_several_lines_in_one_cell_is_written_on_one(document):
    text = NOTICES.replace("Employees Affected", '"Employees\nAffected"')
    assert "Employees Affected" in passages(document("a.csv", text))[0].cells


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (NOTICES.replace("Kettering", "Kétt\u00e8ring").encode("cp1252"), "Kétt\u00e8ring Foods"),
        (NOTICES.replace("Kettering", "“Kettering”").encode("cp1252"), "“Kettering” Foods"),
        (NOTICES.replace("Kettering", "Kétt\u00e8ring").encode("utf-16"), "Kétt\u00e8ring Foods"),
        ((NOTICES * 40).replace("Kettering", "Kette\x00ring", 1).encode(), "Kettering Foods"),
    ],
    ids=["western", "curly quotes", "utf-16", "a NUL byte"],
)
def test_a_table_is_read_in_the_encoding_of_its_spreadsheet(document, content, wanted):
    found = passages(document("a.csv", content))[0]
    assert found.quote(found.cells["Company"]).text == wanted


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ('Company,City,Affected\nKettering,"Leeds,240\nOtley,Otley,18\n', "never closed"),
        ("1,2,3\n4,5,6\n7,8,9\n", "without a header; write a line with the names"),
        ("Company,City,Affected\n", "without rows"),
        ("Company,City,Jobs\nA,Leeds,1,2\nB,Leeds,1,2\nC,Otley,1,2\n", "3 of 3 rows have more cells than the header"),
    ],
)
def test_a_table_that_is_wrong_as_a_whole_is_refused(document, text, cause):
    with pytest.raises(DecodeError, match=cause):
        passages(document("a.csv", text))
