"""A cell of people -> the number for this office, the one before a change, the one everywhere, and its parts.

What is decided here, and never by guess:

- A number is the office's own when it is the only one, when the cell gives it to the state of the office, when it is
  the sum of the others or stands before them as their whole. "61 total, 4 in CO" is 4 of 61 for Colorado, and 61 for
  whoever is not known to be Colorado.
- Parts that the cell names but does not add up are added, and the sum is marked derived; contractors are never added.
- Several numbers without a word on what they are stay parts, and the number itself unknown.
- "500 nationwide" is no number for the office's own state.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headcount.extract.structured import cells
from headcount.extract.structured.calendar import Stated, first_day, stated
from headcount.extract.structured.changes import changes
from headcount.extract.structured.day_shapes import without_clock
from headcount.extract.structured.figures import figures, whole
from headcount.extract.structured.shares import Part, parts
from headcount.model import Marker, PartialDate, Phase, Quantity, Span

PLAIN = re.compile(r"\s*\*{0,2}\s*(?P<number>\d{1,7}(?:\.0{1,2})?|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d? \d{3})\s*")
LINKS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
SPACED = re.compile(r"\D*(?<!\w)[1-9]\d? \d{3}\D*")  # one number and no other: 1 240 salariés
ALNUM = re.compile(r"[^\W_]")
LONG = 1000  # characters of a cell that tells its parts
KEPT = 1 << 13  # cells that are remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a cell of people says. Spans count the characters of the cell."""

    people: Quantity | None
    """The number that holds for this office, None when the cell says that it is not known (any more)."""
    span: Span
    before: Quantity | None = None
    """The number before a change that the cell speaks of."""
    marked: PartialDate | None = None
    """The day of that change."""
    markers: tuple[Marker, ...] = ()
    total: Quantity | None = None
    """The number everywhere, where ``people`` is that of the office's own state."""
    phases: tuple[Phase, ...] = ()


def count(text: str, home: Collection[str] = ()) -> Count | None:
    """The numbers in a cell; None when it says that they are unknown. Raises Unreadable.

    ``home`` holds the names of the office's state, lower case: "61 total, 4 in CO" is 4 for colorado, co.
    """
    return remembered(text, tuple(home))


@lru_cache(maxsize=KEPT)
def remembered(text: str, home: tuple[str, ...]) -> Count | None:
    """As `count`; the plain cells, which are most, first."""
    if (plain := PLAIN.fullmatch(text)) and (number := whole(plain["number"])) is not None:
        return Count(people=Quantity(number, number), span=Span(*plain.span("number")))
    if cells.is_unknown(text) or (text.strip() and not ALNUM.search(text)):
        return None
    if " ".join(text.casefold().split()).strip(" .*") in cells.words()["counts"]["unknown"]:
        return None
    if len(text) > LONG or not text.strip():
        raise cells.Unreadable(text)
    return read(text, home)


def read(cell: str, home: tuple[str, ...]) -> Count | None:
    """The numbers of a cell that is not plain."""
    text = LINKS.sub(lambda link: "\x02" * len(link[0]), without_clock(cell))
    days = [day for day in stated(text, "mdy") if is_written_out(day, text)]
    for day in days:
        text = text[: day.span.start] + "\x01" * (day.span.end - day.span.start) + text[day.span.end :]
    if SPACED.fullmatch(text):
        text = text.replace(" ", "\u00a0")
    markers = changes(text)
    found = figures(text, changed=bool(markers) or is_moved(text))
    if any(figure.people is None for figure in found):
        raise cells.Unreadable(cell)
    if not found:
        if is_open(text):
            return None
        raise cells.Unreadable(cell)
    told = parts(found, text, home)
    whole_cell = Span(len(cell) - len(cell.lstrip()), len(cell.rstrip()))
    return assembled(told, whole_cell, markers, days, home, text)


def is_open(text: str) -> bool:
    """True when a cell without a number says that it is not known."""
    said = cells.any_of("unknown", "words")
    return bool(re.search(rf"(?<![^\W\d_])(?:{said})(?![^\W\d_])", text, re.IGNORECASE))


def is_moved(text: str) -> bool:
    """True when a cell says that its number rose or fell."""
    return bool(re.search(rf"(?<![^\W\d_])(?:{cells.any_of('counts', 'moved')})(?![^\W\d_])", text, re.IGNORECASE))


def is_written_out(day: Stated, text: str) -> bool:
    """True for a full date: 5/2009 and 10/22/2020, not 12-2000, which may be a range of people."""
    said = text[day.span.start : day.span.end]
    full = day.date is not None and day.date.year is not None and day.date.month is not None
    return full and bool(re.search(r"/|[^\W\d_]|\d\D+\d+\D+\d", said))


def assembled(
    told: Sequence[Part],
    cell: Span,
    markers: tuple[Marker, ...],
    days: Sequence[Stated],
    home: tuple[str, ...],
    text: str,
) -> Count:
    """The count of a cell from its parts."""
    current, before = told, None
    earlier = [part for part in told if part.earlier]
    if earlier:
        current, before = [part for part in told if not part.earlier], earlier[-1].people
    dates = [day.date for day in days if day.date]
    marked = max(dates, key=first_day) if markers and dates else None
    if not markers and len(dates) == len(current) - 1 and all(part.inside for part in current[1:]):
        rest = zip(current[1:], dates, strict=True)
        current = [current[0], *(replace(part, day=date) for part, date in rest)]
    if not markers and len(dates) == len(current):
        current = [replace(part, day=date) for part, date in zip(current, dates, strict=True)]
    people, span, total, phases = divided(current, cell, home)
    if not current and not is_open(text):
        people, span, before = before, earlier[-1].span, None
    more: tuple[Marker, ...] = ("additional",) if len(current) == 1 and current[0].additional else ()
    return Count(
        people=people, span=span, before=before, marked=marked, markers=markers + more, total=total, phases=phases
    )


Divided = tuple[Quantity | None, Span, Quantity | None, tuple[Phase, ...]]


def divided(told: Sequence[Part], cell: Span, home: tuple[str, ...]) -> Divided:
    """The number for this office, where it stands, the number everywhere, and the parts."""
    if not told:
        return None, cell, None, ()
    if len(told) == 1:
        return single(told[0], cell, home)
    if (own := of_home(told)) is not None:
        others = [part for part in told if part is not own]
        whole_ = next((part for part in others if part.wide or part.total or contains(part, own)), None)
        return own.people, own.span, whole_.people if whole_ else None, () if whole_ else phases(told)
    wide = [part for part in told if part.wide]
    if len(wide) == 1 and len(told) == 2:
        other = next(part for part in told if not part.wide)
        if home or not other.label:
            return other.people, other.span, wide[0].people, ()
    if (head := head_of(told)) is not None:
        return head.people, head.span, None, phases([part for part in told if part is not head])
    return summed(told, cell)


def single(part: Part, cell: Span, home: tuple[str, ...]) -> Divided:
    """The one number of a cell: of the office's own state, but when it is said to be of the whole country."""
    if part.wide and home and not part.home:
        return None, cell, part.people, ()
    return part.people, part.span, None, phases([part]) if part.day else ()


def of_home(told: Sequence[Part]) -> Part | None:
    """The one part that the cell gives to the state of the office."""
    own = [part for part in told if part.home]
    return own[0] if len(own) == 1 else None


def contains(part: Part, own: Part) -> bool:
    """True when a number without a label stands before the state's own and is no smaller."""
    return not part.label and part.span < own.span and (part.people.high or 0) >= (own.people.high or 0)


def head_of(told: Sequence[Part]) -> Part | None:
    """The part that is the whole of the others: said to be, their sum, or standing before them in brackets."""
    stated_ = [part for part in told if part.total or part.wide]
    if len(stated_) == 1:
        return stated_[0]
    if len(told) > 2:
        for part in told:
            rest = [other.people for other in told if other is not part]
            if added(rest) is not None and replace(part.people, approx=False) == added(rest):
                return part
    first, rest_ = told[0], told[1:]
    bracketed = all(part.inside and (part.label or part.day) for part in rest_)
    return first if bracketed and not first.inside else None


def added(said: Sequence[Quantity]) -> Quantity | None:
    """The sum of exact numbers; None when one has open bounds."""
    if any(one.low is None or one.high is None for one in said):
        return None
    return Quantity(sum(one.low or 0 for one in said), sum(one.high or 0 for one in said))


def summed(told: Sequence[Part], cell: Span) -> Divided:
    """The sum of named parts, marked derived; people of other employers are a part beside it."""
    staff = [part for part in told if not part.contracted] or list(told)
    if not all(part.label or part.day or part.joined for part in staff) and len(staff) > 1:
        return None, cell, None, phases(told)
    if len(staff) == 1:
        return staff[0].people, staff[0].span, None, phases([part for part in told if part.contracted])
    total = added([part.people for part in staff])
    approx = any(part.people.approx for part in staff)
    return replace(total, derived=True, approx=approx) if total else None, cell, None, phases(told)


def phases(told: Sequence[Part]) -> tuple[Phase, ...]:
    """The parts as the model keeps them."""
    return tuple(Phase(headcount=part.people, effective=part.day, label=part.label) for part in told)
