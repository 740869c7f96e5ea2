"""How often a word is written small: what tells a name from a word in a headline in title case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from headcount.vocab import tables

COLUMNS = ("language", "share", "words")


def lower_share(word: str, language: str) -> float | None:
    """The share, .5 to 1, of the word's uses in mid-sentence that are in lower case; None for a rare word or a name."""
    return _table().get(language, {}).get(word.casefold())


def languages() -> tuple[str, ...]:
    """The languages that have a table."""
    return tuple(_table())


@lru_cache(1)
def common() -> frozenset[str]:
    """The words, in lower case, that any language writes small nine times in ten or more."""
    return frozenset(word for table in _table().values() for word, share in table.items() if share >= 0.9)


@lru_cache(1)
def _table() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for language, share, listed in tables.rows(tables.FOLDER / "words.csv.gz", COLUMNS):
        found.setdefault(language, {}).update(dict.fromkeys(listed.split(), int(share) / 100))
    return found
