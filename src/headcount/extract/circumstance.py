"""What kind of cut it is, where, in which unit and for which roles: read around its figure."""

from __future__ import annotations

from headcount.extract.features import Scene
from headcount.extract.grammar import Pattern
from headcount.extract.text import Text
from headcount.model import CutType, Span
from headcount.vocab import places

_TYPES: tuple[CutType, ...] = ("contractor", "furlough", "buyout", "attrition")
NEAR = 12
"""How many words from the figure a word of kind or place may stand."""


def cut_type(
    text: Text, sentence: Span, figure: Span | None, noun: Span | None, *, share: bool = False
) -> tuple[CutType, Span | None]:
    """(type, its words): contractors by the noun counted, the others by the nearest word within reach.

    Layoff by default; a ``share`` of a workforce is no closure, whatever offices close with it."""
    if noun and (marks := text.marks.within("cuts.contractor", noun.start, noun.end)):
        return "contractor", Span(marks[0].start, marks[0].end)
    best: tuple[int, CutType, Span] | None = None
    for kind in _TYPES[1:]:
        for mark in text.marks.within(f"cuts.{kind}", sentence.start, sentence.end):
            away = 0 if figure is None else text.apart(mark, figure)
            if away <= NEAR and (best is None or away < best[0]):
                best = (away, kind, Span(mark.start, mark.end))
    if best:
        return best[1], best[2]
    closing = text.marks.within("cuts.closure", sentence.start, sentence.end)
    if closing and not share and not text.marks.within("cuts.strong", sentence.start, sentence.end):
        return "closure", Span(closing[0].start, closing[0].end)
    return "layoff", None


def roles(text: Text, sentence: Span) -> list[Span]:
    """The roles and functions that the sentence names, in order."""
    return [Span(mark.start, mark.end) for mark in text.marks.within("roles.roles", sentence.start, sentence.end)]


_PLACE = Pattern(
    r"[A-ZÀ-ÞÁ-Ž][\w.'’-]+(?: (?:@place_links+@ )?[A-ZÀ-ÞÁ-Ž][\w.'’-]+){0,2}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?"
)


def place(scene: Scene, sentence: Span, figure: Span) -> Span | None:
    """The place nearest to the figure in its sentence.

    A name that the table of places knows, after a preposition of place."""
    text = scene.text
    best: tuple[int, Span] | None = None
    for match in _PLACE.of(text.words.iso).finditer(text.raw, sentence.start, sentence.end):
        start = match.start()
        if not text.marks.before("employers.place", start, 1):
            continue
        whole = match.group()
        name = next((n for n in (whole, whole.split(",")[0], whole.split(" ")[0]) if places.kind(n)), None)
        if name is None:
            continue
        end = match.end() if name == whole or ("," in whole and whole.startswith(name + ",")) else start + len(name)
        span = Span(start, start + len(text.raw[start:end].rstrip(".,")) if end == sentence.end else end)
        away = text.apart(span, figure)
        if best is None or away < best[0]:
            best = (away, span)
    return best[1] if best else None
