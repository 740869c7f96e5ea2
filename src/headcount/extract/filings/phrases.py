"""The set phrases of filings (vocab/filings.toml) as patterns, and what is nearest to a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from headcount.vocab import tables

BETWEEN = r"(?:\W+\S+){0,5}?\W+"
"""What ``..`` stands for: up to five words."""


@lru_cache(1)
def table() -> dict[str, Any]:
    """The table of filings."""
    return tables.toml("filings.toml")


@lru_cache(maxsize=64)
def pattern(section: str, key: str) -> re.Pattern[str]:
    """A pattern of any phrase of one list, whole words, longest first."""
    return re.compile(rf"(?<!\w)(?:{either(table()[section][key])})(?!\w)", re.IGNORECASE)


def either(phrases: Iterable[str]) -> str:
    """The alternatives of a pattern: a trailing ``*`` is any ending, ``..`` some words, a space any white space."""
    return "|".join(_one(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _one(phrase: str) -> str:
    """One phrase as a piece of a pattern."""
    words = [re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in phrase.split()]
    made = r"[\s\u00a0]+".join(words).replace(r"[\s\u00a0]+\.\.[\s\u00a0]+", BETWEEN)
    return made.replace(r"[\s\u00a0]+\.\.", r"[^\n]*")


def last(found: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match between ``start`` and ``end``."""
    best = None
    for match in found.finditer(text, start, end):
        best = match
    return best
