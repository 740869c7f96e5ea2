"""What a document is: by its first bytes, then by what its source says, then by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NoReturn
from urllib.parse import urlsplit

from headcount.errors import DecodeError
from headcount.model import Document

HEAD = 8192  # bytes that are looked at
ZIP, OLD = "a ZIP archive or an office file", "an old office file"
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0", OLD),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
)
NEXT: Mapping[str, str] = {
    **dict.fromkeys([what for _, what in MAGIC if what.startswith("compressed")], "unpack it first"),
    ZIP: "unpack it, or save a text as PDF, HTML or plain text",
    OLD: "save it as PDF, HTML or plain text",
    "an image": "read its text by OCR first, then give the text",
    "a Parquet file": "export it as CSV",
    "a database": "export the table as CSV",
}
MEDIA: Mapping[str, str] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
    "text/csv": "table",
    "application/vnd.ms-excel": "workbook",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook",
    "text/tab-separated-values": "table",
    "application/json": "json",
    "application/x-ndjson": "json",
    "application/jsonl": "json",
    "text/plain": "text",
    "text/markdown": "text",
}
ENDINGS: Mapping[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xlsb": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
}
ROWS = frozenset({"table", "workbook", "json"})
"""What a name promises that can only be rows."""
WORKBOOKS: Mapping[str, tuple[bytes, ...]] = {
    ZIP: (b"xl/workbook.", b"application/vnd.oasis.opendocument.spreadsheet"),
    OLD: tuple(name.encode("utf-16-le") for name in ("Workbook", "Book", "EncryptedPackage")),
}
"""What stands in the bytes of a workbook and of no other office file."""
FILING = re.compile(rb"<SEC-DOCUMENT>|<SEC-HEADER>|\A\s*<DOCUMENT>\s*<TYPE>")
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|h1|p|div|table)\b[^<>]*>", re.IGNORECASE)
EXIT_COSTS = re.compile(rb"^[ \t]*item[ \t]*2\.05\b", re.IGNORECASE | re.MULTILINE)
COVER = re.compile(rb"securities\s+and\s+exchange\s+commission.{0,2000}\bform\s+8-k\b", re.IGNORECASE | re.DOTALL)
FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--[^>]*>\s*)*<(?:rss|feed|urlset|sitemapindex|rdf:rdf)\b", re.IGNORECASE
)
WHOLE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
SERVED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:error|[\w:]*envelope)\b", re.IGNORECASE)
MARKUP_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<", re.DOTALL)
MAIL = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}", re.ASCII)
POST = re.compile(rb"^(?:received|mime-version|return-path|message-id):", re.IGNORECASE | re.MULTILINE)
STRAY = 0.001  # share of NUL bytes that a table may hold: an export that went wrong, and is read without them
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


def form(document: Document) -> str:
    """The form of ``document``, a key of ``READERS``. Raises DecodeError when it is empty or binary."""
    head = document.content[:HEAD]
    if not document.content.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe\x00"):
        raise DecodeError("empty", next_step="fetch or save it again")
    for magic, found in MAGIC:
        if head.startswith(magic):
            if any(mark in document.content for mark in WORKBOOKS.get(found, ())):
                return "workbook"
            return found if found == "pdf" else refuse(found)
    said = named(document)
    zeros = document.content.count(b"\x00")
    if zeros and not head.startswith(WIDE_BOMS) and (said != "table" or zeros > STRAY * len(document.content)):
        refuse("binary")
    return by_bytes(head, said)


def by_bytes(head: bytes, said: str | None) -> str:
    """The form that the first bytes show, else the one ``said``, else a table (which may turn out to be a text).

    A text file with marks of HTML or a memo's "From:" in it stays a text; only a whole page or a real mail is no text.
    """
    if FILING.search(head):
        return "filing"
    if FEED.match(head):
        raise DecodeError(
            "a feed or a site map, not a text", next_step="name it as a source of kind 'feed' in headcount.toml"
        )
    if SERVED.match(head):
        raise DecodeError("an error message of a server", next_step="read it, and fetch the document again")
    marks = WHOLE if said == "text" or said in ROWS else HTML
    if said != "mail" and MARKUP_FIRST.match(head) and marks.search(head):
        return "html"
    if said in ("table", "workbook"):
        return "json" if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2] in (b'{"', b"[{") else "table"
    if said in (None, "text") and (fields := MAIL.match(head)) and POST.search(fields[0]):
        return "mail"
    if said in (None, "text") and (EXIT_COSTS.search(head) or COVER.search(head)):
        return "filing"
    return said or ("json" if head.lstrip()[:2] in (b'{"', b"[{") else "table")


def named(document: Document) -> str | None:
    """The form by the name's ending or the source's media type, None when neither is known.

    The ending of a file comes before a media type that only says "some text".
    """
    media = (document.media_type or "").split(";")[0].strip().lower()
    ending = PurePosixPath(urlsplit(document.name).path if "://" in document.name else document.name).suffix.lower()
    said = MEDIA.get(media)
    return said if said not in (None, "text") else ENDINGS.get(ending, said)


def refuse(what: str) -> NoReturn:
    """Raises the DecodeError for bytes that are no text."""
    raise DecodeError(f"not a text: {what}", next_step=NEXT.get(what, "give the text itself"))
