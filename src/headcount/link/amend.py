"""Which notice of an office replaces which: the source's own word first, then what agrees between the two.

Rows of one office and employer are taken in the order of time, and each is held against the earlier ones that nothing
has replaced yet. One that two could be replaced by, with nothing to choose by, is replaced by neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headcount.link import sites
from headcount.link.anchor import days
from headcount.link.beneath import beneath
from headcount.link.evidence import Notices, Pair, reason
from headcount.link.said import Amends, Said
from headcount.link.table import AMEND, WEIGHTS


def amended(block: Iterable[Said]) -> None:
    """Sets ``amends`` and ``replaced`` of each notice in ``block`` that replaces another, or is replaced."""
    offices: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in block:
        if said.notice and said.claim.notice is not None:
            offices[said.claim.speaker, said.identities, said.group].append(said)
    for rows in offices.values():
        if len(rows) > 1:
            replace_among(once_each(rows))
            beneath(rows, when)


def once_each(rows: Iterable[Said]) -> list[Notices]:
    """The dated notices, in the order of time; rows that say the same, in one table or two, are one."""
    found: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for said in rows:
        found[says(said)].append(said)
    made = [Notices(sorted(same, key=lambda s: s.id), day) for key, same in found.items() if (day := when(same[0]))]
    return sorted(made, key=lambda notice: notice.order)


def says(said: Said) -> tuple[object, ...]:
    """All by which two rows of an office differ: days, people, site and what the office wrote on it."""
    cut, notice = said.claim, said.claim.notice
    marks = (frozenset(notice.markers), notice.marked, notice.before) if notice else ()
    return (*sites.key(said), said.figure, cut.announced, cut.effective, cut.effective_last, cut.status, marks)


def when(said: Said) -> int | None:
    """The day of the notice, or of its newest change; None when no day is known."""
    notice = said.claim.notice
    stated = [said.claim.announced or (notice.received if notice else None), notice.marked if notice else None]
    known = [found[0] for day in stated if day is not None and (found := days(day))]
    return max(known, default=None)


@dataclass(slots=True)
class Open:
    """The notices that nothing has replaced so far, by all that a later one may find them by."""

    by: dict[tuple[object, ...], list[Notices]] = field(default_factory=lambda: defaultdict(list))
    recent: list[Notices] = field(default_factory=list)

    def add(self, notice: Notices) -> None:
        """Puts a notice among those that may be replaced."""
        self.recent.append(notice)
        for key in keys(notice):
            self.by[key].append(notice)

    def drop(self, notice: Notices) -> None:
        """Takes a replaced one out."""
        self.recent.remove(notice)
        for key in keys(notice):
            self.by[key].remove(notice)

    def before(self, notice: Notices) -> list[Notices]:
        """The earlier notices worth holding against ``notice``, each once: the nearest, and those that it names."""
        most = int(AMEND["most"])
        near = [one for one in self.recent[-most:] if notice.day - one.day <= AMEND["window"]]
        named = [one for key in wanted(notice) for one in self.by.get(key, ())[-most:]]
        return list({one.id: one for one in (*near, *named)}.values())


def keys(notice: Notices) -> list[tuple[object, ...]]:
    """What a later notice may name ``notice`` by."""
    said = notice.said
    found = (("number", notice.number), ("day", said.claim.announced), ("people", said.figure))
    return [key for key in found if key[1] is not None]


def wanted(notice: Notices) -> list[tuple[object, ...]]:
    """What ``notice`` names an earlier one by."""
    day = notice.said.claim.announced if notice.marks else None
    found = (("number", notice.number), ("day", day), ("people", notice.before))
    return [key for key in found if key[1] is not None]


def replace_among(rows: Sequence[Notices]) -> None:
    """Finds, for each notice in the order of time, the one that it replaces."""
    open_, crowd = Open(), crowds(rows)
    for notice in rows:
        if not notice.adds:
            found = [(pair, why) for one in open_.before(notice) if (pair := Pair(one, notice)).later
                     and (why := reason(pair, crowd))]  # fmt: skip
            best = heaviest([pair for pair, _ in found])
            if best is not None:
                settle(best, next(why for pair, why in found if pair is best))
                open_.drop(best.one)
        open_.add(notice)


def heaviest(pairs: Sequence[Pair]) -> Pair | None:
    """The pair in which most agrees; None when two are alike in that."""
    ranked = sorted(pairs, key=lambda pair: -weight(pair))
    if len(ranked) > 1 and weight(ranked[0]) == weight(ranked[1]):
        return None
    return next(iter(ranked), None)


def weight(pair: Pair) -> int:
    """How much agrees between the two."""
    return sum(WEIGHTS[name] for name in pair.agrees)


def settle(pair: Pair, why: str) -> None:
    """Writes down that the later of ``pair`` replaces the earlier."""
    for said in pair.other.claims:
        said.amends = Amends(pair.one.id, why)
    for said in pair.one.claims:
        said.replaced = pair.other.id


def crowds(rows: Iterable[Notices]) -> Mapping[str, bool]:
    """Whether an employer's notices at the site of each come so thick that another number is another round."""
    days_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in rows:
        days_of[spot(row)].append(row.day)
    window, found = AMEND["window"], {}
    for row in rows:
        dates = days_of[spot(row)]
        found[row.id] = bisect_right(dates, row.day + window) - bisect_left(dates, row.day - window) > 2
    return found


def spot(notice: Notices) -> tuple[object, ...]:
    """The place of a notice, else its street."""
    return (notice.said.place or sites.street(sites.address(notice.said)),)
