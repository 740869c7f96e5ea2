"""Every number of people and every share of a workforce in a text, with the bounds that its words give.

Number first: verbs are an open class, numbers and the nouns beside them are not. What is certainly no number of people
(money, dates, ages, shops) is dropped; whether a number is a cut, a base, a total or a hire is the ranker's to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from headcount.extract import exclude, hedges
from headcount.extract.numerals import Number, numbers
from headcount.extract.text import Text
from headcount.model import Percent, Quantity, Span

_RANGE = re.compile(r" ?[-~〜～] ?")
MOST_PEOPLE = 20_000_000
"""More people than any cut or monthly total of one country counts."""
FEW, SPEAKS = 10, 2
"""A bare number is a candidate from so many on, in a text that has so many words of cutting."""
VERB_BEHIND = 40
"""Characters behind two levels in which their verb may stand: "von 1.050 auf 850 Stellen verkleinern"."""
NOUN_WORDS = 4
"""How many words may stand between a number and its noun: 500 highly paid office workers."""


@dataclass(slots=True)
class Figure:
    """A number of people or a percent as the text words it: ``span`` with its hedges, ``number`` the digits alone."""

    span: Span
    number: Span
    value: Quantity | Percent
    hedge: str = ""
    """``over``, ``under``, ``nearly``, ``about``, ``range``, ``vague`` or nothing."""
    noun: Span | None = None
    """The people-noun that the number counts, when one stands beside it."""
    noun_first: bool = False
    base: int | None = None
    """The whole that a difference of levels starts from: 74 in "to 53 from 74"."""
    base_span: Span | None = None

    @property
    def is_percent(self) -> bool:
        return isinstance(self.value, Percent)


def figures(text: Text, most: int | None = None) -> list[Figure]:
    """The figures of ``text`` in order, ranges joined, money, dates and units left out; at most ``most``."""
    found: list[Figure] = []
    atoms = list(numbers(text))
    skip = -1
    for place, atom in enumerate(atoms):
        if place <= skip:
            continue
        if most is not None and len(found) > 2 * most:
            break  # two levels may become one figure
        following = atoms[place + 1] if place + 1 < len(atoms) else None
        last = following if following and _is_range(text, atom, following) else atom
        if last is following:
            skip = place + 1
        if figure := _figure(text, atom, last):
            found.append(figure)
    return _levels(text, _once_more(text, found))[:most]


def _once_more(text: Text, found: list[Figure]) -> list[Figure]:
    """The figures, and for each "as many again" the count before it in its sentence or the one before."""
    counts = [figure for figure in found if not figure.is_percent]
    starts, every = [figure.span.start for figure in counts], [figure.span.start for figure in found]
    again = []
    for mark in text.marks["numbers.another_same"] if counts else ():
        place, around = bisect_left(starts, mark.start), bisect_left(every, mark.end)
        before, free = counts[max(0, place - 1)], not around or found[around - 1].span.end <= mark.start
        if place and free and text.sentence_at(mark.start) - text.sentence_at(before.span.start) <= 1:
            span = Span(mark.start, mark.end)
            again.append(Figure(span, span, before.value, before.hedge, before.noun))
    return sorted([*found, *again], key=lambda figure: figure.span.start) if again else found


def _levels(text: Text, found: list[Figure]) -> list[Figure]:
    """The figures, two levels of a workforce ("to 53 from 74") made one: their difference, derived."""
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last and (made := _difference(text, last, figure)):
            out[-1] = made
        else:
            out.append(figure)
    return out


def _difference(text: Text, one: Figure, two: Figure) -> Figure | None:
    """The cut between two levels in one sentence, one led by "from", one by "to"; None for anything else."""
    if one.is_percent or two.is_percent or text.sentence_at(one.number.start) != text.sentence_at(two.number.start):
        return None
    kinds = [_level(text, figure) for figure in (one, two)]
    if sorted(kinds) != ["level_from", "level_to"] or text.words_between(one.span.end, two.span.start) > 14:
        return None
    before, after = (one, two) if kinds[0] == "level_from" else (two, one)
    high, low = before.value.low or before.value.high, after.value.low or after.value.high
    sentence = text.sentences[text.sentence_at(one.number.start)]
    last = min(sentence.end, two.span.end + VERB_BEHIND)
    if not high or not low or low >= high or not text.marks.within("cuts.level_verbs", sentence.start, last):
        return None
    value = Quantity(int(high - low), int(high - low), before.value.approx or after.value.approx, derived=True)
    made = Figure(
        Span(one.span.start, two.span.end), Span(one.number.start, two.number.end), value, "level", one.noun or two.noun
    )
    made.base, made.base_span = int(high), before.number
    return made


def _level(text: Text, figure: Figure) -> str:
    """``level_from`` or ``level_to`` when such a word leads the figure or ends it (500'den, 1万人から)."""
    ends = {figure.number.end, figure.noun.end} if figure.noun and not figure.noun_first else {figure.number.end}
    for key in ("level_from", "level_to"):
        name, end = f"cuts.{key}_after", figure.number.end
        if text.marks.before(name, end, 0) or any(text.marks.after(name, place, 1) for place in ends):
            return key
    for key in ("level_from", "level_to"):
        if text.marks.before(f"cuts.{key}", figure.span.start, 1):
            return key
    return ""


def _is_range(text: Text, one: Number, two: Number) -> bool:
    """True when ``one`` and ``two`` are the ends of a range: 4,000 to 6,000; between 4,000 and 6,000; 4-6 thousand."""
    counter = None if text.words.spaced else text.marks.after("people.nouns", one.end, 0)
    end = counter.end if counter else hedges.percent_end(text, one) or one.end
    between = text.folded[end : two.start]
    if (
        len(between) > 24
        or one.vague
        or two.vague
        or not one.value < two.value
        or "\n" in text.raw[one.end : two.start]
    ):
        return False
    joined = bool(_RANGE.fullmatch(between)) or (
        between == "、" and one.value < 10 and two.value == one.value * two.scale + two.scale
    )
    word = text.marks.after("numbers.range", end, 2)
    if word and two.start - word.end <= 2 and not text.folded[word.end : two.start].strip():
        opened = text.marks.before("numbers.between", one.start, 8)
        joined = joined or bool(opened) or (word.value is None and _plain_range(text, word.start, word.end))
    if joined and two.scale > 1 and one.scale == 1 and one.value < 1000:
        one.value *= two.scale
        one.scale = two.scale
    return joined and one.value < two.value <= one.value * 20


def _plain_range(text: Text, start: int, end: int) -> bool:
    """True for a joining word that makes a range without an opening one ("to", "bis"), false for "and"."""
    numbers = text.words.table["numbers"]
    return text.folded[start:end] in [*numbers.get("range", [])[:1], *numbers.get("range_alone", [])]


def _figure(text: Text, one: Number, two: Number) -> Figure | None:
    """The figure whose number begins with ``one`` and ends with ``two`` (the same for a single number)."""
    share = hedges.percent_end(text, two)
    if two is not one and not (one.tens or one.percent) and text.marks.before("numbers.percent_tens", two.end, 0):
        one.value *= 10  # 2〜3割: the sign counts both ends
    if exclude.excluded(text, one, two, is_percent=share is not None):
        return None
    start, end, hedge = (
        one.start,
        share or two.end,
        one.hedge or ("range" if two is not one else "vague" if one.vague else ""),
    )
    start, before = hedges.before(text, start)
    end, after = hedges.after(text, end)
    hedge = before or after or hedge
    low, high, approx = hedges.bounds(one, two, hedge)
    value: Quantity | Percent
    if share is not None or one.percent:
        if (high is not None and not 0 < high <= 100) or (low is not None and not 0 < low <= 100):
            return None
        value = Percent(low, high, approx)
    else:
        if any(bound is not None and (bound != int(bound) or bound > MOST_PEOPLE) for bound in (low, high)):
            return None
        value = Quantity(None if low is None else int(low), None if high is None else int(high), approx)
    if not one.vague and one.value < 2 and share is None:
        return None
    if one is not two and one.value >= 1900 and two.value <= 2099 and one.end - one.start == 4:
        return None
    figure = Figure(Span(start, end), Span(one.start, two.end), value, hedge)
    figure.noun, figure.noun_first = _noun(text, figure)
    if not figure.is_percent and one is two and _year(text, one, figure):
        return None
    if figure.is_percent and (
        text.marks.after("people.of_them", end, 2) or (one.percent and not _of_people(text, figure))
    ):
        return None
    if not figure.is_percent and (not _people_like(text, figure, one) or text.marks.after("people.whole", end, 1)):
        return None
    return figure


def _of_people(text: Text, figure: Figure) -> bool:
    """True when a share is one of people or posts: "half of its staff", not "a third plant"."""
    start, end = figure.span.start, figure.span.end
    if not text.words.spaced and text.marks.before("cuts.strong", start, 0):
        return True  # 裁员两成: the verb itself names people
    if text.marks.within("people.nouns", figure.number.start, figure.number.end):
        return True  # "one worker in ten"
    lists = ("people.total", "people.nouns", "people.whole", "roles.unit")
    if any(text.marks.within(name, start, end) for name in lists[:3]):
        return True  # "its entire workforce": the share names people itself
    after = (mark for name in lists for mark in text.marks.within(name, end, end + 60))
    before = (mark for name in lists[:3] for mark in text.marks.within(name, max(0, start - 40), start))
    reach = 5 if text.marks.after("employers.of", end, 1) or text.marks.after("people.of_whole", end, 1) else 2
    return any(
        text.words_between(end, m.start) <= reach and not re.search(r"[;:]|[.,] ", text.folded[end : m.start])
        for m in after
    ) or any(text.words_between(m.end, start) <= 2 for m in before)


def _year(text: Text, number: Number, figure: Figure) -> bool:
    """True for a bare 19xx or 20xx, unless round, with a people-noun at once behind and no preposition of time."""
    if (
        number.words
        or not 1900 <= number.value <= 2099
        or not re.fullmatch(r"\d{4}", text.folded[number.start : number.end])
    ):
        return False
    if not text.words.spaced and figure.noun and figure.noun.start == number.end:
        return False  # 2000人: a year has its own counter, 2000年
    if number.value % 10 and (figure.noun is None or 1990 <= number.value <= 2035):
        return True
    if figure.noun is None or figure.noun_first or text.words_between(number.end, figure.noun.start) > 0:
        return figure.hedge == ""
    found = (
        text.marks.before(name, number.start, 2) for name in ("dates.effective", "employers.place", "dates.months")
    )
    leads = [mark for mark in found if mark]
    counted = ("cuts.strong", "cuts.weak", "people.nouns")  # "the exit *of* 2000 workers": what goes is counted
    ends = [number.start, *(mark.start for mark in leads)]
    after_cut = any(text.marks.before(name, end, 1) for end in ends for name in counted)
    return figure.hedge == "" and bool(leads) and not after_cut


def _noun(text: Text, figure: Figure) -> tuple[Span | None, bool]:
    """The people-noun beside the figure and whether it stands first: "500 jobs", "jobs: 500", "layoffs of 500"."""
    folded, end = text.folded, figure.span.end
    limit = min(end + 60, text.sentences[text.sentence_at(figure.number.start)].end)
    for mark in text.marks.within("people.nouns", end, limit):
        between = folded[end : mark.start]
        if text.words_between(end, mark.start) <= NOUN_WORDS and not re.search(r"[.;:!?()]|\d|, ", between):
            return Span(mark.start, mark.end), False
        break
    start = figure.span.start
    nearest = None
    for mark in text.marks.within("people.nouns", max(0, start - 40), start):
        nearest = mark
    if (
        nearest
        and text.words_between(nearest.end, start) <= 2
        and not re.search(r"[.;!?]|\d|, ", folded[nearest.end : start])
    ):
        return Span(nearest.start, nearest.end), True
    return None, False


def _people_like(text: Text, figure: Figure, number: Number) -> bool:
    """True when the number may count people: a noun beside it, or an amount whose sentence speaks of people or cuts."""
    if figure.noun:
        return True
    sentence = text.sentences[text.sentence_at(figure.number.start)]
    if not any(c.isalpha() for c in text.raw[sentence.start : sentence.end]):
        return False
    lists = ("people.nouns", "cuts.strong", "cuts.weak", "people.total")
    if any(text.marks.within(name, sentence.start, sentence.end) for name in lists):
        return True
    return figure.hedge != "vague" and number.value >= FEW and len(text.marks["cuts.strong"]) >= SPEAKS


def with_bases(text: Text, found: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """(part, whole) for each pair such as "30 of its 120 employees", "20 % of the 700 staff"."""
    for part, whole in pairwise(found):
        if whole.is_percent or whole.hedge == "vague" or not isinstance(whole.value, Quantity):
            continue
        begin = (
            part.noun.end if part.noun and not part.noun_first and part.noun.end <= whole.span.start else part.span.end
        )
        gap = text.folded[part.span.end : whole.span.start]
        if len(gap) > 40 or re.search(r"[.;:!?]", gap):
            continue
        mark = text.marks.after("people.of_whole", part.span.end, 2) or text.marks.after("people.of_whole", begin, 2)
        if not mark or text.words_between(mark.end, whole.span.start) > 3:
            continue
        top = whole.value.low if whole.value.low is not None else whole.value.high
        size = None if part.is_percent else (part.value.high or part.value.low or 0)
        if top and (size is None or size < top):
            yield part, whole
