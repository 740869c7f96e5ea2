"""Tables in pages."""

from __future__ import annotations

import pytest
from tests.decode.drawn import as_html

from headcount.decode import passages
from headcount.errors import DecodeError

HEADER = ["Company", "Notice Date", "Employees Affected"]
ROWS = [["Kettering Foods", "1/5/2024", "240"], ["Otley Mills", "2/5/2024", "18"]]
HEAD = "<tr><th>Company</th><th>Notice Date</th><th>Employees Affected</th></tr>"
ROW = "<tr><td>Kettering Foods</td><td>1/5/2024</td><td>240</td></tr>"
PROSE = "<p>Employers in the county told the office of more cuts this year than in the last, and most of them named "
PROSE += "fewer orders from abroad as the reason. The office asks everyone who is told to leave to register early, for "
PROSE += "courses fill up by the summer. A spokesman said on Monday that help is there for all, whatever their trade, "
PROSE += "and that the numbers below are those which the employers themselves gave to the office in their letters.</p>"


def page(*tables: str, around: str = "", title: str = "Notices") -> str:
    """A page with these tables."""
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{around}{''.join(tables)}</body></html>"


def told(found):
    """Part, row and cells of each row."""
    return [(p.part, p.row, [p.quote(span).text for span in p.cells.values()]) for p in found if p.kind == "row"]


def test_several_tables_are_parts_of_a_page_each_with_its_header(document):
    found = passages(document("a.html", page(f"<table>{HEAD}{ROW}</table>", f"<table>{HEAD}{ROW * 2}</table>")))
    assert [(part, row) for part, row, _ in told(found)] == [(1, 1), (2, 1), (2, 2)]


def test_a_table_without_a_header_goes_on_with_the_one_before_it(document):
    second = "<table><tr><td>Otley Mills</td><td>2/5/2024</td><td>18</td></tr></table>"
    found = passages(document("a.html", page(f"<table>{HEAD}{ROW}</table><h2>2023</h2>", second)))
    assert told(found)[1] == (2, 1, ["Otley Mills", "2/5/2024", "18"])
    assert list(found[1].cells) == HEADER


def test_the_same_table_for_small_screens_is_read_once(document):
    assert len(passages(document("a.html", page(f"<table>{HEAD}{ROW}</table>" * 2)))) == 1


def test_a_header_said_again_is_no_row(document):
    found = passages(document("a.html", page(f"<table>{HEAD}{ROW}{HEAD}{ROW}</table>")))
    assert [(row, cells[0]) for _, row, cells in told(found)] == [(1, "Kettering Foods"), (2, "Kettering Foods")]


def test_a_company_over_several_rows_is_that_of_each_but_a_number_over_them_is_said_once(document):
    table = (
        f"<table>{HEAD}<tr><td rowspan=2>Kettering Foods</td><td>1/5/2024</td><td rowspan='2'>240</td></tr>"
        "<tr><td>2/5/2024</td></tr></table>"
    )
    assert told(passages(document("a.html", page(table)))) == [
        (1, 1, ["Kettering Foods", "1/5/2024", "240"]),
        (1, 2, ["Kettering Foods", "2/5/2024"]),
    ]


def test_a_header_of_two_lines_is_one(document):
    head = (
        "<thead><tr><th rowspan=2>Company</th><th colspan=2>Date</th><th rowspan=2>Employees Affected</th></tr>"
        "<tr><th>Received</th><th>Effective</th></tr></thead>"
    )
    row = "<tr><td>Kettering Foods</td><td>1/5/2024</td><td>3/5/2024</td><td>240</td></tr>"
    found = passages(document("a.html", page(f"<table>{head}{row}</table>")))
    assert list(found[0].cells) == ["Company", "Date Received", "Date Effective", "Employees Affected"]


def test_a_link_stands_in_a_column_of_its_own_when_it_leads_to_the_web(document):
    rows = (
        '<tr><td><a href="/letters/1.pdf">Kettering</a></td><td>1/5/2024</td><td>240</td></tr>'
        '<tr><td><a href="mailto:a@example.org">Otley</a></td><td><a href="#top">2/5/2024</a></td><td>18</td></tr>'
    )
    found = passages(document("https://dol.example/warn", page(f"<table>{HEAD}{rows}</table>")))
    assert found[0].quote(found[0].cells["Company (link)"]).text == "https://dol.example/letters/1.pdf"
    assert list(found[1].cells) == HEADER


def test_the_lines_of_a_cell_are_kept_and_what_is_not_shown_is_left_out(document):
    row = (
        "<tr><td>Kettering &amp; Sons<br>1 Mill&nbsp;Lane<p>Leeds</p></td>"
        "<td><span style='display: none'>20240105</span>1/5/2024</td><td> 240\n jobs<script>x()</script></td></tr>"
    )
    assert told(passages(document("a.html", page(f"<table>{HEAD}{row}</table>")))) == [
        (1, 1, ["Kettering & Sons\n1 Mill Lane\nLeeds", "1/5/2024", "240 jobs"])
    ]


def test_rows_that_a_script_hides_page_by_page_are_read(document):
    hidden = ROW.replace("<tr>", '<tr style="display:none">').replace("240", "18")
    assert len(passages(document("a.html", page(f"<table>{HEAD}{ROW}{hidden}</table>")))) == 2


def test_a_table_inside_a_table_of_layout_is_read(document):
    layout = f"<table><tr><td>Menu</td><td>News</td></tr><tr><td><table>{HEAD}{ROW}</table></td></tr></table>"
    assert told(passages(document("a.html", page(layout)))) == [(1, 1, ["Kettering Foods", "1/5/2024", "240"])]


def test_an_article_with_a_table_gives_both(document):
    found = passages(document("a.html", page(f"<table>{HEAD}{ROW}</table>", around=f"<h1>Cuts</h1>{PROSE}")))
    assert [(p.kind, p.part) for p in found] == [("article", 0), ("row", 1)]
    assert "register early" in found[0].text
    assert "Kettering" not in found[0].text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Year</th><th>Sales</th></tr><tr><td>2023</td><td>4</td></tr></table>",
        "<table><tr><td>The company said</td><td>it will cut 240 jobs</td></tr></table>",
        "<table><tr><td>Company</td></tr><tr><td>Date</td></tr></table>",
    ],
    ids=["other columns", "layout", "one column"],
)
def test_an_article_with_another_table_stays_an_article(document, table):
    assert [p.kind for p in passages(document("a.html", page(table, around=PROSE)))] == ["article"]


@pytest.mark.parametrize(
    ("title", "around", "cause"),
    [
        ("Page not found", "", "404"),
        ("Just a moment...", PROSE, "robot"),
        ("Notices", "<p>We use cookies. Accept all cookies</p>", "consent"),
        ("Notices", "<p>Subscribe to continue reading</p>", "paywall"),
    ],
)
def test_a_table_on_a_wall_is_no_data(document, title, around, cause):
    with pytest.raises(DecodeError, match=cause):
        passages(document("a.html", page(f"<table>{HEAD}{ROW}</table>", around=around, title=title)))


def test_a_banner_of_cookies_above_a_whole_table_is_no_wall(document):
    content = as_html(HEADER, ROWS * 5, around="<div>We use cookies. Accept all cookies</div>")
    assert len(passages(document("a.html", content))) == 10


def test_a_header_over_nothing_is_refused(document):
    with pytest.raises(DecodeError, match="a table without rows; check that it was saved whole"):
        passages(document("a.html", page(f"<table>{HEAD}</table>")))


@pytest.mark.parametrize("span", ["colspan=99999", "rowspan=99999", "colspan=0", "rowspan=x", "rowspan=-1"])
def test_a_span_of_any_size_is_bounded(document, span):
    table = f"<table>{HEAD}<tr><td {span}>Kettering Foods</td><td>1/5/2024</td><td>240</td></tr>{ROW}</table>"
    assert passages(document("a.html", page(table)))[0].text.startswith("Company: Kettering Foods")
