"""Who files: the name in the header or on the cover, and where the text writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headcount.extract.filings.phrases import either, pattern, table
from headcount.extract.filings.scope import Scope
from headcount.model import Span
from headcount.vocab import employers, names

CONFORMED = re.compile(r"COMPANY CONFORMED NAME:[ \t]*(\S[^\n]*?)[ \t]*$", re.MULTILINE)
STATE_MARK = re.compile(r"\s*[/\\][A-Z]{2,5}[/\\]?\s*$")
"""What the register puts behind a name to tell it from another: "GOODYEAR TIRE & RUBBER CO /OH/"."""
DEFINED = re.compile(
    r"(?P<name>[A-Z][^\s,;(]*(?:[ \u00a0](?:[A-Z&][^\s,;(]*|of|and|the))*"
    r"(?:, ?(?:Inc|LLC|L\.P|Ltd|N\.V|Corp|plc)\b\.?)?),?"
    r"\s*\((?:(?:[^()]{0,40}\s)?[“\"](?:the )?(?P<short>[^”\"]{2,40})[”\"]|the (?P<bare>\w+)\))"
)
CAPITALS = r"[A-Z][\w&.'’-]*(?: (?:of |and |& )?[A-Z][\w&.'’-]*){0,5}(?:, (?:Inc|LLC|Ltd|Corp)\b\.?)?"
SUBJECT = re.compile(
    rf"(?:On [^,.;]{{3,20}}, \d{{4}}, |In \w+ \d{{4}}, )?(?P<name>{CAPITALS})(?=[ ,(])(?P<rest>[^.;]{{0,200}})"
)
FORM = r"(?:,?[\s\u00a0]+(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|plc|N\.V|S\.A|L\.P|Limited|Incorporated)\b\.?)?"
SMALL = frozenset({"of", "and", "the", "for", "de", "in", "on"})


@dataclass(frozen=True, slots=True)
class Filer:
    """The one whose people a filing speaks of."""

    written: str
    """As the text writes it, on one line."""
    name: str
    span: Span | None = None
    """Where it is written; None where the caller gave the name."""
    parent: str | None = None


def filer(text: str, scope: Scope, given: str | None = None) -> Filer | None:
    """Who files ``text``: of its header, else of its cover, else as Item 2.05 defines "the Company"; None if unknown.

    ``given`` is a name known from elsewhere, for a text without header and cover.
    """
    header = CONFORMED.search(text)
    known = given or (STATE_MARK.sub("", header[1]) if header else None)
    spans = [*scope.item, scope.main, *scope.exhibits]
    if known is not None:
        seen = next((span for part in spans if (span := mention(text, known, part))), None)
        seen = seen or (Span(*header.span(1)) if header and not given else None)
        return made(text, seen, known)
    span = _of_cover(text, scope.main) or _company(text, scope)
    return made(text, span, None) if span else None


def made(text: str, span: Span | None, known: str | None, parent: str | None = None) -> Filer:
    """The filer written at ``span``, by the name that the tables know it by, else as written without capitals only."""
    written = " ".join(text[span.start : span.end].split()) if span else known or ""
    found = employers.resolve(written) or (employers.resolve(known) if known else None)
    if found is None:
        return Filer(written, cased(written), span, parent)
    return Filer(written, found.name, span, found.parent or parent)


def mention(text: str, name: str, within: Span) -> Span | None:
    """The first place in ``within`` that writes ``name``, whatever its capitals, stops and legal form."""
    words = [re.escape(word) for word in re.split(r"[\s,.]+", name) if word]
    bare = names.normal(name).split()
    most = max(1, min(len(words), len(bare)))
    body = r"[\s\u00a0,.]+".join(words[:most])
    found = re.compile(rf"(?<!\w){body}(?!\w){FORM}", re.IGNORECASE).search(text, within.start, within.end)
    return Span(*found.span()) if found else None


def cased(name: str) -> str:
    """A name that is all capitals with a capital for each word; any other as it is."""
    if not name.isupper():
        return name
    words = [word if len(word) <= 2 and not word.endswith(".") else word.capitalize() for word in name.split()]
    return " ".join(word.lower() if n and word.lower() in SMALL else word for n, word in enumerate(words))


def _of_cover(text: str, main: Span) -> Span | None:
    """The line above "(Exact name of registrant as specified in its charter)"."""
    found = re.compile(either(table()["filer"]["exact_name"]), re.IGNORECASE).search(text, main.start, main.end)
    if not found:
        return None
    for line in reversed(list(re.finditer(r"[^\n]+", text[main.start : found.start()]))):
        name = re.sub(r"^[\s\u00a0|_]+|[\s\u00a0|_(]+$", "", line[0])
        if sum(map(str.isalpha, name)) > 1:
            start = main.start + line.start() + line[0].index(name)
            return Span(start, start + len(name))
    return None


def _company(text: str, scope: Scope) -> Span | None:
    """The name that Item 2.05 calls "the Company"."""
    called = pattern("filer", "called")
    for part in scope.item:
        for found in DEFINED.finditer(text, part.start, part.end):
            if called.fullmatch(found["short"] or found["bare"]):
                return Span(*found.span("name"))
    return None


def of_sentence(text: str, sentence: Span, whole: Filer | None, scope: Scope) -> Filer | None:
    """The employer of one sentence: a subsidiary that it begins with, else the filer."""
    found = SUBJECT.match(text, sentence.start, sentence.end)
    if not found or whole is None:
        return whole
    span = Span(*found.span("name"))
    name = text[span.start : span.end]
    first = name.split()[0].lower()
    same = names.normal(name) in names.normal(whole.written) or names.normal(whole.written) in names.normal(name)
    if same or first in {"the", "our", "we", "this", "these", "management", "as", "in", "on"}:
        return whole
    if pattern("filer", "called").search(name) or not _subsidiary(text, name, found["rest"], whole, scope):
        return whole
    return made(text, span, None, whole.name)


def _subsidiary(text: str, name: str, rest: str, whole: Filer, scope: Scope) -> bool:
    """True when ``name`` is called a subsidiary, in its sentence or where the filing first names it, or is known."""
    if pattern("filer", "subsidiary").search(rest):
        return True
    for part in (*scope.item, scope.main):
        for found in re.finditer(re.escape(name), text[part.start : part.end]):
            after = text[part.start + found.end() : part.start + found.end() + 120].partition(". ")[0]
            if pattern("filer", "subsidiary").search(after):
                return True
    known = employers.resolve(name)
    return known is not None and employers.identity(name) != employers.identity(whole.name)
