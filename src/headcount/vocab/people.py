"""Given names, to tell a person from an employer."""

from __future__ import annotations

from functools import lru_cache

from headcount.vocab import tables


def given(name: str) -> bool:
    """True for a usual given name as written ("Satya", "Jean-Luc", "Ольга"); a surname alone is not one."""
    return name in _names()


@lru_cache(1)
def _names() -> frozenset[str]:
    lines = (tables.FOLDER / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
