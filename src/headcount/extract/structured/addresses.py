"""A written address -> its town and its state, by the tables of places: never a town that they do not know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headcount.extract.structured import cells
from headcount.extract.structured.marks import either
from headcount.model import Span
from headcount.vocab import places

ZIP = r"\d{5}(?:-\d{4})?"
TOWN_WORDS = 5  # the longest name of a town: "Truth or Consequences" has three
WORD = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A town and the full name of its state, as far as an address says them, and where the town stands."""

    town: str | None
    state: str | None
    span: Span


@cache
def states() -> dict[str, str]:
    """The names of US states by their codes."""
    listed = cells.words()["places"]["states"]
    return {places.state_code(name) or "": name for name in listed}


def state_of(written: str) -> str | None:
    """The full name of the US state that a code or a name stands for, None for anything else."""
    code = places.state_code(" ".join(written.replace(".", "").split()))
    return states().get(code) if code else None


def is_town(written: str, state: str | None) -> bool:
    """True when the tables know a town of this name in ``state``, or a large city anywhere when no state is given."""
    name = " ".join(written.split()).strip(" .")
    if not name or not name[0].isalpha() or len(name) > 40:
        return False
    if name.casefold() in cells.words()["places"]["towns"]:
        return True
    code = places.state_code(state) if state else None
    if code is None:
        return places.kind(name) == "city"
    found = places.resolve(f"{long_form(name)}, {code}") or places.resolve(f"{name}, {code}")
    return found is not None and found.kind == "city"


def long_form(name: str) -> str:
    """A town with its first word written out: Ft. Worth, St. Louis, Mt. Vernon."""
    return re.sub(r"\A(?:(ft)|(mt))\.?\s", lambda found: "Fort " if found[1] else "Mount ", name, flags=re.IGNORECASE)


@cache
def street() -> re.Pattern[str]:
    """An address glued to a name: a house number and a street, up to the end."""
    words = either(cells.words()["places"]["streets"])
    return re.compile(
        rf"(?:\bP\.?\s?O\.?\s+Box\s+\d|(?<![\w#-])\d[\w-]*(?:\s*(?:&|and)\s*\d[\w-]*)?\s+(?:[^\s,]+\s+){{0,4}}?(?:{words})\b)",
        re.IGNORECASE,
    )


def spot(text: str, home: str | None = None) -> Spot | None:
    """The last town and state of an address ("1200 1st Avenue, Suite 3 Quincy, WA 98848" -> Quincy, Washington).

    The town is the part before the state between commas; in a text without them the longest name that the tables know
    in that state. ``home`` stands for a state that the address does not name. None when there is neither.
    """
    end = len(text.rstrip(" \t\r\n.,;"))
    state = None
    for match in end_states(text, end):
        if (state := state_of(match["state"])) is not None:
            end = match.start()
            break
    if state is None and home is None:
        return None
    begin, stop = town_at_end(text, len(text[:end].rstrip(" \t\r\n.,;")), state or home or "", named=state is not None)
    if begin == stop:
        return Spot(None, state, Span(end, len(text))) if state and end < len(text) else None
    return Spot(" ".join(text[begin:stop].split()), state, Span(begin, stop))


def end_states(text: str, end: int) -> list[re.Match[str]]:
    """The words at the end of an address that may be its state, the longest first."""
    tail = rf"[,.]?\s*(?:{ZIP}|\d{{0,5}})\s*\Z"
    shapes = (r"[A-Za-z]+\s(?:of\s)?[A-Za-z]+", r"[A-Za-z][A-Za-z.]+")
    found = (re.compile(rf"(?<![\w])(?P<state>{shape}){tail}").search(text, max(0, end - 60), end) for shape in shapes)
    return [match for match in found if match]


def town_at_end(text: str, end: int, state: str, *, named: bool) -> tuple[int, int]:
    """Where the town before the state begins and ends, twice the same number without one."""
    words = list(WORD.finditer(text, max(0, end - 60), end))[-TOWN_WORDS:]
    for word in words:
        if is_town(text[word.start() : end], state) and (named or stands_apart(text, word.start())):
            return word.start(), end
    if not named:
        return end, end
    cut = max(text.rfind(mark, 0, end) for mark in ",;\n") + 1
    part = text[cut:end].strip()
    plain = (
        part[:1].isupper() and not any(char.isdigit() for char in part) and len(part.split()) <= TOWN_WORDS and cut > 0
    )
    if not plain or is_room(part):
        return end, end
    begin = text.index(part, cut)
    return begin, begin + len(part)


def stands_apart(text: str, at: int) -> bool:
    """True when a comma, a gap or a street stands before a town whose state is not written."""
    before = text[:at].rstrip()
    words = before.split()
    streets = cells.words()["places"]["streets"]
    return not words or before[-1] in ",;" or at - len(before) > 1 or words[-1].strip(".").casefold() in streets


def is_room(part: str) -> bool:
    """True when a part of an address names a street or a room, not a town."""
    words = [word.strip(".").casefold() for word in part.split()]
    listed = cells.words()["places"]
    return words[-1] in listed["streets"] or words[-1] in listed["ways"] or words[0] in listed["rooms"]
