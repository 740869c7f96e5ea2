"""Who is who: names, brands, former names and parents of employers.

Three tables, the first that knows a name decides: the user's own (the file that HEADCOUNT_EMPLOYERS names),
``employers.csv`` (typed by us; add a row there), ``employers_open.csv.gz`` (made by tools/tables.py from open lists).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from headcount.errors import VocabError
from headcount.model import Employer
from headcount.vocab import names, tables
from headcount.vocab.names import normal

__all__ = ["family", "identity", "normal", "of_site", "resolve", "sector", "surfaces"]

COLUMNS = ("name", "aliases", "parent", "same_as_parent", "sector")
OPEN_COLUMNS = ("name", "key", "aliases", "parent", "sector")
OWN = "HEADCOUNT_EMPLOYERS"
_DBA = re.compile(r"\bd[./]?b[./]?a[./]?\b|\baka\b|\bdoing business as\b", re.IGNORECASE)


class Row(NamedTuple):
    """One employer as its table has it."""

    name: str
    aliases: tuple[str, ...]
    parent: str
    same: bool
    sector: str


def resolve(name: str) -> Employer | None:
    """The employer of this name or alias, exact after `normal`, or None. A possessive or a last "Group" is forgiven."""
    row = _row(name)
    return None if row is None else Employer(name=row.name, parent=row.parent or None, aliases=row.aliases)


def of_site(written: str) -> Employer | None:
    """The employer whose name a site's begins with: "Big Lots Distribution Center #890" -> Big Lots; else None.

    Only words for sites, numbers and US states are taken off the end, so "Delta Dental of Ohio" is not Delta. Of
    "X dba Y" the brand Y is tried first.
    """
    for part in reversed(_DBA.split(written)):
        words = names.fold(part).split()
        while words:
            found = resolve(" ".join(words))
            if found is not None:
                return found
            if not (words[-1].isdigit() or words[-1] in names.site_words()):
                break
            words.pop()
    return None


def family(name: str) -> str:
    """The key of the root of the employer's family: "google" and "youtube" -> "alphabet"; unknown -> its own key."""
    return _climb(name, to_root=True)


def identity(name: str) -> str:
    """The key under which two claims may be of one event: Google = Alphabet, but Twitch is not Amazon."""
    return _climb(name, to_root=False)


def sector(name: str) -> str | None:
    """The employer's two-digit NAICS code, or None where the tables do not know it."""
    row = _row(name)
    return (row.sector or None) if row else None


@lru_cache(1)
def surfaces() -> Mapping[str, str]:
    """Every name and alias of two characters or more, as written, with its canonical name: a gazetteer for reading."""
    found: dict[str, str] = {}
    for row in _all_rows():
        for written in (row.name, *row.aliases):
            if len(written) > 1:
                found.setdefault(written, row.name)
    return MappingProxyType(found)


def read(path: Path) -> list[Row]:
    """The employers of a table in the columns of ``employers.csv``. Raises VocabError naming the file and line."""
    found = []
    for number, (name, aliases, parent, same, code) in enumerate(tables.rows(path, COLUMNS), 2):
        if not name or same not in ("", "yes", "no"):
            what = f"same_as_parent is {same!r}" if name else "a row has no name"
            raise VocabError(what, where=f"{path}:{number}", next_step="give a name, and yes, no or nothing")
        found.append(Row(name, tuple(aliases.split("|")) if aliases else (), parent, same == "yes", code))
    return found


@lru_cache(maxsize=1 << 14)
def _row(name: str) -> Row | None:
    index = _index()
    for written in (name, name[:-2]) if name[-2:] in ("'s", "’s") else (name,):
        key = normal(written)
        found = index.get(names.fold(written)) or index.get(key) or index.get(names.without_weak(key))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1 << 14)
def _climb(name: str, *, to_root: bool) -> str:
    """The key reached by going from parent to parent, all the way or only while both are spoken of as one."""
    row, key, seen = _row(name), normal(name), set[str]()
    while row is not None and row.name not in seen:
        seen.add(row.name)
        key = _key(row)
        if not row.parent or not (to_root or row.same):
            break
        key = normal(row.parent)
        row = _row(row.parent)
    return key


def _key(row: Row) -> str:
    """The row's own key; with its legal form where only that tells it from another ("Merck KGaA" from Merck)."""
    key = normal(row.name)
    return key if _index().get(key) is row else names.fold(row.name)


@lru_cache(1)
def _index() -> Mapping[str, Row]:
    """Each key with its row: tables in their order, in a table names as written first, names before aliases."""
    found: dict[str, Row] = {}
    for table in _curated():
        written = [(row.name, row) for row in table] + [(alias, row) for row in table for alias in row.aliases]
        for name, row in written:
            found.setdefault(names.fold(name), row)
        for name, row in written:
            found.setdefault(normal(name), row)
    for key, row in _open():
        found.setdefault(key, row)
        for alias in row.aliases:
            found.setdefault(normal(alias), row)
    return found


@lru_cache(1)
def _curated() -> tuple[list[Row], ...]:
    own = os.environ.get(OWN)
    ours = read(tables.FOLDER / "employers.csv")
    return (read(Path(own)), ours) if own else (ours,)


@lru_cache(1)
def _open() -> list[tuple[str, Row]]:
    path = tables.FOLDER / "employers_open.csv.gz"
    return [
        (key or name.lower(), Row(name, tuple(aliases.split("|")) if aliases else (), parent, False, code))
        for name, key, aliases, parent, code in tables.rows(path, OPEN_COLUMNS)
    ]


def _all_rows() -> Iterator[Row]:
    for table in _curated():
        yield from table
    for _, row in _open():
        yield row
