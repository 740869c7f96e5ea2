"""What agrees between a notice and an earlier one, and whether that makes the later replace the earlier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from headcount.link import sites
from headcount.link.anchor import days
from headcount.link.interval import digits
from headcount.link.said import Said
from headcount.link.table import AMEND, REPLACES
from headcount.model import PartialDate, Quantity

WRITTEN = {"revised": "revised", "extended": "extended", "postponed": "postponed", "rescinded": "rescinded"}
"""Markers of a notice that replaces another; ``additional`` adds to it."""


@dataclass(slots=True, eq=False)
class Notices:
    """Rows of an office that say the same, taken as one notice."""

    claims: list[Said]
    day: int
    said: Said = field(init=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.said = self.claims[0]
        self.id = self.said.id

    @property
    def order(self) -> tuple[int, bool, bool, str]:
        """By day; of one day the marked last, and of those the one that gives a number."""
        return self.day, bool(self.marks), self.said.figure is not None, self.id

    @property
    def marks(self) -> tuple[str, ...]:
        """The markers that say that it replaces another."""
        notice, status = self.said.claim.notice, self.said.claim.status
        dated = ("revised",) if notice and notice.marked and not notice.markers else ()
        written = [*(notice.markers if notice else ()), *dated, *(("rescinded",) if status == "rescinded" else ())]
        return tuple(dict.fromkeys(WRITTEN[mark] for mark in written if mark in WRITTEN))

    @property
    def adds(self) -> bool:
        """True when the office calls it additional: it replaces nothing."""
        return self.said.claim.notice is not None and "additional" in self.said.claim.notice.markers

    @property
    def number(self) -> str | None:
        """The office's number of it from its first digit on, made alike: "Updated011-22-056" is 01122056."""
        written = self.said.claim.notice.number if self.said.claim.notice else None
        found = re.search(r"\d.*", written.casefold()) if written else None
        return "".join(c for c in found[0] if c.isalnum()) if found else None

    @property
    def changed(self) -> PartialDate | None:
        """The day of its change."""
        return self.said.claim.notice.marked if self.said.claim.notice else None

    @property
    def before(self) -> Quantity | None:
        """The number before its change."""
        return self.said.claim.notice.before if self.said.claim.notice else None


@dataclass(slots=True, eq=False)
class Pair:
    """Two notices, ``one`` the earlier, and what agrees between them."""

    one: Notices
    other: Notices
    where: sites.Where | None = None
    agrees: set[str] = field(default_factory=set)
    share: float | None = None
    """The smaller number as a share of the larger; None unless both are exact."""

    def __post_init__(self) -> None:
        early, late = self.one.said, self.other.said
        self.where = sites.where(early, late)
        self.share = share(early.figure, late.figure)
        day = late.claim.effective
        told = {
            "number": self.one.number is not None and self.one.number == self.other.number,
            "named": bool(self.other.marks) and exact(late) and late.claim.announced == early.claim.announced,
            "before": self.other.before is not None and self.other.before == early.figure,
            "change": self.other.changed is not None and self.other.changed == self.one.changed,
            "people": self.share == 1,
            "effective": day is not None and day.day is not None and day == early.claim.effective,
            "close": self.share is not None and AMEND["close"] <= self.share < 1,
            self.where or "": bool(self.where),
        }
        self.agrees = {name for name, is_so in told.items() if is_so}

    @property
    def later(self) -> bool:
        """True when the second came later, or is the one that the office marked."""
        return self.one.order[:3] < self.other.order[:3]

    @property
    def apart(self) -> int:
        """Days between them."""
        return self.other.day - self.one.day

    @property
    def far(self) -> bool:
        """True when one number is so much larger that the other is one of a part, or of others."""
        return self.share is not None and self.share < AMEND["far"]

    @property
    def least(self) -> int:
        """The smaller of two exact numbers, 0 where one is none."""
        numbers = [said.figure.low or 0 for said in (self.one.said, self.other.said) if said.figure]
        return min(numbers) if len(numbers) == 2 else 0

    @property
    def new_round(self) -> bool:
        """True when the last day moved as far as the notice did: a new one, of as many days."""
        ends = [days(day) if (day := n.said.claim.effective) else None for n in (self.one, self.other)]
        return bool(ends[0] and ends[1] and abs(ends[1][0] - ends[0][0] - self.apart) <= AMEND["again"])

    @property
    def together(self) -> bool:
        """True when the office had both on one day: two notices, unless it says otherwise."""
        came = [n.said.claim.notice.received if n.said.claim.notice else None for n in (self.one, self.other)]
        return came[0] is not None and came[0] == came[1]

    @property
    def half_named(self) -> bool:
        """True when one of them alone names its site."""
        return bool(sites.site(self.one.said)) is not bool(sites.site(self.other.said))


def exact(said: Said) -> bool:
    """True when the day of the notice is known."""
    return said.claim.announced is not None and said.claim.announced.day is not None


def share(one: Quantity | None, other: Quantity | None) -> float | None:
    """The smaller of two exact numbers as a share of the larger."""
    if not one or not other or one.low != one.high or other.low != other.high:
        return None
    small, large = sorted((one.low or 0, other.low or 0))
    return small / large if large else 1.0


def reason(pair: Pair, crowd: Mapping[str, bool]) -> str | None:
    """Why the later notice replaces the earlier, None where nothing says so."""
    rule = rule_of(pair, crowd[pair.one.id] or crowd[pair.other.id])
    return sentence(pair, rule) if rule else None


def rule_of(pair: Pair, crowd: bool) -> str | None:
    """The rule of amend.toml by which the later replaces the earlier: the source's word first."""
    agrees, marked = pair.agrees, bool(pair.other.marks)
    if pair.where is None:
        return None
    if "number" in agrees and (not pair.far or "effective" in agrees):
        return "number"
    if "before" in agrees and pair.where and (marked or pair.apart <= AMEND["window"]):
        return "before"
    if "named" in agrees and not pair.far:
        return "named"
    if "change" in agrees and pair.where and marked and (early_bare(pair) or {"people", "effective"} <= agrees):
        return "change"
    if pair.apart > AMEND["window"] or pair.far:
        return None
    if marked:
        return "marked" if same_again(pair, crowd) else None
    return unmarked(pair, crowd) if pair.where and not pair.together else None


def early_bare(pair: Pair) -> bool:
    """True when the earlier gives neither people nor a last day, and the later does."""
    early, late = pair.one.said, pair.other.said
    return early.figure is None and early.claim.effective is None and late.figure is not None


def same_again(pair: Pair, crowd: bool) -> bool:
    """True when a marked notice speaks of the whole of the earlier one, not of some of its people nor of others."""
    agrees, late = pair.agrees, pair.other.said
    if "rescinded" in pair.other.marks:
        return bool(pair.where) or not agrees.isdisjoint({"people", "effective"})
    if late.figure is None:
        return "effective" in agrees or (bool(pair.where) and (late.claim.effective is None or not crowd))
    if "effective" in agrees:
        return True
    if pair.new_round:
        return False
    if "people" in agrees:
        return pair.least >= (AMEND["telling"] if crowd else AMEND["few"])
    alone = not crowd and (pair.one.number is None or pair.other.number is None)
    return "close" in agrees and bool(pair.where) and alone and pair.least >= AMEND["least"]


def unmarked(pair: Pair, crowd: bool) -> str | None:
    """The rule by which a notice without a mark replaces one of the same site."""
    agrees, odd = pair.agrees, digits(pair.least) > 1 or pair.where != "place"
    if {"people", "effective"} <= agrees:
        return "same" if pair.least >= AMEND["few"] and (odd or pair.least < AMEND["least"]) else None
    if crowd or pair.half_named:
        return None
    if "effective" in agrees and pair.share and pair.share >= AMEND["alike"] and pair.least >= AMEND["least"]:
        return "day"
    again = "people" in agrees and pair.least >= AMEND["telling"] and odd
    return "count" if again and pair.apart <= AMEND["soon"] and not pair.new_round else None


def sentence(pair: Pair, rule: str) -> str:
    """The rule in words, then who, where and when, then what became of the number."""
    early, late = pair.one.said, pair.other.said
    words = {
        "number": late.claim.notice.number if late.claim.notice else None,
        "marks": " and ".join(pair.other.marks),
        "announced": early.claim.announced,
        "before": pair.other.before,
        "change": pair.other.changed,
    }
    told = REPLACES[rule].format_map(words)
    if pair.other.marks and rule not in ("marked", "named", "change"):
        told += f"; the office marks it {words['marks']}"
    who = f"same employer and {pair.where}" if pair.where else "same employer"
    day = f"{pair.apart:,} day{'s' if pair.apart > 1 else ''} later" if pair.apart else "the same day"
    change = "" if early.figure is None and late.figure is None else f"; {people(early)} -> {people(late)}"
    return f"{told}; {who}, {day}{change}"


def people(said: Said) -> str:
    """The number of a notice in words."""
    return str(said.figure) if said.figure else "unknown"
