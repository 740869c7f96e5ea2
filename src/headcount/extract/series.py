"""Names in a series, "A, B and C": what is told of one is told of all."""

from __future__ import annotations

import re

from headcount.extract.features import Scene
from headcount.extract.grammar import Pattern
from headcount.extract.quantity import Figure
from headcount.model import Span

_AND = Pattern(r"(?:^|\W)@and@(?:\W|$)|&")
_AND_GLUED = Pattern(r"@and@|&")
_ARTICLE = Pattern(r"^(?: [a-z-]+){0,3}(?: |, | ?[,、] ?)?(?:@and@|&)? ?(?:@articles@ )?(?:[a-zß-öø-ÿ-]+ ){0,2}$")
"""What may stand between two names of a list: a description, a comma, an "and", an article, a description."""
_EXAMPLES = Pattern(r"@like@ $")


def listed(scene: Scene, figure: Figure, name: int) -> list[int]:
    """The names coordinated with the employer's mention in the figure's sentence, "A, B and C"; none otherwise."""
    sentence = scene.sentence(figure)
    inside = scene.inside(sentence)
    places = [i for i, (m, n) in enumerate(inside) if n == name]
    if not places:
        return []
    anchor = min(places, key=lambda i: abs(inside[i][0].start - figure.span.start))
    first = last = anchor
    while first > 0 and _joined(scene, inside[first - 1][0], inside[first][0]):
        first -= 1
    while last + 1 < len(inside) and _joined(scene, inside[last][0], inside[last + 1][0]):
        last += 1
    if first == last:
        return []
    begin, end = inside[first][0].start, inside[last][0].end
    start, stop = (end, figure.span.start) if end <= figure.span.start else (figure.span.end, begin)
    if scene.text.words_between(start, stop) > 14 or re.search("[;:]", scene.text.folded[start:stop]):
        return []
    if any(begin < f.number.start < end for f in scene.figures):
        return []
    gaps = [scene.text.folded[inside[i][0].end : inside[i + 1][0].start] for i in range(first, last)]
    if not any(_and(scene, gap) for gap in gaps) or _open_list(scene, begin):
        return []
    return list(dict.fromkeys(n for _, n in inside[first : last + 1]))


def coordinated(scene: Scene, mentions: list[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """The first of ``mentions`` and those that an "and" or comma joins to it, in order."""
    last = 0
    while last + 1 < len(mentions) and _joined(scene, mentions[last][0], mentions[last + 1][0]):
        last += 1
    return mentions[: last + 1]


def _joined(scene: Scene, one: Span, two: Span) -> bool:
    """True when only a comma, an "and", an article or a short description stand between two names."""
    gap, iso = scene.text.folded[one.end : two.start], scene.text.words.iso
    return len(gap) <= 40 and ("," in gap or "、" in gap or _and(scene, gap)) and bool(_ARTICLE.of(iso).match(gap))


def _and(scene: Scene, gap: str) -> bool:
    """True when an "and" stands in the gap between two names, as a word where words stand between spaces."""
    words = scene.text.words
    return (_AND if words.spaced else _AND_GLUED).of(words.iso).search(gap) is not None


def _open_list(scene: Scene, begin: int) -> bool:
    """True when the list is only examples: "companies such as A and B"."""
    before = scene.text.folded[max(0, begin - 14) : begin]
    return bool(_EXAMPLES.of(scene.text.words.iso).search(before))
