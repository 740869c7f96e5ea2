"""Mail: subject, blank line, text; attached texts, pages, tables and PDFs as further parts."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from importlib import import_module

from headcount.decode import plain, sniff
from headcount.decode.markup import flat
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage

ATTACHED = {"text": "plain", "html": "page", "pdf": "pdf", "table": "table", "workbook": "workbook"}
MOST = 20  # attachments that are read


def passages(document: Document) -> list[Passage]:
    """The passages of a mail: its body, then each attachment that gives text. Raises DecodeError when none does."""
    message = email.message_from_bytes(document.content, _class=EmailMessage, policy=email.policy.default)
    published = sent(message)
    found = body(document, message, published)
    for attached in attachments(message):
        whole = replace(document, content=attached.content, media_type=attached.media_type, name=attached.name)
        first = 1 + max((passage.part for passage in found), default=-1)
        for passage in attempt(whole):
            told = plain.dated(document, published)
            part = first + passage.part
            found.append(replace(passage, document=document.id, part=part, name=document.name, published=told))
    if not found:
        raise DecodeError("no text in the mail", next_step="save the article that it holds as text or HTML")
    return found


def body(document: Document, message: EmailMessage, published: PartialDate | None) -> list[Passage]:
    """The mail's own text as a passage, plain text before HTML; none when it has no text."""
    chosen = message.get_body(preferencelist=("plain", "html"))
    said = content(chosen) if chosen is not None else ""
    if chosen is not None and chosen.get_content_type() == "text/html":
        said = flat(said)
    if not said.strip():
        return []
    text, title = plain.headed(str(message.get("subject", "")), said.replace("\r\n", "\n"))
    return [plain.passage(document, plain.bounded(text), title=title, published=published)]


def content(part: MIMEPart) -> str:
    """The characters of a text part, by the encoding it names, else by what fits."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    return plain.decoded(raw, part.get_content_charset()) if raw.strip() else ""


def sent(message: EmailMessage) -> PartialDate | None:
    """The day in the mail's Date field, None when it has none that can be read."""
    when = getattr(message.get("date"), "datetime", None)
    return PartialDate(when.year, when.month, when.day) if isinstance(when, datetime) else None


def attachments(message: EmailMessage) -> Iterator[Document]:
    """The attachments as documents of their own, the first ``MOST`` of them."""
    for number, part in enumerate(message.iter_attachments()):
        payload = part.get_payload(decode=True) if number < MOST else None
        if isinstance(payload, bytes) and payload.strip():
            yield Document(
                content=payload,
                name=part.get_filename() or f"attachment {number + 1}",
                media_type=part.get_content_type(),
            )


def attempt(attached: Document) -> list[Passage]:
    """The passages of an attachment; none when it holds no text: a picture or a signature never spoils a mail."""
    try:
        reader = ATTACHED.get(sniff.form(attached))
        found: list[Passage] = import_module(f"headcount.decode.{reader}").passages(attached) if reader else []
    except DecodeError:
        return []
    return found
