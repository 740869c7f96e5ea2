"""Amounts of money in a text, each with its span, its value and its currency as far as the words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headcount.extract.cue_words import Cues, cues
from headcount.model import Span

_SIGNS = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "hk$": "HKD", "nt$": "TWD", "nz$": "NZD",
    "r$": "BRL", "mx$": "MXN", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "$": "USD",
    "¥": None, "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "inr": "INR", "jpy": "JPY", "cny": "CNY",
    "rmb": "CNY", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "huf": "HUF", "aud": "AUD", "cad": "CAD",
    "brl": "BRL",
}  # fmt: skip
"""Signs and codes; None where the sign is of several currencies."""
_OTHER_SIGNS = r"\b(?:a|c|s|hk|nt|nz)\$"
"""Signs of other dollars."""


LONGEST = 24
"""Characters of a number that is read; one with more is no amount, and must not overflow."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; ``currency`` is ISO 4217, or None when the sign is ambiguous and nothing else tells."""

    span: Span
    amount: float
    currency: str | None


@lru_cache(maxsize=32)
def _shape(known: Cues) -> re.Pattern[str]:
    """The shape of an amount in a language: sign, number, scale, word of currency; one of sign and word is needed."""
    table = known.table
    scales = "|".join(re.escape(word) for word in sorted(table.get("scales", {}), key=len, reverse=True))
    units = "|".join(re.escape(word) for word in sorted((*table.get("currencies", {}), *_SIGNS), key=len, reverse=True))
    signs = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
    ones = "|".join(re.escape(word) for word in table.get("one", ())) or "1"
    gap, edge = (r"\s*", "") if table.get("joined") else (r"[\s-]?", r"(?!\w)")
    links = "|".join(re.escape(word) for word in table.get("of_currency", ()))
    link = rf"(?:(?:{links})\s*)?" if links else ""
    bare = "|".join(re.escape(word) for word in table.get("bare", ())) or "(?!)"
    alone = rf"(?<!\w)(?=(?:{bare})(?!\w))"
    number = rf"(?P<number>{alone}|\d[\d.,'\u00a0\u202f]*\d|\d|(?<!\w)(?:{ones})(?=\s+(?:{scales})))"
    return re.compile(
        rf"(?:(?<!\w)(?P<sign>{signs})\s?)?{number}(?:{gap}(?P<scale>{scales}){edge})?(?:{gap}{link}(?P<unit>{units}){edge})?"
    )


def amounts(low: str, known: Cues, start: int, end: int) -> list[Money]:
    """The amounts between ``start`` and ``end`` of a folded text; a number without a currency is none."""
    if not known.table.get("scales"):
        return []
    found = list[Money]()
    for shape in _shape(known).finditer(low, start, end):
        sign, unit, scale = shape["sign"], shape["unit"], shape["scale"]
        if not (sign or unit):
            continue
        if len(shape["number"]) > LONGEST:
            continue
        value = _number(shape["number"], known) * float(known.table["scales"].get(scale, 1))
        currency = _SIGNS.get(sign) if sign else {**_SIGNS, **known.table["currencies"]}.get(unit)
        if (sign or unit) == "$" and _ambiguous(low, known):
            currency = None
        found.append(Money(Span(*shape.span()), round(value, 2), currency))
    return found


@lru_cache(maxsize=2)
def _ambiguous(low: str, known: Cues) -> bool:
    """True when the text names another dollar, in its language or in English."""
    named = f"{known.either('other_dollars')}|{cues('en').either('other_dollars')}"
    return re.search(rf"(?<!\w)(?:{named})(?!\w)|{_OTHER_SIGNS}", low) is not None


def _number(digits: str, known: Cues) -> float:
    """The value of a number written with the language's decimal sign; a word for one is 1."""
    if not digits[:1].isdigit():
        return 1.0
    decimal = known.table.get("decimal", ".")
    groups = "." if decimal == "," else ","
    if decimal not in digits and re.fullmatch(r"\d+[.,]\d{1,2}", digits):
        groups, decimal = decimal, groups  # "$2.5" in a language with a decimal comma
    plain = re.sub(rf"[{re.escape(groups)}'\s\u00a0\u202f]", "", digits).replace(decimal, ".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))
