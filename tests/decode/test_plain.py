"""Text files, exactly as read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headcount.decode import passages
from headcount.decode.plain import decoded, title_of
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate

TITLED = "Kettering Foods to cut 240 jobs\n\nThe bakery said on Monday that 240 people will leave its plant in Leeds."


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_file_opened_with_its_newlines_kept(tmp_path, document, newline):
    path = tmp_path / "article.txt"
    path.write_bytes(("\ufeff" + TITLED.replace("\n", newline)).encode())
    with path.open(encoding="utf-8", newline="") as file:
        assert passages(document(str(path), path.read_bytes()))[0].text == file.read()


def test_a_first_line_with_a_blank_line_under_it_is_the_title(document):
    passage = passages(document("a.txt", TITLED))[0]
    assert passage.quote(passage.title).text == "Kettering Foods to cut 240 jobs"
    assert (passage.language, passage.kind, passage.part, passage.row) == ("en", "article", 0, None)


def test_the_hash_signs_of_a_markdown_heading_are_no_part_of_the_title(document):
    passage = passages(document("a.md", "## Kettering Foods cuts jobs\n\nThe bakery said so."))[0]
    assert passage.quote(passage.title).text == "Kettering Foods cuts jobs"


def test_a_headline_alone_is_a_title(document):
    passage = passages(document("a.txt", "Kettering Foods to cut 240 jobs\n\n"))[0]
    assert passage.quote(passage.title).text == "Kettering Foods to cut 240 jobs"


@pytest.mark.parametrize(
    "text",
    [
        "One sentence, no title.",
        "A line\nanother line\n\nmore",
        "word " * 80 + "\n\nmore",
        ("lead " * 30).strip() + ".\n\nmore",
    ],
)
def test_a_line_that_runs_on_is_no_title(text):
    assert title_of(text) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Firma Müller möchte größere Teile schließen und fünfhundert Beschäftigte müssen gehen. " * 5, "latin-1"),
        ("Компания увольняет пятьсот сотрудников завода в Самаре, сообщили в пресс-службе. " * 5, "cp1251"),
        ("工場の閉鎖に伴い、会社は九百人の従業員を削減すると発表した。" * 5, "shift_jis"),
        (TITLED, "utf-16"),
    ],
)
def test_another_encoding_is_read_when_it_is_sure(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_bytes_of_no_encoding_are_refused(document):
    with pytest.raises(DecodeError, match=r"a\.txt: bad encoding: byte 0 is not UTF-8; save it as UTF-8"):
        passages(document("a.txt", bytes([0x80, 0x95, 0xFF, 0xFE, 0x8D] * 60)))


def test_a_text_over_the_limit_is_refused_with_the_limit(document):
    with pytest.raises(DecodeError, match="over the limit of 20,000,000"):
        passages(document("a.txt", b"a " * 10_000_001))


def test_ten_megabytes_on_one_line_are_read(document):
    assert len(passages(document("a.txt", b"Kettering cuts 240 jobs. " * 400_000))[0].text) == 10_000_000


@pytest.mark.parametrize(
    ("given", "by", "wanted"),
    [
        ("2024-02-03", "user", "2024-02-03"),
        ("2024", "source", "2024"),
        (None, None, "2024-03-05"),
        ("2020", "document", "2024-03-05"),
    ],
)
def test_the_user_and_the_source_know_the_date_better_than_the_page(document, given, by, wanted):
    page = (
        '<html><head><meta property="article:published_time" content="2024-03-05"></head><body><article><p>'
        "Kettering Foods will close its bakery in Leeds and part with 240 people, it said. "
        "The union asked for talks with the company about a plan for those who leave.</p></article></body></html>"
    )
    published = PartialDate.parse(given) if given else None
    assert str(passages(document("a.html", page, published=published, published_by=by))[0].published) == wanted


def test_a_dateline_in_the_text_is_no_date_of_publication(document):
    assert passages(document("a.txt", "LEEDS, March 5, 2024 - Kettering Foods cuts 240 jobs."))[0].published is None


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff\u200b \t\r\n\f\v\u00a0") and "\x00" not in text))
def test_any_text_comes_back_as_it_was(text):
    assert decoded(text.encode("utf-8", "ignore")) == text.encode("utf-8", "ignore").decode()


def test_the_passage_names_its_document():
    given = Document(content=TITLED.encode(), name="notes/a.txt")
    assert (passages(given)[0].document, passages(given)[0].name) == (given.id, "notes/a.txt")
