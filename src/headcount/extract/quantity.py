"""Every number of people and every share of a workforce in a text, with the bounds that its words give.

Number first: verbs are an open class, numbers and the nouns beside them are not. What is certainly no number of people
(money, dates, ages, shops) is dropped; whether a number is a cut, a base, a total or a hire is the ranker's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from headcount.extract.lexicon import Mark
from headcount.extract.numerals import Number, numbers
from headcount.extract.text import Text
from headcount.model import Percent, Quantity, Span

_CURRENCY = r"[\$€£¥₹₽₺元円]"
_MONEY_BEFORE = re.compile(
    rf"{_CURRENCY}(?: ?|\d[\d.,]* ?- ?)$|(?:us|r|c|a|hk|nt)\$ ?$|\b(?:usd|eur|gbp|rs|chf|sek|rmb)\.? ?$"
)
_MONEY_AFTER = re.compile(rf"(?: ?(?:k|m|mn|bn))? ?{_CURRENCY}")
_ORDINAL_OR_AGE = re.compile(
    r"(?:st|nd|rd|th|º|ª|[/:]\d|-(?:year|month|day|week|hour|storey|story|foot|mile|nation|strong-))"
)
_NUMBERED = re.compile(r"[\w][-/:.]$|[#№]\s?$|\bno\.? $")
_AFTER_PERCENT = re.compile(r" ?%")
_RANGE = re.compile(r" ?(?:-|~|〜|～|to) ?")
_MONTH_LINK = re.compile(r"(?:\.|er|º)? (?:de|d'|of|di) ")
_WORD_AFTER = re.compile(r" ?([\w'-]{1,60}) ")
_SMALL = frozenset(
    {"of", "in", "at", "to", "and", "or", "from", "for", "by", "with", "on", "as", "out", "the", "its", "their",
     "von", "bei", "im", "auf", "van", "te", "di", "de", "del", "en", "e", "y", "et", "i", "na", "w", "z"}
)  # fmt: skip
_FILLER = re.compile(
    r"(?:\b(?:a|an|the|its|their|these|as|another|yet|el|la|los|las|sus|il|lo|i|gli|le|suoi|sue|les|ses|"
    r"die|der|den|das|seine|seiner|ihre|ihrer|o|os|as|seus|suas|de|het|zijn|a|az|its)|\bl'|\b(?:\w+'s))$"
)
"""Articles and possessives that may stand between a hedge and its number."""
MOST_PEOPLE = 20_000_000
"""More people than any cut or monthly total of one country counts."""
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
    return _levels(text, found)[:most]


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
    if not high or not low or low >= high or not text.marks.within("cuts.level_verbs", sentence.start, one.span.start):
        return None
    value = Quantity(int(high - low), int(high - low), before.value.approx or after.value.approx, derived=True)
    made = Figure(
        Span(one.span.start, two.span.end), Span(one.number.start, two.number.end), value, "level", one.noun or two.noun
    )
    made.base, made.base_span = int(high), before.number
    return made


def _level(text: Text, figure: Figure) -> str:
    """``level_from`` or ``level_to`` when such a word leads the figure, else nothing."""
    for key in ("level_from", "level_to"):
        if text.marks.before(f"cuts.{key}", figure.span.start, 1):
            return key
    return ""


def _is_range(text: Text, one: Number, two: Number) -> bool:
    """True when ``one`` and ``two`` are the ends of a range: 4,000 to 6,000; between 4,000 and 6,000; 4-6 thousand."""
    counter = None if text.words.spaced else text.marks.after("people.nouns", one.end, 0)
    end = counter.end if counter else _percent_end(text, one) or one.end
    between = text.folded[end : two.start]
    if (
        len(between) > 24
        or one.vague
        or two.vague
        or not one.value < two.value
        or "\n" in text.raw[one.end : two.start]
    ):
        return False
    joined = bool(_RANGE.fullmatch(between)) and "to" not in between
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
    first = text.words.table["numbers"].get("range", [])
    return text.folded[start:end] in first[:1]


def _figure(text: Text, one: Number, two: Number) -> Figure | None:
    """The figure whose number begins with ``one`` and ends with ``two`` (the same for a single number)."""
    share = _percent_end(text, two)
    if _excluded(text, one, two, is_percent=share is not None):
        return None
    start, end, hedge = (
        one.start,
        share or two.end,
        one.hedge or ("range" if two is not one else "vague" if one.vague else ""),
    )
    start, before = _hedge_before(text, start)
    end, after = _hedge_after(text, end)
    hedge = before or after or hedge
    low, high, approx = bounds(one, two, hedge)
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
    lists = ("people.total", "people.nouns", "people.whole", "roles.unit")
    after = (mark for name in lists for mark in text.marks.within(name, end, end + 60))
    before = (mark for name in lists[:3] for mark in text.marks.within(name, max(0, start - 40), start))
    reach = 5 if text.marks.after("employers.of", end, 1) or text.marks.after("people.of_whole", end, 1) else 2
    return any(
        text.words_between(end, m.start) <= reach and not re.search(r"[;:]|[.,] ", text.folded[end : m.start])
        for m in after
    ) or any(text.words_between(m.end, start) <= 2 for m in before)


def bounds(one: Number, two: Number, hedge: str) -> tuple[float | None, float | None, bool]:
    """(low, high, approx) of a number under its hedge, by gold RULES 7: over = low only, up to = high only."""
    if one.vague:
        return one.vague[0], one.vague[1], True
    low, high = one.value, two.value
    if one is not two:
        return low, high, hedge == "about"
    match hedge:
        case "over":
            return low, None, False
        case "under":
            return None, high, False
        case "nearly":
            return None, high, True
        case "about":
            return low, high, True
    return low, high, one.approx


def _percent_end(text: Text, number: Number) -> int | None:
    """Where the percent sign or word after ``number`` ends; None without one."""
    if number.percent:
        return number.end
    if sign := _AFTER_PERCENT.match(text.folded, number.end):
        return sign.end()
    if word := text.marks.after("numbers.percent", number.end, 1):
        return word.end
    if tens := text.marks.after("numbers.percent_tens", number.end, 0):
        number.value *= 10
        return tens.end
    if text.folded[number.start - 1 : number.start] == "%":
        return number.end
    word = text.marks.before("numbers.percent_before", number.start, 1)
    return number.end if word else None


def _hedge_before(text: Text, start: int) -> tuple[int, str]:
    """The start of the hedge before ``start`` and its kind; ``start`` and nothing without one."""
    position = start
    for _ in range(4):
        while position and text.folded[position - 1] in " ('\"":
            position -= 1
        if position and text.folded[position - 1] == ">":
            return position - 1, "over"
        for kind in ("over", "under", "nearly", "about"):
            if mark := text.marks.before(f"numbers.{kind}", position, 0):
                if kind == "under" and _range_word_only(text, mark.start, mark.end):
                    continue
                return mark.start, kind
        filler = _FILLER.search(text.folded[max(0, position - 12) : position])
        if not filler:
            return start, ""
        position -= len(filler.group())
    return start, ""


def _range_word_only(text: Text, start: int, end: int) -> bool:
    """True for an upper-bound word that is also a plain "to": it bounds unless a level is told."""
    word = text.folded[start:end]
    if word not in text.words.table["cuts"].get("level_to", []):
        return False
    around = text.marks.within("cuts.level_from", max(0, start - 40), end + 40)
    if any(re.match(r"\W{0,2}\d", text.folded[mark.end : mark.end + 3]) for mark in around):
        return True
    return len(word) <= 2 and bool(text.marks.within("cuts.level_verbs", max(0, start - 60), start))


def _hedge_after(text: Text, end: int) -> tuple[int, str]:
    for kind in ("over", "under", "nearly", "about"):
        if mark := text.marks.after(f"numbers.{kind}_after", end, 1):
            return mark.end, kind
    if text.folded[end : end + 1] == "+":
        return end + 1, "over"
    return end, ""


def _excluded(text: Text, one: Number, two: Number, *, is_percent: bool) -> bool:
    """True when the number is certainly no number of people: money, a date, a time, a unit, a label."""
    folded, marks, start, end = text.folded, text.marks, one.start, two.end
    before, after = folded[max(0, start - 6) : start], folded[end : end + 8]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return True
    if re.match(r"-\d", after) or (not is_percent and _label(text, one, end)):
        return True
    if _ORDINAL_OR_AGE.match(after) or (_NUMBERED.search(before) and not one.words):
        return True
    if any(mark.end > end for mark in marks.within("numbers.money", start, end + 20) if mark.start <= end + 1):
        return True
    if is_percent:
        return False
    if two.value <= 31 and (
        (folded[start - 1 : start] == "(" and folded[end : end + 1] == ")") or _day_of_month(text, end)
    ):
        return True
    if (
        marks.after("dates.months", end, 2)
        or (marks.before("dates.months", start, 1) and two.value <= 31)
        or (marks.before("dates.months", start, 3) and two.value <= 31)
    ):
        return not marks.after("people.nouns", end, 1)
    joined = marks.after("employers.of", end, 1) if one.vague else None
    unit = marks.after("numbers.units", joined.end if joined else end, 1) or _unit_after_adjective(text, end)
    return unit is not None and not _counts_people(text, unit)


def _day_of_month(text: Text, end: int) -> bool:
    """True when a month follows after a short link: "10 de junho"."""
    link = _MONTH_LINK.match(text.folded, end)
    return link is not None and text.marks.after("dates.months", link.end(), 0) is not None


def _label(text: Text, number: Number, end: int) -> bool:
    """True for a number that only names something: Chapter 11, Airbus 320; a people-noun after it clears it."""
    if number.words or number.value >= 1000 or text.marks.after("people.nouns", end, 2):
        return False
    before = re.search(r"(\w+) $", text.raw[max(0, number.start - 20) : number.start])
    if not before or not before[1][0].isupper() or (before[1].isupper() and len(before[1]) > 4):
        return False
    sentence = text.sentences[text.sentence_at(number.start)]
    return (
        sentence.start < number.start - len(before[1]) - 1
        and not text.marks.before("dates.months", number.start, 1)
        and text.words.iso != "de"
    )


def _unit_after_adjective(text: Text, end: int) -> Mark | None:
    """A unit that one other word parts from the number, "500 retail stores"; None when that word is a preposition."""
    word = _WORD_AFTER.match(text.folded, end)
    if not word or word[1] in _SMALL or not text.words.spaced or text.marks.after("people.nouns", end, 1):
        return None
    return text.marks.after("numbers.units", word.end(), 0)


def _counts_people(text: Text, unit: Mark) -> bool:
    """True when the unit is itself a people-noun, or stands before one: "20 plant workers", "900 head office jobs"."""
    if text.marks.after("people.nouns", unit.start, 0):
        return True
    after = text.marks.within("people.nouns", unit.end, unit.end + 30)
    gap = text.folded[unit.end : after[0].start].split() if after else []
    return bool(after) and len(gap) <= 1 and not set(gap) & _SMALL and text.folded[unit.end] in " -"


def _year(text: Text, number: Number, figure: Figure) -> bool:
    """True for a bare 19xx or 20xx, unless round, with a people-noun at once behind and no preposition of time."""
    if (
        number.words
        or not 1900 <= number.value <= 2099
        or not re.fullmatch(r"\d{4}", text.folded[number.start : number.end])
    ):
        return False
    if number.value % 10 and (figure.noun is None or 1990 <= number.value <= 2035):
        return True
    if figure.noun is None or figure.noun_first or text.words_between(number.end, figure.noun.start) > 0:
        return figure.hedge == ""
    leads = ("dates.effective", "employers.place", "dates.months")
    return figure.hedge == "" and any(text.marks.before(name, number.start, 2) for name in leads)


def _noun(text: Text, figure: Figure) -> tuple[Span | None, bool]:
    """The people-noun beside the figure and whether it stands first: "500 jobs", "jobs: 500", "layoffs of 500"."""
    folded, end = text.folded, figure.span.end
    limit = end + 60
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
    return any(text.marks.within(name, sentence.start, sentence.end) for name in lists) or _headline_near(
        text, sentence
    )


def _headline_near(text: Text, sentence: Span) -> bool:
    """True when the text's title speaks of cuts and the sentence is a short line of a list."""
    if text.title is None or sentence.end - sentence.start > 120:
        return False
    return bool(text.marks.within("cuts.strong", text.title.start, text.title.end))


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
