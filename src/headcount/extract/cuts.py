"""An article's cuts and totals: its figures and names staged, judged, and written down as claims."""

from __future__ import annotations

from collections.abc import Iterator

from headcount.extract import attribution, employer, quantity, ranker, series
from headcount.extract import unit as units
from headcount.extract.features import Scene
from headcount.extract.ranker import Weights
from headcount.extract.text import Text
from headcount.extract.told import Told
from headcount.extract.writer import Writer
from headcount.model import Claim, Passage, Span

MOST_FIGURES = 400
"""Figures of one passage that are judged; a text with more is a table or a list, read as far as that."""
MOST_NAMES = 60
"""Names of one passage that may be employers: those named most and first."""


def claims(passage: Passage, table: Weights | None = None, *, review: bool = False) -> list[Claim]:
    """The cuts and aggregates that the passage tells, in the order of their words; with ``review`` the unsure too."""
    text = Text(passage.text, passage.language, passage.title)
    if not text.marks["cuts.gate"]:
        return []
    scene = stage(text)
    told, totals, hires = attribution.tell(scene, table or ranker.weights(), review=review)
    bare = list(unnumbered(scene, [one for one in told if not one.review]))
    if not (told or totals or hires or bare):
        return []
    writer = Writer(passage, scene)
    made: list[Claim] = [*writer.cuts(told), *(writer.aggregate(total) for total in totals)]
    made += writer.hires(hires)
    made += [writer.unnumbered(*found) for found in bare]
    return sorted(made, key=lambda claim: (claim.quotes["evidence"].start, claim.id))


def stage(text: Text) -> Scene:
    """The text with its figures, its names, and which figure is the whole of which."""
    figures = quantity.figures(text, MOST_FIGURES)
    names, territories = employer.found(text) if figures or text.marks["cuts.strong"] else ([], [])
    if len(names) > MOST_NAMES:
        often = sorted(names, key=lambda name: (-len(name.mentions), name.mentions[0].start))[:MOST_NAMES]
        kept = {id(name) for name in often}
        names = [name for name in names if id(name) in kept]
    scene = Scene(text, figures, names, territories)
    places = {id(figure): place for place, figure in enumerate(figures)}
    scene.wholes = {places[id(part)]: places[id(whole)] for part, whole in quantity.with_bases(text, figures)}
    scene.mentions = sorted(
        ((m, n) for n, name in enumerate(names) for m in name.mentions), key=lambda pair: pair[0].start
    )
    return scene


def unnumbered(scene: Scene, told: list[Told]) -> Iterator[tuple[Span, Span, Span, int, Span]]:
    """(sentence, trigger, mention, name, unit) where a sentence says that an employer cuts a unit and no number.

    A bare mention ("Ford is trimming too") is no event (gold RULES 1): a unit must be named, the employer known as one.
    """
    text, given = scene.text, set[tuple[int, str]]()
    numbered = {text.sentence_at(one.figure.span.start) for one in told}
    for place, sentence in enumerate(text.sentences):
        strong = text.marks.within("cuts.strong", sentence.start, sentence.end)
        cutters = [(m, n) for m, n in scene.inside(sentence) if scene.names[n].traits & {"known", "org"}]
        if not strong or not cutters or place in numbered:
            continue
        trigger = Span(strong[0].start, strong[0].end)
        cutters = [(m, n) for m, n in cutters if m.start < trigger.start]
        if not cutters:
            continue
        unit = units.unit(scene, sentence, trigger) or units.hit(text, sentence, trigger, cutters[0][0])
        if unit is None:
            continue
        for mention, name in series.coordinated(scene, cutters):
            key = (name, text.folded[unit.start : unit.end])
            if key not in given:
                given.add(key)
                yield sentence, trigger, mention, name, unit
