"""The headers of tables that name private persons (vocab/columns.toml): their cells are neither stored nor read."""

from __future__ import annotations

import re
from functools import lru_cache

from headcount.vocab.fields import vocabulary

JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")  # ContactPerson
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def is_private(header: str) -> bool:
    """True when a column names private persons or tells how to reach them: a contact, a phone number, an address."""
    words = set(WORD.findall(JOINT.sub(" ", header).casefold()))
    return any(wanted <= words for wanted in _private())


@lru_cache(1)
def _private() -> tuple[frozenset[str], ...]:
    """The sets of words that make a header one of private persons."""
    return tuple(frozenset(words) for words in vocabulary()["private"]["words"])
