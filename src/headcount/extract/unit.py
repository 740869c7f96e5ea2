"""The part of the employer where a cut falls.

A team, division or site as the text names it, or the list of areas it spreads over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headcount.extract.features import Scene
from headcount.extract.grammar import Pattern, words
from headcount.extract.lexicon import Mark
from headcount.extract.text import Text
from headcount.model import Span

MOST_WORDS = 12
REACH = 16
"""How many words from the figure a unit may stand."""
REACH_BACK = 28
"""The same for a unit named before its figure.

"its Detroit plant will be down from March 9, placing 2,000 on layoff"."""
_STOP = Pattern(r"[.;:!?()\n]| - |, (?=@participles@ )|,? @unit_stop@\b")
_ACROSS = Pattern(r"[^.;:!?()\n]{0,30}?\b@across@\s+(?=\w)")
_LEFT = Pattern(r"(?:^|[\s(\"“'’])((?:(?:[A-ZÀ-Þ][\w.’'/&-]*, ){1,2}[\w./&-]* ?|)(?:(?!@small@\b)[\w./&’'-]+ ){0,4})$")
_BY_DOING = Pattern(r" @by_doing@ ")
_SITE_TAIL = Pattern(r" @unit_at@ [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_OF_TAIL = Pattern(r" @unit_of@ ?[^\W\d][^\s.,;:]*(?: (?:[^\W\d][^\s.,;:]{7,}|[A-ZÀ-Þ][^\s.,;:]+))?")
"""What a unit's word governs where modifiers follow their noun.

"team di intelligenza artificiale", "usine de Douai"."""


def unit(scene: Scene, sentence: Span, figure: Span) -> Span | None:
    """The unit told with the figure, at most twelve words.

    None where the text only says that most or many are there (RULES 13)."""
    return spread(scene.text, sentence, figure) or named(scene, sentence, figure) or area(scene.text, sentence, figure)


def named(scene: Scene, sentence: Span, figure: Span) -> Span | None:
    """The nearest noun phrase that ends in a word for a team, division or site."""
    text, best = scene.text, None
    for mark in text.marks.within("roles.unit", sentence.start, sentence.end):
        away = text.apart(mark, figure)
        if (
            away > (REACH if mark.start >= figure.end else REACH_BACK)
            or (mark.start < figure.end and mark.end > figure.start)
            or _other_cut(text, figure, mark)
        ):
            continue
        span = _phrase(text, sentence, mark)
        if span and not _names_employer(scene, span) and (best is None or away < best[0]):
            best = (away, span)
    return best[1] if best else None


def spread(text: Text, sentence: Span, figure: Span) -> Span | None:
    """The list of areas after the number, "1,000 more across hardware and ad sales", where it names roles."""
    match = _ACROSS.of(text.words.iso).match(text.folded, figure.end)
    if not match or _partly(text, figure.end, match.end()):
        return None
    start = match.end()
    stop = _STOP.of(text.words.iso).search(text.folded, start, sentence.end)
    end = stop.start() if stop else sentence.end
    marks = sorted(text.marks.within("roles.roles", start, end) + text.marks.within("roles.unit", start, end))
    if not marks or marks[0].start - start > 25 or _loose(text, marks[0]):
        return None
    if (
        text.words_between(start, end) > MOST_WORDS
        or text.marks.within("people.nouns", start, end)
        or _number(text, start, end)
    ):
        return None
    return Span(start, len(text.raw[:end].rstrip(" .,")))


def area(text: Text, sentence: Span, figure: Span) -> Span | None:
    """A function right after a preposition close behind the figure.

    "700 aus der Fertigung", "300 postes en production"."""
    for mark in text.marks.within("roles.roles", figure.end, sentence.end)[:2]:
        lead = text.marks.before("employers.place", mark.start, 5)
        if (
            lead
            and lead.start >= figure.end
            and text.words_between(figure.end, mark.start) <= 6
            and not _partly(text, figure.end, mark.start)
        ):
            return Span(mark.start, mark.end)
    return None


def _phrase(text: Text, sentence: Span, mark: Mark) -> Span | None:
    """The noun phrase that ends in the unit's word.

    Its modifiers, up to four, and the place of a site; None for a bare or loose one."""
    left = max(sentence.start, mark.start - 60)
    found = _LEFT.of(text.words.iso).search(text.raw[left : mark.start].replace("\n", " "))
    start = mark.start - len(found[1]) if found else mark.start
    for word in _words(text, start, mark.start):
        if (
            _number(text, word.start, word.end)
            or _verbal(text, word)
            or text.folded[word.start : word.end] in words(text.words.iso, "bare")
        ):
            start = word.end + 1
    start = min(start, mark.start)
    of = _OF_TAIL.of(text.words.iso).match(text.raw, mark.end, sentence.end)
    if of and not text.marks.within("people.nouns", mark.end, of.end()):
        return Span(start, of.end())
    compound = start == mark.start and mark.end - mark.start > 9 and not text.words.spaced
    if start >= mark.start and not compound and not _one_word(text, mark):
        return None
    own = _THEIRS.of(text.words.iso).search(text.folded, max(0, start - 60), start)
    if own and own["more"]:
        start -= len(own["more"])
    elif _loose(text, mark) and not text.raw[start : start + 1].isupper():
        return None
    tail = _SITE_TAIL.of(text.words.iso).match(text.raw, mark.end, sentence.end)
    end = tail.end() if tail else mark.end
    return Span(start, end) if text.words_between(start, end) <= MOST_WORDS and not _partly(text, left, start) else None


_THEIRS = Pattern(r"\b@own@ (?P<more>(?:[\w/-]+,? ){0,3}(?:@and@ )?)$")
"""A possessive before a unit, with what is told beside it: "its streaming and studio divisions"."""


def _one_word(text: Text, mark: Mark) -> bool:
    """True for a compound that says which unit it is: Waschmaschinenfertigung, 間接部門."""
    return text.words.grammar["compounds"] and mark.end - mark.start >= 12


def _loose(text: Text, mark: Mark) -> bool:
    """True for a unit's word that says nothing alone: sites, offices, group."""
    return text.folded[mark.start : mark.end] in words(text.words.iso, "loose_units")


def _words(text: Text, start: int, end: int) -> Iterator[Span]:
    for match in re.finditer(r"\S+", text.raw[start:end]):
        yield Span(start + match.start(), start + match.end())


def _number(text: Text, start: int, end: int) -> bool:
    return any(c.isdigit() for c in text.folded[start:end]) or bool(text.marks.within("numbers.words", start, end))


def _verbal(text: Text, word: Span) -> bool:
    """True for a word of cutting, closing, hiring or stage: a phrase begins behind it."""
    lists = (
        "cuts.strong",
        "cuts.weak",
        "cuts.closure",
        "cuts.hire",
        "status.planned",
        "status.completed",
        "speakers.say",
        "people.nouns",
        "employers.place",
        "numbers.more",
    )
    return any(text.marks.within(name, word.start, word.end) for name in lists)


def _partly(text: Text, start: int, end: int) -> bool:
    """True after "mostly in", "many of them in": then the figure is not that unit's."""
    return bool(text.marks.within("roles.partly", start, end))


def _other_cut(text: Text, figure: Span, mark: Mark) -> bool:
    """True when a word of closing or another figure's verb stands between the figure and a unit behind it.

    "cut 600 jobs, shut its London office"."""
    if mark.start < figure.end:
        return False
    if _BY_DOING.of(text.words.iso).search(text.folded[figure.end : mark.start]):
        return False
    return (
        any(text.marks.within(name, figure.end, mark.start) for name in ("cuts.closure", "cuts.hire", "status.planned"))
        or ";" in text.raw[figure.end : mark.start]
    )


def _names_employer(scene: Scene, span: Span) -> bool:
    """True when the phrase is only an employer's name: "Lufthansa Group", "Pixelberry Studios"."""
    return any(mention.start <= span.start and mention.end >= span.end - 1 for mention, _ in scene.inside(span))


def hit(text: Text, sentence: Span, trigger: Span, employer: Span) -> Span | None:
    """The unit of a cut without a number.

    What the cut hits, "layoffs impacting AI and engineering teams", or what stands between the employer and the cut
    as one word, "Amazon AI layoffs".
    """
    between = text.raw[employer.end : trigger.start].strip()
    if between.isupper() and between.isalpha():
        start = text.raw.index(between, employer.end)
        return Span(start, start + len(between))
    for mark in text.marks.within("roles.unit", trigger.end, sentence.end):
        verbs = text.marks.within("cuts.weak", trigger.end, mark.start)
        begin = verbs[-1].end + 1 if verbs else 0
        phrase = text.raw[begin : mark.end]
        if verbs and 1 < len(phrase.split()) <= HIT_WORDS and not re.search(r"[.,;:()\n]", phrase):
            return Span(begin, mark.end)
    return None


HIT_WORDS = 6
