"""Linking many made-up claims: seconds, and whether twice as many take about twice as long.

    python -m benchmarks.link_speed [--claims 100000] [--employers 6000] [--big 0]

``--big N`` gives one employer N of the claims, over ten years, to show that a big family stays near linear.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date

from benchmarks.link_gold import Facts, Kept
from headcount import link
from headcount.model import Cut, PartialDate, Quantity, SpeakerKind, content_id

SPEAKERS: tuple[SpeakerKind | None, ...] = ("company", "press", "press", "government", "filing", "tracker", None)


def claims(count: int, employers: int, big: int, seed: int = 7) -> list[Kept]:
    """``count`` claims of a few rounds each of ``employers``, told by several documents over the weeks after."""
    chance = random.Random(seed)
    start, found = date(2016, 1, 1).toordinal(), []
    rounds: dict[int, list[tuple[int, int]]] = {}
    for number in range(count):
        employer = 0 if number < big else chance.randrange(1, employers)
        told = rounds.setdefault(employer, [])
        if not told or chance.random() < 0.25:
            told.append((start + chance.randrange(3650), chance.choice((50, 120, 159, 300, 1000, 2500, 8500))))
        day, people = chance.choice(told)
        found.append(made_up(number, employer, day, people, chance))
    return found


def made_up(number: int, employer: int, day: int, people: int, chance: random.Random) -> Kept:
    """One claim of a round of ``people`` at ``day``."""
    when = date.fromordinal(day + chance.choice((0, 0, 0, 1, 2, 5, 20)))
    published = PartialDate(when.year, when.month, when.day)
    stated = published if chance.random() < 0.3 else None
    count = people if chance.random() < 0.8 else max(1, int(people * chance.uniform(0.1, 1.2)))
    cut = Cut(
        id=content_id("clm", number),
        document=f"doc_{number}",
        employer=f"Employer {employer}",
        headcount=Quantity(count, count) if chance.random() < 0.9 else None,
        published=published,
        announced=stated,
        confidence=0.8,
        status="announced",
        speaker_kind=chance.choice(SPEAKERS),
    )
    return Kept(cut, f"2026-01-01T00:00:{number % 60:02}Z", f"employer {employer}", Facts(cut.document, published))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--employers", type=int, default=6_000)
    parser.add_argument("--big", type=int, default=0)
    asked = parser.parse_args()
    for count, big in ((asked.claims // 2, asked.big // 2), (asked.claims, asked.big)):
        made = claims(count, asked.employers, big)
        began = time.process_time()
        events, _ = link.events(made)
        took = time.process_time() - began
        largest = max(len(event.claims) for event in events)
        print(f"{count:,} claims: {len(events):,} events, the largest of {largest:,}, {took:.1f} s of one core")


if __name__ == "__main__":
    main()
