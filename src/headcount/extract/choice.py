"""Which of a text's names a figure is of: the ranker's odds, and four ways of writing that leave little doubt."""

from __future__ import annotations

import re
from itertools import pairwise

from headcount.extract import features, ranker
from headcount.extract.features import Scene
from headcount.extract.quantity import Figure
from headcount.extract.ranker import Weights
from headcount.model import Span
from headcount.vocab import places


def employer(scene: Scene, place: int, table: Weights) -> tuple[int, list[float]]:
    """(place of the likeliest employer of a figure among the names, the odds of each name)."""
    odds = _near_first(scene, scene.figures[place], ranker.employers(scene, place, table))
    figure = scene.figures[place]
    found = (way(scene, figure) for way in (_brand, _owned, _heading, _subject))
    subject = next((name for name in found if name is not None), None)
    if subject is not None and odds[subject] < SUBJECT:
        rest = sum(odds) - odds[subject]
        odds = [SUBJECT if n == subject else p * (1 - SUBJECT) / rest if rest else 0.0 for n, p in enumerate(odds)]
    return max(range(len(odds)), key=lambda n: odds[n]), odds


def _near_first(scene: Scene, figure: Figure, odds: list[float]) -> list[float]:
    """The odds with less for names outside the figure's sentence where one that may be an employer stands before it."""
    sentence = scene.sentence(figure)
    inside = {n for m, n in scene.inside(sentence) if m.start < figure.span.start}
    if not any(not scene.names[n].traits & _NO_SUBJECT for n in inside):
        return odds
    every = {n for _, n in scene.inside(sentence)}
    weighed = [p if n in every else p * OUTSIDE for n, p in enumerate(odds)]
    whole = sum(odds) / (sum(weighed) or 1.0)
    return [p * whole for p in weighed]


OUTSIDE = 0.3
"""What is left of the odds of a name outside the sentence when the sentence has a likely one of its own."""
SUBJECT = 0.75
"""The least probability of a name that cuts in so many words: "Pecan AI, a start-up, laid off 30"."""
_NO_SUBJECT = frozenset({"place", "person", "union", "agency", "newspaper"})


_COLON = re.compile(r"\s*(?:\([^()\n]{2,60}\)\s*)?:\s")


def _heading(scene: Scene, figure: Figure) -> int | None:
    """The name that heads the figure's sentence as in a round-up: "Embraco (a Whirlpool unit): 497 lay-offs"."""
    sentence = scene.sentence(figure)
    for mention, name in scene.inside(sentence)[:1]:
        begins = scene.text.words_between(sentence.start, mention.start) == 0 and mention.end < figure.span.start
        if begins and _COLON.match(scene.text.raw, mention.end) and not scene.names[name].traits & _NO_SUBJECT:
            return name
    return None


def _subject(scene: Scene, figure: Figure) -> int | None:
    """The name that begins the figure's sentence when it is the only one there and a word of cutting follows it."""
    sentence = scene.sentence(figure)
    inside = scene.inside(sentence)
    if len({n for _, n in inside}) != 1 or scene.names[inside[0][1]].traits & _NO_SUBJECT:
        return None
    mention, name = inside[0]
    if scene.text.words_between(sentence.start, mention.start) > 1 or mention.end >= figure.span.start:
        return None
    cut = scene.text.marks.within("cuts.strong", mention.end, figure.span.start)
    between = any(mention.end <= f.number.start < figure.number.start for f in scene.figures)
    return name if cut and not between else None


def _brand(scene: Scene, figure: Figure) -> int | None:
    """The brand or unit of another employer that the number is of: "hundreds were cut from its Audible division"."""
    for mention, name in scene.inside(Span(figure.span.end, max(figure.span.end + 1, scene.sentence(figure).end))):
        led = features.OWN.of(scene.text.words.iso).search(
            scene.text.folded[max(0, mention.start - 12) : mention.start]
        )
        if led and features.heads_unit(scene.text, mention):
            between = any(figure.span.end <= f.number.start < mention.start for f in scene.figures)
            return None if between else name
    return None


_POSSESSED = re.compile(r"['’]s? $")


def _owned(scene: Scene, figure: Figure) -> int | None:
    """The unit that another name owns and that a verb follows before the figure: "Texas Air's Eastern subsidiary"."""
    text, sentence = scene.text, scene.sentence(figure)
    for (owner, holder), (mention, name) in pairwise(scene.between(sentence.start, figure.span.start)):
        possessed = mention.start - owner.end <= 3 and _POSSESSED.search(text.raw[owner.start : mention.start])
        likely = holder != name and not scene.names[name].traits & _NO_SUBJECT
        if possessed and likely and features.heads_unit(text, mention) and not places.kind(scene.names[name].written):
            return name
    return None
