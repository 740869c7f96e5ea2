"""Which columns of a table fit a terminal, and how wide each is: nothing wraps, long words are shortened with ``…``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

GAPS = (2, 1)
"""Blanks between two columns: the second where the first does not fit."""
SHORT_ID = 12
"""``evt_`` and eight digits: commands take the first letters of an id."""
MOST = {
    "employer": 28,
    "unit": 28,
    "document": 40,
    "scope": 28,
    "speaker": 30,
    "role": 28,
    "skills": 40,
    "notice": 40,
} | dict.fromkeys(("place", "employers", "events", "projects", "investor", "target"), 28)
LEAST = dict.fromkeys(MOST, 12) | {"document": 18}
"""Columns of words may be shortened from `MOST` to `LEAST` characters; numbers, dates and ids never are."""
SPARE = ("unit", "notice", "effective", "confidence", "documents", "percent", "speaker")
"""Columns that are left out, in this order, where the rest does not fit."""
MAY_BE_EMPTY = frozenset(
    {
        "unit",
        "percent",
        "effective",
        "notice",
        "speaker",
        "scope",
        "period",
        "announced",
        "place",
        "employers",
        "events",
        "projects",
    }
)
TAIL = frozenset({"document"})
"""Columns whose end tells more than their beginning."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is printed: its field, its heading, its width and its cells."""

    field: str
    heading: str
    width: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns in order, the blanks between two of them, and the headings of those left out for want of room."""

    columns: tuple[Column, ...]
    gap: int
    left_out: tuple[str, ...] = ()


def fitted(headings: Mapping[str, str], cells: Mapping[str, Sequence[str]], room: int) -> Layout:
    """What fits into ``room`` characters: cells shortened, then ids, then columns left out, then the gaps narrowed."""
    full = [field for field in headings if field not in MAY_BE_EMPTY or any(cells[field])]
    spare = [field for field in SPARE if field in full]
    tries = [(0, False, GAPS[0]), *((n, True, GAPS[0]) for n in range(len(spare) + 1)), (len(spare), True, GAPS[1])]
    for dropped, short, gap in tries:
        kept = [field for field in full if field not in spare[:dropped]]
        widths = narrowed(natural(kept, headings, cells, short=short), room, gap)
        if fits(widths, room, gap):
            break
    columns = (
        Column(field, headings[field], width, tuple(shortened(text, width, field) for text in cells[field]))
        for field, width in widths.items()
    )
    return Layout(tuple(columns), gap, tuple(headings[field] for field in spare[:dropped]))


def natural(
    kept: Sequence[str], headings: Mapping[str, str], cells: Mapping[str, Sequence[str]], *, short: bool
) -> dict[str, int]:
    """The width that each column would have; with ``short``, ids by their first letters."""
    most = {**MOST, "id": SHORT_ID} if short else MOST
    return {
        field: max(
            cell_len(headings[field]),
            min(most.get(field, 10**6), max((cell_len(text) for text in cells[field]), default=0)),
        )
        for field in kept
    }


def narrowed(widths: Mapping[str, int], room: int, gap: int) -> dict[str, int]:
    """``widths`` with the widest columns of words narrowed until all fit, or none may be narrower."""
    found = dict(widths)
    while not fits(found, room, gap):
        able = [field for field in found if found[field] > LEAST.get(field, 10**6)]
        if not able:
            break
        found[max(able, key=lambda field: found[field])] -= 1
    return found


def fits(widths: Mapping[str, int], room: int, gap: int) -> bool:
    """True when the columns, with the gaps between them, are no wider than ``room``."""
    return sum(widths.values()) + gap * (len(widths) - 1) <= room


def shortened(text: str, width: int, field: str) -> str:
    """``text`` in at most ``width`` characters: of a path its end, of all else its beginning."""
    if cell_len(text) <= width:
        return text
    if field == "id":
        return text[:width]
    while cell_len(text) > width - 1:
        text = text[1:] if field in TAIL else text[:-1]
    if field in TAIL:
        return "…" + text[max(0, text.find("/")) :]
    return text.rstrip() + "…"
