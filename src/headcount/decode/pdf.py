"""PDF: the text of its pages by pypdfium2, lines as they stand, words that were divided at a line's end joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2

from headcount.decode import grid, pdfpage, pdftable, plain, wall
from headcount.errors import DecodeError
from headcount.model import Document, Passage, Span
from headcount.vocab import columns

PAGES = 600  # pages of one document
LOOKED_AT = 30  # pages in which the first table must begin
ARTICLE = 60  # words of prose beside a table that are an article
LETTERS = 20  # fewer letters in the whole document: it is a scan
DIVIDED = re.compile("[\u0002\ufffe\u00ad]\\s*\n?")
BREAK = re.compile(r"\r\n?")
LETTER = re.compile(r"[^\W\d_]")


def passages(document: Document) -> list[Passage]:
    """The one passage of a PDF, or the rows of its tables of cuts, after its article where it holds one too.

    Raises DecodeError when it is encrypted, broken, a scan, or too long.
    """
    try:
        book = pypdfium2.PdfDocument(document.content)
    except pypdfium2.PdfiumError as error:
        raise refused(str(error)) from error
    try:
        if len(book) > PAGES:
            raise DecodeError(
                f"{len(book):,} pages, over the limit of {PAGES}",
                next_step="save the pages that matter as a PDF of their own",
            )
        texts = [page_text(book, number) for number in range(len(book))]
        found = rows(document, book, texts)
        text = "\n\n".join(texts).strip()
        said = str(book.get_metadata_value("Title") or "").strip()
    finally:
        book.close()
    if len(LETTER.findall(text)) < LETTERS:
        raise DecodeError(
            "no text in the PDF: it is a scan, or pictures only", next_step="run OCR over it and give the result"
        )
    text = plain.bounded(text)
    if found:
        return found
    at = text.find(said) if len(said) > 5 else -1
    title = Span(at, at + len(said)) if 0 <= at < plain.TITLE else plain.title_of(text)
    return [plain.passage(document, text, title=title)]


def rows(document: Document, book: pypdfium2.PdfDocument, texts: Sequence[str]) -> list[Passage]:
    """The rows of the tables of cuts (parts 1, 2, ...), after the prose beside them (part 0); none without a table.

    Looked for from the first page on whose words could be those of a header.
    """
    first = next((number for number, text in enumerate(texts) if columns.may_hold(text)), len(texts))
    pages = [pdfpage.page(book, number) for number in range(first, min(first + LOOKED_AT, len(texts)))]
    tables = pdftable.tables(pages)
    if tables and first + LOOKED_AT < len(texts):
        pages += [pdfpage.page(book, number) for number in range(first + LOOKED_AT, len(texts))]
        tables = pdftable.tables(pages)
    if not tables:
        return []
    for number, page in enumerate(pages, first):
        if texts[number] and not page.words:
            raise DecodeError(
                f"page {number + 1} of the PDF holds too much to be read as a table",
                next_step="save the pages that matter as a PDF of their own, or give the table as CSV",
            )
    found = [row for part, table in enumerate(tables, 1) for row in grid.rendered(document, table, part)]
    said = "\n".join([*texts[:first], pdftable.prose(pages)]).strip()
    return [plain.passage(document, said), *found] if wall.size(said) >= ARTICLE else found


def page_text(book: pypdfium2.PdfDocument, number: int) -> str:
    """The text of one page."""
    page = book[number]
    try:
        words = page.get_textpage()
        try:
            return DIVIDED.sub("", BREAK.sub("\n", words.get_text_bounded())).replace("\x00", "").strip()
        finally:
            words.close()
    except pypdfium2.PdfiumError as error:
        raise DecodeError(
            f"page {number + 1} of the PDF is broken", next_step="save it anew with a PDF reader"
        ) from error
    finally:
        page.close()


def refused(cause: str) -> DecodeError:
    """The error for a PDF that does not open."""
    if "password" in cause.lower() or "security" in cause.lower():
        return DecodeError("an encrypted PDF", next_step="open it with its password and save it without")
    return DecodeError("a broken PDF", next_step="fetch it again, or save it anew with a PDF reader")
