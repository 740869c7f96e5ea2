"""Numbers that are part of a larger one: sites, countries, "of which 3,500 in Germany"."""

from __future__ import annotations

from headcount.extract.features import Scene
from headcount.extract.quantity import Figure
from headcount.extract.told import Told
from headcount.model import Span


def mark(scene: Scene, cuts: list[Told]) -> None:
    """Marks a number as part of a larger one of the same employer, told in its sentence or up to two before."""
    near: dict[tuple[int, int], list[Told]] = {}
    for told in cuts:
        near.setdefault((told.name, scene.text.sentence_at(told.figure.span.start)), []).append(told)
    for told in cuts:
        if told.figure.is_percent:
            continue
        index = scene.text.sentence_at(told.figure.span.start)
        for back in range(BACK + 1):
            wholes = [other for other in near.get((told.name, index - back), ()) if _larger(told, other)]
            if not wholes:
                continue
            if _inside(scene, wholes[-1].figure.span.end, told.figure) if back == 0 else _of_them(scene, told.figure):
                told.part_of = wholes[-1].part_of or wholes[-1]
            break


BACK = 2
"""How many sentences before a part its whole may stand."""


def _larger(part: Told, whole: Told) -> bool:
    """True when ``whole`` is a larger count, told earlier."""
    size = part.figure.value.high or part.figure.value.low or 0
    total = whole.figure.value.low or whole.figure.value.high or 0
    return (
        whole is not part
        and not whole.figure.is_percent
        and total > size
        and whole.figure.span.start < part.figure.span.start
    )


def _inside(scene: Scene, start: int, part: Figure) -> bool:
    """True when nothing between a number and a smaller one tells of another cut: no verb of it, no date, not far."""
    end, marks = part.span.start, scene.text.marks
    if _of_them(scene, part):
        return True
    lists = ("cuts.strong", "cuts.weak", "dates.months", "dates.relative_years", "dates.relative_months")
    return end - start <= 70 and not any(marks.within(name, start, end) for name in lists)


def _of_them(scene: Scene, part: Figure) -> bool:
    """True when the number is said to be of those, or at a place: "of which 3,500 in Germany", "1,700 at Kiel".

    Not a number with "more" or with a date of its own: that is another cut.
    """
    text, marks = scene.text, scene.text.marks
    sentence = scene.sentence(part)
    if marks.after("numbers.more", part.span.end, 1) or marks.before("numbers.more", part.span.start, 1):
        return False
    around = Span(max(sentence.start, part.span.start - 30), min(sentence.end, part.span.end + 30))
    if marks.within("people.of_them", around.start, around.end):
        return True
    dated = ("dates.months", "dates.relative_years", "dates.relative_months", "dates.weekdays")
    if any(marks.within(name, sentence.start, sentence.end) for name in dated):
        return False
    end = part.noun.end if part.noun and not part.noun_first else part.span.end
    return any(
        text.raw[mark.end : mark.end + 5].strip()[:1].isupper() and text.words_between(end, mark.start) <= 2
        for mark in marks.within("employers.place", end, min(sentence.end, end + 30))
    )
