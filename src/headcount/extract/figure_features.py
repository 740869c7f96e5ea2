"""What the ranker looks at in a figure alone: is it a cut, a total over employers, or neither?"""

from __future__ import annotations

import math
from collections.abc import Iterator

from headcount.extract.features import OWN, Scene, bucket
from headcount.extract.quantity import Figure
from headcount.extract.text import Text
from headcount.model import Quantity, Span

CUES = {
    "strong": "cuts.strong",
    "weak": "cuts.weak",
    "closure": "cuts.closure",
    "hire": "cuts.hire",
    "total": "people.total",
    "remain": "people.remaining",
    "other": "cuts.other_sense",
    "total_of": "cuts.aggregate",
    "furlough": "cuts.furlough",
    "buyout": "cuts.buyout",
    "contractor": "cuts.contractor",
    "attrition": "cuts.attrition",
    "level": "cuts.level_verbs",
    "planned": "status.planned",
    "denied": "status.denied",
    "union": "speakers.union",
    "say": "speakers.say",
    "agency": "employers.agencies",
    "announced": "status.announced",
    "completed": "status.completed",
    "rumoured": "status.rumoured",
    "pronoun": "employers.pronouns",
}
"""Lists of the language table whose distance to a figure is a feature."""


def cue(text: Text, name: str, figure: Figure, sentence: Span) -> tuple[int, str] | None:
    """(words away, side) of the nearest mark of the list ``name`` in the sentence; None without one."""
    best: tuple[int, str] | None = None
    for mark in text.marks.within(name, sentence.start, sentence.end):
        if mark.end <= figure.span.start:
            found = (text.words_between(mark.end, figure.span.start), "<")
        elif mark.start >= figure.span.end:
            found = (text.words_between(figure.span.end, mark.start), ">")
        else:
            found = (0, "=")
        if best is None or found[0] < best[0]:
            best = found
    return best


def of_figure(scene: Scene, place: int) -> list[str]:
    """The features of one figure: is it a cut, a total over employers, or neither?"""
    figure, text = scene.figures[place], scene.text
    sentence = scene.sentence(figure)
    found = ["bias", *_value(figure), *_place(scene, place, sentence), *_neighbours(scene, place, sentence)]
    near: dict[str, int] = {}
    sides: dict[str, list[tuple[int, str]]] = {}
    for short, name in CUES.items():
        at = cue(text, name, figure, sentence)
        if at:
            near[short] = bucket(at[0])
            found.append(f"{short}{at[1]}{bucket(at[0])}")
            sides.setdefault(at[1], []).append((at[0], short))
    found += [f"nearest{side} {min(shorts)[1]}" for side, shorts in sides.items()]
    found.append(f"nearest {min(min(shorts) for shorts in sides.values())[1] if sides else 'none'}")
    clause = scene.clause(figure, sentence)
    found += [f"{short} in clause" for short, name in CUES.items() if text.marks.within(name, clause.start, clause.end)]
    if figure.noun:
        noun = "noun<" if figure.noun_first else "noun>"
        cut_noun = bool(text.marks.within("cuts.strong", figure.noun.start, figure.noun.end))
        found += [noun, f"noun&strong{near.get('strong', 9)}", f"noun&weak{near.get('weak', 9)}"] + (
            ["noun is cut"] if cut_noun else []
        )
        if text.marks.within("people.posts", figure.noun.start, figure.noun.end):
            found.append("noun is post")
    else:
        found += [f"bare&strong{near.get('strong', 9)}", f"bare&weak{near.get('weak', 9)}"]
    if figure.is_percent:
        found.append("percent of whole" if _share_of_whole(text, figure) else "percent of something")
        found += [f"percent&{short}{near[short]}" for short in ("strong", "weak", "total") if short in near] or [
            "percent alone"
        ]
    return found


def _share_of_whole(text: Text, figure: Figure) -> bool:
    """True when "of (its) workforce" or the like follows, or the whole stands right before: "its staff by 5 %"."""
    start, end = figure.span.start, figure.span.end
    for name in ("people.total", "people.whole", "people.nouns"):
        if any(text.words_between(end, m.start) <= 4 for m in text.marks.within(name, end, end + 50)):
            return True
        if any(text.words_between(m.end, start) <= 2 for m in text.marks.within(name, max(0, start - 40), start)):
            return True
    return False


def _value(figure: Figure) -> Iterator[str]:
    value = figure.value.low if figure.value.low is not None else figure.value.high
    yield "percent" if figure.is_percent else f"size{int(math.log10(max(1, value or 1)))}"
    yield f"hedge {figure.hedge or 'none'}"


def _place(scene: Scene, place: int, sentence: Span) -> Iterator[str]:
    """Where the figure stands: title, part, whole, level, list, and what the document speaks of."""
    figure, text = scene.figures[place], scene.text
    if text.title and figure.span.start < text.title.end:
        yield "in title"
    elif text.title and text.marks.within("cuts.strong", text.title.start, text.title.end):
        yield "title speaks of cuts"
    index = text.sentence_at(figure.number.start)
    yield f"sentence{bucket(index, (0, 1, 3, 8))}"
    if place in scene.wholes:
        yield "is part"
    if place in scene.wholes.values():
        yield "is whole"
    if text.marks.before("people.of_whole", figure.span.start, 1):
        yield "after of"
    if OWN.of(text.words.iso).search(text.folded[max(0, figure.span.start - 12) : figure.span.start]):
        yield "its own"
    for key in ("level_from", "level_to"):
        if text.marks.before(f"cuts.{key}", figure.span.start, 1):
            yield key
    if text.marks.after("numbers.more", figure.span.end, 1) or text.marks.before("numbers.more", figure.span.start, 1):
        yield "more"
    yield f"document strong{bucket(len(text.marks['cuts.strong']), (0, 1, 3))}"
    if index and text.marks.within("cuts.strong", text.sentences[index - 1].start, text.sentences[index - 1].end):
        yield "strong in sentence before"
    if any(text.marks.within("numbers.money", sentence.start, sentence.end)):
        yield "money in sentence"
    if sentence.end - sentence.start < 60:
        yield "short line"
    twins = sum(other.value == figure.value or _same_number(other, figure) for other in scene.figures) - 1
    if twins:
        yield "repeated"
    if text.words_between(sentence.start, figure.span.start) == 0:
        yield "begins sentence"
    sizes = [_size(other) for other in scene.figures if not other.is_percent]
    if not figure.is_percent and len(sizes) > 1:
        yield "largest in document" if _size(figure) == max(sizes) else "not largest in document"


def _size(figure: Figure) -> float:
    return figure.value.low or figure.value.high or 0


def _same_number(one: Figure, two: Figure) -> bool:
    return one.is_percent == two.is_percent and (one.value.low or one.value.high) == (two.value.low or two.value.high)


def _neighbours(scene: Scene, place: int, sentence: Span) -> Iterator[str]:
    """The names and figures of the sentence, and where the figure stands among them."""
    figure = scene.figures[place]
    around = [(m, n) for m, n in scene.inside(sentence)]
    yield f"names in sentence{bucket(len({n for _, n in around}), (0, 1, 2, 4))}"
    if around:
        distance, known = min(
            (
                scene.text.apart(m, figure.span),
                "known" in scene.names[n].traits,
            )
            for m, n in around
        )
        yield f"name{bucket(distance)}"
        if known:
            yield "known name near"
    elif scene.text.marks.within("employers.pronouns", sentence.start, sentence.end):
        yield "pronoun in sentence"
    clause = scene.clause(figure, sentence)
    own = [n for _, n in scene.inside(clause) if scene.names[n].traits & {"known", "org"}]
    yield "employer in clause" if own else "no employer in clause"
    if any(m.start < figure.span.start and scene.names[n].traits & {"known", "org"} for m, n in around):
        yield "employer before"
    if any(sentence.start <= place.start < sentence.end for place in scene.territories):
        yield "territory in sentence" if own or around else "territory, no name in sentence"
    if any("newspaper" in scene.names[n].traits for _, n in around):
        yield "paper in sentence"
    if marks := scene.text.marks.within("cuts.aggregate", sentence.start, figure.span.start):
        yield (
            "total before"
            if not any(marks[-1].end <= m.start < figure.span.start for m, _ in around)
            else "total, then name"
        )
    if not scene.names:
        yield "no name in document"
    fellows = [f for f in scene.figures if sentence.start <= f.span.start < sentence.end]
    yield f"figures in sentence{bucket(len(fellows), (1, 2, 4))}"
    if len(fellows) > 1:
        yield "first figure" if fellows[0] is figure else "later figure"
        sizes = [f.value.low or f.value.high or 0 for f in fellows if not f.is_percent]
        if isinstance(figure.value, Quantity) and sizes and (figure.value.low or figure.value.high or 0) == max(sizes):
            yield "largest in sentence"
    if place and not figure.is_percent:
        yield "first in document" if place == 0 else "later in document"
