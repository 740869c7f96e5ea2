"""Stretches of a text that are given away: what comes later must not overlap them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Stretches (start inclusive, end exclusive), kept in order so that a question costs a bisection, not a walk."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in stretches:
            self.add(start, end)

    def free(self, start: int, end: int) -> bool:
        """True when no stretch overlaps ``start``..``end``."""
        place = bisect_left(self._starts, end)
        return place == 0 or self._ends[place - 1] <= start

    def add(self, start: int, end: int) -> None:
        """Keeps ``start``..``end``, which overlaps no other."""
        place = bisect_left(self._starts, start)
        self._starts.insert(place, start)
        self._ends.insert(place, end)

    def take(self, start: int, end: int) -> bool:
        """True, and the stretch is kept, when it is free."""
        if not self.free(start, end):
            return False
        self.add(start, end)
        return True
