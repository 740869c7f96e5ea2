"""Places and nationalities: what a name on the map is, and which words say where someone is from.

``places.csv.gz`` (made by tools/tables.py) has countries, regions, US counties and cities over 15,000 people with their
names in many languages; ``towns_us.csv.gz`` the small US towns, read only for "Town, ST"; ``countries.toml`` the names
and adjectives of countries. `resolve` finds a name; `locate` (locate.py) the place that a text says, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from headcount.vocab import atlas, employers, tables, words
from headcount.vocab.atlas import Kind, Row
from headcount.vocab.locate import Located, locate
from headcount.vocab.names import fold

__all__ = ["Kind", "Located", "Place", "country", "demonym", "kind", "locate", "resolve", "state_code", "surfaces"]
_COUNTY = re.compile(r" (county|parish)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: ISO country, US state (two letters) or the region's name, and what it is."""

    kind: Kind
    name: str
    country: str
    region: str | None = None
    county: str | None = None
    population: int | None = None
    """None where the tables do not know it (regions, counties, small towns)."""

    @property
    def ambiguous(self) -> bool:
        """True when an employer goes by the same name (Hitachi, Nokia, Ford): the text must decide."""
        return employers.resolve(self.name) is not None


def kind(name: str) -> Kind | None:
    """What the name is on the map, or None: of several places the country, else the region, else the largest city."""
    row = _row(name)
    return None if row is None else row[0]


def resolve(name: str) -> Place | None:
    """The place of this name, in any language of the tables, or None; "Springfield, Ill." finds the one in Illinois."""
    town, comma, state = name.rpartition(",")
    if comma and (code := state_code(state)):
        return _in_state(town.strip(), code)
    row = _row(name)
    return None if row is None else _place(row)


@lru_cache(maxsize=1 << 13)
def state_code(name: str) -> str | None:
    """The two letters of a US state by its name or abbreviation ("Calif.", "Ohio", "NY"), else None."""
    return atlas.states().get(fold(name))


@lru_cache(1)
def surfaces() -> Mapping[str, Kind]:
    """Every name of three letters or more in the tables, as written, with what it is: for finding places in a text.

    Chinese and Japanese names of two characters count; abbreviations of states do not, nor cities called like a word
    that is usually small (Same, Most, Sale): `resolve` still knows those.
    """
    common = words.common()
    found: dict[str, Kind] = {}
    for row in map(atlas.cells, atlas.lines()):
        for written in atlas.written(row):
            if written[0] == "~":
                break
            enough = len(written) > 2 or (len(written) == 2 and ord(written[0]) > 0x3000)
            if enough and (row[0] != "city" or written.lower() not in common):
                found.setdefault(written, row[0])
    return MappingProxyType(found)


def country(name: str) -> str | None:
    """The ISO code of the country of this name in one of the fourteen languages, or None."""
    return atlas.country_names().get(fold(name))


@lru_cache(maxsize=1 << 14)
def demonym(word: str, language: str) -> str | None:
    """The ISO code of the country whose adjective or people the word is ("deutschen" -> DE), or None."""
    folded = word.casefold()
    if language in ("ja", "zh"):
        return next((country(folded[:-1]) for end in "人系籍" if folded.endswith(end)), None)
    stems, endings = _stems(language)
    cuts = (len(folded) - n for n in range(min(7, len(folded))))
    return next((stems[folded[:cut]] for cut in cuts if folded[cut:] in endings and folded[:cut] in stems), None)


@lru_cache(maxsize=1 << 14)
def _row(name: str) -> Row | None:
    index, key = _index(), fold(name)
    line = index.get(name.lower()) or index.get(key) or index.get(_COUNTY.sub(" county", key))
    return atlas.cells(line) if line else None


def _place(row: Row) -> Place:
    what, name, nation, region, people, _ = row
    return Place(
        kind=what,
        name=name,
        country=nation,
        region=(region if nation == "US" else None) or (name if what == "region" else None),
        county=name if what == "county" else None,
        population=int(people) if people and people != "0" else None,
    )


def _in_state(town: str, state: str) -> Place | None:
    key = fold(town)
    row, small = _large(state).get(key), _towns(state).get(key)
    if row is not None:
        place = _place(row)
        county = small[1] if small and place.kind == "city" else place.county
        return Place(
            kind=place.kind, name=place.name, country="US", region=state, county=county, population=place.population
        )
    return Place(kind="city", name=small[0], country="US", region=state, county=small[1] or None) if small else None


@lru_cache(1)
def _index() -> Mapping[str, str]:
    """Each name in lower case with its line, and the keys (marked ~) that differ from it in more than case."""
    found: dict[str, str] = {}
    for line in atlas.lines():
        _, name, _, _, _, others = line.lower().split(",")
        found.setdefault(name, line)
        if others:
            for other in others.replace("~", "").split("|"):
                found.setdefault(other, line)
    return found


@lru_cache(maxsize=64)
def _large(state: str) -> Mapping[str, Row]:
    """A state's counties and cities of the main table by key."""
    within = f",US,{state},"
    rows = [atlas.cells(line) for line in atlas.lines() if within in line]
    return {fold(row[1]): row for row in reversed(rows)}


@lru_cache(maxsize=64)
def _towns(state: str) -> Mapping[str, tuple[str, str]]:
    """A state's towns by key, each with its name and county."""
    rows = [line.split(",") for line in atlas.town_lines() if line.startswith(f"{state},") and line.endswith(",")]
    return {fold(name): (name, county) for _, name, county, _ in rows}


@lru_cache(maxsize=16)
def _stems(language: str) -> tuple[Mapping[str, str], frozenset[str]]:
    endings = tables.toml("countries.toml")["endings"].get(language, [])
    stems: dict[str, str] = {}
    for code, table in atlas.countries().items():
        for stem in table["people"].get(language, ()):
            stems.setdefault(stem, code)
    return stems, frozenset(endings)
