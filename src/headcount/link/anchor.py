"""When a claim's cut became known: as an interval of days, stated or inferred."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headcount.model import PartialDate


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Days from ``first`` to ``last``, as ordinals; ``inferred`` when only the day of publishing is known."""

    first: int
    last: int
    inferred: bool = False

    @property
    def wide(self) -> bool:
        """True when it is known to no better than a season or a year."""
        return self.last - self.first > 31

    def apart(self, other: Anchor) -> int:
        """Days between the two; 0 when they overlap."""
        return max(0, other.first - self.last, self.first - other.last)


@lru_cache(1 << 15)
def days(when: PartialDate) -> tuple[int, int] | None:
    """The first and the last day that ``when`` may mean, as ordinals; None without a year."""
    if when.year is None:
        return None
    first, last = when.month or 1, when.month or 12
    end = calendar.monthrange(when.year, last)[1]
    day = min(when.day, end) if when.day else None
    return date(when.year, first, day or 1).toordinal(), date(when.year, last, day or end).toordinal()


def anchor(announced: PartialDate | None, published: PartialDate | None) -> Anchor | None:
    """Where a claim stands in time: the day announced, else (inferred) the day published; None when neither is known.

    A month without a year is the last such month before the document was published.
    """
    told = days(published) if published else None
    if announced and announced.year is None and told:
        announced = _last_such(announced, told[1])
    stated = days(announced) if announced else None
    if stated:
        capped = min(stated[1], told[1]) if told and told[1] >= stated[0] else stated[1]
        return Anchor(stated[0], capped)
    return Anchor(*told, inferred=True) if told else None


def _last_such(when: PartialDate, told: int) -> PartialDate:
    """``when`` in the newest year that begins no more than a month after ``told``."""
    year = date.fromordinal(told).year + 1
    while year > 1 and (days(PartialDate(year, when.month, when.day)) or (0, 0))[0] > told + 31:
        year -= 1
    return PartialDate(year, when.month, when.day)
