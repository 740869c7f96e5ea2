"""Whether a line of cells is the header of a table of cuts: vocab/columns.toml and the headers of known tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from headcount.vocab import tables
from headcount.vocab.fields import vocabulary

PUNCTUATION = re.compile(r"[^\w#%]+|_+")
LONG = 120  # characters of a header
DATUM = re.compile(r"\s*[$€£(+~-]*\s*\d[\d.,/:\s%)+-]*")
STEM = 3  # letters by which sets of words are looked up
WANTED = frozenset({"headcount", "announced", "effective"})
KNOWN = ("jurisdictions", "trackers")


@lru_cache(maxsize=1 << 13)
def normal(header: str) -> str:
    """A header in lower case, punctuation but # and % as single spaces."""
    return " ".join(PUNCTUATION.sub(" ", header.casefold()).split())


@cache
def fields() -> Mapping[str, Mapping[str, Any]]:
    """The fields of vocab/columns.toml: the names and words of each one's header."""
    found: Mapping[str, Mapping[str, Any]] = vocabulary()["fields"]
    return found


@cache
def known() -> tuple[frozenset[str], ...]:
    """The headers by which each known table is recognised."""
    paths = [path for folder in KNOWN for path in sorted((tables.FOLDER / folder).rglob("*.toml"))]
    listed = [tables.toml(str(path.relative_to(tables.FOLDER))).get("columns", ()) for path in paths]
    layouts = [layout for said in listed for layout in (said if said and isinstance(said[0], list) else [said])]
    return tuple(frozenset(map(normal, layout)) for layout in layouts if layout)


def is_header(cells: Sequence[str]) -> bool:
    """True when the cells name an employer and a number of people or a date, or are the headers of a known table.

    A line with a number or a date in a cell of its own is data.
    """
    if any(DATUM.fullmatch(cell) for cell in cells):
        return False
    headers = {normal(cell) for cell in cells if cell and len(cell) <= LONG} - {""}
    if len(headers) < 2:
        return False
    said = {header: fields_of(header) for header in headers}
    employers = [header for header, found in said.items() if "employer" in found]
    if any(WANTED & found for employer in employers for header, found in said.items() if header != employer):
        return True
    return any(columns <= headers for columns in known())


def may_hold(text: str) -> bool:
    """True when the words of ``text`` could be those of a header: one that names an employer, one a number or day."""
    words = normal(text).split()
    there = holder(words)
    if any(all(map(there, name)) for name in wordings("employer")):
        return any(all(map(there, name)) for field in sorted(WANTED) for name in wordings(field))
    return any(headers <= set(words) for headers in known_words())


@cache
def known_words() -> tuple[frozenset[str], ...]:
    """The words of the headers of each known table."""
    return tuple(frozenset(word for header in headers for word in header.split()) for headers in known())


@cache
def wordings(field: str) -> tuple[frozenset[str], ...]:
    """The words of each header that a field may have."""
    said = fields()[field]
    return tuple(frozenset(words) for words in (*(name.split() for name in whole(said)), *said["words"]))


def whole(said: Mapping[str, Any]) -> Sequence[str]:
    """The whole headers of a field, those too that say it only where nothing says it better."""
    return [*said["names"], *said.get("weak", ())]


def counts(headers: Sequence[str]) -> set[int]:
    """Where the headers of numbers of people stand."""
    return {at for at, header in enumerate(headers) if "headcount" in fields_of(normal(header))}


@cache
def names() -> Mapping[str, frozenset[str]]:
    """The fields of each whole header."""
    found: dict[str, set[str]] = {}
    for name, said in fields().items():
        for header in whole(said):
            found.setdefault(header, set()).add(name)
    return {header: frozenset(owners) for header, owners in found.items()}


@cache
def needed() -> Mapping[str, tuple[tuple[frozenset[str], str], ...]]:
    """The sets of words that a header must hold, with their fields, by the first letters of one of them."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for name, said in fields().items():
        for words in said["words"]:
            found.setdefault(words[0].rstrip("*")[:STEM], []).append((frozenset(words), name))
    return {word: tuple(sets) for word, sets in found.items()}


def fields_of(header: str) -> set[str]:
    """The fields that a normal ``header`` can fill."""
    words = header.split()
    found = set(names().get(header, ()))
    for word in words:
        found |= {name for all_of, name in needed().get(word[:STEM], ()) if all(map(holder(words), all_of))}
    return {name for name in found if not any(map(holder(words), fields()[name]["never"]))}


def holder(words: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether the ``words`` hold one, or several beside each other; with a * as the beginning of one."""
    padded = f" {' '.join(words)} "
    return lambda one: (f" {one[:-1]}" if one.endswith("*") else f" {one} ") in padded
