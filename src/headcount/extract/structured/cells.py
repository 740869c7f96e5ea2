"""The values of cells: a number of people, a day, a share, a type; None when the cell says that it is unknown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from headcount.model import CutType, PartialDate, Percent, Quantity, Span

LONG = 300  # characters of a cell that states one thing
NUMBER = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d{1,7}"
BROKEN = re.compile(r"\d[/-]\d")  # a date that could not be read, before the first that can
MONTH_DAY_YEAR = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")


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


@cache
def count_pattern() -> re.Pattern[str]:
    """The pattern of a cell that states a number of people and nothing else."""
    over, up_to, about, after, through = (
        any_of("counts", key) for key in ("over", "up_to", "about", "after", "through")
    )
    return re.compile(
        rf"\*?(?:(?P<over>(?:{over})\b|>)|(?P<up_to>(?:{up_to})\b|<)|(?P<about>(?:{about})(?![^\W\d_])))?\s*"
        rf"(?P<low>{NUMBER})(?:\.0+)?\s*(?:(?:-|–|—|{through})\s*(?P<high>{NUMBER})(?:\.0+)?)?\s*(?P<plus>\+/-|±|\+)?"
        rf"(?:\s*[\s(,-]\s*(?:{after})\)?)*\s*[.*]?",
        re.IGNORECASE,
    )


def is_unknown(text: str) -> bool:
    """True when a cell says that nothing is known."""
    return " ".join(text.casefold().split()) in words()["unknown"]["cells"]


def count(text: str) -> Quantity | None:
    """The number of people in a cell; None when it says that it is unknown. Raises Unreadable."""
    if is_unknown(text):
        return None
    found = count_pattern().fullmatch(" ".join(text.split())) if len(text) < LONG else None
    if found is None:
        raise Unreadable(text)
    low = whole(found["low"])
    high = whole(found["high"]) if found["high"] else None
    approx = bool(found["about"]) or found["plus"] in ("+/-", "±")
    if high is not None:
        if high < low:
            raise Unreadable(text)
        return Quantity(low, high, approx)
    if found["over"] or found["plus"] == "+":
        return Quantity(low, None)
    return Quantity(None, low) if found["up_to"] else Quantity(low, low, approx)


def whole(digits: str) -> int:
    """A number with its separators as an integer."""
    return int(re.sub(r"\D", "", digits))


@cache
def day_patterns() -> tuple[re.Pattern[str], ...]:
    """The shapes of a day, a month or a year; groups y, m, d, or a and b for day and month in either order."""
    month = rf"(?P<name>{any_of('dates', 'months')})[a-z]*\.?,?"
    shapes = (
        r"(?P<y>\d{4})[-/.]\s?(?P<m>\d{1,2})[-/.]\s?(?P<d>\d{1,2})",
        r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})",
        r"(?P<a>\d{1,2})\s?(?P<sep>[/-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>\d{4}|\d{2})",
        rf"{month}\s*(?P<d>\d{{1,2}})(?:{any_of('dates', 'ordinals')})?(?:\s?[-–]\s?\d{{1,2}})?[,.\s]\s*(?P<y>\d{{4}})",
        rf"(?P<d>\d{{1,2}})[-\s]{month}[-\s]*(?P<y>\d{{4}}|\d{{2}})",
        rf"{month}\s*(?P<y>\d{{4}})",
        r"\A\s*(?P<m>\d{1,2})/(?P<y>\d{4})\s*\Z",
        r"\A\s*(?P<y>\d{4})-(?P<m>\d\d)\s*\Z",
        r"\A\s*(?P<y>\d{4})\s*\Z",
    )
    return tuple(
        re.compile(rf"(?<![\d/]){shape}(?![\d/])" if not shape.startswith(r"\A") else shape, re.IGNORECASE)
        for shape in shapes
    )


def day(text: str, order: str = "mdy") -> tuple[PartialDate, Span] | None:
    """The first date in a cell and where it stands; None when the cell says that it is unknown. Raises Unreadable."""
    if is_unknown(text):
        return None
    matches = [found for pattern in day_patterns() if (found := pattern.search(text, 0, LONG))]
    for found in sorted(matches, key=lambda found: found.start()):
        if BROKEN.search(text, 0, found.start()):
            break
        if date := date_of(found, order):
            return date, Span(*found.span())
    raise Unreadable(text)


def date_of(found: re.Match[str], order: str) -> PartialDate | None:
    """The date that a match says, None when there is no such day or the year is beyond belief."""
    said, limits = found.groupdict(), words()["dates"]
    year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
    month, day = said.get("m"), said.get("d")
    if said.get("a"):
        month, day = (said["a"], said["b"]) if order == "mdy" else (said["b"], said["a"])
    if said.get("name"):
        month = str(limits["months"].index(said["name"].lower()) + 1)
    if not limits["first_year"] <= year <= limits["last_year"]:
        return None
    try:
        return PartialDate(year, int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None


def order_of(texts: Iterable[str]) -> str:
    """``dmy`` when a date in the column can only be day first, else ``mdy``, the habit of offices and trackers."""
    found = [match for text in texts for match in MONTH_DAY_YEAR.finditer(text)]
    return (
        "dmy" if any(int(match[1]) > 12 for match in found) and all(int(match[2]) <= 12 for match in found) else "mdy"
    )


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
    if folded in own:
        return cast("CutType", own[folded])
    types = words()["types"]
    word = next((word for word in types["order"] if f" {word} " in f" {folded} "), None)
    return next((cast("CutType", name) for name, words in types["of"].items() if word in words), None)


def plain_words(text: str) -> str:
    """A cell in lower case, its words parted by single spaces."""
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def listed(section: str, text: str) -> list[str]:
    """The names in a section of vocab/cells.toml one of whose words stands in ``text``."""
    folded = f" {plain_words(text)} "
    return [name for name, words in words()[section].items() if any(f" {word} " in folded for word in words)]
