"""The publication dates that the user gives: one for every document, or one by name from a table."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from headcount.model import Document, PartialDate, SetAside


def key(name: str) -> str:
    """A name as it is compared: a path with ``/`` and without ``./``, a URL as it stands."""
    return name.strip() if "://" in name else posixpath.normpath(name.strip().replace("\\", "/"))


@dataclass(slots=True)
class Dates:
    """Gives documents the user's dates: the table's before ``every``. Remembers which rows named something."""

    every: PartialDate | None = None
    table: Mapping[str, PartialDate] = field(default_factory=dict)
    keys: dict[str, str] = field(init=False)
    used: set[str] = field(init=False, default_factory=set)
    undated: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.keys = {key(name): name for name in self.table}

    def dated(self, one: Document | SetAside, *names: str) -> Document | SetAside:
        """``one`` with the date of the first of ``names`` that the table holds; what the user says goes first."""
        row = next((self.keys[key(name)] for name in names if key(name) in self.keys), None)
        self.used |= {row} if row is not None else set()
        if isinstance(one, SetAside):
            return one
        date = self.table[row] if row is not None else self.every
        self.undated |= date is None and one.published is None
        return replace(one, published=date, published_by="user") if date else one

    def unused(self) -> Iterator[SetAside]:
        """The table's rows that named nothing, when some document went without a date: a misspelt name, most likely."""
        if self.undated:
            step = "write the document column as the file's name or its path"
            yield from (SetAside(name, "the table of dates names no such document", step)
                        for name in self.table if name not in self.used)  # fmt: skip
