"""Which claims of an event give its total and which a part of it; the parts' sum held against the total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import isinf

from headcount.link import sites
from headcount.link.interval import bounds
from headcount.link.said import Said
from headcount.link.table import WORDS
from headcount.model import Conflict, Quantity


def split(claims: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """The claims that speak of the whole cut, and those that speak of a part of it.

    Beside some other claim's total, a notice speaks of a part when it is smaller, or when several are of several sites.
    Where there are notices only, those of several sites are parts without a total.
    """
    held = {s.id for s in claims}
    inner = [s for s in claims if s.whole is not None or s.beneath in held]
    outer = [s for s in claims if s.whole is None and s.beneath not in held]
    firm = [s for s in outer if not s.notice]
    least = min((s.people.low for s in firm if s.people), default=0)
    if firm:
        notices = [s for s in outer if s.notice and s.people]
        several = _several_sites(notices)
        small = [s for s in notices if s.people and (s.people.high < least or (several and s.place))]
        return [s for s in outer if s not in small], inner + small
    if outer and not inner and _several_sites(outer):
        return [], outer
    return (outer, inner) if outer else (inner, [])


def _several_sites(notices: Sequence[Said]) -> bool:
    """True when the notices are of several places or days, or one document holds several with different numbers."""
    if len({(s.place, told_apart(s)) for s in notices}) > 1:
        return True
    by_document: dict[str, set[Quantity | None]] = defaultdict(set)
    for notice in notices:
        by_document[notice.document].add(notice.figure)
    return any(len(numbers) > 1 for numbers in by_document.values())


def total_of(parts: Sequence[Said]) -> tuple[Quantity | None, list[str]]:
    """The sum of the parts as a derived number, and the claims it is made of.

    Numbers by place and numbers by unit overlap, so the larger of the two sums stands.
    """
    sums: list[tuple[float, float, list[str]]] = []
    for by_place in (True, False):
        counted = once([s for s in parts if s.figure and (bool(s.place) or s.notice) is by_place])
        if counted:
            numbers = [bounds(s.figure) for s in counted if s.figure]
            sums.append((sum(n.low for n in numbers), sum(n.high for n in numbers), sorted(s.id for s in counted)))
    if not sums:
        return None, []
    low, high, made_of = max(sums)
    return Quantity(int(low), None if isinf(high) else int(high), derived=True), made_of


def told_apart(said: Said) -> tuple[object, ...] | None:
    """By what a row of an office tells its site and its notice from others of the place; None outside tables."""
    return (sites.key(said), said.claim.announced) if said.claim.notice else None


def once(parts: Sequence[Said]) -> list[Said]:
    """Each site once: of a place and a last day of work the number last published; none again without its place.

    Rows of one table that differ are several, for none of them is known to replace the other.
    """
    newest: dict[tuple[object, ...], dict[object, Said]] = {}
    for part in sorted(parts, key=lambda s: (str(s.published or ""), s.id)):
        day, apart = part.claim.effective, told_apart(part)
        key = (apart, *((part.place, day) if part.place and day else (part.place or part.unit, part.figure)))
        held = newest.get(key, {})
        row = part.figure if part.claim.notice else None
        newest[key] = held | {row: part} if {s.document for s in held.values()} == {part.document} else {row: part}
    found = [part for rows in newest.values() for part in rows.values()]
    full = {(s.place, s.figure) for s in found if s.claim.effective}
    placed = {s.figure for s in found if s.place}
    return [
        s
        for s in found
        if (s.claim.effective or (s.place, s.figure) not in full) and (s.place or s.unit or s.figure not in placed)
    ]


def over_total(total: Quantity | None, whole: Sequence[Said], parts: Sequence[Said]) -> list[Conflict]:
    """A conflict when the parts add up to more than the total allows; less is none, for some sites are never named."""
    added, made_of = total_of(parts)
    tops = [s.people.high for s in whole if s.people]
    if added is None or total is None or added.low is None or not tops or len(made_of) < 2 or added.low <= max(tops):
        return []
    stated = (str(total), tuple(sorted(s.id for s in whole if s.people)))
    summed = (f"{added} in {len(made_of)} parts", tuple(made_of))
    return [Conflict(field="parts", values=(stated, summed), headline=str(total), rule=WORDS["parts"])]
