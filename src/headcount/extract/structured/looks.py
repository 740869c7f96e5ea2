"""What the cells of a column look like: dates, numbers of people, shares, links, names; by a sample of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from headcount.extract.structured import cells, days
from headcount.model import Passage
from headcount.vocab import places, tables

SAMPLE = 240
"""Cells of a column that are looked at, spread over the table."""
PLAIN, FEW = 0.3, 3
"""A column is plainly not what its header says when fewer cells than this share look like it; few cells cannot tell."""
DATE = re.compile(
    r"(?<!\d)(?:\d{1,4}[/.-]\s?\d{1,2}[/.-]\s?\d{1,5}|\d{1,2}\.?\s+[^\W\d_]{3,}\.?\s+\d{4}|[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}-[^\W\d_]{3,}-\d{2,4}|[^\W\d_]{3,}\.?\s+\d{4})(?!\d)"
)
COUNT = re.compile(r"\D{0,24}\d{1,3}(?:[.,\u00a0 ]?\d{3})?(?:\.0+)?(?!\d)\D{0,80}")
SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%|[01](?:\.\d+)?|0?\.\d+")
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Look:
    """Shares of the filled cells, 0 to 1, that look like each thing."""

    filled: int
    """Cells of the table that are not empty."""
    date: float = 0.0
    count: float = 0.0
    digits: float = 0.0
    share: float = 0.0
    link: float = 0.0
    text: float = 0.0
    firm: float = 0.0
    """Cells that end with a legal form."""
    town: float = 0.0
    distinct: float = 0.0
    words: float = 0.0
    """Words in a cell, on average."""
    year: float = 0.0
    running: bool = False
    """Numbers that only rise or only fall, none twice."""

    def bears(self, kind: str | None) -> bool:
        """True unless the column plainly is not of this ``kind``; one with few cells says nothing."""
        like = self.digits if kind == "count" else getattr(self, kind or "text")
        return kind is None or self.filled < FEW or bool(like >= PLAIN)


class Looks:
    """How each column of a table looks, by its header; looked at when it is asked for."""

    def __init__(self, rows: Sequence[Passage]) -> None:
        self.rows, self.known = rows, dict[str, Look]()
        self.filled = Counter(header for row in rows for header in row.cells)

    def of(self, header: str) -> Look:
        """How the column under a header looks; one that is not there is empty."""
        if header not in self.known:
            many = self.filled[header]
            self.known[header] = look(sample(self.rows, header, many), many)
        return self.known[header]


def sample(rows: Sequence[Passage], header: str, filled: int) -> list[str]:
    """Cells of a column that are not empty, spread over all of them."""
    step = max(1, filled // SAMPLE)
    holding = (row for row in rows if header in row.cells)
    return [text_of(row, header) for row in islice(holding, 0, None, step)]


def text_of(row: Passage, header: str) -> str:
    """The cell of a row."""
    return row.text[row.cells[header].start : row.cells[header].end]


def look(texts: Sequence[str], filled: int) -> Look:
    """How a column with these cells looks; cells that say that nothing is known say nothing here."""
    said = [" ".join(text.split()) for text in texts if not cells.is_unknown(text)]
    if not said:
        return Look(0)
    many = len(said)
    dates = [bool(DATE.search(text)) for text in said]
    names = [bool(LETTERS.search(text)) and not date for text, date in zip(said, dates, strict=True)]
    return Look(
        filled,
        date=sum(dates) / many,
        count=sum(bool(COUNT.fullmatch(text)) for text, date in zip(said, dates, strict=True) if not date) / many,
        digits=sum(any(map(str.isdecimal, text)) for text, date in zip(said, dates, strict=True) if not date) / many,
        share=sum(bool(SHARE.fullmatch(text)) for text in said) / many,
        link=sum(bool(LINK.match(text)) for text in said) / many,
        text=sum(names) / many,
        firm=sum(bool(firms().search(text)) for text in said) / many,
        town=sum(is_town(text) for text in said) / many,
        distinct=len(set(said)) / many,
        words=sum(len(text.split()) for text in said) / many,
        year=sum(bool(YEAR.fullmatch(text)) for text in said) / many,
        running=are_running(said),
    )


def are_running(said: Sequence[str]) -> bool:
    """True for a column of numbers of which each is above, or each below, the one before."""
    numbers = [int(text) for text in said if text.isdecimal()]
    pairs = list(pairwise(numbers))
    rising = all(one < other for one, other in pairs) or all(one > other for one, other in pairs)
    return len(numbers) == len(said) > 4 and rising


@cache
def firms() -> re.Pattern[str]:
    """The pattern of a name that ends with a legal form of two letters or more."""
    forms: Mapping[str, list[str]] = tables.toml("legal_forms.toml")
    listed = sorted((form for form in forms["after"] if len(form) > 1 and form != "and"), key=len, reverse=True)
    return re.compile(rf"\s(?:{'|'.join(re.escape(form) for form in listed)})\.?\s*$", re.IGNORECASE)


def is_town(text: str) -> bool:
    """True when a cell is the name of a place, perhaps with its state."""
    return len(text) < 40 and places.kind(text.split(",")[0].strip()) in ("city", "county", "region")


def in_order(rows: Sequence[Passage], first: str, last: str, order: str = "mdy") -> float:
    """The share of the rows with both dates in which that under ``first`` is not after that under ``last``."""
    both = [row for row in rows if first in row.cells and last in row.cells]
    pairs = [(day(row, first, order), day(row, last, order)) for row in both[:: max(1, len(both) // SAMPLE)]]
    known = [(one, other) for one, other in pairs if one and other]
    return sum(one <= other for one, other in known) / len(known) if known else 0.0


def day(row: Passage, header: str, order: str) -> str | None:
    """The first date of a cell as it sorts, None when it cannot be read."""
    try:
        found = days.days(text_of(row, header), order)
    except cells.Unreadable:
        return None
    return str(found.first) if found else None
