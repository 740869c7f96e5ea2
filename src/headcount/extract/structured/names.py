"""An employer's cell -> its name, its other names, the site, the address and what the office wrote on the notice.

A cell is read from outside in: the office's marks, then the address below or glued on, the site's number, other names
("dba", in brackets), then dashes and forms after which a name is complete. What is in doubt stays in the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from headcount.extract.structured import cells, name_ends, name_lines, name_parts
from headcount.extract.structured.addresses import Spot, spot
from headcount.extract.structured.marks import at_the_start, marked, markers, tail
from headcount.extract.structured.name_parts import Part
from headcount.model import Marker, PartialDate, Span

__all__ = ["Name", "Words", "marked", "markers", "name"]


KEPT = 1 << 14  # cells that are remembered
LONG = 1_000  # characters of a cell that is taken apart


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
    """The town of the address, or the one that stands before its county: "Kmart Tupelo (Lee)"."""
    county: Words | None = None
    """The county in brackets behind the town."""
    markers: tuple[tuple[Marker, Span], ...] = ()
    marked: PartialDate | None = None
    """The day of the newest change that the cell speaks of."""


@lru_cache(maxsize=KEPT)
def name(text: str, *, below: bool = False, state: str | None = None) -> Name | None:
    """The parts of an employer's cell; None when no name is left. ``below``: the office writes the address below it.

    ``state`` is that of the office; it tells towns from other words, and nothing else depends on it.
    """
    if name_parts.is_plain(text) and not cells.is_unknown(text):
        return Name(name=Words(text, Span(0, len(text))))
    if len(text) > LONG:
        return whole(text)
    flat = name_lines.flat(text)
    lines = name_lines.lines(text, below=below)
    start, end, found = 0, lines[0] if lines else len(flat), Found(text, flat, state)
    if (opening := at_the_start().match(flat, 0, end)) and has_letters(flat[opening.end() : end]):
        found.mark(0, opening.end())
        start = opening.end()
    closing = tail(flat, start, end)
    found.mark(closing, end)
    if lines:
        closing = found.block(lines, start, closing)
    found.head(start, closing)
    return found.name()


def whole(text: str) -> Name | None:
    """A cell too long to be a name, as it stands: whoever asked must say that it is none."""
    span = name_parts.trimmed(text, 0, len(text))
    return Name(name=Words(name_lines.one_line(text[span.start : span.end]), span)) if span else None


def last_line(flat: str, start: int, end: int) -> Spot | None:
    """The town before the first comma of an address's last line, as it stands there."""
    comma = flat.find(",", start, end)
    part = name_parts.trimmed(flat, start, comma) if comma > 0 else None
    words = flat[part.start : part.end] if part else ""
    plain = words and not any(char.isdigit() for char in words) and not name_lines.says_nothing(words)
    return Spot(words, None, part) if part and plain else None


def has_letters(text: str) -> bool:
    """True when a text holds a letter."""
    return any(char.isalpha() for char in text)


class Found:
    """The parts of one cell, while they are found."""

    def __init__(self, text: str, flat: str, state: str | None) -> None:
        self.text, self.flat, self.state = text, flat, state
        self.parts: dict[str, list[Span]] = {
            "name": [],
            "also": [],
            "site": [],
            "address": [],
            "town": [],
            "county": [],
        }
        self.markers: list[tuple[Marker, Span]] = []
        self.days: list[PartialDate] = []

    def add(self, kind: str, part: Part) -> None:
        """Keeps a part, without the spaces and signs around it; nothing when none is left."""
        span = name_parts.trimmed(self.flat, *part)
        if span is not None:
            self.parts[kind].append(span)

    def mark(self, start: int, end: int) -> None:
        """Keeps the markers in a stretch and their day."""
        known = {marker for marker, _ in self.markers}
        for marker, span in markers(self.flat[start:end]):
            if marker not in known:
                self.markers.append((marker, Span(start + span.start, start + span.end)))
        if day := marked(self.flat[start:end]):
            self.days.append(day)

    def block(self, lines: list[int], start: int, end: int) -> int:
        """Keeps the lines below the name: the site, then the address; gives back where the name ends."""
        ends = [*lines[1:], len(self.flat)]
        below = [(at, stop) for at, stop in zip(lines, ends, strict=True) if self.flat[at:stop].strip()]
        while (
            len(below) > 1
            and self.flat[end : below[0][0]].strip() == ""
            and name_lines.continues(self.flat[start:end], self.flat[slice(*below[0])])
        ):
            end = below.pop(0)[1]
        first = next(
            (number for number, line in enumerate(below) if name_lines.is_address(self.flat[slice(*line)])),
            len(below) - 1,
        )
        if below:
            self.add("address", (below[first][0], below[-1][1]))
            found = spot(self.flat[: below[-1][1]], self.state)
            self.town(found if found and found.town else last_line(self.flat, *below[-1]), below[first][0])
            self.site_lines(below[:first])
        return end

    def site_lines(self, lines: list[Part]) -> None:
        """Keeps the lines between the name and the address: the site and other names."""
        kept = []
        for start, stop in lines:
            end = tail(self.flat, start, stop)
            self.mark(end, stop)
            split = name_parts.also(self.flat, start, end)
            for part in split[1:]:
                self.add("also", part)
            end = split[0][1] if split else end
            if not name_lines.says_nothing(self.flat[start:end]):
                kept.append((start, end))
        if len(kept) == 1 and name_ends.ends_complete(self.flat[slice(*kept[0])].rstrip()):
            self.add("also", kept.pop())
        if kept:
            self.add("site", (kept[0][0], kept[-1][1]))

    def town(self, found: Spot | None, after: int) -> None:
        """Keeps the town of an address."""
        if found and found.town and found.span.start >= after:
            self.parts["town"].append(found.span)

    def head(self, start: int, end: int) -> None:
        """Keeps the parts of the line that holds the name."""
        start, end = self.glued(start, self.county(start, end))
        for number, (at, stop) in enumerate(name_parts.also(self.flat, start, end)):
            kind = "also" if number and self.parts["name"] else "name"
            for what, part in name_parts.parts(self.flat, at, stop, kind, self.state):
                if what == "mark":
                    self.mark(*part)
                else:
                    self.add(what, part)

    def glued(self, start: int, end: int) -> Part:
        """Keeps an address that stands behind the name on the same line."""
        at = name_parts.glued_address(self.flat, start, end, self.state)
        if at is not None and name_ends.by_notice(self.flat, start, end) is None:
            self.add("address", (at, end))
            self.town(spot(self.flat[:end], self.state), at)
            return start, at
        return start, end

    def county(self, start: int, end: int) -> int:
        """Keeps a town and its county at the end ("Casino Biloxi (Harrison)") where the tables agree."""
        found = name_parts.town_and_county(self.flat, start, end, self.state) if self.state else None
        if found is None:
            return end
        town, county = found
        self.add("town", town)
        self.add("county", county)
        return town[0] if has_letters(self.flat[start : town[0]]) else town[1]

    def name(self) -> Name | None:
        """What was found, None without a name."""
        names = self.parts["name"] or self.parts["also"][:1]
        if not names or name_parts.no_name(self.flat[names[0].start : names[0].end]):
            return None
        words = {kind: [self.words(span) for span in spans] for kind, spans in self.parts.items()}
        also = dict.fromkeys(words["also"][0 if self.parts["name"] else 1 :])
        head = self.words(names[0])
        return Name(
            name=head,
            also=tuple(other for other in also if other.text.casefold() != head.text.casefold()),
            site=self.joined("site"),
            address=self.joined("address"),
            town=next(iter(words["town"]), None),
            county=next(iter(words["county"]), None),
            markers=tuple(self.markers),
            marked=max(self.days, key=str, default=None),
        )

    def joined(self, kind: str) -> Words | None:
        """The parts of a kind as one, when only signs stand between them; else the first."""
        spans = sorted(self.parts[kind], key=lambda span: span.start)
        if not spans:
            return None
        whole = spans[0]
        for span in spans[1:]:
            if not any(char.isalnum() for char in self.flat[whole.end : span.start]):
                whole = Span(whole.start, span.end)
        return self.words(whole)

    def words(self, span: Span) -> Words:
        """The words in a span on one line, their HTML entities written out."""
        return Words(name_lines.one_line(self.text[span.start : span.end]), span)
