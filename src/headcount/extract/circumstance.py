"""What kind of cut it is, where, in which unit and for which roles: read around its figure."""

from __future__ import annotations

import re

from headcount.extract.features import Scene
from headcount.extract.text import Text
from headcount.model import CutType, Span
from headcount.vocab import places

_TYPES: tuple[CutType, ...] = ("contractor", "furlough", "buyout", "attrition")
NEAR = 8
"""How many words from the figure a word of kind or place may stand."""


def cut_type(text: Text, sentence: Span, figure: Span | None, noun: Span | None) -> tuple[CutType, Span | None]:
    """(type, its words): contractors by the noun counted, the others by the nearest word within reach; layoff by default."""
    if noun and (marks := text.marks.within("cuts.contractor", noun.start, noun.end)):
        return "contractor", Span(marks[0].start, marks[0].end)
    best: tuple[int, CutType, Span] | None = None
    for kind in _TYPES[1:]:
        for mark in text.marks.within(f"cuts.{kind}", sentence.start, sentence.end):
            away = 0 if figure is None else _away(text, mark.start, mark.end, figure)
            if away <= NEAR and (best is None or away < best[0]):
                best = (away, kind, Span(mark.start, mark.end))
    if best:
        return best[1], best[2]
    if not text.marks.within("cuts.strong", sentence.start, sentence.end):
        if marks := text.marks.within("cuts.closure", sentence.start, sentence.end):
            return "closure", Span(marks[0].start, marks[0].end)
    return "layoff", None


def _away(text: Text, start: int, end: int, figure: Span) -> int:
    return text.words_between(end, figure.start) + text.words_between(figure.end, start)


_UNIT_LEAD = re.compile(r"(?: (?:in|at|from|across|within|of|on|for|an|bei|im|in der|in den|aus|am|nella|nel|della|del|dal|dalla|dans|au sein de|chez|en|na|no|w|at its|from its|in its))? ?$")
_STOP = re.compile(r"[.;:!?()\n]|, (?:and|but|which|who|while|after|as|und|die|der|et|qui|e|che|y|que)\b|, (?!\w+(?: \w+)?,? (?:and|und|et|e|y|&))| (?:after|because|as part|as it|in order|due|by|on|said|says|last|this|during|while|amid|to cut|to reduce|has|have|had|were|was|is|are|will)\b")
_LEADS = re.compile(r"(?:^|\W)(?P<lead>in|at|from|across|within|of|inside|throughout|im|in der|in den|in dem|bei|aus der|aus dem|nella|nel|negli|nei|della|del|dalla|dal|dans|au sein de|en|na|no|nas|nos|i|på|inom|w|bij|op) (?P<rest>(?:its|the|their|his|der|die|das|seiner|ihrer|sua|suo|suoi|sue|il|la|le|les|sa|son|ses|leur|su|sus|el|los|sin|sitt|sina|haar|zijn|de)? ?[^.;:!?()\n]{2,80})")


def unit(text: Text, sentence: Span, figure: Span) -> Span | None:
    """The part of the employer where the cut falls: a noun phrase with a word for a team, division or site, near the figure."""
    for mark in text.marks.within("roles.unit", sentence.start, sentence.end):
        if mark.start < figure.end and mark.end > figure.start:
            continue
        if _away(text, mark.start, mark.end, figure) > NEAR + 4:
            continue
        start = _phrase_start(text, sentence, mark.start)
        if start is not None and start < mark.start:
            return Span(start, _phrase_end(text, mark.end, sentence.end))
    return None


def spread(text: Text, sentence: Span, figure: Span) -> Span | None:
    """The list of areas after the number, "1,000 more across hardware, ad sales and its Assistant", when it names roles."""
    match = re.compile(r"[^.;:!?()\n]{0,30}?\b(?:across|in|from|among|at)\s+(?=\w)").match(text.folded, figure.end)
    if not match:
        return None
    start = match.end()
    stop = re.compile(r"[.;:!?()\n]|, (?:which|who|while|after|but|as)\b| (?:after|as|because|last|this|amid|said)\b").search(text.folded, start, sentence.end)
    end = stop.start() if stop else sentence.end
    named = text.marks.within("roles.roles", start, end) + text.marks.within("roles.unit", start, end)
    if not named or end - start > 90 or named[0].start - start > 25:
        return None
    return Span(start, len(text.raw[:end].rstrip(" .,")))


_LEFT = re.compile(r"(?:^|[\s(\"“])((?:(?!(?:in|at|from|across|within|of|on|for|and|the|its|their|a|an)\b)[\w’'/&-]+ ){1,4})$")


def _phrase_start(text: Text, sentence: Span, noun: int) -> int | None:
    """Where the phrase that ends in a unit's noun begins: its modifiers, up to four words, after a preposition or article."""
    window = text.raw[max(sentence.start, noun - 60) : noun]
    found = _LEFT.search(window.replace("\n", " "))
    if not found:
        return None
    words = found[1].split(" ")[:-1]
    start = noun - len(found[1])
    while words and (any(c.isdigit() for c in words[0]) or words[0].lower() in _NO_MODIFIER):
        start += len(words[0]) + 1
        words = words[1:]
    return start if words else None


_NO_MODIFIER = frozenset("will would has have had was were is are be been to by with cut cuts close closing shut entire whole un una der die das seine sein own other several many most".split())


def _phrase_end(text: Text, end: int, limit: int) -> int:
    match = re.compile(r" (?:in|of) [A-Z][\w-]+(?: [A-Z][\w-]+)?").match(text.raw, end, limit)
    return match.end() if match else end


def roles(text: Text, sentence: Span) -> list[Span]:
    """The roles and functions that the sentence names, in order."""
    return [Span(mark.start, mark.end) for mark in text.marks.within("roles.roles", sentence.start, sentence.end)]


_PLACE = re.compile(r"[A-ZÀ-ÞÁ-Ž][\w.'’-]+(?: (?:de |of |am |an der |sur )?[A-ZÀ-ÞÁ-Ž][\w.'’-]+){0,2}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?")


def place(scene: Scene, sentence: Span, figure: Span) -> Span | None:
    """The place nearest to the figure in its sentence: a name that the table of places knows, after a preposition of place."""
    text = scene.text
    best: tuple[int, Span] | None = None
    for match in _PLACE.finditer(text.raw, sentence.start, sentence.end):
        start = match.start()
        if not text.marks.before("employers.place", start, 1):
            continue
        whole = match.group()
        name = next((n for n in (whole, whole.split(",")[0], whole.split(" ")[0]) if places.kind(n)), None)
        if name is None:
            continue
        span = Span(start, match.end() if name == whole or "," in whole and whole.startswith(name + ",") else start + len(name))
        away = _away(text, span.start, span.end, figure)
        if best is None or away < best[0]:
            best = (away, span)
    return best[1] if best else None
