"""Claims without a number or a day: each joins the one event that fits, where just one does; else its likes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from headcount.link.block import Edge, Statement, days_apart
from headcount.link.table import LIMITS
from headcount.model import Percent, Quantity

Alike = tuple[str, Quantity | None, Percent | None]
"""An employer's key with a number and a share."""
WIDEST = 366
"""Days that a date known to the year may reach over."""


def lonely(block: Sequence[Statement], group: Callable[[Statement], str]) -> list[Edge]:
    """The edges that bring the loose statements of ``block``, in the order of time, into the events of ``group``."""
    firm: dict[str, list[Statement]] = defaultdict(list)
    numbered: dict[Alike, list[Statement]] = defaultdict(list)
    for statement in block:
        said = statement.said
        for key in said.identities if not said.loose else ():
            numbered[key, said.figure, said.share].append(statement)
            if not said.site:
                firm[key].append(statement)
    left, edges = [], []
    for statement in block:
        if not statement.said.loose or statement.said.whole or statement.said.tied:
            continue
        near = beside(statement, firm, numbered)
        if len({group(other) for other in near}) == 1:
            best = min(near, key=lambda s: (days_apart(statement, s), s.order))
            edges.append(Edge(statement, best, None, fits(statement, best)))
        elif not near:
            left.append(statement)
    return edges + among(left)


def beside(
    lone: Statement, firm: Mapping[str, Sequence[Statement]], numbered: Mapping[Alike, Sequence[Statement]]
) -> list[Statement]:
    """The firm statements that ``lone`` may speak of: near in time, or without a day those with its number."""
    said, found = lone.said, list[Statement]()
    for key in said.identities:
        if said.anchor is not None:
            start = bisect_left(firm.get(key, ()), said.anchor.first - LIMITS["lonely"] - WIDEST, key=_day)
            stop = bisect_right(firm.get(key, ()), said.anchor.last + LIMITS["lonely"], key=_day)
            found += [s for s in firm.get(key, ())[start:stop] if near_in_time(lone, s)]
        elif said.figure or said.share:
            found += numbered.get((key, said.figure, said.share), ())
    return [s for s in found if s.said.group == said.group and (s.said.unit in ("", said.unit) or not said.unit)]


def _day(statement: Statement) -> float:
    return statement.order[0]


def near_in_time(lone: Statement, other: Statement) -> bool:
    """True when the two may be of one time: in one table on one day, two stated days closer than inferred ones."""
    ours, theirs = lone.said.anchor, other.said.anchor
    if ours is None or theirs is None:
        return False
    if lone.said.claim.row is not None and not lone.documents.isdisjoint(other.documents):
        return ours == theirs
    return ours.apart(theirs) <= LIMITS["lonely" if ours.inferred or theirs.inferred else "lonely_dated"]


def fits(lone: Statement, best: Statement) -> str:
    """Why a claim without a number or a day stands in the event of ``best``."""
    if lone.said.anchor is None:
        return f"no day known; the only event of this employer with its number (as in {best.id})"
    return f"no number stated; the only event of this employer near in time (beside {best.id})"


def among(left: Iterable[Statement]) -> list[Edge]:
    """Edges among those that fit no event: without a number within a week, without a day by their number."""
    opened: dict[tuple[object, ...], Statement] = {}
    edges = []
    for statement in left:
        said = statement.said
        dated = said.anchor is not None
        if (dated and said.anchor and said.anchor.wide) or not (dated or said.figure or said.share):
            continue
        key = (said.identities, said.unit, said.group, dated, said.figure, said.share)
        first = opened.setdefault(key, statement)
        if first is statement:
            continue
        if days_apart(first, statement) <= LIMITS["alike"]:
            told = (
                f"no number stated; within a week of {first.id}" if dated else f"no day known; the number of {first.id}"
            )
            edges.append(Edge(first, statement, None, f"same employer; {told}"))
        else:
            opened[key] = statement
    return edges
