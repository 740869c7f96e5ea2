"""The columns of a table that no office or tracker is known to write: by their headers, else by their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from headcount.extract.structured import cells, looks
from headcount.extract.structured.looks import Look, Looks
from headcount.model import Passage
from headcount.vocab.columns import normal
from headcount.vocab.fields import vocabulary

GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
THIN = 0.2
"""A column filled this much less than another of the same field is not the one that is meant."""
SURE, LATER, ENOUGH = 0.8, 0.9, 3
"""Shares of cells and of rows, and rows, from which cells alone say what a column is."""


def spoken(header: str) -> tuple[str, ...]:
    """A header as its words, "LayoffDate(s)" as "layoff date"; where its case parts words, with and without that."""
    variants = (header, GLUED.sub(" ", header))
    return tuple(dict.fromkeys(" ".join(w for w in normal(one).split() if w != "s") for one in variants))


def holds(words: Iterable[str], wanted: Iterable[str]) -> bool:
    """True when the ``words`` of a header hold all that are wanted; one with a * is the beginning of a word."""
    padded = f" {' | '.join(words)} "
    return all(f" {one[:-1]}" in padded if one.endswith("*") else f" {one} " in padded for one in wanted)


def silent(header: str) -> bool:
    """True when a header says that its column is of something else than the cut."""
    return any(holds(spoken(header), [word]) for word in vocabulary()["silent"]["words"])


@dataclass(slots=True)
class Inference:
    """The headers of a table that are still free, and what was found for each field."""

    free: dict[str, tuple[str, ...]]
    """Each header as written, with what it says."""
    looks: Looks
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    """The fields that rest on cells alone."""

    def take(self, name: str, *headers: str) -> None:
        """Gives free headers to a field."""
        if headers:
            self.found[name] = (*self.found.get(name, ()), *headers)
            self.free = {header: words for header, words in self.free.items() if header not in headers}

    def look(self, header: str) -> Look:
        return self.looks.of(header)

    def by_headers(self, taken: Iterable[str] = ()) -> None:
        """Finds the fields by name, then by words, then by what stands instead, then by what is weak.

        The fields ``taken`` already have their columns.
        """
        wanted = {name: said for name, said in vocabulary()["fields"].items() if name not in taken}
        for name, said in wanted.items():
            self.take(name, *self.named(said["names"], said))
        for name, said in wanted.items():
            if name not in self.found:
                self.take(name, *self.worded(said))
        for name, said in wanted.items():
            if name not in self.found and not {*self.found, *taken} & {*said.get("unless", ())}:
                other = said.get("instead", "")
                if other in self.found:
                    self.found[name] = self.found.pop(other)
                else:
                    self.take(name, *self.named(said.get("weak", ()), said)[:1])

    def named(self, names: Sequence[str], said: Mapping[str, Any]) -> list[str]:
        """The free headers of these names, the best first; all where the field takes several, else one."""
        fitting = [
            header
            for name in dict.fromkeys(names)
            for header, words in self.free.items()
            if name in words and self.look(header).bears(said.get("cells"))
        ]
        if said.get("several"):
            return fitting
        most = max((self.look(header).filled for header in fitting), default=0)
        return [header for header in fitting if self.look(header).filled >= most * THIN][:1]

    def worded(self, said: Mapping[str, Any]) -> list[str]:
        """The free header that holds the first of the field's sets of words, and none that it must not hold."""
        for wanted in said["words"]:
            for header, words in self.free.items():
                barred = any(holds(words, [word]) for word in said["never"])
                if holds(words, wanted) and not barred and self.look(header).bears(said.get("cells")):
                    return [header]
        return []

    def by_cells(self, rows: Sequence[Passage], taken: Iterable[str] = ()) -> None:
        """Finds what the headers leave open by the cells: the employer, the dates, the number, the town, the link."""
        known = {*self.found, *taken}
        if "employer" not in known:
            self.guess("employer", self.employers())
        if not known & {"headcount", "percent"}:
            self.guess("headcount", self.counts())
        self.dates(rows, known)
        if not known & {"city", "county", "region", "address"}:
            self.guess("city", self.like("town"))
        if "source" not in known:
            self.guess("source", self.like("link"))

    def guess(self, name: str, headers: Sequence[str]) -> None:
        """Gives the one header that fits to a field; none of several."""
        if len(headers) == 1:
            self.take(name, headers[0])
            self.guessed.add(name)

    def like(self, kind: str) -> list[str]:
        """The free headers nearly all of whose cells look like this, and that say nothing against it."""
        return [
            header
            for header in self.free
            if self.look(header).filled >= ENOUGH
            and getattr(self.look(header), kind) >= SURE
            and (kind == "link" or not silent(header))
        ]

    def employers(self) -> list[str]:
        """The column of names with the most legal forms; without any, the only one of differing short names."""
        names = [header for header in self.like("text") if self.look(header).link < SURE]
        firms = sorted(names, key=lambda header: self.look(header).firm, reverse=True)
        if firms and self.look(firms[0]).firm >= THIN:
            return firms[:1]
        return [h for h in names if self.look(h).distinct > 0.6 and self.look(h).town < 0.5 and self.look(h).words <= 8]

    def counts(self) -> list[str]:
        """The columns of numbers that are no years, shares or running numbers."""
        return [
            header
            for header in self.like("count")
            if self.look(header).share < SURE and self.look(header).year < 0.5 and not self.look(header).running
        ]

    def dates(self, rows: Sequence[Passage], known: set[str]) -> None:
        """Finds the day of the notice and of leaving: of two columns the earlier one is most often the notice."""
        free = self.like("date")
        order = cells.order_of(looks.text_of(row, header) for row in rows for header in free if header in row.cells)
        notice, leave = (next(iter(self.found.get(name, ())), None) for name in ("announced", "effective"))
        if not known & {"announced", "effective"}:
            if len(free) == 2:
                one, other = free
                first, last = free if looks.in_order(rows, one, other, order) >= SURE else (other, one)
                if looks.in_order(rows, first, last, order) >= SURE:
                    self.guess("announced", [first])
                    self.guess("effective", [last])
            else:
                self.guess("announced", free)
        elif "effective" not in known and notice and len(free) == 1:
            self.guess("effective", [h for h in free if looks.in_order(rows, notice, h, order) >= LATER])
        elif "announced" not in known and leave and len(free) == 1:
            self.guess("announced", [h for h in free if looks.in_order(rows, h, leave, order) >= LATER])


def chosen(headers: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(field, header as written, key of the cell) of the columns that a person named: cells kept as "field=Header"."""
    for key in headers:
        name, mark, header = key.partition("=")
        if mark and name in vocabulary()["fields"]:
            yield name, header, key
