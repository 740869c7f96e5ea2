"""An employer's cell -> its name, its other names, the site, the address and what the office wrote on the notice."""

from __future__ import annotations

from dataclasses import dataclass

from headcount.extract.structured import cells
from headcount.model import Marker, PartialDate, Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a cell on one line, and where they stand in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What an employer's cell says. Spans count the characters of the cell."""

    name: Words
    also: tuple[Words, ...] = ()
    site: Words | None = None
    address: Words | None = None
    town: Words | None = None
    """The town of the address."""
    markers: tuple[tuple[Marker, Span], ...] = ()
    marked: PartialDate | None = None
    """The day of the newest change that the cell speaks of."""


def name(text: str, *, below: bool = False) -> Name | None:
    """The parts of an employer's cell; None when no name is left. ``below``: the office writes the address below it."""
    end = len(text)
    if below and "\n" in text:
        end = text.index("\n")
    folded = text[:end].casefold() if len(text.casefold()) == len(text) else text[:end].lower()
    for mark in cells.words()["employer"]["ends"]:
        at = folded.find(mark, 1)
        end = min(end, at) if at > 0 else end
    found = text[:end].rstrip(" \t\r\n*,;-–(\u00a0")
    if not found.strip() or cells.is_unknown(found):
        return None
    return Name(name=Words(" ".join(found.split()), Span(0, len(found))), town=town_below(text) if below else None)


def town_below(text: str) -> Words | None:
    """The town in the last line of an employer's cell, where the office writes the address there."""
    if "\n" not in text:
        return None
    at = text.rindex("\n") + 1
    town = text[at:].split(",")[0].strip()
    begin = text.index(town, at)
    return Words(town, Span(begin, begin + len(town))) if town and not town[0].isdigit() else None
