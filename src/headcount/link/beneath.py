"""Changes that an office lists directly beneath the notice that they change, with no number or last day of theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from headcount.link import sites
from headcount.link.evidence import Notices
from headcount.link.said import Amends, Said
from headcount.link.table import REPLACES

Line = tuple[str, int]
"""A table and a row of it."""
Lines = dict[Line, Said]


def beneath(rows: Sequence[Said], day: Callable[[Said], int | None]) -> None:
    """Sets ``amends`` and ``replaced`` of bare changes in ``rows``, the notices of one employer and office."""
    lines = alone(rows)
    for at, said in sorted(lines.items()):
        above = lines.get((at[0], at[1] - 1))
        if above is None or said.amends or said.replaced or not bare(said) or sites.where(above, said) is None:
            continue
        if (
            not (above.amends or above.figure or day(above))
            or ambiguous(at, lines)
            or not in_time(said, above, lines, day)
        ):
            continue
        said.amends = Amends(above.id, REPLACES["beneath"].format(marks=" and ".join(marks(said))))
        said.replaced = above.replaced
        above.replaced = above.replaced or said.id


def alone(rows: Sequence[Said]) -> Lines:
    """The notice of each row of a table, of the rows that make one."""
    found: dict[Line, list[Said]] = defaultdict(list)
    for said in rows:
        if said.claim.row is not None:
            found[said.document, said.claim.row].append(said)
    return {line: same[0] for line, same in found.items() if len(same) == 1}


def bare(said: Said) -> bool:
    """True for a marked notice that tells neither people nor a last day: its letter alone has them."""
    return said.figure is None and said.share is None and said.claim.effective is None and bool(marks(said))


def marks(said: Said) -> tuple[str, ...]:
    """The markers that say that it replaces another."""
    notice = Notices([said], 0)
    return () if notice.adds else notice.marks


def ambiguous(at: Line, lines: Lines) -> bool:
    """True when a whole notice of the employer stands beneath the changes too: either may be the one changed."""
    document, row = at
    while (below := lines.get((document, row + 1))) is not None and bare(below):
        row += 1
    return below is not None and not marks(below)


def in_time(said: Said, above: Said, lines: Lines, day: Callable[[Said], int | None]) -> bool:
    """True unless the days tell that the change came before what it stands under, or after what replaced that."""
    own, before = day(said), day(above)
    if own is None:
        return True
    after = next((day(one) for one in lines.values() if one.id == above.replaced), None)
    return (before is None or before <= own) and (after is None or own <= after)
