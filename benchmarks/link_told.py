"""What is told of a made-up cut: each kind of text, row or notice as the claims that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.link_gold import Facts, Kept
from headcount.decode import nearcopy
from headcount.model import Cut, Notice, PartialDate, Percent, Quantity, SpeakerKind, content_id
from headcount.vocab import employers

FORMS = ("", "", "", " Inc.", ", Inc.", " LLC", " Corp.", " GmbH", " plc")
PLACES = [
    "Reno",
    "Elko",
    "Tulsa",
    "Akron",
    "Boise",
    "Omaha",
    "Provo",
    "Salem",
    "Macon",
    "Laredo",
    "Dayton",
    "Eugene",
    "Mobile",
    "Peoria",
    "Toledo",
]
STREETS = ["Main", "Mill", "Oak", "Park", "Lake", "Hill", "River", "Station"]
STATES = ["ca", "tx", "ny", "oh", "wa", "il", "ga", "nc"]


@dataclass(frozen=True, slots=True)
class Made:
    """A claim as the ledger keeps it, and the cut that it is of."""

    kept: Kept
    truth: str
    delay: int
    """Days by which its document came to the ledger after it was published."""


@dataclass(slots=True)
class Round:
    """One cut of one employer."""

    employer: int
    number: int
    name: str
    day: int
    people: int
    share: int
    chance: Random
    prints: list[str] = field(default_factory=list)
    """The fingerprints of the texts that copies are made of."""
    made: int = 0

    @property
    def truth(self) -> str:
        return f"{self.employer}-{self.number}"


def claim(one: Round, day: int, *, document: str = "", truth: str = "", fingerprint: str | None = None,
          delay: int | None = None, **fields: Any) -> Made:  # fmt: skip
    """One claim of a round, in a document of its own where none is named."""
    chance, number = one.chance, one.made
    one.made += 1
    key = content_id("clm", one.truth, number)
    document = document or content_id("doc", key)
    when = dated(day)
    facts: dict[str, Any] = {
        "status": "announced",
        "confidence": round(chance.uniform(0.5, 0.99), 3),
        "published": when,
    } | fields
    cut = Cut(id=key, document=document, employer=one.name + chance.choice(FORMS), **facts)
    if delay is None:
        delay = chance.randrange(20, 400) if chance.random() < 0.05 else chance.randrange(3)
    seen = date.fromordinal(day) + timedelta(delay)
    stamp = f"{seen.isoformat()}T00:00:00.{int(document[-4:], 16):06}Z"
    kept = Kept(cut, stamp, employers.family(cut.employer or ""), Facts(document, cut.published, fingerprint))
    return Made(kept, truth or one.truth, delay)


def dated(day: int) -> PartialDate:
    """The day as a date."""
    found = date.fromordinal(day)
    return PartialDate(found.year, found.month, found.day)


def exact(number: int) -> Quantity:
    return Quantity(number, number)


def announcement(one: Round) -> Made:
    """What the employer says."""
    one.prints.append(fingerprint(one.chance))
    day = one.day + one.chance.choice((0, 0, 0, 1))
    stated = dated(one.day) if one.chance.random() < 0.5 else None
    speaker: dict[str, Any] = {"speaker_kind": "company"} if one.chance.random() < 0.6 else {}
    return claim(
        one, day, fingerprint=one.prints[0], headcount=exact(one.people), announced=stated, **speaker, **share(one, 0.2)
    )


def share(one: Round, chance: float) -> dict[str, Any]:
    """The share of the workforce, at times."""
    return {"percent": Percent(one.share, one.share)} if one.chance.random() < chance else {}


def fingerprint(chance: Random, like: str | None = None) -> str:
    """The fingerprint of a text; of a copy of ``like`` with a few bins changed."""
    bins = [f"{chance.getrandbits(16):04x}" for _ in range(0 if like else nearcopy.BINS)]
    if like:
        bins = [like[at : at + nearcopy.DIGITS] for at in range(0, len(like), nearcopy.DIGITS)]
        for _ in range(chance.choice((0, 0, 2, 6))):
            bins[chance.randrange(nearcopy.BINS)] = f"{chance.getrandbits(16):04x}"
    return "".join(bins)


def told(one: Round) -> dict[str, Any]:
    """The number as a paper gives it."""
    drawn, number = one.chance.random(), one.people
    step = 10 ** max(0, len(str(number)) - 1)
    if drawn < 0.76:
        return {"headcount": exact(number)} | share(one, 0.2)
    if drawn < 0.84:
        near = max(step, round(number / step) * step)
        return {"headcount": Quantity(near, near, approx=True)}
    if drawn < 0.89 and number >= step:
        return {"headcount": Quantity(number // step * step, None)}
    if drawn < 0.92:
        return {"headcount": exact(max(1, int(number * one.chance.uniform(0.3, 1.4))))}
    return share(one, 0.5)


def copy(one: Round, before: Round | None) -> list[Made]:
    """A syndicated copy: the announcement's number in nearly its words."""
    text = fingerprint(one.chance, one.prints[0]) if one.prints else None
    day = one.day + one.chance.choice((0, 0, 1, 1, 2))
    return [claim(one, day, fingerprint=text, headcount=exact(one.people), speaker_kind="press")]


def translation(one: Round, before: Round | None) -> list[Made]:
    """The same in another language: no words in common."""
    language = one.chance.choice(("de", "fr", "es", "ja", "pt"))
    return [claim(one, one.day + one.chance.randrange(3), language=language, headcount=exact(one.people))]


def paper(one: Round, before: Round | None) -> list[Made]:
    """Another paper's words."""
    kind: SpeakerKind = one.chance.choice(("press", "press", "press", "unnamed", "union"))
    day = one.day + one.chance.choice((0, 0, 1, 1, 2, 3, 5, 8))
    stated: dict[str, Any] = {"announced": dated(one.day)} if one.chance.random() < 0.25 else {}
    return [claim(one, day, fingerprint=fingerprint(one.chance), speaker_kind=kind, **told(one), **stated)]


def tracker(one: Round, before: Round | None) -> list[Made]:
    """A tracker's row."""
    day, which = one.day + one.chance.choice((0, 0, 0, 1)), one.chance.choice(("a", "b", "c"))
    when = date.fromordinal(day)
    table = content_id("doc", "tracker", which, when.year, when.month)
    fields = {"headcount": exact(one.people)} if one.chance.random() < 0.8 else share(one, 0.6)
    row = one.chance.randrange(1, 10**6)
    made: dict[str, Any] = {
        "document": table,
        "row": row,
        "published": None,
        "announced": dated(day),
        "delay": 31 - when.day,
    }
    return [claim(one, day, speaker_kind="tracker", notice=Notice(), **made, **fields)]


def filing(one: Round, before: Round | None) -> list[Made]:
    """A filing within days."""
    day = one.day + one.chance.randrange(5)
    told_ = {"headcount": exact(one.people)} | share(one, 0.6)
    return [claim(one, day, announced=dated(one.day), speaker_kind="filing", **told_)]


def rumour(one: Round, before: Round | None) -> list[Made]:
    """A report before the announcement."""
    near = max(1, round(one.people, -2) if one.people > 150 else one.people)
    number = one.chance.choice((exact(one.people), Quantity(near, near, approx=True), None))
    day = one.day - one.chance.randrange(1, 15)
    status = one.chance.choice(("rumoured", "reported"))
    return [claim(one, day, status=status, speaker_kind="unnamed", headcount=number)]


def completion(one: Round, before: Round | None) -> list[Made]:
    """What was carried out, months later."""
    day = one.day + one.chance.randrange(20, 100)
    return [claim(one, day, status="completed", speaker_kind="company", headcount=exact(one.people))]


def recap(one: Round, before: Round | None) -> list[Made]:
    """A text that tells the cut and the one before."""
    day, where = one.day + one.chance.randrange(4), content_id("doc", one.truth, "recap", one.made)
    found = [claim(one, day, document=where, headcount=exact(one.people), delay=1)]
    if before and before.people != one.people:
        old: dict[str, Any] = {"announced": dated(before.day)} if one.chance.random() < 0.3 else {}
        whose = before.truth
        found.append(claim(one, day, document=where, truth=whose, headcount=exact(before.people), delay=1, **old))
    return found


def denial(one: Round, before: Round | None) -> list[Made]:
    """A spokesman denies what is reported."""
    day = one.day - one.chance.randrange(0, 4)
    return [claim(one, day, status="denied", speaker_kind="company", headcount=exact(one.people))]


def part(one: Round, before: Round | None) -> list[Made]:
    """The total, and the number at one place, in one text."""
    where, day = content_id("doc", one.truth, "part", one.made), one.day + one.chance.randrange(3)
    whole = claim(one, day, document=where, headcount=exact(one.people), delay=0)
    some = exact(max(1, one.people // one.chance.randrange(2, 6)))
    inner = claim(one, day, document=where, headcount=some, place=one.chance.choice(PLACES), delay=0,
                  part_of=whole.kept.claim.id if one.chance.random() < 0.7 else None)  # fmt: skip
    return [whole, inner]


KINDS: Mapping[str, tuple[int, Callable[[Round, Round | None], list[Made]]]] = {
    "copy": (35, copy),
    "paper": (28, paper),
    "translation": (10, translation),
    "tracker": (7, tracker),
    "filing": (4, filing),
    "rumour": (4, rumour),
    "recap": (4, recap),
    "part": (4, part),
    "completion": (2, completion),
    "denial": (1, denial),
}


def notices(one: Round, count: int) -> Iterator[Made]:
    """``count`` rows of an office: sites whose numbers add up to the cut or less, some told again, some called off."""
    chance, state = one.chance, one.chance.choice(STATES)
    whole = one.people if chance.random() < 0.5 else max(1, int(one.people * chance.uniform(0.3, 1)))
    cities = chance.sample(PLACES, len(PLACES))
    sites, left, made = max(1, count - int(count * 0.25)), whole, 0
    for place in range(sites):
        some = left if place == sites - 1 else max(1, int(left * chance.uniform(0.2, 0.7)))
        left = max(1, left - some)
        row = site(one, state, cities[place], some, place)
        yield notice(one, row, one.day + row["after"])
        made += 1
        if made < count and chance.random() < 0.35:
            yield notice(one, again(row, chance), one.day + row["after"] + chance.randrange(3, 50))
            made += 1
    while made < count:
        row = site(one, state, cities[sites + made % 3], max(1, whole // 9), sites + made)
        yield notice(one, row, one.day + row["after"])
        made += 1


def site(one: Round, state: str, city: str, some: int, place: int) -> dict[str, Any]:
    """The facts of one site's notice."""
    chance = one.chance
    after = chance.choice((0, 0, 0, 1, 3, 10, 30)) if place else chance.choice((0, 0, 1, 2))
    return {
        "state": state,
        "place": city,
        "people": some,
        "after": after,
        "leave": one.day + 60 + after,
        "number": f"{one.employer}-{one.number}-{place}" if state in ("ca", "tx") else None,
        "address": f"{chance.randrange(1, 999)} {chance.choice(STREETS)} Street" if state != "ny" else None,
    }


def again(row: dict[str, Any], chance: Random) -> dict[str, Any]:
    """The notice told again: revised, postponed, called off, or without a word."""
    marker = chance.choice(("revised", "revised", "postponed", "rescinded", None))
    people_ = row["people"] if marker == "rescinded" else max(1, int(row["people"] * chance.uniform(0.8, 1.15)))
    leave = row["leave"] + (chance.randrange(10, 60) if marker == "postponed" else 0)
    return row | {"people": row["people"] if marker == "postponed" else people_, "leave": leave, "marker": marker}


def notice(one: Round, row: dict[str, Any], day: int) -> Made:
    """One row of the office's table of the month."""
    when, marker = date.fromordinal(day), row.get("marker")
    table = content_id("doc", "office", row["state"], when.year, when.month)
    written = Notice(number=row["number"], address=row["address"], markers=(marker,) if marker else ())
    fields = {"status": "rescinded"} if marker == "rescinded" else {}
    return claim(
        one, day, document=table, row=one.chance.randrange(1, 10**6), published=None, announced=dated(day),
        effective=dated(row["leave"]), place=row["place"], headcount=exact(row["people"]), notice=written,
        speaker=f"Labor office of {row['state'].upper()}", speaker_kind="government", delay=31 - when.day, **fields,
    )  # fmt: skip
