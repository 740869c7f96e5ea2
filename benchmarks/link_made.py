"""Made-up claims of cuts whose truth is known, as many as asked for: equal for equal seeds, whatever else is made.

Employers have names of a made-up grammar, of which some collide and some look alike, and Zipf's share of the claims.
Each has rounds months apart, at times weeks. Of a round tell: a rumour, the announcement, its copies (word for word or
nearly), translations, other papers with the number, about it, more than it, a wrong one or none, a filing, trackers, an
office's notices by site with revisions and recalls, its completion, and later texts that look back on it. A part of all
documents comes to the ledger late.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random

from benchmarks.link_told import KINDS, Made, Round, announcement, notices

FIRST, YEARS = date(2014, 1, 1), 10
SHARE_OF_EMPLOYERS = 0.06
"""Employers to a claim: 60,000 to a million."""
PER_ROUND, MOST_ROUNDS = 12, 36
SYLLABLES = (
    [
        "Bor",
        "Cael",
        "Dren",
        "Emb",
        "Fosk",
        "Gral",
        "Hux",
        "Ivro",
        "Jend",
        "Krov",
        "Lunt",
        "Mazz",
        "Norv",
        "Ompl",
        "Praz",
        "Quen",
        "Rilk",
        "Skav",
        "Trel",
        "Urz",
        "Velm",
        "Wex",
        "Yarl",
        "Zorb",
        "Brask",
        "Clund",
        "Dwim",
        "Fralk",
        "Grost",
        "Plim",
    ],
    [
        "a",
        "e",
        "i",
        "o",
        "u",
        "al",
        "en",
        "ir",
        "os",
        "un",
        "ab",
        "el",
        "im",
        "or",
        "us",
        "ac",
        "ed",
        "ix",
        "ol",
        "ut",
        "av",
        "ent",
        "ing",
        "oll",
        "und",
    ],
    [
        "bex",
        "dax",
        "fen",
        "gor",
        "hix",
        "jun",
        "kel",
        "lum",
        "mar",
        "nox",
        "pel",
        "quo",
        "rin",
        "sted",
        "tor",
        "vex",
        "wyn",
        "zar",
        "bury",
        "dale",
    ],
)
TRADES = [
    "Labs",
    "Foods",
    "Motors",
    "Health",
    "Systems",
    "Retail",
    "Energy",
    "Games",
    "Steel",
    "Media",
    "Bank",
    "Logistics",
    "Paper",
    "Robotics",
    "Air",
]


def claims(count: int, seed: int = 7) -> Iterator[Made]:
    """``count`` claims, one employer after the other."""
    total = max(1, int(count * SHARE_OF_EMPLOYERS))
    weights = [1 / (place + 20) ** 0.9 for place in range(total)]
    scale, left, owed = (count - total) / sum(weights), count, 0.0
    for employer in range(total):
        owed += 1 + weights[employer] * scale
        mine = left if employer == total - 1 else min(left, int(owed))
        owed, left = owed - mine, left - mine
        yield from of_employer(employer, mine, Random(f"{seed}:{employer}"))


def of_employer(employer: int, count: int, chance: Random) -> Iterator[Made]:
    """The claims of one employer, round by round."""
    name, many = named(employer, chance), min(MOST_ROUNDS, math.ceil(count / PER_ROUND))
    gap = YEARS * 365 / many
    start, left = chance.uniform(0, gap * 0.6), count
    before: Round | None = None
    for number in range(many):
        day = FIRST.toordinal() + int(start + gap * number * 0.95)
        day += chance.randrange(int(gap * 0.25) + 1)
        if before and chance.random() < 0.1:
            day = before.day + chance.randrange(15, 45)
        one = Round(employer, number, name, day, people(chance), chance.randrange(2, 40), chance)
        mine = left if number == many - 1 else min(left, max(1, round(chance.gauss(1, 0.4) * count / many)))
        left -= mine
        yield from of_round(one, mine, before)
        before = one


def named(employer: int, chance: Random) -> str:
    """The name of an employer: of every hundred one has its neighbour's, and five one that begins with it."""
    kind, own = employer % 100, employer
    if kind == 50 or kind in (10, 20, 30, 40, 60):
        own = employer - 1
    first, rest = own % len(SYLLABLES[0]), own // len(SYLLABLES[0])
    middle, rest = rest % len(SYLLABLES[1]), rest // len(SYLLABLES[1])
    root = SYLLABLES[0][first] + SYLLABLES[1][middle] + SYLLABLES[2][rest % len(SYLLABLES[2])]
    trade = TRADES[(own // 7 + rest // len(SYLLABLES[2])) % len(TRADES)] if own % 3 or rest >= len(SYLLABLES[2]) else ""
    return f"{root} {trade}".strip() + (f" {chance.choice(TRADES)}" if kind in (10, 20, 30, 40, 60) else "")


def people(chance: Random) -> int:
    """A number of people, of which half are round."""
    found = 5 + int(math.exp(chance.gauss(5, 1.3)))
    if chance.random() < 0.5:
        digits = 10 ** max(0, len(str(found)) - chance.choice((1, 2)))
        found = max(digits, round(found / digits) * digits)
    return found


def of_round(one: Round, count: int, before: Round | None) -> Iterator[Made]:
    """The claims of one cut."""
    chance, made = one.chance, 0
    news = count > 2 or chance.random() < 0.5
    if (count > 1 and chance.random() < 0.45) or not news:
        rows = min(chance.randrange(1, 7), count - news)
        for found in islice(notices(one, rows), rows):
            yield found
            made += 1
    if made < count:
        yield announcement(one)
        made += 1
    while made < count:
        kind = chance.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
        for found in KINDS[kind][1](one, before)[: count - made]:
            yield found
            made += 1
