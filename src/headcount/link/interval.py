"""Numbers as intervals: what they allow, whether they agree, how telling their equality is."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from headcount.model import Percent, Quantity

APPROXIMATE = 0.10
"""An approximate n stands for n - 10 % to n + 10 %."""


OPEN = 1.5
"""An open bound is taken to speak of numbers up to this many times as large, or as small."""


class Interval(NamedTuple):
    """Every number between ``low`` and ``high``, both inclusive."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """True when some number is in both."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def fits(self, other: Interval) -> bool:
        """True when the two meet and are of one size: nobody says "over 1,000" of 12,000."""
        if not self.meets(other):
            return False
        open_ended = math.isinf(self.high) or math.isinf(other.high) or not (self.low and other.low)
        small, large = sorted((self.size, other.size))
        return not open_ended or large <= OPEN * small

    @property
    def size(self) -> float:
        """The stated end of an open interval, the upper one of a closed."""
        return self.low if math.isinf(self.high) else self.high

    @property
    def middle(self) -> float:
        """One number to compare sizes by."""
        if math.isinf(self.high):
            return self.low
        return self.high if self.low == 0 else (self.low + self.high) / 2


def bounds(value: Quantity | Percent) -> Interval:
    """What the words bound, an approximate number by itself."""
    return Interval(0 if value.low is None else value.low, math.inf if value.high is None else value.high)


def allowed(value: Quantity | Percent) -> Interval:
    """What the words allow: an approximate number may be a tenth less or more."""
    low, high = bounds(value)
    return Interval(low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)) if value.approx else Interval(low, high)


def meet(intervals: list[Interval]) -> Interval | None:
    """The numbers that all ``intervals`` allow; None when there are none."""
    both = Interval(max(i.low for i in intervals), min(i.high for i in intervals))
    return both if both.low <= both.high else None


@lru_cache(1 << 14)
def digits(number: float) -> int:
    """Significant digits: 1 for 8,000, 2 for 8,500, 3 for 159. Two cuts rarely share three by chance."""
    text = f"{number:.10g}".replace(".", "").strip("0")
    return max(1, len(text))


def known(value: Quantity | Percent | None) -> bool:
    """True when at least one bound is stated."""
    return value is not None and (value.low is not None or value.high is not None)
