"""Text files, exactly as read: a span of the passage is a span of the file opened as UTF-8 with newlines kept."""

from __future__ import annotations

import codecs
import re

from headcount.decode import language
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage, Span
from headcount.vocab import languages

LIMIT = 20_000_000  # characters of one document
CHAOS = 0.15  # most disorder in a text whose encoding is guessed; it must also be of a language that we know
TITLE = 250  # characters of a title at most
LEAD = 100  # characters from which a line that ends like a sentence is no title but the first paragraph
WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
FIRST_LINE = re.compile(
    r"\A[\ufeff\s]*(?:#{1,6}[ \t]+)?(?P<title>[^\r\n]*\S)[ \t]*(?P<rest>(?:\r?\n|\r)[ \t]*(?:\r?\n|\r|\Z)|\Z)"
)
SENTENCE_END = re.compile(r"[.。!?:;,]\Z")


def passages(document: Document) -> list[Passage]:
    """The one passage of a text file."""
    text = decoded(document.content)
    return [passage(document, text, title=title_of(text))]


def decoded(content: bytes, said: str | None = None) -> str:
    """The characters of ``content``: UTF-8, else the encoding it was ``said`` to have, else a sure guess.

    A byte-order mark of UTF-8 stays the first character, so that offsets are those of the file.
    Raises DecodeError "bad encoding".
    """
    for bom, encoding in WIDE:
        if content.startswith(bom):
            return decoded_as(content, encoding)
    try:
        return bounded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if said:
            return decoded_as(content, said)
        return guessed(content, f"bad encoding: byte {error.start:,} is not UTF-8")


def decoded_as(content: bytes, encoding: str) -> str:
    """The characters of ``content`` in ``encoding``. Raises DecodeError when it has none or is unknown."""
    try:
        return bounded(content.decode(encoding))
    except (UnicodeDecodeError, LookupError) as error:
        return guessed(content, f"bad encoding: {error}")


def guessed(content: bytes, cause: str) -> str:
    """The characters by the encoding that fits best. Raises DecodeError with ``cause`` when none fits well."""
    import charset_normalizer  # 60 ms to load, and hardly ever needed

    best = charset_normalizer.from_bytes(content[:200_000]).best()
    if best is None or best.chaos > CHAOS:
        raise DecodeError(cause, next_step="save it as UTF-8")
    try:
        text = bounded(content.decode(best.encoding))
    except UnicodeDecodeError as error:
        raise DecodeError(cause, next_step="save it as UTF-8") from error
    if best.coherence == 0 and (language.of(text) not in languages() or language.leant(text)):
        raise DecodeError(cause, next_step="save it as UTF-8")
    return text


def bounded(text: str) -> str:
    """``text``. Raises DecodeError when it is longer than the limit, or holds nothing but blanks."""
    if len(text) > LIMIT:
        raise DecodeError(
            f"{len(text):,} characters, over the limit of {LIMIT:,}", next_step="split it into several files"
        )
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise DecodeError("empty", next_step="fetch or save it again")
    return text


def title_of(text: str) -> Span | None:
    """The first line when a blank line (or nothing) follows and it reads like a title."""
    found = FIRST_LINE.match(text[: TITLE * 4])
    if not found or len(found["title"]) > TITLE:
        return None
    alone = found.end() >= len(text.rstrip())
    if (alone or len(found["title"]) > LEAD) and SENTENCE_END.search(found["title"]):
        return None
    return Span(*found.span("title"))


def headed(title: str | None, body: str) -> tuple[str, Span | None]:
    """Title, blank line and body as one text, and the span of the title in it."""
    title, body = " ".join((title or "").split()), body.strip()
    if not title:
        return body, None
    first, _, rest = body.partition("\n")
    if " ".join(first.split()) == title:
        body = rest.strip()
    return f"{title}\n\n{body}".strip(), Span(0, len(title))


def passage(
    document: Document,
    text: str,
    *,
    title: Span | None = None,
    part: int = 0,
    published: PartialDate | None = None,
    kind: str = "article",
) -> Passage:
    """A passage of ``document`` with its language and date; ``published`` is what the document says of itself."""
    heading = text[title.start : title.end] if title else ""
    return Passage(
        document=document.id,
        text=text,
        language=language.of(text, heading),
        part=part,
        title=title,
        published=dated(document, published),
        kind=kind,
        name=document.name,
    )


def dated(document: Document, own: PartialDate | None) -> PartialDate | None:
    """When ``document`` was published: as the user or the source says, else as it says itself."""
    told = document.published_by in ("user", "source") or own is None
    return document.published or own if told else own
