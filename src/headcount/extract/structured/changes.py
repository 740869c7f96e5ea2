"""Words in a cell that say what was done to a notice: changed, moved, received."""

from __future__ import annotations

import re
from functools import cache

from headcount.extract.structured.cells import any_of, words
from headcount.model import Marker

FILL = (
    r"(?:[\s#.:,(-]|\bno\b|\bnotice\b|\bwarn\b|\bletter\b|\bdates?\b|\bdated\b|\bon\b|\bas of\b|\bversion\b"
    r"|#?\s?\d{1,2}(?![\d/]))*"
)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The words of each marker, of any, of a change to a new day, and of receipt."""
    each = {marker: any_of("changes", marker) for marker in words()["changes"]}
    dated_ = "|".join(each[marker] for marker in ("revised", "postponed", "extended", "rescinded", "additional"))
    moved = "|".join(each[marker] for marker in ("revised", "postponed"))
    received = any_of("dates", "received")
    edge, close = r"(?<![^\W\d_])", r"(?![^\W\d_])"
    found = {marker: rf"{edge}(?:{said}){close}" for marker, said in each.items()}
    found |= {
        "before": rf"{edge}(?:{dated_}){close}{FILL}\Z",
        "after": rf"\A[\s,(*-]*(?:{dated_}){close}",
        "moved": rf"{edge}(?:{moved}){close}(?:\s+(?:the|its|layoff|effective|start|closing|dates?))*"
        r"\s+(?:to|until|till)\s*\Z",
        "former": rf"{edge}(?:{any_of('dates', 'former')}){close}[\s:,(-]*(?:on|for|date|dated?)?[\s:]*\Z"
        rf"|{edge}(?:{moved}){close}\s+from\s*\Z",
        "received": rf"{edge}(?:{received}){close}(?:\s+(?:(?:by|via)\s+\w+(?:\s+on)?|on|date|in))?[\s:,.(-]*\Z",
    }
    return {name: re.compile(said, re.IGNORECASE) for name, said in found.items()}


def changes(text: str) -> tuple[Marker, ...]:
    """The markers whose words stand in a cell, each once."""
    markers: tuple[Marker, ...] = ("revised", "rescinded", "extended", "postponed")
    return tuple(marker for marker in markers if patterns()[marker].search(text))


def change_before(before: str) -> bool:
    """True when the words before a day say that a change was made on it."""
    return bool(patterns()["before"].search(before)) and not patterns()["additional"].search(before)


def change_after(after: str, *, last: bool) -> bool:
    """True when a change that is said after a day is its own, and not that of the day to come."""
    return (
        bool(patterns()["after"].match(after))
        and not patterns()["additional"].match(after.lstrip(" ,(*-"))
        and (
            last
            or not (
                patterns()["before"].search(after)
                or patterns()["moved"].search(after)
                or is_received(after)
                or to(after)
            )
        )
    )


def to(after: str) -> bool:
    """True when the words lead on to a new day."""
    return bool(re.search(r"\b(?:to|until|till|through|from)\s*\Z", after))


def replaces(before: str) -> bool:
    """True when the words before a day say that the days before it no longer hold."""
    return bool(patterns()["moved"].search(before))


def is_former(before: str) -> bool:
    """True when the words before a day say that it no longer holds."""
    return bool(patterns()["former"].search(before))


def is_received(before: str) -> bool:
    """True when the words before a day say that the office had the notice on it."""
    return bool(patterns()["received"].search(before))
