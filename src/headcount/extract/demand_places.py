"""The places that a text names, for where a role is wanted and where people meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from headcount.extract.cue_words import CAPITAL, Cues, named
from headcount.extract.demand_roles import Text
from headcount.model import Span
from headcount.vocab import places as gazetteer

_NAME = 60
"""Characters of a place's name at most."""
_AHEAD = 30
"""Characters behind a name in which its sector and scene stand."""
_LEAD = 4
"""Characters before a place that opens a sentence: a preposition."""


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
