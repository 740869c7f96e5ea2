"""A cell of dates -> its first and last day, the day of a change, and the days that have people of their own.

What is decided here, and never by guess:

- Several days: the earliest and the latest are kept, whatever their order; days without a year keep the order said.
- A first day that cannot be read, or stands after others that can: the cell is unreadable when the broken day comes
  first; when it comes last, or lies before its own beginning, the last day stays unknown.
- "amended 5/6": 5/6 is the day of the change. Where the cell has no other day, it stands for the day itself too.
- "moved to 5/6": 5/6 takes the place of the days before it.
- A quarter, a season, "end of 2013" is the year; "mid February 2012" the month. A day that is "by" or "on or after"
  another is that other day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headcount.extract.structured import cells, phases
from headcount.extract.structured.calendar import Stated, dated, first_day, last_day, stated
from headcount.extract.structured.changes import change_after, change_before, changes, is_former, is_received, replaces
from headcount.extract.structured.day_shapes import without_clock
from headcount.model import Marker, PartialDate, Phase, Span

PLAIN = re.compile(
    r"(?P<m>\d{1,2})(?P<sign>[/-])(?P<d>\d{1,2})(?P=sign)(?P<y>\d{4}|\d\d)"
    r"|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d)(?:[ T][\d:.]+Z?)?"
)
LINKS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LONG = 2000  # characters of a cell that lists its days
KEPT = 1 << 14  # cells that are remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What a cell of dates says. Spans count the characters of the cell."""

    first: PartialDate
    span: Span
    last: PartialDate | None = None
    """The last of several days, None where one is stated."""
    last_span: Span | None = None
    received: PartialDate | None = None
    """The day on which the office had the notice, where the cell tells it from the day of the notice."""
    marked: PartialDate | None = None
    """The day of the newest change that the cell speaks of."""
    phases: tuple[Phase, ...] = ()
    markers: tuple[Marker, ...] = ()
    """What the office wrote beside the day: updated, extended to, postponed."""


def days(text: str, order: str = "mdy") -> Days | None:
    """The days in a cell; None when it says that they are unknown. Raises Unreadable."""
    return remembered(text, order)


@lru_cache(maxsize=KEPT)
def remembered(text: str, order: str) -> Days | None:
    """As `days`; the plain cells, which are most, first."""
    plain = PLAIN.fullmatch(text)
    if plain and not (order == "dmy" and plain["m"]):
        date = dated((plain["y"] or plain["y2"], plain["m"] or plain["m2"], plain["d"] or plain["d2"]))
        if date:
            return Days(first=date, span=Span(0, plain.end("d2") if plain["d2"] else len(text)))
    if cells.is_unknown(text) or " ".join(text.casefold().split()).strip(" .*") in cells.words()["dates"]["unknown"]:
        return None
    if len(text) > LONG or (text.isdecimal() and len(text) not in (4, 8)):
        raise cells.Unreadable(text)
    return read(text, LINKS.sub(lambda link: "\x02" * len(link[0]), without_clock(text)), order)


def read(cell: str, text: str, order: str) -> Days | None:
    """The days of a cell that is not plain; ``text`` is the cell without the links that stand in it."""
    found = stated(text, order)
    if not any(day.date for day in found):
        if any(day.broken for day in found) or not any(day.open for day in found):
            raise cells.Unreadable(cell)
        return None
    own, marked, received = roles(found, text)
    own = own or (marked or received)[:1]
    groups = grouped(own, text)
    first, last = ends(groups, cell)
    return Days(
        first=first.date or PartialDate(1, 1),
        span=first.span,
        last=last.date if last else None,
        last_span=last.span if last else None,
        received=latest(received if own != received[:1] else ()),
        marked=latest(marked),
        phases=phases.of_days(groups, text),
        markers=changes(text),
    )


def roles(found: Sequence[Stated], text: str) -> tuple[list[Stated], list[Stated], list[Stated]]:
    """The days of the cell itself, those of a change, and those of receipt, each in their order."""
    own, marked, received, former = list[Stated](), list[Stated](), list[Stated](), list[Stated]()
    for number, day in enumerate(found):
        before = text[found[number - 1].span.end if number else 0 : day.span.start]
        after = text[day.span.end : found[number + 1].span.start if number + 1 < len(found) else len(text)]
        if is_received(before):
            received.append(day)
        elif is_former(before):
            former.append(day)
        elif replaces(before):
            own = [day]
        elif change_before(before) or change_after(after, last=number + 1 == len(found)):
            marked.append(day)
        else:
            own.append(day)
    return own or former, sorted(marked, key=lambda day: first_day(day.date) if day.date else (0, 0, 0)), received


def latest(found: Sequence[Stated]) -> PartialDate | None:
    """The latest of some days, None when there is none or one of them cannot be read."""
    dates = [day.date for day in found if day.date]
    return max(dates, key=first_day) if dates and len(dates) == len(found) else None


def grouped(own: Sequence[Stated], text: str) -> list[list[Stated]]:
    """The days of a cell, those from one to another put together."""
    groups = list[list[Stated]]()
    for day in own:
        before = groups[-1][-1] if groups else None
        gap = text[before.span.end : day.span.start] if before else ""
        if before and not (before.open or day.open) and len(groups[-1]) == 1 and through(gap):
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def through(gap: str) -> bool:
    """True when the words between two days say from one to the other."""
    return bool(throughs().fullmatch(gap)) or (gap.strip() in {"-", "–", "—", "--", "->", "→", "- -"})


@lru_cache(maxsize=1)
def throughs() -> re.Pattern[str]:
    """The words from one day to the other."""
    words, ahead = cells.any_of("dates", "through"), cells.any_of("dates", "lists")
    return re.compile(
        rf"[\s,.;:–—-]*(?:(?:{ahead}|will|is|expected)\b\s*)*(?:{words})(?![^\W\d_])"
        rf"(?:\s*(?:and including|including|or about|on|about|approximately|in|{words})\b)*[\s:.,–—-]*",
        re.IGNORECASE,
    )


def ends(groups: Sequence[Sequence[Stated]], cell: str) -> tuple[Stated, Stated | None]:
    """The first and the last day. Raises Unreadable when the first cannot be told."""
    told = [day for group in groups for day in group if not day.open]
    if not told or told[0].broken:
        raise cells.Unreadable(cell)
    good = [day for day in told if day.date]
    back = any(backward(group) for group in groups)
    if back or not all(day.date and day.date.year for day in good):
        first, last = good[0], good[-1]
    else:
        bounds = [[day for day in group if day.date] for group in groups]
        first = min((days[0] for days in bounds if days), key=lambda day: first_day(day.date or PartialDate(1)))
        last = max((days[-1] for days in bounds if days), key=lambda day: last_day(day.date or PartialDate(1)))
    return first, None if back or told[-1].broken or last.date == first.date else last


def backward(group: Sequence[Stated]) -> bool:
    """True when a range ends before it begins."""
    dates = [day.date for day in group if day.date and day.date.year]
    return len(dates) == 2 and last_day(dates[1]) < first_day(dates[0])
