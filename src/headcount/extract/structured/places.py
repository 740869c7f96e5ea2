"""The cells of a row that say where -> its place: "Auburn, Washington", a county, an area, or the state alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from headcount.extract.structured import cells
from headcount.extract.structured.addresses import is_town, spot, state_of
from headcount.extract.structured.marks import either
from headcount.model import Span
from headcount.vocab import places

Cell = tuple[str, Span]
"""The text of a cell and its span in the passage."""
Read = tuple[str, str | None, Span]
"""A local place, the US state that the cell itself names, and the span of the words in the cell."""
KEPT = 1 << 13  # cells that are remembered
LONG = 120  # characters of a list of towns that is kept as written
LABEL = re.compile(
    r"\s*[,;–-]\s*(?:[A-Z]\w+\s?){1,2}:|\s*[,;]\s*\d"
)  # what is no town: ", County: Wayne", ", 12 Main Street"


def place(said: Mapping[str, Sequence[Cell]], state: str | None) -> tuple[str, Span] | None:
    """The place that a row names ("Auburn, Washington") and the span of the words it rests on, None without any.

    ``said`` holds the row's cells by field: the first that names a town or an area says it, of city, town (of the
    employer's address), address, county and area; the region is that of the row. ``state`` is that of the office, added
    where no cell names one: an address in another state keeps its own. A row that only says that it is everywhere or
    nowhere ("Statewide", "Remote") is placed in the state. A row without a word of where is None, whatever the office.
    """
    region = next(((text, span) for text, span in said.get("region", ()) if not is_unknown(text)), None)
    named = (state_of(region[0]) or " ".join(region[0].split())) if region else None
    wide = None
    for field, read in READERS.items():
        for long, span in said.get(field, ()):
            text = long[: 10 * LONG]
            if is_unknown(text) and not is_wide(text, state):
                continue
            if is_wide(text, named or state):
                wide = wide or span
                continue
            found = read(text, named or state)
            if found is None or (found[0] == (named or state) and not is_town(found[0], named or state)):
                wide = wide or span
            elif not (field == "address" and elsewhere(found, said, named or state)):
                where = Span(span.start + found[2].start, span.start + found[2].end)
                return whole(found[0], found[1] or named or state), where
    if region is not None and named:
        return named, region[1]
    return (state, wide) if wide and state else None


@lru_cache(maxsize=KEPT)
def is_unknown(text: str) -> bool:
    """True when each part of a cell says that nothing is known: "Unknown/Unknown"."""
    outside = cells.words()["places"]["outside"]
    return all(
        not part.strip() or cells.is_unknown(part.strip()) or part.strip().casefold() in outside
        for part in re.split("[/,;]", text)
    ) or cells.is_unknown(text)


def elsewhere(found: Read, said: Mapping[str, Sequence[Cell]], state: str | None) -> bool:
    """True when an address is that of a head office in another state while the row names its county or area."""
    return bool(found[1] and state and found[1] != state and (said.get("county") or said.get("area")))


def whole(local: str, state: str | None) -> str:
    """A local place with its state, said once."""
    if state is None or (";" in local and state_of(local.rpartition(",")[2])):
        return local
    known = local.casefold() == state.casefold() and not is_town(local, state)
    return local if known or (local.endswith(f" {state}") and not is_town(local, state)) else f"{local}, {state}"


@cache
def many() -> re.Pattern[str]:
    """The words of a cell that says "everywhere" or "nowhere"."""
    listed = cells.words()["places"]
    return re.compile(rf"\b(?:{either([*listed['everywhere'], *listed['nowhere'], *listed['many']])})\b", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def is_wide(text: str, state: str | None) -> bool:
    """True when a cell says that the cut is everywhere in the state or nowhere, and no place besides."""
    code = places.state_code(state) if state else None
    if len(text) > 10 * LONG:
        return False
    listed = cells.words()["places"]
    if state and " ".join(text.split()).casefold() == state.casefold() and not is_town(text, state):
        return True
    left, count = many().subn(" ", text)
    words = cells.plain_words(left).split()
    own = {*cells.plain_words(state or "").split(), (code or "").casefold()}
    return (
        bool(count)
        and all(
            word in listed["around"] or word in listed["numbers"] or word in own or word.isdigit() for word in words
        )
        and (vague().search(text) is not None or any(word in listed["numbers"] or word.isdigit() for word in words))
    )


@cache
def vague() -> re.Pattern[str]:
    """The words for everywhere and nowhere, without those for sites."""
    listed = cells.words()["places"]
    return re.compile(rf"\b(?:{either([*listed['everywhere'], *listed['nowhere']])})\b", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def of_town(text: str, state: str | None) -> Read | None:
    """The town of a city's cell: a name, a list of names, a town and its county, an address."""
    if text[:1].isdigit() or re.search(r"\d{5}", text):
        return of_address(text, state)
    if pair := city_and_county(text, state):
        return pair
    start = after_many(text)
    if marked := re.search(r"\s*\((city|county)\)\s*\Z", text, re.IGNORECASE):
        local = " ".join(text[start : marked.start()].split())
        return (f"{local} County" if marked[1].casefold() == "county" else local), None, Span(start, marked.end())
    labelled = LABEL.search(text)
    end = labelled.start() if labelled and labelled.start() > start else len(text)
    if (stroke := text.rfind("/")) > 0 and is_wide(text[stroke + 1 :], state):
        end = stroke
    elif remark := re.search(r"\s*\(\s*[^()]*\s[^()]*\s[^()]*\)?\s*\Z", text):
        end = remark.start() or end
    return with_state(text, start, end)


def with_state(text: str, start: int, end: int) -> Read | None:
    """The words of a stretch without the state at their end, and that state."""
    part = text[start:end].rstrip(" ,.;")
    found = re.search(r"(?:,\s*|\s+)([A-Z]{2}|[A-Z][a-z]+(?:\s(?:of\s)?[A-Z][a-z]+){0,2}?)\s*\Z", part)
    state = state_of(found[1]) if found and (len(found[1]) == 2 or found[0].startswith(",")) else None
    if found and state and ";" not in part:
        local = written(text, start, start + found.start())
        directions = re.match(
            r"\s*(?:central|(?:north|south)?-?\s?(?:east|west)?ern|northeast|northwest|southeast|southwest)\Z",
            part[: found.start()],
            re.IGNORECASE,
        )
        return (
            (f"{local[0]} {state}", state, Span(local[2].start, start + found.end()))
            if local and directions
            else local and (local[0], state, local[2])
        )
    return written(text, start, end)


def written(text: str, start: int, end: int) -> Read | None:
    """The words as written on one line, as many whole names of a long list as fit."""
    stretch = text[start:end]
    if len(stretch) > LONG:
        stretch = stretch[: max(stretch.rfind(mark, 0, LONG) for mark in (",", ";", " "))]
        stretch = stretch.rstrip(" ,;").removesuffix(" and")
    inner = stretch.strip(" \t\r\n,;-–—")
    begin = start + stretch.index(inner) if inner else start
    return (
        (" ".join(inner.split()), None, Span(begin, begin + len(inner)))
        if inner and any(map(str.isalpha, inner))
        else None
    )


@cache
def opening() -> re.Pattern[str]:
    """The words before the places of a cell: "Multiple:", "Various locations -"."""
    listed = either(cells.words()["places"]["many"])
    return re.compile(rf"\s*{many().pattern}(?:\s+(?:{listed}))?\s*[:–-]\s*", re.IGNORECASE)


def after_many(text: str) -> int:
    """Where the places begin behind "Multiple:" and the like."""
    found = opening().match(text)
    return found.end() if found and found.end() < len(text) else 0


def city_and_county(text: str, state: str | None) -> Read | None:
    """The city of "Cambridge/Guernsey", where the tables know the second as its county or as nothing but a county."""
    city, stroke, county = (part.strip() for part in text.partition("/"))
    code = places.state_code(state) if state else None
    if not stroke or not code or not city or "/" in county:
        return None
    town = places.resolve(f"{city}, {code}")
    own = (town.county or "") if town and town.kind == "city" else ""
    wanted = county.casefold().removesuffix(" county")
    only = is_county(county, code) and not is_town(county, state)
    if own.casefold() == wanted or only:
        begin = text.index(city)
        return " ".join(city.split()), None, Span(begin, begin + len(city))
    return None


def is_county(name: str, code: str) -> bool:
    """True when the tables know a county of this name in the state."""
    found = places.resolve(f"{name.removesuffix(' County')} County, {code}")
    return found is not None and found.kind == "county"


@lru_cache(maxsize=KEPT)
def of_address(text: str, state: str | None) -> Read | None:
    """The town of an address, in the state that it names itself."""
    text = re.sub(r"[\u2000-\u200f\ufeff\xa0]", " ", text)
    lines = [found for found in re.finditer(r"[^\r\n]+", text) if found[0].strip()]
    found = spot(re.sub(r"\s*\([^()]*\)?\s*\Z", "", text), state)
    if found is None and lines:
        found = spot(text[: lines[0].end()], state)
    if found is None or (found.town is None and found.state is None):
        return None
    return found.town or found.state or "", found.state, found.span


@lru_cache(maxsize=KEPT)
def of_county(text: str, state: str | None) -> Read | None:
    """A county or a list of them as written."""
    start = after_many(text)
    text = text.rstrip()
    if marked := re.search(r"\s*\(county\)\s*\Z", text, re.IGNORECASE):
        return f"{' '.join(text[start : marked.start()].split())} County", None, Span(start, marked.end())
    return with_state(text, start, len(text))


@cache
def offices() -> re.Pattern[str]:
    """The words of an office for the workforce of an area."""
    listed = either(cells.words()["places"]["offices"])
    return re.compile(rf"\b(?:local\s+|regional\s+)?(?:{listed})\b", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def of_area(text: str, state: str | None) -> Read | None:
    """The county or the area of a workforce office: "7 - Maricopa County, Maricopa Workforce Connections"."""
    number = re.match(r"\s*(?:\d+[A-Z]?\s*[-–:]\s*)?", text)
    start = max(number.end() if number else 0, after_many(text))
    if county := re.compile(
        r"(?:[A-Z][\w.'-]*\s+){1,3}(?:County|Parish)\b|(?<=City of )[A-Z][\w.]*(?:\s[A-Z][\w.]*)*"
    ).search(text, start):
        return " ".join(county[0].split()), None, Span(*county.span())
    office = offices().search(text, start)
    end = office.start() if office and text[start : office.start()].strip(" ,-") else len(text)
    named = state_of(text[start:end].strip(" ,-."))
    if named and named == state:
        return named, named, Span(start, len(text[:end].rstrip()))
    return written(text, start, end)


READERS: Mapping[str, Callable[[str, str | None], Read | None]] = {
    "city": of_town,
    "town": of_town,
    "address": of_address,
    "county": of_county,
    "area": of_area,
}
