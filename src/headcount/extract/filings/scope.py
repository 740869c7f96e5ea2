"""Where in a filing its cut is told: Item 2.05, the items it refers to, and exhibit 99, without boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headcount.decode import filing
from headcount.extract.filings.phrases import either, pattern, table
from headcount.model import Span

ITEM = re.compile(r"\bitems?[\s\u00a0]*(\d{1,2}\.\d\d)", re.IGNORECASE)
SENTENCE = re.compile(r"[^\s.:][.:](?:\s|$)")
NUMBERS = re.compile(r"^[^\d]*[\d. \u00a0,&]+(?:(?:and|items?)[\d. \u00a0,&]+)*", re.IGNORECASE)
LEAST = 15
"""Letters of a body that says anything."""
PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n")
NOT_NEWLINE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Scope:
    """The spans of a filing that are read, in the order in which they are."""

    main: Span
    """The form itself, from its cover on."""
    item: tuple[Span, ...]
    """Item 2.05 and what it refers to; empty where the filing has none."""
    exhibits: tuple[Span, ...]
    others: tuple[Span, ...] = ()
    """The other items of a form that has no Item 2.05, without those that never tell of a cut."""
    form: bool = True
    """True when the text has items, as an 8-K has."""


def scope(text: str) -> Scope:
    """What is to be read of a filing's text."""
    main, exhibits = parts(text)
    under: list[tuple[tuple[str, ...], Span]] = list(filing.items(text, main))
    own = [span for numbers, span in under if table()["items"]["exit"] in numbers and says(text, span)]
    own = own or _grouped(text, under)
    said = [span for body in own for span in (body, *_referred(text, body, under))]
    bodies = [piece for span in dict.fromkeys(said) for piece in plain(text, span, exhibit=False)]
    outside = [piece for span in exhibits for piece in plain(text, span, exhibit=True)]
    never = set(table()["items"]["never"])
    rest = [] if own else [span for numbers, span in under if not never & set(numbers)]
    others = [piece for span in rest for piece in plain(text, span, exhibit=False)]
    return Scope(main, tuple(bodies), tuple(outside), tuple(others), bool(under))


def parts(text: str) -> tuple[Span, list[Span]]:
    """(the form, its exhibits that are read); a text that is no submission is all form."""
    found = list(filing.documents(text))
    kinds = tuple(table()["items"]["exhibits"])
    exhibits = [span for kind, span in found if kind.upper().startswith(kinds)]
    form = next((span for kind, span in found if filing.READ.match(kind) and span not in exhibits), None)
    return form or (found[0][1] if found else Span(0, len(text))), exhibits


def says(text: str, span: Span) -> bool:
    """True when an item says more than its heading: no line of a table of contents."""
    written = (
        pattern("items", "heading").sub("", NUMBERS.sub("", text[span.start : span.end], count=1)).lstrip(" .:\t\n")
    )
    return sum(map(str.isalpha, written)) >= LEAST and bool(SENTENCE.search(written))


def _grouped(text: str, under: Sequence[tuple[tuple[str, ...], Span]]) -> list[Span]:
    """The body that several headings in a row share, one of them Item 2.05."""
    asked = False
    for numbers, span in under:
        asked = asked or table()["items"]["exit"] in numbers
        if says(text, span):
            if asked:
                return [span]
        elif not asked:
            continue
    return []


def _referred(text: str, own: Span, under: Sequence[tuple[tuple[str, ...], Span]]) -> Iterator[Span]:
    """The items of the same filing to which Item 2.05 sends its reader."""
    if not pattern("items", "refers").search(text, own.start, own.end):
        return
    named = {match[1] for match in ITEM.finditer(text, own.start + 10, own.end)}
    yield from (span for numbers, span in under if named & set(numbers) and span != own and says(text, span))


def plain(text: str, span: Span, *, exhibit: bool) -> Iterator[Span]:
    """The stretches of ``span`` that are no boilerplate; an exhibit ends at its first heading of it."""
    end = span.end
    if found := _heading(exhibit).search(text, span.start + 1, end):
        end = found.start()
    start = span.start
    for sentence in pattern("boilerplate", "sentences").finditer(text, start, end):
        if sentence.start() < start:
            continue
        begin = max(text.rfind(". ", start, sentence.start()) + 1, text.rfind("\n\n", start, sentence.start()), start)
        begin = max(begin, text.rfind("\n", start, sentence.start())) if "\n\n" not in text[span.start : end] else begin
        after = PARAGRAPH.search(text, sentence.end(), end) or re.compile(r"\n").search(text, sentence.end(), end)
        if begin > start:
            yield Span(start, begin)
        start = after.start() if after else end
    if start < end:
        yield Span(start, end)


def _heading(exhibit: bool) -> re.Pattern[str]:
    """The pattern of a line that is a heading of boilerplate; "About Kettering Foods" only ends an exhibit."""
    words = either(table()["boilerplate"]["headings"])
    about = r"|[ \t\u00a0]*(?-i:About|ABOUT) (?-i:[A-Z])[^\n.\d]{1,60}" if exhibit else ""
    return re.compile(rf"^(?:[ \t\u00a0*_]*(?:{words})[^\n]{{0,60}}{about})$", re.IGNORECASE | re.MULTILINE)


def only(text: str, spans: Sequence[Span]) -> str:
    """``text`` with blanks for all that is not in ``spans``: offsets and lines stay."""
    kept, at = [], 0
    for span in sorted(spans):
        kept += [NOT_NEWLINE.sub(" ", text[at : span.start]), text[max(at, span.start) : span.end]]
        at = max(at, span.end)
    return "".join([*kept, NOT_NEWLINE.sub(" ", text[at:])])
