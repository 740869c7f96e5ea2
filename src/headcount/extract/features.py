"""What the ranker looks at: a text's figures and names as a scene, and language-free facts about a pair of them.

A feature is a short text; it is there or it is not. None names a language, an employer or a publisher.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headcount.extract import grammar
from headcount.extract.employer import Name
from headcount.extract.grammar import Pattern
from headcount.extract.quantity import Figure
from headcount.extract.text import Text
from headcount.model import Span

STEPS = (1, 3, 6, 12)
OWN = Pattern(r"\b@own@\W+$")
"""Possessives right before a number: what follows is of one employer, named before."""
OPENING = 2
"""How many words may stand before the name, or the word for one, that a sentence opens with."""
LINE = 200
"""Characters on either side of a name that are looked at to see whether it has a line of its own."""
_WORD = re.compile(r"\w+'?")
_CLAUSE = re.compile(r"[;:()、，；：]|, | [-–—] ")


def _start(span: Span) -> int:
    return span.start


def bucket(count: int, steps: Sequence[int] = STEPS) -> int:
    """The place of ``count`` among ``steps``: 0 up to the first, and so on."""
    return bisect_left(steps, count)


@dataclass(slots=True)
class Scene:
    """A text with its figures, names and the pairs of part and whole: what features are taken from."""

    text: Text
    figures: list[Figure]
    names: list[Name]
    territories: list[Span] = field(default_factory=list)
    """The countries, regions and towns that the text names."""
    wholes: dict[int, int] = field(default_factory=dict)
    """{place of the part: place of its whole} among ``figures``."""
    mentions: list[tuple[Span, int]] = field(default_factory=list)
    """Every mention in order, with the place of its name."""
    _openings: dict[Span, str] = field(default_factory=dict)
    _begins: list[int] = field(default_factory=list)
    _touching: dict[tuple[int, int], tuple[bool, bool, list[str]]] = field(default_factory=dict)
    _clauses: dict[int, Span] = field(default_factory=dict)
    _standing: dict[int, list[str]] = field(default_factory=dict)

    def sentence(self, figure: Figure) -> Span:
        """The sentence that holds the figure."""
        return self.text.sentences[self.text.sentence_at(figure.number.start)]

    def clause(self, figure: Figure, sentence: Span) -> Span:
        """The stretch around the figure up to the nearest comma, semicolon, colon, dash or bracket on either side."""
        known = self._clauses.get(figure.span.start)
        if known is None:
            start, folded = sentence.start, self.text.folded
            for mark in _CLAUSE.finditer(folded, start, figure.span.start):
                start = mark.end()
            stop = _CLAUSE.search(folded, figure.span.end, sentence.end)
            known = self._clauses[figure.span.start] = Span(start, stop.start() if stop else sentence.end)
        return known

    def inside(self, span: Span) -> list[tuple[Span, int]]:
        """The mentions that begin within ``span``."""
        return self.between(span.start, span.end)

    def between(self, start: int, end: int) -> list[tuple[Span, int]]:
        """The mentions that begin at ``start`` or later and before ``end``."""
        return self.mentions[self.before(start) : self.before(end)]

    def opening(self, sentence: Span) -> str:
        """How a sentence that no name opens begins: "the company" (pronoun), "the carmaker" (article) or neither."""
        if sentence not in self._openings:
            self._openings[sentence] = self._open(sentence)
        return self._openings[sentence]

    def _open(self, sentence: Span) -> str:
        first = self.inside(sentence)[:1]
        if first and self.text.words_between(sentence.start, first[0][0].start) <= OPENING:
            return ""
        marks = self.text.marks.within("employers.pronouns", sentence.start, sentence.end)
        if marks and self.text.words_between(sentence.start, marks[0].start) <= OPENING:
            return "pronoun opens"
        word = _WORD.match(self.text.folded, sentence.start)
        return "article opens" if word and word[0] in grammar.words(self.text.words.iso, "articles") else ""

    def before(self, position: int) -> int:
        """How many mentions begin before ``position``."""
        if len(self._begins) != len(self.mentions):
            self._begins = [mention.start for mention, _ in self.mentions]
        return bisect_left(self._begins, position)

    def touching(self, mention: Span) -> tuple[bool, bool, list[str]]:
        """(leads to a unit's noun, is led by a possessive, features of the words that touch it) of a mention.

        The same for every figure.
        """
        place = (mention.start, mention.end)
        known = self._touching.get(place)
        if known is None:
            owned = (
                OWN.of(self.text.words.iso).search(self.text.folded[max(0, mention.start - 12) : mention.start])
                is not None
            )
            known = (heads_unit(self.text, mention), owned, list(_around(self.text, mention)))
            self._touching[place] = known
        return known

    def standing(self, place: int) -> list[str]:
        """The features of a name that are the same for every figure."""
        if not self._standing:
            most = max(len(name.mentions) for name in self.names)
            self._standing = {n: list(_traits(self, name, n, most)) for n, name in enumerate(self.names)}
        return self._standing[place]


def of_pair(scene: Scene, place: int, name_place: int) -> list[str]:
    """The features of a figure and a name: is this the employer that the figure is of?"""
    figure, name, text = scene.figures[place], scene.names[name_place], scene.text
    sentence = scene.sentence(figure)
    mention, where = _anchor(scene, figure, name, sentence)
    sort = "firm" if name.traits & {"known", "org"} else "stranger"
    found = [*scene.standing(name_place), where, f"{sort}&{where}"]
    same = where.startswith("same")
    if same:
        found += _between(scene, figure, mention, name_place, sentence)
    elif not scene.inside(sentence):
        found.append(f"no name in sentence&{where}")
        if text.marks.within("employers.pronouns", sentence.start, sentence.end):
            found.append(f"pronoun&{where}")
        if _last_subject(scene, sentence) == name_place:
            found.append("last subject")
    else:
        found.append("other name in sentence")
    if opening := scene.opening(sentence):
        found.append(f"{opening}&{where.rstrip('0123456789')}")
    leads, owned, touching = scene.touching(mention)
    if leads and mention.start > figure.span.end:
        found.append("heads a unit")
    if owned:
        found.append("its name" if mention.start < figure.span.start else "of its name")
    if same:
        found += [f"{sort}&{feature}" for feature in found if feature in _POSITION]
    found += touching
    if figure.noun and any(
        m.end <= figure.noun.start and n == name_place for m, n in scene.between(figure.span.end, figure.noun.start)
    ):
        found.append("in noun phrase")
    return found


_POSITION = frozenset(
    {"only in sentence", "first in sentence", "begins sentence", "nearest", "nearest before", "name is heading"}
)


def heads_unit(text: Text, mention: Span) -> bool:
    """True for a name that a unit's noun follows: "from its Audible audiobook division"."""
    marks = text.marks.within("roles.unit", mention.end, mention.end + 40)
    return (
        bool(marks)
        and text.words_between(mention.end, marks[0].start) <= 2
        and not re.search(r"[.,;:]", text.folded[mention.end : marks[0].start])
    )


def _anchor(scene: Scene, figure: Figure, name: Name, sentence: Span) -> tuple[Span, str]:
    """The mention of ``name`` that stands nearest to the figure, and where that is."""
    text = scene.text
    first = bisect_left(name.mentions, sentence.start, key=_start)
    same = name.mentions[first : bisect_left(name.mentions, sentence.end, lo=first, key=_start)]
    if same:
        mention = min(same, key=lambda m: text.apart(m, figure.span) + (2 if m.start > figure.span.start else 0))
        side = "<" if mention.start < figure.span.start else ">"
        return mention, f"same{side}{bucket(text.apart(mention, figure.span))}"
    index = text.sentence_at(figure.number.start)
    if first:
        mention = name.mentions[first - 1]
        gap = index - text.sentence_at(mention.start)
        only_title = bool(text.title and mention.start < text.title.end and gap > 1)
        return mention, "title before" if only_title else f"before{bucket(gap, (1, 2, 4))}"
    mention = name.mentions[0]
    return mention, f"after{bucket(text.sentence_at(mention.start) - index, (1, 3))}"


def _traits(scene: Scene, name: Name, name_place: int, most: int) -> Iterator[str]:
    """What the name is, and how much of the document it holds; ``most`` is how often the name named most is named."""
    yield "pair"
    yield f"names{bucket(len(scene.names), (1, 2, 4, 8))}"
    yield from (f"is {trait}" for trait in sorted(name.traits))
    if not name.traits & {"known", "org"}:
        yield "unknown name"
    if name.title:
        yield "name in title"
    if name_place == 0:
        yield "first name"
    yield "most named" if len(name.mentions) == most and most > 1 else f"named{bucket(len(name.mentions), (1, 2, 4))}"
    if len(scene.names) == 1:
        yield "only name"


def _between(scene: Scene, figure: Figure, mention: Span, name_place: int, sentence: Span) -> Iterator[str]:
    """What stands between the name and the figure in their sentence."""
    text = scene.text
    begin, end = min(mention.end, figure.span.end), max(mention.start, figure.span.start)
    side = "<" if mention.start < figure.span.start else ">"
    others = {n for _, n in scene.between(begin, end) if n != name_place}
    yield f"names between{side}{min(len(others), 2)}"
    numbers = sum(begin <= f.number.start < end and f is not figure for f in scene.figures)
    yield f"figures between{side}{min(numbers, 2)}"
    gap = text.folded[begin:end]
    yield f"commas{side}{min(gap.count(',') + gap.count('、'), 2)}"
    if re.search(r"[;:()]|[–—] |[，；：]", text.raw[begin:end]):
        yield f"break{side}"
    for cut in ("cuts.strong", "cuts.weak"):
        if text.marks.within(cut, begin, end):
            yield f"{cut[5:]} between{side}"
    if side == ">" and (
        text.marks.before("employers.by", mention.start, 1) or text.marks.before("employers.of", mention.start, 1)
    ):
        yield "by name"
    inside = scene.inside(sentence)
    if inside[0][1] == name_place:
        yield "first in sentence"
    if len({n for _, n in inside}) == 1:
        yield "only in sentence"
    if text.words_between(sentence.start, mention.start) <= 1:
        yield "begins sentence"
    nearest = min(inside, key=lambda pair: text.apart(pair[0], figure.span))
    if nearest[1] == name_place:
        yield "nearest"
    before = [n for m, n in inside if m.start < figure.span.start]
    if before and before[-1] == name_place:
        yield "nearest before"
    if re.match(r"\s*[:–—-]\s", text.raw[mention.end : mention.end + 3]) and mention.start - sentence.start < 4:
        yield "name is heading"


def _last_subject(scene: Scene, sentence: Span) -> int | None:
    """The name that begins the nearest earlier sentence with a name."""
    before = scene.before(sentence.start)
    if not before:
        return None
    last = scene.text.sentences[scene.text.sentence_at(scene.mentions[before - 1][0].start)]
    return scene.mentions[scene.before(last.start)][1]


def _around(text: Text, mention: Span) -> Iterator[str]:
    """The words that touch the name: a speaker's verb, an owner or client, a preposition of place, an apposition."""
    if text.marks.after("speakers.say", mention.end, 2):
        yield "says"
    if text.marks.before("speakers.say", mention.start, 1):
        yield "said by"
    if text.marks.before("employers.owner", mention.start, 4):
        yield "owner word"
    if text.marks.before("employers.place", mention.start, 1):
        yield "in name"
    if text.marks.before("employers.apposition", mention.start, 1):
        yield "apposition"
    if re.match(r"['’]s?\b", text.raw[mention.end : mention.end + 2]):
        yield "possessive"
    if text.marks.after("employers.subsidiary", mention.end, 3):
        yield "owner of"
    near, far = max(0, mention.start - LINE), mention.end + LINE
    line_start, line_end = text.raw.rfind("\n", near, mention.start) + 1, text.raw.find("\n", mention.end, far)
    before, after = (
        text.raw[max(line_start, near) : mention.start],
        text.raw[mention.end : line_end if line_end >= 0 else far],
    )
    if not before.strip() and not after.strip(" :.-–—"):
        yield "line of its own"
