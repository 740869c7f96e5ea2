"""The features of a pair: each function returns the level of `score.toml` that the pair is at, or None.

A new feature is one function here with ``@feature`` and one block of levels in the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from headcount.link import voices
from headcount.link.block import Statement
from headcount.link.interval import digits
from headcount.link.said import Said
from headcount.link.table import LIMITS


@dataclass(slots=True)
class Pair:
    """Two statements, ``one`` the earlier."""

    one: Said
    other: Said
    apart: int
    """Days between them."""
    wide: bool
    """True when one of them is known to no better than a season."""
    shared: bool
    """True when one document makes both."""
    beneath: bool
    """True when one has a place and is smaller than the other, which its document gives without a place."""
    number: str | None = None
    """The level of `number` or, without two numbers, of `share`: set before the features that lean on it."""


RUMOUR = frozenset({"rumoured", "reported"})
FIRM = frozenset({"planned", "announced", "completed"})


def paired(one: Statement, other: Statement) -> Pair:
    """The two as a pair, the earlier first."""
    if other.order < one.order:
        one, other = other, one
    early, late = one.said.anchor, other.said.anchor
    apart = early.apart(late) if early and late else 10**6
    wide = bool((early and early.wide) or (late and late.wide))
    shared = not one.documents.isdisjoint(other.documents)
    pair = Pair(one.said, other.said, apart, wide, shared, shared and (_beneath(one, other) or _beneath(other, one)))
    pair.number = number(pair) or share(pair)
    return pair


def _beneath(one: Statement, other: Statement) -> bool:
    """True when a claim of ``one`` may be a part of one of ``other``."""
    return one.said.beneath is not None and not {s.beneath for s in one.claims}.isdisjoint(s.id for s in other.claims)


FEATURES: dict[str, Callable[[Pair], str | None]] = {}


def feature(judge: Callable[[Pair], str | None]) -> Callable[[Pair], str | None]:
    """``judge``, counted among the features under its name."""
    FEATURES[judge.__name__] = judge
    return judge


@feature
def who(pair: Pair) -> str | None:
    """Employers apart, or other kinds of people."""
    if pair.one.identities.isdisjoint(pair.other.identities):
        return "apart"
    return "kind" if pair.one.group != pair.other.group else None


@feature
def number(pair: Pair) -> str | None:
    """How two numbers of people stand to each other; None unless both state one."""
    one, other = pair.one, pair.other
    if one.figure is None or other.figure is None or one.people is None or other.people is None:
        return None
    low, high = one.figure.low, one.figure.high
    if (low, high) == (other.figure.low, other.figure.high):
        if one.figure.approx and low != high:
            return "overlap"  # "hundreds" twice
        return f"equal{min(3, max(digits(low or 0), digits(high or 0)))}"
    if pair.beneath:
        return "beneath"
    if one.site or other.site:
        return _parts(pair)
    if one.people.fits(other.people):
        return "bound" if {low, high} & {other.figure.low, other.figure.high} - {None} else "overlap"
    small, large = sorted((one.people.middle, other.people.middle))
    steps = ((0.9, "close"), (0.75, "near"), (1 / 3, "differ"), (0.1, "far"))  # the least share of the larger
    return next((level for least, level in steps if small > least * large), "farther")


def _parts(pair: Pair) -> str:
    """The level of two different numbers of which at least one may be a site's."""
    if pair.one.site and pair.other.site:
        return "elsewhere" if pair.one.whole or pair.other.whole else "sites"
    part, total = (pair.one, pair.other) if pair.one.site else (pair.other, pair.one)
    if part.whole:
        return "elsewhere"
    return "inside" if part.people and total.people and part.people.low <= total.people.high else "far"


@feature
def share(pair: Pair) -> str | None:
    """How two shares of the workforce stand to each other; weaker beside two numbers."""
    one, other = pair.one.percent, pair.other.percent
    if one is None or other is None or (pair.one.site and pair.other.site):
        return None
    both = pair.one.people is not None and pair.other.people is not None
    if (one.low, one.high) == (other.low, other.high):
        return "beside" if both else "alone3" if one.middle % 5 and digits(one.middle) > 1 else "alone"
    if one.meets(other):
        return "beside" if both else "overlap"
    return "against" if both else "differ"


def _is_notice(pair: Pair) -> bool:
    """True for an announcement and a site's notice that followed it, or came shortly before."""
    if pair.one.site == pair.other.site or pair.number in ("far", "elsewhere"):
        return False
    return pair.apart <= (LIMITS["notice_after"] if pair.other.site else LIMITS["notice_before"])


@feature
def report(pair: Pair) -> str | None:
    """Two tables cite one report, within a month: what they make of its numbers differs."""
    one, other = voices.address(pair.one), voices.address(pair.other)
    return "same" if one is not None and one == other and not pair.shared and pair.apart <= 31 else None


@feature
def time(pair: Pair) -> str | None:
    """Days between the two."""
    if pair.wide and pair.apart == 0:
        return "loose"
    steps = ((3, "days3"), (7, "week"), (14, "fortnight"), (31, "month"), (92, "quarter"), (184, "half"))
    level = next((name for most, name in steps if pair.apart <= most), "older")
    if pair.apart > 7 and _is_notice(pair):
        return "notice" if pair.apart <= 31 else "notice_late"
    return level


@feature
def dated(pair: Pair) -> str | None:
    """Both state their day and the days differ: two rounds, unless a notice follows its announcement."""
    one, other = pair.one.anchor, pair.other.anchor
    if not one or not other or one.inferred or other.inferred or pair.wide or pair.one.site or pair.other.site:
        return None
    if recall(pair) == "undone":
        return None
    if pair.apart <= 3:
        return "same" if one == other and one.first == one.last else None
    return "days" if pair.apart <= 14 else "weeks" if pair.apart <= 31 else "months"


@feature
def document(pair: Pair) -> str | None:
    """One document makes both claims: two numbers there are two cuts, unless sites, or two voices on one day."""
    if not pair.shared or pair.beneath or recall(pair) == "undone":
        return None
    both = all(s.anchor and not s.anchor.inferred for s in (pair.one, pair.other))
    if pair.one.agrees(pair.other):
        return "dates" if both and pair.apart > 14 else None
    if pair.one.site or pair.other.site or (both and dated(pair) == "same"):
        return None
    stages = {pair.one.claim.status, pair.other.claim.status}
    if len(stages & RUMOUR) == 1 and stages & FIRM:
        return "rumour"
    speakers = {pair.one.claim.speaker, pair.other.claim.speaker}
    return "voices" if len(speakers) == 2 and None not in speakers else "rival"


@feature
def recall(pair: Pair) -> str | None:
    """The later one looks back: its number is the earlier one's, and its day is not stated or it calls the cut off."""
    late = pair.other.anchor
    if not late or pair.apart <= 7 or not (pair.number or "").startswith(("equal", "bound", "alone")):
        return None
    if pair.other.claim.status == "rescinded" and pair.one.claim.status != "rescinded":
        return "undone" if pair.apart <= LIMITS["undone"] else None
    if not late.inferred:
        return None
    if pair.other.recounts:
        return "told"
    return "finished" if pair.apart > 14 and pair.other.claim.status == "completed" else None


@feature
def status(pair: Pair) -> str | None:
    """A denial beside what it denies, a rumour before the announcement that bears it out."""
    early, late = pair.one.claim.status, pair.other.claim.status
    if "denied" in (early, late) and {early, late} & {*RUMOUR, "planned"} and pair.apart <= 31:
        return "denied"
    fits = (pair.number or "").startswith(("equal", "bound", "overlap", "alone"))
    return "confirmed" if early in RUMOUR and late in FIRM and fits and pair.apart <= LIMITS["rumour"] else None


@feature
def unit(pair: Pair) -> str | None:
    """Units of the employer; sites are judged by place."""
    one, other = pair.one.unit, pair.other.unit
    if (not one and not other) or pair.one.site or pair.other.site or pair.beneath:
        return None
    if one == other:
        return "same"
    equal = (pair.number or "").startswith(("equal", "alone"))
    if one and other:
        return "alike" if equal else "other"
    return None if equal or pair.number in ("bound", "overlap") else "whole"


@feature
def place(pair: Pair) -> str | None:
    """Places; two sites of one cut have two, so only totals are told apart by them."""
    one, other = pair.one.place, pair.other.place
    if not one or not other:
        return None
    if one == other:
        return "same"
    return None if pair.one.site or pair.other.site else "other"


@feature
def effective(pair: Pair) -> str | None:
    """The same day on which people leave, in both."""
    one, other = pair.one.claim.effective, pair.other.claim.effective
    return "same" if one is not None and one == other and one.day else None


@feature
def type(pair: Pair) -> str | None:
    """A layoff beside a closure, say: readers and sources are not strict about it."""
    return "other" if pair.one.claim.type != pair.other.claim.type else None
