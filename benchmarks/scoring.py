"""When a claim is a label: the rules of score_claims.py, for checkouts that have no ../shared beside them.

Where the outside tool is there it is what scores (`benchmarks.labelled.scorer`); a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

Thing = Mapping[str, Any]
LEGAL = frozenset(
    {"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "gmbh", "se", "sa", "spa",
     "srl", "nv", "bv", "ab", "oyj", "group", "holdings", "holding", "the", "kg", "as", "sas", "kk", "pty"}
)  # fmt: skip
NUMBER = re.compile(r"\d[\d.,' ]*\d|\d")
MOST_WORDS = 6
"""Words of an employer's name at most."""


def key(name: str | None) -> tuple[str, ...]:
    """The words that identify a name: case, accents, legal forms and punctuation aside."""
    text = unicodedata.normalize("NFKD", name or "").casefold()
    words = re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c)))
    return tuple([word for word in words if word not in LEGAL] or words)


def names_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """True for equal names, or where one begins or ends the other with at most two words more."""
    if not one or not two:
        return False
    if one == two or "".join(one) == "".join(two):
        return True
    short, long = sorted((one, two), key=len)
    return len(long) - len(short) <= 2 and (long[: len(short)] == short or long[-len(short) :] == short)


def same_employer(label: Thing, claim: Thing) -> bool:
    """True when the claim's employer, as written or canonical, is the label's."""
    names = (claim.get("employer"), claim.get("employer_name"))
    mine = [key(name) for name in names if name and len(name.split()) <= MOST_WORDS]
    return any(names_agree(key(label[field]), m) for field in ("employer", "employer_canonical") for m in mine)


def count_of(claim: Thing) -> tuple[int | None, int | None]:
    """(low, high) of the claim's stated headcount."""
    found = claim.get("headcount") or {}
    return (None, None) if found.get("derived") else (found.get("low"), found.get("high"))


def percents_of(claim: Thing) -> list[float]:
    """The ends of the claim's percent."""
    found = claim.get("percent") or {}
    return [value for value in (found.get("low"), found.get("high")) if value is not None]


def figures(claim: Thing) -> bool:
    """True for a claim that states a headcount or a percent."""
    return any(value is not None for value in count_of(claim)) or bool(percents_of(claim))


def count_agrees(label: Thing, claim: Thing, lenient: bool) -> bool:
    """True for equal bounds; ``lenient``: for one number in common."""
    mine, theirs = count_of(claim), (label["count_min"], label["count_max"])
    if mine == theirs:
        return True
    return lenient and bool({x for x in mine if x is not None} & {x for x in theirs if x is not None})


def agrees(label: Thing, claim: Thing, lenient: bool) -> bool:
    """True when employer and every stated figure of the claim are the label's."""
    if not same_employer(label, claim):
        return False
    said: list[bool] = []
    if any(value is not None for value in count_of(claim)):
        said.append(count_agrees(label, claim, lenient))
    if percents := percents_of(claim):
        said.append(label["percent"] is not None and any(abs(p - label["percent"]) <= 0.5 for p in percents))
    return bool(said) and all(said)


def set_aside(labels: Sequence[Thing], claim: Thing) -> bool:
    """True for a claim whose number stands in the note of a label of its employer: superseded, rounded, a sum."""
    numbers = {x for x in count_of(claim) if x is not None}
    noted = (NUMBER.findall(label.get("note") or "") for label in labels if same_employer(label, claim))
    return any(numbers and numbers <= {int(re.sub(r"\D", "", n)) for n in found} for found in noted)


def pair(labels: Sequence[Thing], claims: Sequence[Thing], lenient: bool) -> dict[int, int]:
    """{label: claim}, one to one and as many as can be."""
    edges = [[j for j, claim in enumerate(claims) if agrees(label, claim, lenient)] for label in labels]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(labels)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def recall_at(ranked: Collection[tuple[float, bool]], labelled: int, precision: float = 0.95) -> float:
    """The share of labels found by the most confident claims while their precision stays at ``precision`` or more."""
    best = right = 0
    for n, good in enumerate((g for _, g in sorted(ranked, key=lambda x: -x[0])), 1):
        right += good
        if right / n >= precision:
            best = right
    return round(best / labelled, 3) if labelled else 0.0


def compatible(label: str | None, mine: str | None) -> bool:
    """True for dates that agree as far as both go; --MM has no year."""
    if not label or not mine:
        return label == mine
    if label.startswith("--") or mine.startswith("--"):
        return label.lstrip("-")[:2] == (mine.lstrip("-")[:2] if mine.startswith("--") else mine[5:7])
    return label.startswith(mine) or mine.startswith(label)
