"""Who hires where, where people meet, what to build: the lists that an article gives a reader to act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headcount.extract.cue_words import CAPITAL, Cues, Hit, clause, fold, named
from headcount.extract.demand_roles import Text, Want, joined
from headcount.model import Span
from headcount.vocab import places as gazetteer

_QUOTED = re.compile(
    r"(?:[\"“«„『「]|(?<!\w)['‘])\s?([^\"“”»«„『』「」'’‘\n]{3,60}?)\s?(?:[\"”»“』」]|['’](?!\w))"
)
_ASIDE = re.compile(r",\s+[^\W\d_A-Z][^,;.]*,\s+(?:\w{1,3}\s+)?")
_CONFIDENCE = 0.75
_NAME = 60
"""Characters of a place's name at most."""
_AHEAD = 30
"""Characters behind a name in which its sector and scene stand."""
_AROUND = 45
"""Characters between a word for a meeting and the quoted name of one."""
_TITLE = 6
"""Words of a quoted name at most."""
_LEAD = 4
"""Characters before a place that opens a sentence: a preposition."""
_BESIDE = 6
"""Characters between a name and its verb of hiring: "are all hiring"."""


def places(text: Text, within: Span) -> list[Span]:
    """The places named in a stretch: capitalised words after a preposition of place, or before "'s" and a sector."""
    found, refused = list[Span](), text.known.words("not_places")
    skills = [hit.span for hit in text.find("skill", within)]
    for lead in _before_places(text.known).finditer(text.text, within.start, within.end):
        runs = named(text.text, lead.end(), min(lead.end() + _NAME, within.end), text.known)
        found += [run for run in runs[:1] if run.start == lead.end()]
    if text.has("sectors", within):
        found += _owners(text, within)
    found = sorted([*found, *_known(text, within)])
    return [
        span
        for span in found
        if text.text[span.start : span.end].split()[0] not in refused
        and not any(span.overlaps(skill) for skill in skills)
        and not re.match(r"\s*\d", text.text[span.end : span.end + 3])
    ]


def _known(text: Text, within: Span) -> Iterator[Span]:
    """The places that a pattern of the language finds and the gazetteer knows ("in Bayreuth", "Manisa'daki")."""
    for shape in text.known.table.get("place_shapes", ()):
        for found in re.compile(shape).finditer(text.text, within.start, within.end):
            if gazetteer.kind(found["place"]) in ("city", "region"):
                yield Span(*found.span("place"))


def topic(text: Text, sentence: Span) -> Span | None:
    """The place with which a sentence begins: the scene of those that follow."""
    first = next(iter(places(text, sentence)), None)
    return first if first and first.start - sentence.start <= _LEAD else None


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
    words = text.low[end:start].strip("»”\" ").split()
    return len(words) <= 2 and all(word in text.known.words("between") for word in words)


def _subject(text: Text, part: Span, before: int) -> list[Span]:
    """The names before a particle that makes them the subject, in a language without spaces."""
    known = text.known
    shape = re.compile(rf"(?P<names>[^\s，。、「」“”]{{2,30}}?(?:、[^\s，。、]{{2,15}}?)*)(?:{known.either('name_end')})")
    start = part.start
    if known.table.get("seeks_last"):  # the last subject before the verb; the others are of place and time
        ends = [*re.compile(known.either("name_end")).finditer(text.text, start, before)][-1:]
        heads = re.compile("[は、。「]").finditer(text.text, start, ends[0].start() if ends else start)
        start = max([start, *(head.end() for head in heads)])
    found = shape.match(text.text, start, before)
    if found is None:
        return []
    start = max([found.start("names"), *(m.end() for m in re.compile("[的の]").finditer(text.text, *found.span("names")))])
    names, begin = list[Span](), start
    for cut in [*re.compile(rf"{known.either('skill_and')}|、").finditer(text.text, start, found.end("names")), None]:
        end = cut.start() if cut else found.end("names")
        names.append(Span(begin, end))
        begin = cut.end() if cut else end
    generic = re.compile(rf"(?:{known.either('firms')}|{known.either('scene')})$")
    return [span for span in names if span.end - span.start >= 2 and not generic.search(_text(text, span))]


def _owners(text: Text, within: Span) -> Iterator[Span]:
    """The names before "'s" and a sector: "London's fintech scene"."""
    for owner in re.compile(r"['’]s?\s+").finditer(text.text, within.start, within.end - 1):
        ahead = Span(owner.end(), min(owner.end() + _AHEAD, within.end))
        runs = [run for run in named(text.text, within.start, owner.start(), text.known) if run.end == owner.start()]
        if text.has("sectors", ahead) and text.has("scene", ahead):
            yield from runs[:1]


@lru_cache(maxsize=32)
def _before_places(known: Cues) -> re.Pattern[str]:
    """A preposition of place with the article behind it, up to a capital."""
    prepositions = known.either("place_before")
    return re.compile(rf"(?<!\w)(?:{prepositions})\s+(?:(?:the|la|el|il|le)\s+)?(?={CAPITAL})")


def employers(text: Text, sentence: Span, carried: Span | None) -> list[Want]:
    """The employers that a sentence names as hiring, or as the scene of a sector, one `Want` a sector."""
    scenic = text.has("hubs", sentence) and text.has("like", sentence)
    sector = text.has("sectors", sentence) and text.has("scene like hiring", sentence)
    denied = text.has("cuts", sentence) or (text.has("no", sentence) and not text.has("scene", sentence))
    if denied or not (scenic or sector or text.has("hiring", sentence)) or text.text[sentence.end - 1] == "?":
        return []
    listed = [name for start in _lists(text, sentence) for name in _listed(text, start, sentence.end)]
    if not listed:
        listed = list(_subjects(text, sentence))
    if not listed:
        return []
    want = Want(sentence, _CONFIDENCE, employers=listed)
    sectors = [hit for hit in text.find("sectors", sentence) if not any(hit.span.overlaps(name) for name in listed)]
    want.sector = sectors[0].span if sectors else None
    here = [span for span in places(text, sentence) if not any(span.overlaps(name) for name in listed)]
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


def _listed(text: Text, start: int, end: int) -> Iterator[Span]:
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
        found = list(_listed(text, lead.end(), sentence.end)) if lead and lead.end() < sentence.end else []
        found = [run for run in found if gazetteer.kind(_text(text, run)) not in ("city", "country")]
        if found:
            yield from found
            return


def events(text: Text, sentence: Span, carried: Span | None) -> list[Want]:
    """The meetings that a sentence names: between quotation marks, or capitalised, after "events like"."""
    cues = text.find("event_nouns", sentence)
    if not cues:
        return []
    after = Span(cues[0].start, sentence.end)
    openers = [*text.find("like", after), *text.find("called", after)]
    likes = [opener.end for opener in openers if opener.start - cues[0].end <= 2]
    begin = likes[0] if likes else cues[0].end
    quoted = [
        quote
        for quote in _QUOTED.finditer(text.text, sentence.start, sentence.end)
        if not quote.group(1)[0].islower() and len(quote.group(1).split()) <= _TITLE
    ]
    plain = list(_listed(text, begin, sentence.end)) if likes else []
    near = quoted and (
        any(-_AROUND <= cue.start - quote.end() and quote.start() - cue.end <= _AROUND for cue in cues for quote in quoted)
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
