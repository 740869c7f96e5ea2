"""SEC filings: a full submission, or one filing as a page, as one passage; its documents and items found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from headcount.decode import plain
from headcount.decode.markup import SILENT, flat
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage, Span

TYPE = re.compile(r"<TYPE>[ \t]*(\S+)")
FILED = re.compile(r"(?:FILED AS OF DATE:|<FILING-DATE>|<ACCEPTANCE-DATETIME>)\s*(\d{4})(\d\d)(\d\d)")
MARKUP = re.compile(r"<(?:html|body|p|div|table|font)\b", re.IGNORECASE)
READ = re.compile(r"(?:8-K|6-K|10-Q|10-K|NT 10|EX-99|DEFA|425)", re.IGNORECASE)
PART = re.compile(r"<DOCUMENT>(?P<head>.*?)<TEXT>(?P<body>.*?)(?=</TEXT>|<DOCUMENT>|\Z)", re.DOTALL)
TAGGED = (*SILENT, "ix:header")
"""What a document in inline XBRL holds that no reader sees."""
NUMBER = r"\d{1,2}\.\d\d"
ITEM = re.compile(
    rf"^[ \t\u00a0>|*]*items?[ \t\u00a0]*(?P<numbers>{NUMBER}(?:(?:[ \t,&]|and\b|items?\b)+{NUMBER})*)(?P<rest>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
GOES_ON = re.compile(r"[ \t\u00a0|.:;)*–—-]*(?P<first>\S?)")
LEADS = re.compile(r"\b(?:in|to|under|of|and|or|see|with|by|this|the|per)[ \t]*\n[ \t]*\Z", re.IGNORECASE)
"""The end of a line that goes on with the number of an item: no heading follows."""
SIGNATURE = re.compile(r"^[ \t\u00a0]*SIGNATURES?\b", re.MULTILINE)
OF_HTML = re.compile(r"item(?:\s|&nbsp;|&#160;|<[^>]{0,400}>)*2\.05", re.IGNORECASE)
COMMISSION = re.compile(r"securities\s+and\s+exchange\s+commission", re.IGNORECASE)


def passages(document: Document) -> list[Passage]:
    """The one passage of a full submission: the file as read, or, where its documents are HTML, their text.

    Of HTML the header and the lines that part the documents stay, so that both are read alike; offsets in a submission
    in plain text are those of the file.
    """
    text = plain.decoded(document.content)
    filed = FILED.search(text)
    published = PartialDate(*(int(part) for part in filed.groups())) if filed else None
    bodies = [text[span.start : span.end] for kind, span in documents(text) if READ.match(kind)]
    if any(MARKUP.search(body[:5000]) for body in bodies):
        text = without_markup(text)
    return [plain.passage(document, text, published=published, kind="filing")]


def without_markup(text: str) -> str:
    """The submission with the text of those of its documents that are read. Raises DecodeError when there is none."""
    parts = [text.partition("<DOCUMENT>")[0].strip()]
    for kind, span in documents(text):
        body = text[span.start : span.end] if READ.match(kind) else ""
        body = flat(body, TAGGED) if MARKUP.search(body[:5000]) else body.strip()
        if body:
            parts.append(f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>")
    if len(parts) == 1:
        raise DecodeError(
            "a filing without a document that could be read", next_step="give the 8-K or its exhibit itself"
        )
    return "\n\n".join(part for part in parts if part)


def documents(text: str) -> Iterator[tuple[str, Span]]:
    """Each document of a submission: its form or exhibit (``8-K``, ``EX-99.1``) and the span of its text."""
    for part in PART.finditer(text):
        kind = TYPE.search(part["head"])
        if part.start("body") < part.end("body"):
            yield kind[1] if kind else "", Span(*part.span("body"))


def of_html(markup: str) -> bool:
    """True when a page is a filing with an Item 2.05."""
    return bool(COMMISSION.search(markup) and OF_HTML.search(markup))


def pages(document: Document, markup: str) -> list[Passage]:
    """The one passage of a filing that came as a page. Raises DecodeError when there is no text in it."""
    text = flat(markup, TAGGED)
    if not text:
        raise DecodeError("no text in the filing", next_step="give the filing's main document")
    return [plain.passage(document, text, kind="filing")]


def items(text: str, within: Span | None = None) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Each item's heading and body: its numbers and its span, up to the next item or the signature.

    "Items 2.05 and 2.06" is one of two numbers; a sentence that only speaks of an item is none.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    found = [item for item in ITEM.finditer(text, start, end) if heading(text, item)]
    ends = [*(item.start() for item in found), end]
    for item, (_, after) in zip(found, pairwise(ends), strict=True):
        signed = SIGNATURE.search(text, item.end(), after)
        yield tuple(re.findall(NUMBER, item["numbers"])), Span(item.start(), signed.start() if signed else after)


def heading(text: str, item: re.Match[str]) -> bool:
    """True when a line that begins with an item's number is its heading: "Item 2.05 Costs...", not "... is"."""
    rest = GOES_ON.match(item["rest"])
    first = rest["first"] if rest else ""
    if not first:
        after = text[item.end() : item.end() + 200].lstrip()
        return not after[:1].islower()
    return not (first.islower() or first in ",(") and not LEADS.search(text[max(0, item.start() - 12) : item.start()])
