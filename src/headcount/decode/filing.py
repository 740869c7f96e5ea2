"""SEC filings: a full submission, or one filing as a page; Item 2.05 found by a short slicer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from headcount.decode import plain
from headcount.decode.markup import flat
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage, Span

TYPE = re.compile(r"<TYPE>\s*(\S+)")
FILED = re.compile(r"(?:FILED AS OF DATE:|<FILING-DATE>|<ACCEPTANCE-DATETIME>)\s*(\d{4})(\d\d)(\d\d)")
MARKUP = re.compile(r"<(?:html|body|p|div|table|font)\b", re.IGNORECASE)
READ = re.compile(r"(?:8-K|6-K|10-Q|10-K|NT 10|EX-99|DEFA|425)", re.IGNORECASE)
ITEM = re.compile(r"(?m)^[ \t\u00a0>|]*item[ \t\u00a0]*(?P<number>\d{1,2}\.\d\d)\b", re.IGNORECASE)
SIGNATURE = re.compile(r"(?m)^[ \t\u00a0]*SIGNATURES?\b")
EXIT_COSTS = "2.05"
OF_HTML = re.compile(r"item(?:\s|&nbsp;|&#160;|<[^>]{0,80}>)*2\.05", re.IGNORECASE)
COMMISSION = re.compile(r"securities\s+and\s+exchange\s+commission", re.IGNORECASE)


def passages(document: Document) -> list[Passage]:
    """The passages of a full submission: the whole file as read, or, where its documents are HTML, one for each.

    A submission in plain text stays one passage, so that offsets are those of the file.
    """
    text = plain.decoded(document.content)
    filed = FILED.search(text)
    published = PartialDate(*(int(part) for part in filed.groups())) if filed else None
    bodies = [body for kind, body in documents(text) if READ.match(kind)]
    if not any(MARKUP.search(body[:5000]) for body in bodies):
        return [plain.passage(document, text, published=published, kind="filing")]
    bodies = [flat(body) if MARKUP.search(body[:5000]) else body.strip() for body in bodies]
    bodies = [body for body in bodies if body]
    if not bodies:
        raise DecodeError(
            "a filing without a document that could be read", next_step="give the 8-K or its exhibit itself"
        )
    return [plain.passage(document, body, part=n, published=published, kind="filing") for n, body in enumerate(bodies)]


def documents(text: str) -> Iterator[tuple[str, str]]:
    """Each document of a submission: its form or exhibit (``8-K``, ``EX-99.1``) and its text."""
    for written in text.split("<DOCUMENT>")[1:]:
        head, _, body = written.partition("<TEXT>")
        kind = TYPE.search(head)
        yield kind[1] if kind else "", body.partition("</TEXT>")[0]


def of_html(markup: str) -> bool:
    """True when a page is a filing with an Item 2.05."""
    return bool(COMMISSION.search(markup) and OF_HTML.search(markup))


def pages(document: Document, text: str) -> list[Passage]:
    """The one passage of a filing that came as a page, given its ``text``."""
    if not text:
        raise DecodeError("no text in the filing", next_step="give the filing's main document")
    return [plain.passage(document, text, kind="filing")]


def items(text: str) -> Iterator[tuple[str, Span]]:
    """Each item of a filing: its number and its span, up to the next item or the signature."""
    found = list(ITEM.finditer(text))
    for item, after in zip_longest(found, found[1:]):
        end = after.start() if after else len(text)
        signed = SIGNATURE.search(text, item.end(), end)
        yield item["number"], Span(item.start(), signed.start() if signed else end)


def exit_costs(text: str) -> list[Span]:
    """The spans of Item 2.05 in a filing's text, the table of contents left out (an item of one line says nothing)."""
    return [
        span
        for number, span in items(text)
        if number == EXIT_COSTS and text[span.start : span.end].strip().count("\n") > 0
    ]
