"""Where people meet, what to build: the lists that an article gives a reader to act on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headcount.extract.cue_words import Hit
from headcount.extract.demand_employers import listed
from headcount.extract.demand_places import places
from headcount.extract.demand_roles import Text, Want
from headcount.model import Span

_QUOTED = re.compile(r"(?:[\"“«„『「]|(?<!\w)['‘])\s?([^\"“”»«„『』「」'’‘\n]{3,60}?)\s?(?:[\"”»“』」]|['’](?!\w))")
_CONFIDENCE = 0.75
_AROUND = 45
"""Characters between a word for a meeting and the quoted name of one."""
_TITLE = 6
"""Words of a quoted name at most."""
_SHORT = 3
"""Letters of a word that may be small in a name: "of", "und", "des"."""


def events(text: Text, sentence: Span, carried: Span | None) -> list[Want]:
    """The meetings that a sentence names: between quotation marks, or capitalised, after "events like"."""
    cues = text.find("event_nouns", sentence)
    if not cues:
        return []
    after = Span(cues[0].start, sentence.end)
    openers = [*text.find("like", after), *text.find("called", after)]
    likes = [opener.end for opener in openers if opener.start - cues[0].end <= 2]
    begin = likes[0] if likes else cues[0].end
    quoted = [quote for quote in _QUOTED.finditer(text.text, sentence.start, sentence.end) if _titled(quote.group(1))]
    plain = list(listed(text, begin, sentence.end)) if likes else []
    near = quoted and (
        any(
            cue.start - quote.end() <= _AROUND and quote.start() - cue.end <= _AROUND
            for cue in cues
            for quote in quoted
        )
        or any(quoted[0].start() - span.end <= 6 for span in plain)
    )
    found = plain + [Span(*quote.span(1)) for quote in quoted] if near else plain
    if not found:
        return []
    here = [span for span in places(text, sentence) if not any(span.overlaps(name) for name in found)]
    where = here[0] if here else None
    if where is None and carried and any(_text(text, carried) in _text(text, name) for name in found):
        where = carried
    if where is None:
        where = next(iter(_place_in_name(text, found)), None)
    return [Want(sentence, _CONFIDENCE, events=found, place=where)]


def _titled(words: str) -> bool:
    """True for the words of a name rather than of what someone says: few, and the long ones with a capital."""
    long = [word for word in words.split() if len(word) > _SHORT]
    return len(words.split()) <= _TITLE and not any(word[0].islower() for word in long or words.split())


def _place_in_name(text: Text, names: list[Span]) -> Iterator[Span]:
    """The place that the document names elsewhere and that stands in one of the names."""
    for place in places(text, Span(0, len(text.text))):
        words = _text(text, place)
        for name in names:
            at = text.text.find(words, name.start, name.end)
            if at >= 0:
                yield Span(at, at + len(words))


def projects(text: Text, sentence: Span, sector: Span | None) -> list[Want]:
    """The pieces of work that a sentence tells the reader to build."""
    cues = text.find("project_nouns", sentence)
    if not cues:
        return []
    found = list[Span]()
    built = _built_joined if text.known.table.get("joined") else _built
    within = sentence if text.known.table.get("joined") else Span(cues[0].start, sentence.end)
    for make in text.find("make", within):
        if not found or make.start > found[-1].end:
            found += built(text, make, sentence.end)
    if not found:
        return []
    sectors = [hit for hit in text.find("sectors", sentence) if not any(hit.span.overlaps(span) for span in found)]
    return [Want(sentence, _CONFIDENCE, projects=found, sector=sectors[0].span if sectors else sector)]


def _built(text: Text, make: Hit, end: int) -> Iterator[Span]:
    """What a verb of making makes: "a model that ... or a dashboard of ...", the articles aside."""
    articles, joints = text.known.either("project_start"), text.known.either("skill_and")
    bare = not text.known.words("project_start")
    lead = re.compile(r"\s+" if bare else rf"\s+(?:{articles})\s+", re.IGNORECASE)
    ahead = r"(?=\s)" if bare else rf"(?=\s+(?:{articles})\s)"
    after = re.compile(rf",?\s+(?:{joints}){ahead}|[.;!?]", re.IGNORECASE)
    first = lead.match(text.text, make.end, end)
    while first:
        others = [hit.start for hit in text.find("make", Span(first.end(), end))] if first.end() < end else []
        cut = after.search(text.text, first.end(), end)
        last = cut.start() if cut else end
        for other in others:
            joint = re.compile(rf",?\s+(?:{joints})\s+$", re.IGNORECASE).search(text.text, first.end(), other)
            last = min(last, joint.start()) if joint else last
        if first.end() < last:
            yield Span(first.end(), last)
        first = lead.match(text.text, cut.end(), end) if cut and last == cut.start() else None


def _built_joined(text: Text, make: Hit, end: int) -> Iterator[Span]:
    """The same in a language without spaces: members between marks, up to a word that ends the list."""
    known = text.known
    joints = known.either("skill_and")
    list_end = re.compile(rf"[。；！？]|{known.either('project_end')}").search(text.text, make.end, end)
    stop = list_end.start() if list_end else end
    lead = re.compile(rf"[、，：:]?(?:{joints})?(?P<article>{known.either('project_start')})?")
    begin = make.end
    for cut in [*re.compile(rf"(?:や、|[、，])(?:{joints})?|や|或者").finditer(text.text, begin, stop), None]:
        first = lead.match(text.text, begin, stop)
        last = cut.start() if cut else stop
        if first and first.end() + 2 < last and (first["article"] or not known.words("project_start")):
            yield Span(first.end(), last)
        begin = cut.end() if cut else stop


def _text(text: Text, span: Span) -> str:
    return text.text[span.start : span.end]
