"""Which of a text's dates are a cut's: when it was told, and when people leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headcount.extract.dates import When
from headcount.extract.grammar import Pattern
from headcount.extract.text import Text
from headcount.model import PartialDate, Span, Status

NEAR = 20
"""A date further than this many words from the figure is not the cut's, unless it opens the sentence."""
NEAR_YEAR = 8
"""A year alone must stand this near, and the cut be done, unless the year opens the sentence."""
HEADING = 60
"""A line of at most so many characters may be the heading of an item in a list."""
_AHEAD: frozenset[Status | None] = frozenset({"announced", "planned", "rumoured"})
"""Statuses of a cut that is still to come: a date beside its verb is when people leave, not when it was told."""
_SAID_BEFORE: frozenset[Status | None] = frozenset({"completed", "denied", "rescinded"})
"""Statuses of a cut that was told before this text: its dateline is not the cut's."""
_UNTIL = Pattern(r"(?:-| ?(?:'\w+ )?)?@until@(?:\b|(?=[^\x00-\u2fff]))")


def of_figure(
    text: Text,
    found: Sequence[When],
    sentence: Span,
    figure: Span,
    *,
    fellows: Sequence[Span] = (),
    state: Status | None = None,
    line: When | None = None,
    anchor: PartialDate | None = None,
) -> tuple[When | None, When | None]:
    """(announced, effective): the dates that belong to the figure, each the nearest of its kind.

    A date belongs to the figure nearest to it; ``fellows`` are the sentence's other figures. ``line`` is the text's
    dateline,
    which alone gives the month only (RULES 11); ``anchor`` the day of publication or of the dateline.
    """
    best: dict[bool, tuple[int, When]] = {}
    for when in found:
        if not (sentence.start <= when.span.start < sentence.end) or when == line:
            continue
        away = text.apart(when.span, figure)
        opens = _opens(text, sentence, when.span, fellows)
        if not opens and any(text.apart(when.span, other) < away for other in fellows):
            continue
        later = leaves(text, when, sentence, state, anchor)
        if not later and not opens and away > (NEAR if when.date.month else NEAR_YEAR):
            continue
        if not later and when.date.month is None and state in _AHEAD and not opens:
            continue
        if later not in best or away < best[later][0]:
            best[later] = (away, when)
    beside = [when for when in found if when != line]
    announced = (
        best[False][1]
        if False in best
        else _beside(text, beside, sentence, state) or (None if state in _SAID_BEFORE else _month(line))
    )
    return announced, best[True][1] if True in best else None


def nearby(text: Text, found: Sequence[When], sentence: Span) -> When | None:
    """The day or week that the sentence speaks of, or that the one before it opens with: "This week, another ..."."""
    lists = [f"dates.relative_{unit}" for unit in ("days", "weeks", "months")]
    place = text.sentence_at(sentence.start)
    before = text.sentences[place - 1] if place else None
    for when in found:
        start, end = when.span.start, when.span.end
        if not any(mark.value <= 0 for name in lists for mark in text.marks.within(name, start, end)):
            continue
        if sentence.start <= start < sentence.end:
            return when
        if before and "\n" not in text.raw[before.end : sentence.start] and 0 <= start - before.start <= OPENS:
            return when
    return None


OPENS = 3
"""How many characters into a sentence a date may stand that opens it."""


def leaves(text: Text, when: When, sentence: Span, state: Status | None, anchor: PartialDate | None) -> bool:
    """True for a date when people leave.

    Led by "by", "from", "effective", after publication, or beside the verb of a cut to come."""
    start, end = when.span.start, when.span.end
    if any(text.marks.before("dates.effective", start, slack) for slack in (1, 5)) or _UNTIL.of(text.words.iso).match(
        text.folded, end
    ):
        return True
    if anchor is not None and _after(when.date, anchor):
        return True
    if (
        text.marks.before("dates.since", start, 5)
        or (anchor is not None and _before(when.date, anchor))
        or (anchor is None and when.date.day and when.date.year)
    ):
        return False
    if (
        state not in _AHEAD
        or text.marks.after("dates.weekdays", start, 0)
        or text.marks.after("dates.relative_days", start, 0)
    ):
        return False
    told = _distance(
        text,
        ("speakers.say", "status.announced"),
        sentence,
        when.span,
        skip=("cuts.strong", "cuts.weak", "cuts.closure"),
    )
    done = _distance(text, ("cuts.strong", "cuts.weak", "cuts.closure"), sentence, when.span, skip=())
    return done < told and text.words_between(sentence.start, start) > 2


def _distance(text: Text, lists: Sequence[str], sentence: Span, date: Span, skip: Sequence[str]) -> int:
    """How many words the nearest mark of the lists stands from the date.

    Marks that are also in a list of ``skip`` do not count."""
    away = 99
    for name in lists:
        for mark in text.marks.within(name, sentence.start, sentence.end):
            if not any(text.marks.within(other, mark.start, mark.end) for other in skip):
                away = min(away, text.apart(mark, date))
    return away


def _after(when: PartialDate, anchor: PartialDate) -> bool:
    """True when the date is later than the anchor, as far as both go; a date without a year is not."""
    if when.year is None or anchor.year is None:
        return False
    mine = (when.year, when.month or 0, when.day or 0)
    theirs = (anchor.year, anchor.month or 12, anchor.day or 31)
    return mine[: 1 + bool(when.month) + bool(when.day)] > theirs[: 1 + bool(when.month) + bool(when.day)]


def _before(when: PartialDate, anchor: PartialDate) -> bool:
    """True when the date lies in an earlier month than the anchor; a date without a year does not."""
    if when.year is None or anchor.year is None:
        return False
    return (when.year, when.month or 12) < (anchor.year, anchor.month or 1)


def _beside(text: Text, found: Sequence[When], sentence: Span, state: Status | None) -> When | None:
    """The date of the item in a list.

    In its heading line before the sentence, or right after, when the sentence is the heading."""
    place = text.sentence_at(sentence.start)
    if text.title and sentence.start < text.title.end:
        return None if state == "denied" else _under_title(text, found)
    if (
        place > 0
        and (head := text.sentences[place - 1]).end - head.start <= HEADING
        and text.raw[head.end : sentence.start].count("\n") == 1
    ):
        return next((when for when in found if head.start <= when.span.start < head.end and when.date.day), None)
    if (
        sentence.end - sentence.start <= HEADING
        and place + 1 < len(text.sentences)
        and text.raw[sentence.end - 1] not in ".!?"
    ):
        item = text.sentences[place + 1]
        near = (when for when in found if item.start <= when.span.start < item.end and when.date.day)
        return next((when for when in near if text.raw[sentence.end : item.start].count("\n") == 1), None)
    return None


def _under_title(text: Text, found: Sequence[When]) -> When | None:
    """The day told in the first sentence under the title, when it tells the cut again."""
    if text.title is None:
        return None
    first = next(
        (s for s in text.sentences if s.start >= text.title.end and text.marks.within("cuts.strong", s.start, s.end)),
        None,
    )
    if first is None or text.sentence_at(first.start) > text.sentence_at(text.title.end) + 2:
        return None
    days = (when for when in found if first.start <= when.span.start < first.end and when.date.day)
    return next(
        (
            when
            for when in days
            if not any(text.marks.before("dates.effective", when.span.start, slack) for slack in (1, 5))
        ),
        None,
    )


def _month(line: When | None) -> When | None:
    return line and replace(line, date=PartialDate(line.date.year, line.date.month))


def _opens(text: Text, sentence: Span, date: Span, fellows: Sequence[Span]) -> bool:
    """True when the date begins the sentence, before every figure: it then holds for all of them."""
    return text.words_between(sentence.start, date.start) <= 2 and all(date.start < other.start for other in fellows)


def with_year(when: PartialDate, published: PartialDate | None) -> PartialDate:
    """``when`` with the year that publication gives it: the latest that is not after the month of publication."""
    if when.year is not None or published is None or published.year is None or when.month is None:
        return when
    year = published.year if published.month is None or when.month <= published.month else published.year - 1
    return PartialDate(year, when.month, when.day)


def next_one(when: PartialDate, published: PartialDate | None) -> PartialDate:
    """``when`` with the year that publication gives a date to come.

    The first that is not before the month of publication."""
    if when.year is not None or published is None or published.year is None or when.month is None:
        return when
    year = published.year if published.month is None or when.month >= published.month else published.year + 1
    return PartialDate(year, when.month, when.day)
