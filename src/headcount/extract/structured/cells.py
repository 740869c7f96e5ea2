"""What the readers of cells share: the words, what is unknown, a share, a type; days.py and counts.py read the rest."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, cast

from headcount.model import CutType, Percent

LONG = 300  # characters of a cell that states one thing
SIGNS = re.compile(r"\W+")
MONTH_DAY_YEAR = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")


@cache
def words() -> Mapping[str, Any]:
    """vocab/cells.toml."""
    found: Mapping[str, Any] = tomllib.loads((files("headcount") / "vocab" / "cells.toml").read_text("utf-8"))
    return found


class Unreadable(ValueError):
    """A cell that says something, but nothing that could be read."""


@cache
def any_of(section: str, key: str) -> str:
    """The words of a list in vocab/cells.toml as one pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words()[section][key], key=len, reverse=True))


def is_unknown(text: str) -> bool:
    """True when a cell says that nothing is known."""
    return len(text) <= LONG and " ".join(text.casefold().split()) in unknown()


@cache
def unknown() -> frozenset[str]:
    """The cells that say that nothing is known, in lower case."""
    return frozenset(words()["unknown"]["cells"])


def order_of(texts: Iterable[str]) -> str:
    """``dmy`` when a date in the column can only be day first or all have dots, else ``mdy``, the habit of offices."""
    found = [match for text in texts for match in MONTH_DAY_YEAR.finditer(text)]
    day_first = any(int(match[1]) > 12 for match in found) or all(match[2] == "." for match in found)
    return "dmy" if found and day_first and all(int(match[3]) <= 12 for match in found) else "mdy"


def share(text: str, *, fraction: bool) -> Percent | None:
    """The share in a cell; with ``fraction`` 0.25 is 25 %. Raises Unreadable."""
    if is_unknown(text):
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%)?", text.strip())
    value = float(found[1]) * (100 if fraction and not found[2] else 1) if found else 101.0
    if value > 100:
        raise Unreadable(text)
    return Percent(round(value, 4), round(value, 4))


def are_fractions(texts: Iterable[str]) -> bool:
    """True when a column of shares is written as fractions of one: some below one, none above, no % sign."""
    values = [float(text) for text in texts if re.fullmatch(r"\d*\.?\d+", text.strip())]
    return bool(values) and max(values) <= 1 and any(0 < value < 1 for value in values)


def kind(text: str, own: Mapping[str, str]) -> CutType | None:
    """The type of cut that a cell names, by the table's ``own`` words first; None when it names none."""
    folded = plain_words(text)
    return cast("CutType", own[folded]) if folded in own else kind_of(folded)


@lru_cache(maxsize=1 << 12)
def kind_of(folded: str) -> CutType | None:
    """The type of cut that a cell's plain words name, None when they name none."""
    types = words()["types"]
    word = next((word for word in types["order"] if f" {word} " in f" {folded} "), None)
    return next((cast("CutType", name) for name, words in types["of"].items() if word in words), None)


@lru_cache(maxsize=1 << 13)
def plain_words(text: str) -> str:
    """A cell in lower case, its words parted by single spaces."""
    return " ".join(SIGNS.sub(" ", text.casefold()).split())


def listed(section: str, text: str) -> list[str]:
    """The names in a section of vocab/cells.toml one of whose words stands in ``text``."""
    if not any_word(section).search(text):
        return []
    folded = f" {plain_words(text)} "
    return [name for name, words in words()[section].items() if any(f" {word} " in folded for word in words)]


@cache
def any_word(section: str) -> re.Pattern[str]:
    """The first words of a section, any of which must stand in a text that one of its names is said in."""
    first = {word.split()[0] for listed in words()[section].values() for word in listed}
    return re.compile("|".join(re.escape(word) for word in sorted(first)), re.IGNORECASE)
