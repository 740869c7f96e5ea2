"""The part of the employer where a cut falls.

A team, division or site as the text names it, or the list of areas it spreads over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headcount.extract.features import Scene
from headcount.extract.lexicon import Mark
from headcount.extract.text import Text
from headcount.model import Span

MOST_WORDS = 12
REACH = 16
"""How many words from the figure a unit may stand."""
REACH_BACK = 28
"""The same for a unit named before its figure.

"its Detroit plant will be down from March 9, placing 2,000 on layoff"."""
_STOP = re.compile(
    r"[.;:!?()\n]| - |, (?=\w+ing )|,? (?:which|who|where|while|after|because|but|as|last|this|amid|said|says|according"
    r"|worldwide|by|has|have|was|were|will)\b"
)
_ACROSS = re.compile(r"[^.;:!?()\n]{0,30}?\b(?:across|in|from|among|at)\s+(?=\w)")
_SMALL = (
    "in|at|from|across|within|of|on|for|and|the|its|their|a|an|to|that|but|or|la|il|lo|le|gli|i|un|una|uno|con|di|"
    "del|della|dei|al|alla|ma|anche|suo|sua|suoi|sue|che|per|der|die|das|den|dem|des|ein|eine|einer|einem|mit|von|"
    "vom|im|am|und|auch|aus|bei|sein|seine|seiner|ihre|ihrer|ihr|zum|zur|el|los|las|de|do|da|dos|com|em|no|na|su|"
    "sus|y|e|o|les|du|avec|et|son|sa|ses|au|aux|dans|par|het|een|van|bij|op|met|zijn|haar|az|egy|és|cég|ve|bir|bu|"
    "w|z|ze|och|att|för|vår|sin|sitt|sina|en|ett|det"
)
"""Articles, prepositions, conjunctions and possessives, at which a phrase begins."""
_LEFT = re.compile(
    rf"(?:^|[\s(\"“'’]|[ld]['’])((?:(?:[A-ZÀ-Þ][\w.’'/&-]*, ){{1,2}}[\w./&-]* ?|)"
    rf"(?:(?!(?:{_SMALL})\b)[\w./&’'-]+ ){{0,4}})$"
)
_SITE_TAIL = re.compile(r" (?:in|of|at) [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_OF_TAIL = re.compile(
    r" (?:di|de|du|do|da|del|della|dell['’]|des|d['’]) ?[^\W\d][^\s.,;:]*"
    r"(?: (?:[^\W\d][^\s.,;:]{7,}|[A-ZÀ-Þ][^\s.,;:]+))?"
)
"""What a unit's word governs where modifiers follow their noun.

"team di intelligenza artificiale", "usine de Douai"."""
_SITES = re.compile(
    r"(?:sites|facilities|offices|plants|stores|shops|factories|branches|operations|departments|divisions|units|teams|groups?|gruppe|konzern|gruppo|groupe|grupo)"
)
_BARE = frozenset(
    [
        "will",
        "would",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "to",
        "by",
        "with",
        "entire",
        "whole",
        "intero",
        "intera",
        "entière",
        "entier",
        "gesamte",
        "ganze",
        "entero",
        "entera",
        "several",
        "many",
        "most",
        "some",
        "other",
        "new",
        "own",
        "more",
        "local",
        "un",
        "una",
        "une",
        "der",
        "die",
        "das",
        "seine",
        "sein",
    ]
)


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
    match = _ACROSS.match(text.folded, figure.end)
    if not match or _partly(text, figure.end, match.end()):
        return None
    start = match.end()
    stop = _STOP.search(text.folded, start, sentence.end)
    end = stop.start() if stop else sentence.end
    marks = sorted(text.marks.within("roles.roles", start, end) + text.marks.within("roles.unit", start, end))
    if not marks or marks[0].start - start > 25 or _SITES.fullmatch(text.folded, marks[0].start, marks[0].end):
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
    found = _LEFT.search(text.raw[left : mark.start].replace("\n", " "))
    start = mark.start - len(found[1]) if found else mark.start
    for word in _words(text, start, mark.start):
        if _number(text, word.start, word.end) or _verbal(text, word) or text.folded[word.start : word.end] in _BARE:
            start = word.end + 1
    start = min(start, mark.start)
    of = _OF_TAIL.match(text.raw, mark.end, sentence.end) if text.words.iso in ("it", "fr", "es", "pt") else None
    if of and not text.marks.within("people.nouns", mark.end, of.end()):
        return Span(start, of.end())
    compound = start == mark.start and mark.end - mark.start > 9 and not text.words.spaced
    if start >= mark.start and not compound and not _one_word(text, mark):
        return None
    own = _THEIRS.search(text.folded, max(0, start - 60), start)
    if own and own["more"]:
        start -= len(own["more"])
    elif _SITES.fullmatch(text.folded, mark.start, mark.end) and not text.raw[start : start + 1].isupper():
        return None
    tail = _SITE_TAIL.match(text.raw, mark.end, sentence.end)
    end = tail.end() if tail else mark.end
    return Span(start, end) if text.words_between(start, end) <= MOST_WORDS and not _partly(text, left, start) else None


_THEIRS = re.compile(
    r"\b(?:its|their|suoi|sue|ses|leurs|sus|seus|suas) (?P<more>(?:[\w/-]+,? ){0,3}(?:(?:and|e|et|y) )?)$"
)
"""A possessive before a unit, with what is told beside it: "its streaming and studio divisions"."""


def _one_word(text: Text, mark: Mark) -> bool:
    """True for a compound that says which unit it is: Waschmaschinenfertigung, 間接部門."""
    return text.words.iso in ("de", "nl", "sv", "hu") and mark.end - mark.start >= 12


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
    if re.search(r" by \w+ing ", text.folded[figure.end : mark.start]):
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
