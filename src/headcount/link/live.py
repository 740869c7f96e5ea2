"""Which claims of an event still count: not a notice that a later one replaced, nor a site that was called off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headcount.link.anchor import days
from headcount.link.interval import allowed, known
from headcount.link.parts import split
from headcount.link.said import Said
from headcount.model import PartialDate


@dataclass(frozen=True, slots=True)
class Standing:
    """The claims of an event by what became of them."""

    live: list[Said]
    """Those that count; a notice that replaced others with what it leaves out filled from them."""
    replaced: Mapping[str, str]
    """Each replaced notice with the one that replaced it."""
    fallen: frozenset[str]
    """Notices that were called off while others stand."""


def standing(claims: Sequence[Said]) -> Standing:
    """What became of each claim of one event. A notice is replaced only by one of the same event."""
    held = {s.id: s for s in claims}
    replaced = {s.id: s.replaced for s in claims if s.replaced in held}
    live = [filled(s, list(older(s, held))) for s in claims if s.id not in replaced]
    fallen = called_off(live)
    return Standing([s for s in live if s.id not in fallen], replaced, fallen)


def older(said: Said, held: Mapping[str, Said]) -> Iterator[Said]:
    """The notices that ``said`` replaced, one after the other, the newest first."""
    while said.amends is not None and said.amends.claim in held:
        said = held[said.amends.claim]
        yield said


def filled(said: Said, before: Sequence[Said]) -> Said:
    """A notice with what it does not say as the ones before it said it, and announced when the first of them was."""
    if not before:
        return said
    chain = [s.claim for s in (said, *before)]
    people = next((cut.headcount for cut in chain if known(cut.headcount)), None)
    share = next((cut.percent for cut in chain if known(cut.percent)), None)
    dated = next((cut for cut in chain if cut.effective is not None), said.claim)
    placed = next((s for s in (said, *before) if s.claim.place), said)
    cut = replace(
        said.claim,
        headcount=people,
        percent=share,
        announced=min((cut.announced for cut in chain if cut.announced), key=early, default=None),
        effective=dated.effective,
        effective_last=dated.effective_last,
        place=placed.claim.place,
        reasons=next((cut.reasons for cut in chain if cut.reasons), ()),
    )
    return replace(
        said,
        claim=cut,
        place=placed.place,
        figure=people,
        people=allowed(people) if people else None,
        share=share,
        percent=allowed(share) if share else None,
    )


def early(day: PartialDate) -> tuple[int, int]:
    """A key that puts the earliest day first, those without a year last."""
    return days(day) or (10**7, 10**7)


def called_off(live: Sequence[Said]) -> frozenset[str]:
    """The notices that were rescinded, where another notice stands or they are parts of a number that stands."""
    off = {s.id for s in live if s.notice and rescinded(s)}
    if not off:
        return frozenset()
    whole, parts = split(live)
    others = any(s.notice and s.id not in off for s in live)
    beneath = any(s.id not in off for s in whole) and off <= {s.id for s in parts}
    return frozenset(off) if others or beneath else frozenset()


def rescinded(said: Said) -> bool:
    """True when the office wrote that the notice is called off."""
    notice = said.claim.notice
    return said.claim.status == "rescinded" or (notice is not None and "rescinded" in notice.markers)
