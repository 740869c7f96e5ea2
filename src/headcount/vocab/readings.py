"""All that a name may be: an employer, a place, a person, a nationality, a plain word."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from headcount.vocab import employers, people, places, words

Reading = Literal["employer", "place", "person", "nationality", "word"]


@lru_cache(maxsize=1 << 14)
def readings(name: str, language: str) -> frozenset[Reading]:
    """What the tables know a name as: {"employer", "place"} for Hitachi, {"employer", "word"} for Target in English."""
    found: tuple[tuple[Reading, bool], ...] = (
        ("employer", employers.resolve(name) is not None),
        ("place", places.kind(name) is not None),
        ("person", people.given(name)),
        ("nationality", places.demonym(name, language) is not None),
        ("word", words.lower_share(name, language) is not None),
    )
    return frozenset(reading for reading, known in found if known)
