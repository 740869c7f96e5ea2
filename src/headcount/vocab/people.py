"""Given names, to tell a person from an employer."""

from __future__ import annotations

from functools import lru_cache

from headcount.vocab import employers, tables


def given(name: str) -> bool:
    """True for a usual given name as written ("Satya", "Jean-Luc", "Ольга"); a surname alone is not one."""
    return name in _names()


def also_firm(name: str) -> bool:
    """True for a given name that an employer goes by too ("Mercedes", "Wendy"): the text must decide."""
    return given(name) and employers.resolve(name) is not None


@lru_cache(1)
def _names() -> frozenset[str]:
    lines = (tables.FOLDER / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
