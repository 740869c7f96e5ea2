"""Tables in PDFs."""

from __future__ import annotations

import pytest
from tests.decode.drawn import EDGE, as_pdf, bound, put

from headcount.decode import passages
from headcount.decode import pdf as reader
from headcount.decode.pdfheader import header
from headcount.decode.pdfpage import Word
from headcount.errors import DecodeError

HEADER = ["Company", "Notice Date", "Employees Affected"]
ROWS = [
    ["Kettering Foods", "1/5/2024", "240"],
    ["Otley Mills and Sons, a Division of Wharfe Woollen Holdings", "2/5/2024", "18"],
    ["Ilkley Wool", "3/5/2024", "7"],
]
STORY = [
    "Kettering Foods will close its bakery in Leeds and part with 240 people, the company said.",
    "The union asked for talks about a plan for those who leave, and about the site in the town,",
    "which is 80 years old. The date of the notice to the county office is not known, nor is the",
    "number of employees affected by the move to Otley, where a new hall is to be built by spring.",
    "A spokesman for the owner said on Monday that orders had been falling for more than a year.",
]


def told(found):
    """Part, row and cells of each row."""
    return [(p.part, p.row, [p.quote(span).text for span in p.cells.values()]) for p in found if p.kind == "row"]


def written(*lines: str, size: float = 12.0, top: float = 560.0) -> list[str]:
    """The operators that write lines of prose."""
    return [put(EDGE, top - at * size, line) for at, line in enumerate(lines)]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_cell_over_several_lines_is_one(document, ruled):
    assert told(passages(document("a.pdf", as_pdf(HEADER, ROWS, ruled=ruled)))) == [
        (1, at, row) for at, row in enumerate(ROWS, 1)
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_header_on_each_page_and_numbers_of_pages_are_no_rows(document, ruled):
    rows = [[f"{name} {n}", *rest] for n in range(60) for name, *rest in ROWS]
    found = told(passages(document("a.pdf", as_pdf(HEADER, rows, ruled=ruled))))
    assert [cells for _, _, cells in found] == rows


def test_a_row_over_two_pages_is_one(document):
    rows = [["Kettering Foods " * 12 + str(n), "1/5/2024", "240"] for n in range(20)]
    found = told(passages(document("a.pdf", as_pdf(HEADER, rows, broken=True))))
    assert [cells[0] for _, _, cells in found] == [row[0] for row in rows]


def test_two_tables_with_other_columns_are_two_parts(document):
    one, two = (
        as_pdf(HEADER, ROWS),
        as_pdf(["Employer", "Layoff Date", "City"], [["Ilkley Wool", "4/5/2024", "Ilkley"]]),
    )
    pages = [content.split(b"stream\n")[1].split(b"\nendstream")[0] for content in (one, two)]
    found = told(passages(document("a.pdf", bound(pages, 600))))
    assert [(part, row) for part, row, _ in found] == [(1, 1), (1, 2), (1, 3), (2, 1)]


def test_an_article_stays_an_article(document):
    found = passages(document("a.pdf", bound(["\n".join(written(*STORY)).encode()], 700)))
    assert [p.kind for p in found] == ["article"]


@pytest.mark.parametrize("ruled", [True, False])
def test_an_article_above_a_table_gives_both(document, ruled):
    table = as_pdf(HEADER, ROWS * 3, ruled=ruled, high=400).split(b"stream\n")[1].split(b"\nendstream")[0]
    found = passages(document("a.pdf", bound(["\n".join(written(*STORY)).encode() + b"\n" + table], 440)))
    assert [(p.kind, p.part) for p in found] == [("article", 0)] + [("row", 1)] * 9
    assert "asked for talks" in found[0].text
    assert "1/5/2024" not in found[0].text


def test_a_page_too_full_for_a_table_is_named(document, monkeypatch):
    monkeypatch.setattr("headcount.decode.pdfpage.CHARACTERS", 500)
    rows = [["Kettering Foods", "1/5/2024", str(n)] for n in range(60)]
    few, many = (as_pdf(HEADER, some).split(b"stream\n")[1].split(b"\nendstream")[0] for some in (ROWS, rows))
    with pytest.raises(DecodeError, match="page 2 of the PDF holds too much to be read as a table; save the pages"):
        passages(document("a.pdf", bound([few, many], 400)))


def test_a_table_that_begins_late_is_found_where_its_words_are(document, monkeypatch):
    monkeypatch.setattr(reader, "LOOKED_AT", 1)
    table = as_pdf(HEADER, ROWS).split(b"stream\n")[1].split(b"\nendstream")[0]
    cover = "\n".join(written("Notices of the year", "List by county")).encode()
    assert len(told(passages(document("a.pdf", bound([cover, table], 600))))) == 3


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([[(0, 40, "Company"), (60, 100, "Affected")]], ["Company", "Affected"]),
        (
            [[(60, 100, "Number")], [(0, 40, "Company"), (60, 100, "Affected")]],
            ["Company", "Number Affected"],
        ),
        (
            [[(0, 40, "Company"), (60, 100, "Employees")], [(0, 30, "Name"), (60, 100, "Affected")]],
            ["Company Name", "Employees Affected"],
        ),
    ],
    ids=["one line", "a line above", "two lines"],
)
def test_a_header_takes_all_its_lines(lines, names):
    placed = [
        [Word(x0, 500.0 - 10 * at, x1, 508.0 - 10 * at, text) for x0, x1, text in line] for at, line in enumerate(lines)
    ]
    found = header(placed)
    assert found is not None
    assert found.names == names
