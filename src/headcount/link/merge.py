"""The fields of an event from its claims, by the rule that `merge.toml` names for each field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from headcount.link.anchor import days
from headcount.link.interval import Interval, allowed, bounds, known, meet
from headcount.link.parts import over_total, split, total_of
from headcount.link.said import Said
from headcount.link.table import FIELDS, RANKS, STAGES, WORDS
from headcount.model import Conflict, PartialDate, Percent, Quantity

Value = TypeVar("Value", Quantity, Percent)
OF_THE_WHOLE = frozenset({"strongest", "commonest", "stage"})
"""Rules that parts have no say in where a claim speaks of the whole cut."""
UNSAID = frozenset({"denied", "rumoured"})
"""Stages whose numbers yield to any other's."""


def rank(said: Said) -> int:
    """The strength of a claim's source, 0 the strongest; an unknown one counts as press."""
    return RANKS.get(said.claim.speaker_kind, RANKS["press"])


def strength(said: Said) -> tuple[Any, ...]:
    """A key to sort by: strongest source first, within a source the newest stage, then the newest claim."""
    stage, published = said.claim.status, said.published
    when = days(published) if published else None
    return (stage in UNSAID, rank(said), -STAGES.get(stage, STAGES["reported"]), -(when[1] if when else 0), said.id)


def merged(claims: Sequence[Said]) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
    """The fields of the event that ``claims`` make, and the fields on which they disagree."""
    whole, parts = split(sorted(claims, key=strength))
    everyone = sorted((*whole, *parts), key=strength) if parts else whole
    conflicts: list[Conflict] = []
    values: dict[str, Any] = {}
    for field, rule in FIELDS.items():
        if rule == "interval":
            values[field], found = interval(field, whole)
            conflicts += found
        else:
            values[field] = RULES[rule](field, whole if whole and rule in OF_THE_WHOLE else everyone)
    if not whole:
        values["headcount"] = total_of(parts)[0]
    conflicts += over_total(values["headcount"], whole, parts)
    return values, tuple(conflicts)


# --- one rule each; claims come strongest first -----------------------------------------------------------------


def stated(field: str, claims: Sequence[Said]) -> list[Any]:
    """The values that claims give for ``field``, an employer by its canonical name."""
    if field == "employer":
        return [s.claim.employer_name or s.claim.employer for s in claims if s.claim.employer_name or s.claim.employer]
    return [value for s in claims if (value := getattr(s.claim, field)) not in (None, ())]


def strongest(field: str, claims: Sequence[Said]) -> Any:
    """The value of the strongest source; of one that it states in two ways, the canonical one is the same anyway."""
    return next(iter(stated(field, claims)), None)


def commonest(field: str, claims: Sequence[Said]) -> Any:
    """The value most often given, each document once; the strongest source's among equals."""
    given = list(dict.fromkeys((s.document, getattr(s.claim, field)) for s in claims))
    values = [value for _, value in given if value is not None]
    return Counter(values).most_common(1)[0][0] if values else None


def stage(field: str, claims: Sequence[Said]) -> Any:
    """The latest stage."""
    return max(stated(field, claims), key=lambda status: STAGES.get(status, 0), default=None)


def earliest(field: str, claims: Sequence[Said]) -> PartialDate | None:
    """The earliest date, as exactly as any claim that agrees with it gives it."""
    dates = sorted(stated(field, claims), key=lambda d: (d.year is None, days(d) or (0, 0), str(d)))
    if not dates:
        return None
    first: PartialDate = dates[0]
    return next((d for d in dates if d.year and d.day and d.agrees(first)), first)


def union(field: str, claims: Sequence[Said]) -> tuple[Any, ...]:
    """Every value once: dates in order, reasons by strength of source."""
    values = days_of(claims) if field == "effective" else stated(field, claims)
    flat = [inner for value in values for inner in (value if isinstance(value, tuple) else (value,))]
    return tuple(sorted(set(flat), key=str)) if field == "effective" else tuple(dict.fromkeys(flat))


def days_of(claims: Sequence[Said]) -> list[PartialDate]:
    """Every day on which people leave: first and last, and those of a notice's parts."""
    cuts = [s.claim for s in claims]
    pairs = [(cut.effective, cut.effective_last) for cut in cuts]
    pairs += [(part.effective, part.effective_last) for cut in cuts if cut.notice for part in cut.notice.phases]
    return [day for pair in pairs for day in pair if day is not None]


def latest(field: str, claims: Sequence[Said]) -> Any:
    """The value last published."""
    newest = sorted(claims, key=lambda s: (-((days(s.published) if s.published else None) or (0, 0))[1], strength(s)))
    return next(iter(stated(field, newest)), None)


RULES: dict[str, Callable[[str, Sequence[Said]], Any]] = {
    rule.__name__: rule for rule in (strongest, commonest, stage, earliest, union, latest)
}


def interval(field: str, claims: Sequence[Said]) -> tuple[Any, list[Conflict]]:
    """The number that all statements allow, in bounds that some document states, and the conflict where they differ.

    Where one statement lies inside all others it heads the event. Where they only overlap, both are kept side by
    side. Where nothing holds for all, the strongest source heads.
    """
    said = [s for s in claims if known(getattr(s.claim, field))]
    if field == "headcount":
        said = [s for s in said if s.figure and not s.figure.derived] or said
    if not said:
        return None, []
    values: list[Any] = [getattr(s.claim, field) for s in said]
    both = meet([allowed(value) for value in values])
    inmost = sorted((v for v in values if allowed(v) == both), key=lambda v: v.approx)
    if inmost:
        return inmost[0], []
    head = values[0] if both is None else overlap(values)
    words = WORDS["apart"].format(source=said[0].claim.speaker_kind or "press") if both is None else WORDS["overlap"]
    return head, [Conflict(field=field, values=side_by_side(field, said), headline=str(head), rule=words)]


def overlap(values: Sequence[Value]) -> Value:
    """The stated bounds that all statements allow, as one of them where one says it; else the strongest statement."""
    both = meet([bounds(value) for value in values])
    if both is None:
        return values[0]
    same = [value for value in values if bounds(value) == both]
    if same:
        return same[0]
    return _made(values[0], both, any(value.approx for value in values))


def _made(like: Value, both: Interval, approx: bool) -> Value:
    """A number of the kind of ``like`` with the bounds ``both``."""
    low, high = both.low or None, None if both.high == float("inf") else both.high
    if isinstance(like, Percent):
        return Percent(low, high, approx)
    return Quantity(None if low is None else int(low), None if high is None else int(high), approx)


def side_by_side(field: str, claims: Sequence[Said]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each statement with the claims that make it, the strongest first."""
    found: dict[str, list[str]] = {}
    for said in claims:
        found.setdefault(str(getattr(said.claim, field)), []).append(said.id)
    return tuple((value, tuple(ids)) for value, ids in found.items())
