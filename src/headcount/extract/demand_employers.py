"""Who hires: the employers that a sentence names as hiring, or as the subject of a verb that seeks a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headcount.extract.cue_words import Hit, clause, fold, named
from headcount.extract.demand_places import places
from headcount.extract.demand_roles import Text, Want, joined
from headcount.model import Span
from headcount.vocab import places as gazetteer

_ASIDE = re.compile(r",\s+[^\W\d_A-Z][^,;.]*,\s+(?:\w{1,3}\s+)?")
_CONFIDENCE = 0.75
_BESIDE = 6
"""Characters between a name and its verb of hiring: "are all hiring"."""


def seekers(text: Text, sentence: Span, wanted: Hit) -> list[Span]:
    """The employers that stand as the subject of the verb that seeks a role: "Lilly sucht Pharmakanten"."""
    cues = text.find("seeks", sentence)
    if text.known.table.get("seeks_last"):
        after = [cue for cue in cues if cue.start >= wanted.end]
        return _leading(text, clause(text.text, sentence, wanted.start), wanted, sentence) if after else []
    before = [cue for cue in cues if cue.end <= wanted.start]
    return _joint(text, sentence, before[-1]) if before else []


def _leading(text: Text, part: Span, wanted: Hit, sentence: Span) -> list[Span]:
    """The name with which a sentence or clause begins, in a language that puts its verb last."""
    if text.known.table.get("joined"):
        return _subject(text, part, wanted.start)
    for start in dict.fromkeys((part.start, sentence.start)):
        runs = [
            run
            for run in named(text.text, start, wanted.start, text.known)
            if gazetteer.kind(_text(text, run)) not in ("city", "country")
        ]
        if runs and (runs[0].start - start <= _BESIDE or runs[0].end + 1 == wanted.start):
            return runs[:1]
    return []


def _joint(text: Text, sentence: Span, cue: Hit) -> list[Span]:
    """The names joined right before a verb; a place is none."""
    if text.known.table.get("joined"):
        return _subject(text, clause(text.text, sentence, cue.start), cue.start)
    runs = named(text.text, sentence.start, cue.start, text.known)
    chain = runs[-1:] if runs and _adjacent(text, runs[-1].end, cue.start) else []
    for run in reversed(runs[:-1] if chain else []):
        if not joined(text, run.end, chain[0].start):
            break
        chain.insert(0, run)
    return [name for name in chain if not any(name.overlaps(place) for place in places(text, sentence))]


def _adjacent(text: Text, end: int, start: int) -> bool:
    """True when at most two words of the list `between`, such as "also", stand between a name and its verb."""
    words = text.low[end:start].strip('»”" ').split()
    return len(words) <= 2 and all(word in text.known.words("between") for word in words)


def _subject(text: Text, part: Span, before: int) -> list[Span]:
    """The names before a particle that makes them the subject, in a language without spaces."""
    known = text.known
    shape = re.compile(
        rf"(?P<names>[^\s，。、「」“”]{{2,30}}?(?:、[^\s，。、]{{2,15}}?)*)(?:{known.either('name_end')})"
    )
    start = part.start
    if known.table.get("seeks_last"):  # the last subject before the verb; the others are of place and time
        ends = [*re.compile(known.either("name_end")).finditer(text.text, start, before)][-1:]
        heads = re.compile("[は、。「]").finditer(text.text, start, ends[0].start() if ends else start)
        start = max([start, *(head.end() for head in heads)])
    found = shape.match(text.text, start, before)
    if found is None:
        return []
    start = max(
        [found.start("names"), *(m.end() for m in re.compile("[的の]").finditer(text.text, *found.span("names")))]
    )
    names, begin = list[Span](), start
    for cut in [*re.compile(rf"{known.either('skill_and')}|、").finditer(text.text, start, found.end("names")), None]:
        end = cut.start() if cut else found.end("names")
        names.append(Span(begin, end))
        begin = cut.end() if cut else end
    generic = re.compile(rf"(?:{known.either('firms')}|{known.either('scene')})$")
    return [span for span in names if span.end - span.start >= 2 and not generic.search(_text(text, span))]


def employers(text: Text, sentence: Span, carried: Span | None) -> list[Want]:
    """The employers that a sentence names as hiring, or as the scene of a sector, one `Want` a sector."""
    scenic = text.has("hubs", sentence) and text.has("like", sentence)
    sector = text.has("sectors", sentence) and text.has("scene like hiring", sentence)
    denied = text.has("cuts", sentence) or (text.has("no", sentence) and not text.has("scene", sentence))
    if denied or not (scenic or sector or text.has("hiring", sentence)) or text.text[sentence.end - 1] == "?":
        return []
    found = [name for start in _lists(text, sentence) for name in listed(text, start, sentence.end)]
    if not found:
        found = list(_subjects(text, sentence))
    if not found:
        return []
    want = Want(sentence, _CONFIDENCE, employers=found)
    sectors = [hit for hit in text.find("sectors", sentence) if not any(hit.span.overlaps(name) for name in found)]
    want.sector = sectors[0].span if sectors else None
    here = [span for span in places(text, sentence) if not any(span.overlaps(name) for name in found)]
    want.place = here[0] if here else carried
    return [want]


def _lists(text: Text, sentence: Span) -> Iterator[int]:
    """Where a list of firms begins: behind "companies like", "startups such as", "fintechs like" that hire."""
    lively = text.has("hiring scene hubs", sentence)
    for like in text.find("like", sentence):
        before = re.compile(r"([^\s,]+),?\s+$").search(text.text, max(sentence.start, like.start - 30), like.start)
        heads = text.known.words("firms") | (text.known.words("sectors") if lively else frozenset())
        if before and fold(before.group(1)) in heads:
            yield like.end


def listed(text: Text, start: int, end: int) -> Iterator[Span]:
    """The names of a list, each followed by a comma, "and", or an aside between commas."""
    words = text.known.either("skill_and")
    between = re.compile(rf"[»”]?\s*(?:,\s*(?:(?:{words})\s+)?|\s(?:{words})\s+|/)[«“„]?")
    begin = start + len(text.text[start:end]) - len(text.text[start:end].lstrip())
    runs = named(text.text, begin, end, text.known)
    while runs and runs[0].start == begin:
        yield runs[0]
        steps = [step.end() for mark in (between, _ASIDE) if (step := mark.match(text.text, runs[0].end, end))]
        runs = [run for run in named(text.text, runs[0].end, end, text.known) if run.start in steps][:1]
        begin = runs[0].start if runs else end


def _subjects(text: Text, sentence: Span) -> Iterator[Span]:
    """The names joined before a verb of hiring: "Monzo, Revolut and Wise are hiring"."""
    if text.known.table.get("joined"):
        chains = (_subject(text, clause(text.text, sentence, c.start), c.start) for c in text.find("hiring", sentence))
        yield from next((chain for chain in chains if chain), [])
        return
    for cue in text.find("hiring", sentence)[:1]:
        runs = named(text.text, sentence.start, cue.start, text.known)
        chain = runs[-1:] if runs and runs[-1].end >= cue.start - _BESIDE else []
        for run in reversed(runs[:-1] if chain else []):
            if not joined(text, run.end, chain[0].start):
                break
            chain.insert(0, run)
        yield from chain or _behind(text, cue, sentence)


def _behind(text: Text, cue: Hit, sentence: Span) -> Iterator[Span]:
    """The names behind a verb of hiring, or within it: "assumono anche A e B", "stellt A ein"."""
    for start in (cue.end, cue.start):
        words = text.known.either("between")
        lead = re.compile(rf"\s+(?:(?:{words})\s+){{0,2}}[«“„\"]?").match(text.low, start, sentence.end)
        if start == cue.start:
            lead = re.compile(r"\w+\s+").match(text.low, start, cue.end)
        found = list(listed(text, lead.end(), sentence.end)) if lead and lead.end() < sentence.end else []
        found = [run for run in found if gazetteer.kind(_text(text, run)) not in ("city", "country")]
        if found:
            yield from found
            return


def _text(text: Text, span: Span) -> str:
    return text.text[span.start : span.end]
