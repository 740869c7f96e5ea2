"""A cell of dates -> the days that it states, one by one and as far as each is told; days.py says what they are of.

Digits are never mended: a date with a digit too many or too few, or that no calendar has, is a broken one. A slip of
the signs between them (``6/ 9/2023``, ``01/07//09``, ``4/3.2026``) leaves every digit as written and is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from headcount.extract.structured.cells import any_of, words
from headcount.extract.structured.day_shapes import MASK, D, months, needed, remains, shapes
from headcount.model import PartialDate, Span

CENTURY = 60  # two-digit years after it are of the last century
Parts = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Stated:
    """A day as a cell states it; without ``date`` it is ``open`` (to be determined) or cannot be read."""

    date: PartialDate | None
    span: Span
    open: bool = False
    whole: bool = True
    """False for a bare year, which tells nothing about the days before it."""

    @property
    def broken(self) -> bool:
        return self.date is None and not self.open


def stated(text: str, order: str) -> list[Stated]:
    """The days of a cell in the order in which they stand, the broken and the open ones among them."""
    found, left = list[Stated](), text
    for shape, pattern in shapes():
        if not needed(shape).search(left):
            continue
        for match in pattern.finditer(left):
            new = list(READERS[shape](match, order)) if not enumerated(shape, left, match.start()) else []
            if new:
                found += new
                left = left[: match.start()] + MASK * len(match[0]) + left[match.end() :]
    broken, unknown = remains()
    found += [Stated(None, Span(*match.span())) for match in broken.finditer(left)]
    found += [Stated(None, Span(*match.span()), open=True) for match in unknown.finditer(left)]
    return completed(sorted(found, key=lambda one: one.span), text)


def enumerated(shape: str, text: str, at: int) -> bool:
    """True when the number at ``at`` is that of a phase or a store: phase 2 March 2020 is in March, not on the 2nd."""
    return (
        shape in ("days month", "day month", "my")
        and text[at].isdigit()
        and bool(re.search(rf"\b(?:{any_of('counts', 'numbered')})\s+\Z", text[:at], re.IGNORECASE))
    )


def completed(found: list[Stated], text: str) -> list[Stated]:
    """The same days; one without a year has that of the next one where words join them: December 1-14, 2020.

    Not when it would come after it (December 15 to January 4, 2021), and never from a day before it.
    """
    link = joined()
    for at in reversed(range(len(found) - 1)):
        one, other = found[at], found[at + 1]
        if one.date is None or one.date.year or other.date is None or not other.date.year or not other.whole:
            continue
        year = replace(one.date, year=other.date.year)
        if link.fullmatch(text[one.span.end : other.span.start]) and first_day(year) <= last_day(other.date):
            found[at] = replace(one, date=year)
    return found


@cache
def joined() -> re.Pattern[str]:
    """What stands between two days of one phrase."""
    inner = "|".join(any_of("dates", key) for key in ("through", "lists", "starts"))
    return re.compile(rf"[\s,:&/–—-]*(?:(?<![^\W_])(?:{inner})(?![^\W_])[\s,:&–—-]*)*", re.IGNORECASE)


def first_day(date: PartialDate) -> tuple[int, int, int]:
    """The first day that a date can mean, for comparing."""
    return date.year or 0, date.month or 1, date.day or 1


def last_day(date: PartialDate) -> tuple[int, int, int]:
    """The last day that a date can mean, for comparing."""
    return date.year or 9999, date.month or 12, date.day or 31


def dated(parts: Parts) -> PartialDate | None:
    """The date of a year, a month and a day as written; None when there is none such, or its year is beyond belief."""
    limits = words()["dates"]
    year, month, day = parts
    full = None
    if year is not None:
        digits = year.strip("'’")
        full = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) > CENTURY else 2000)
        if not limits["first_year"] <= full <= limits["last_year"]:
            return None
    if (month and not int(month)) or (day and not int(day)):
        return None
    try:
        date = PartialDate(full, int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
    longest = 29 if full is None or (full % 4 == 0 and (full % 100 or full % 400 == 0)) else 28
    most = {2: longest, 4: 30, 6: 30, 9: 30, 11: 30}.get(date.month or 1, 31)
    return date if (date.day or 1) <= most else None


def never(parts: Parts) -> bool:
    """True for the days that programs write when there is none."""
    year, month, day = parts
    return f"{year}-{int(month or 0):02}-{int(day or 0):02}" in words()["dates"]["never"]


def one(match: re.Match[str], parts: Parts, *, whole: bool = True) -> Stated:
    """A day over all of ``match`` up to the last of its parts."""
    end = max(match.end(name) for name in match.re.groupindex if match[name])
    return Stated(dated(parts), Span(match.start(), end), open=never(parts), whole=whole)


def numeric(match: re.Match[str], order: str) -> Iterator[Stated]:
    """Year, month and day in digits; groups a and b are in the table's order, but for 31.12.2024, which has but one."""
    said = match.groupdict()
    month, day = said.get("m"), said.get("d")
    if "a" in said:
        day_first = order == "dmy" or (said.get("s") == "." and int(said["a"]) > 12)
        month, day = (said["b"], said["a"]) if day_first else (said["a"], said["b"])
    parts = said.get("y"), month, day
    found = one(match, parts)
    if found.broken and "s" not in said and "y" not in said:
        return  # 24/7 is no date, and no broken one
    yield found


def named(match: re.Match[str], order: str) -> Iterator[Stated]:
    """One or several days of a named month."""
    month, year = str(months()[match["n"].lower().rstrip(".")]), match["y"] if "y" in match.re.groupindex else None
    days = list(re.finditer(rf"{D}(?!\d)", match["days"]))
    if len(days) == 1:
        yield one(match, (year, month, days[0][0]))
        return
    base, last = match.start("days"), len(days) - 1
    for number, day in enumerate(days):
        begin = min(match.start(), base) if number == 0 else base + day.start()
        end = base + day.end() if number < last else max(base + day.end(), match.end("y"), match.end("n"))
        yield Stated(dated((year, month, day[0])), Span(begin, end))


def monthly(match: re.Match[str], order: str) -> Iterator[Stated]:
    """A month, or the first and the last of several."""
    year = match["y"] if "y" in match.re.groupindex else None
    if match["first"]:
        yield Stated(dated((year, str(months()[match["first"].lower().rstrip(".")]), None)), Span(*match.span("first")))
    month = str(months()[match["n"].lower().rstrip(".")])
    yield Stated(dated((year, month, None)), Span(match.start("n"), match.end("y" if year else "n")))


def month_and_two(match: re.Match[str], order: str) -> Iterator[Stated]:
    """Mar-99 is March 1999; Mar-20 may be its 20th day or its year: the month alone is sure."""
    two = int(match["two"])
    year = match["two"] if two > 31 or two == 0 else None
    yield Stated(dated((year, str(months()[match["n"].lower().rstrip(".")]), None)), Span(*match.span()))


def yearly(match: re.Match[str], order: str) -> Iterator[Stated]:
    """A year alone: a quarter or a season is no month, so only the year is sure."""
    names = [name for name in ("y", "y2") if name in match.re.groupindex and match[name]]
    for name in names:
        alone = len(names) == 1 and match[0][0].isalnum()
        span = Span(match.start(), match.end()) if alone else Span(*match.span(name))
        yield Stated(dated((match[name], None, None)), span, whole=False)


def eight_digits(match: re.Match[str], order: str) -> Iterator[Stated]:
    """Eight digits, where only one order of year, month and day makes a date of them."""
    said = match["digits"]
    rest = (said[:2], said[2:4]) if order == "mdy" else (said[2:4], said[:2])
    found = [dated((said[:4], said[4:6], said[6:])), dated((said[4:], *rest))]
    if (found[0] is None) != (found[1] is None):
        yield Stated(found[0] or found[1], Span(*match.span("digits")))


READERS = {
    "ymd": numeric,
    "cjk": numeric,
    "month days": named,
    "days month": named,
    "day month": named,
    "aby": numeric,
    "aby slipped": numeric,
    "month year": monthly,
    "month two": month_and_two,
    "my": numeric,
    "ym": numeric,
    "ab": numeric,
    "year": yearly,
    "last year": yearly,
    "years": yearly,
    "months": monthly,
    "digits": eight_digits,
}
