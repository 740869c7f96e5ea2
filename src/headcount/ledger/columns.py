"""The columns that filters read, calculated from a claim or an event. They hold no fact of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from headcount.ledger.codec import safe
from headcount.model import Aggregate, Claim, Cut, Demand, Event, Investment, PartialDate, Quantity
from headcount.vocab import atlas, employers, places

SIGNS = re.compile(r"[\W_]+")
MOST = 2**62  # a number of people beyond it is a misreading; the body keeps it, the column stays in range


def fold(text: str) -> str:
    """``text`` as places are compared: case, accents and punctuation aside, words between single spaces."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return SIGNS.sub(" ", text.casefold()).strip()


def days(date: PartialDate | None) -> tuple[str | None, str | None]:
    """The first and the last day that ``date`` may mean, as text that sorts; (None, None) when its year is unknown."""
    if date is None or date.year is None:
        return None, None
    return (
        f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}",
        f"{date.year:04}-{date.month or 12:02}-{date.day or 31:02}",
    )


def of_claim(claim: Claim) -> dict[str, Any]:
    """The columns of a claim, its ids, version and times aside."""
    name = employer_of(claim)
    evidence = claim.quotes.get("evidence") or next(iter(claim.quotes.values()), None)
    first, last = days(claim.announced if isinstance(claim, Cut) else None)
    return {
        "document": claim.document,
        "kind": claim.kind,
        "part": claim.part,
        "row": claim.row or 0,
        "start": evidence.start if evidence else 0,
        "confidence": claim.confidence,
        "review": claim.review,
        "type": claim.type if isinstance(claim, Cut) else None,
        "status": claim.status if isinstance(claim, (Cut, Investment)) else None,
        "employer": safe(name) if name else None,
        "family": safe(employers.family(name)) if name else None,
        "named": _keys(names_in(claim)),
        **_people(claim.headcount if isinstance(claim, (Cut, Aggregate)) else None),
        "announced_from": first,
        "announced_to": last,
        "place": _place(claim.place if isinstance(claim, (Cut, Demand)) else None),
        "reasons": marked(reason.reason for reason in claim.reasons) if isinstance(claim, Cut) else "",
    }


def of_event(event: Event) -> dict[str, Any]:
    """The columns of an event's version, its number and times aside."""
    first, last = days(event.announced)
    return {
        "employer": safe(event.employer),
        "family": safe(employers.family(event.employer)),
        "identity": safe(employers.identity(event.employer)),
        "type": event.type,
        "status": event.status,
        **_people(event.headcount),
        "announced_from": first,
        "announced_to": last,
        "sort": first or "",
        "place": _place(event.place),
        "reasons": marked(reason.reason for reason in event.reasons),
    }


def employer_of(claim: Claim) -> str | None:
    """The one employer of a cut or a hire: its canonical name, else as written."""
    return (claim.employer_name or claim.employer) if isinstance(claim, Cut) else None


def names_in(claim: Claim) -> tuple[str, ...]:
    """Every organisation that the claim is about."""
    if isinstance(claim, Cut):
        return (employer_of(claim) or "",)
    if isinstance(claim, Investment):
        return claim.investor or "", claim.target or ""
    return claim.employers if isinstance(claim, Demand) else ()


def marked(words: Iterable[str]) -> str:
    """Words as one text in which each can be found whole: ``|ai|closure|``; empty without any."""
    every = list(dict.fromkeys(safe(word).replace("|", " ") for word in words if word))
    return f"|{'|'.join(every)}|" if every else ""


def _keys(names: Iterable[str]) -> str:
    return marked(key for name in names if name for key in (employers.family(name), employers.identity(name)))


def within(place: places.Located | None) -> tuple[str, ...]:
    """What a place lies in, folded, from the smallest: "auburn washington", "king county washington", ...."""
    if place is None:
        return ()
    country = atlas.country_titles().get(place.country or "", "")
    outer = place.region or country
    near = [f"{name} {outer}" for name in (place.city, place.county) if name]
    return tuple(dict.fromkeys(fold(name) for name in (*near, place.region, country) if name))


def _place(place: str | None) -> str:
    """The words as written, then what they lie in, each between bars: a word is never found across two of them."""
    if not place:
        return ""
    return "".join(f" {name} |" for name in (fold(safe(place)), *within(places.locate(place)))).removesuffix("|")


def _people(people: Quantity | None) -> dict[str, int | None]:
    low, high = (people.low, people.high) if people else (None, None)
    return {
        "headcount_low": None if low is None else min(low, MOST),
        "headcount_high": None if high is None else min(high, MOST),
    }
