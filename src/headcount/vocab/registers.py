"""What public registers know of an employer: its ids, its sector, and who owned it when its owner last said so.

``registers.csv.gz`` (made by tools/tables.py from filings with the SEC, Wikidata, GLEIF and stock indices) is read on
first use and is no part of the gazetteer that texts are read with: most of its names are of units nobody writes of.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from headcount.model import Employer
from headcount.vocab import employers, names, tables

COLUMNS = ("key", "name", "parent", "year", "sector", "cik", "lei", "qid", "ticker")
SECTORS = {"32": "31", "33": "31", "45": "44", "49": "48"}
"""Two-digit codes that are one sector with another: manufacturing, retail, transport."""


class Known(NamedTuple):
    """One row: ``parent`` is who named it as a subsidiary in a filing of ``year``; "" where nothing is known."""

    name: str
    parent: str
    year: str
    sector: str
    cik: str
    lei: str
    qid: str
    ticker: str


def find(name: str) -> Known | None:
    """What the registers have under this name, exact after `key`, or None. A last "Group" is forgiven."""
    exact = key(name)
    for tried in dict.fromkeys((exact, names.without_weak(exact))):
        if (row := _row(tried)) is not None:
            return row
    return None


def employer(name: str) -> Employer | None:
    """The employer of this name with all that the tables and registers know, or None where none knows the name."""
    table, known = employers.resolve(name), find(name)
    if known is None:
        return table and replace(table, sector=employers.sector(name))
    found = table or Employer(name=known.name)
    return replace(
        found,
        parent=found.parent or known.parent or None,
        sector=employers.sector(name) or known.sector or None,
        cik=known.cik or None,
        lei=known.lei or None,
        qid=known.qid or None,
        ticker=known.ticker or None,
    )


def key(name: str) -> str:
    """The key under which the registers have an employer: that of its canonical name, where the tables know it."""
    known = employers.resolve(name)
    return names.normal(known.name if known else name)


def title(key: str) -> str:
    """A name for a key that has none: "humana dental" -> "Humana Dental"."""
    return " ".join(word[:1].upper() + word[1:] for word in key.split())


@lru_cache(maxsize=1 << 12)
def _row(key: str) -> Known | None:
    lines, start = _lines(), f"{key},"
    place = bisect_left(lines, start)
    if place == len(lines) or not lines[place].startswith(start):
        return None
    _, name, *rest = lines[place].split(",")
    return Known(name or title(key), *rest)


@lru_cache(1)
def _lines() -> list[str]:
    """The table's lines, sorted."""
    return tables.lines(tables.FOLDER / "registers.csv.gz", COLUMNS)
