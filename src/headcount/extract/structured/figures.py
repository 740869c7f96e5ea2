"""The numbers of people in a few words of a cell, with their bounds; numbers of stores, days and shares are none.

"62 may be affected" is (None, 62): those who may be are the most that can be. 27.000 can be read in two ways and is no
number; 1.240, 1,240, 1'240 and 27.0 are. A hyphen, "to" and "or" between two numbers, the lower first, make a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from headcount.extract.structured.cells import any_of, words
from headcount.model import Quantity, Span

NUMBER = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
GROUPED = re.compile(r"[1-9]\d{0,2}(?P<sign>[.,'’\u00a0\u202f ])\d{3}(?:(?P=sign)\d{3})*(?:(?<=,\d{3})\.0{1,2})?")
AND = re.compile(r"\s+(?:and|&|und|et|y|e|en|och)\s+", re.IGNORECASE)
MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people and the words that state it, its bounds included; None for a number that cannot be read."""

    people: Quantity | None
    span: Span


def whole(written: str) -> int | None:
    """The integer that digits and their separators write; None when they write none, or could write two."""
    if written.isdecimal():
        value = int(written) if len(written) < 9 else MOST
    elif re.fullmatch(r"\d{1,7}\.0{1,2}", written):
        value = int(written.split(".")[0])
    elif GROUPED.fullmatch(written) and not re.fullmatch(r"\d+\.000", written):
        value = int(re.sub(r"\D", "", re.sub(r"\.0{1,2}\Z", "", written)))
    else:
        return None
    return value if value < MOST else None


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """A number with its bounds, with and without ranges in words; what makes it one of something else."""
    over, up_to, about, through = (any_of("counts", key) for key in ("over", "up_to", "about", "through"))
    at_most, at_least, roughly = (any_of("counts", key) for key in ("at_most", "at_least", "roughly"))
    nouns, measured, numbered = (any_of("counts", key) for key in ("nouns", "measured", "numbered"))
    edge, close = r"(?<![^\W_])(?<!-)", r"(?![^\W\d_])"
    sign = r"(?<=[<>=≤≥~≈±-])"
    hedge = (
        rf"(?:{edge}(?:(?P<about>{about})(?:{close}|{sign})\s*)?(?:(?P<over>{over})(?:{close}|{sign})|(?P<up_to>{up_to})(?:{close}|{sign}))?"
        rf"(?:\s*(?P<about2>{about})(?:{close}|{sign}))?(?:(?<=\w)\s+of(?=\s))?\s*)?"
    )
    tail = (
        rf"(?:\s*(?:(?P<more>\+|plus(?=\s*[).]?\s*\Z))(?!\s?(?:/|or\b)|\s*\d)|(?P<near>\+\s?(?:/|or)\s?-|±)|(?:(?:other|of|the|{nouns})\b\s*)*[(,-]?\s*"
        rf"(?:(?P<most>{at_most})|(?P<least>{at_least})|(?P<roughly>{roughly})){close}(?!\s*\d)\)?))?"
    )
    number = rf"(?<![\w.,$€£-])(?<!\d[-–])(?P<low>{NUMBER})"
    dash = r"-|–|—"
    between = rf"{dash}|(?:{through}){close}|(?<=\d)\s+(?:and|&|und|et|y|e|en|och)(?=\s+\d)"
    both = rf"(?:(?P<both>(?:{any_of('dates', 'between')})\s+))?"
    high, sure = (rf"\s*(?:{said})\s*(?P<high>{NUMBER})" for said in (between, dash))
    found = {
        "by words": rf"{hedge}{both}{number}(?:{high})?{tail}",
        "by signs": rf"{hedge}{both}{number}(?:{sure})?{tail}",
        "lead": rf"{edge}(?:(?P<about>{about})|(?P<over>{over})|(?P<up_to>{up_to}))(?:\s+of)?\s+\Z",
        "other before": rf"(?:{edge}(?:{numbered})\s*#?|(?<=\S)\s*#)\s*\Z",
        "other after": rf"\s*(?:%|(?:st|nd|rd|th){close}|[-\s]?(?:{measured})(?![^\W_]))",
        "attached": rf"(?!(?:{nouns}|ft|pt|f/t|p/t|in){close})[^\W\d_]",
    }
    return {name: re.compile(said, re.IGNORECASE) for name, said in found.items()}


def figures(text: str, *, changed: bool = False) -> list[Figure]:
    """The numbers of people in ``text``, in order; with ``changed``, "60 to 45" is two and not a range."""
    shape = patterns()["by signs" if changed else "by words"]
    found = list[Figure]()
    position = 0
    while match := shape.search(text, position):
        position = match.end("high" if match["high"] else "low")
        if match["high"] and patterns()["other before"].search(text[: match.start("low")]):
            position = match.end("low")  # phase 1 - 20
            continue
        if match["high"] and not is_range(match):
            match = patterns()["by signs"].search(text[: match.end("low")], match.start()) or match
            position = match.end("low")
        if is_of_people(text, match):
            begin = match.end() - len(match[0].lstrip())
            found.append(Figure(bounded(match), Span(begin, match.end())))
            position = max(position, match.end())
    return sorted([*found, *in_words(text, found)], key=lambda one: one.span)


def is_range(match: re.Match[str]) -> bool:
    """False for "20 and 10" without "between", and for "52 - 12", which leads on to a part."""
    joint = match.string[match.end("low") : match.start("high")]
    low, high = whole(match["low"]), whole(match["high"])
    falls = low is not None and high is not None and high < low and joint.strip() != joint
    return not falls and (bool(match["both"]) or not AND.fullmatch(joint))


def is_of_people(text: str, match: re.Match[str]) -> bool:
    """False for a number that counts or names something else: 30 days, store 12, 25 %, 3M."""
    end = match.end("high" if match["high"] else "low")
    return not (
        patterns()["other before"].search(text[: match.start("low")])
        or patterns()["other after"].match(text, end)
        or patterns()["attached"].match(text, end)
    )


def bounded(match: re.Match[str]) -> Quantity | None:
    """The quantity that a number and the words about it say."""
    low = whole(match["low"])
    high = whole(match["high"]) if match["high"] else low
    if low is None or high is None or high < low:
        return None
    approx = bool(match["about"] or match["about2"] or match["near"] or match["roughly"])
    if match["high"]:
        return Quantity(low, high, approx)
    if match["over"] or match["more"] or match["least"]:
        return Quantity(low, None, approx)
    return Quantity(None, low, approx) if match["up_to"] or match["most"] else Quantity(low, low, approx)


@cache
def word_pattern() -> re.Pattern[str]:
    """A number in words: alone, before a noun of people, or before itself in digits."""
    one = "|".join(sorted(words()["counts"]["number_words"], key=len, reverse=True))
    nouns = any_of("counts", "nouns")
    return re.compile(
        rf"(?<![^\W_])(?P<words>(?:{one})(?:[\s-]+(?:and\s+)?(?:{one}))*)(?![^\W_])"
        rf"(?=\s*\Z|\s*[-,]?\s*\(|\s+(?:[^\W\d][\w/-]*\s+){{0,2}}?(?:{nouns})(?![^\W\d_]))",
        re.IGNORECASE,
    )


def in_words(text: str, found: list[Figure]) -> Iterator[Figure]:
    """The numbers in words, but for those that stand in digits beside them."""
    if not any(mark in text.lower() for mark in words()["counts"]["number_words"]):
        return
    for match in word_pattern().finditer(text):
        value = spoken(re.findall(r"[a-z]+", match["words"].lower()))
        beside = any(one.people == Quantity(value, value) and 0 <= one.span.start - match.end() < 4 for one in found)
        if value is not None and not beside:
            lead = patterns()["lead"].search(text[: match.start()])
            yield Figure(hedged(value, lead), Span(lead.start() if lead else match.start(), match.end("words")))


def hedged(value: int, lead: re.Match[str] | None) -> Quantity:
    """The quantity of a number in words with the hedge before it."""
    if lead is None or lead["about"]:
        return Quantity(value, value, lead is not None)
    return Quantity(value, None) if lead["over"] else Quantity(None, value)


def spoken(said: list[str]) -> int | None:
    """The value of number words side by side; None when they are no one number: four five."""
    total, part, last = 0, 0, MOST
    for word in said:
        if word == "and":
            continue
        value = words()["counts"]["number_words"][word]
        if value == 1000:
            total, part, last = total + (part or 1) * 1000, 0, MOST
        elif value == 100:
            part, last = (part or 1) * 100, 100
        elif value >= last or (last < 20) or (last < 100 and value > 9):
            return None
        else:
            part, last = part + value, value
    return total + part
