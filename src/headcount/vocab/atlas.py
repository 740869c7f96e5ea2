"""The tables of places as they are asked: US counties and towns by state, cities and regions of the world by name.

A *key* is a name without case, accents, spaces and the choice of abbreviation: "Saint Paul", "St. Paul" and "StPaul"
are one, so are "N. Las Vegas" and "North Las Vegas".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any, Literal

from headcount.vocab import tables
from headcount.vocab.names import fold

Kind = Literal["country", "region", "county", "city"]
Row = tuple[Kind, str, str, str, str, str]
COLUMNS = ("kind", "name", "country", "region", "population", "names")
TOWNS = ("state", "name", "county", "kind")
COUNTIES = ("fips", "state", "name")
REGIONS = ("country", "code", "name")


@dataclass(frozen=True, slots=True)
class County:
    """A US county: "King County", its FIPS code, and the name by which `towns` know it."""

    name: str
    fips: str
    bare: str


@dataclass(frozen=True, slots=True)
class Town:
    """A US town: its county's bare name, and ``people`` where it is one of the cities over 15,000, else 0."""

    name: str
    county: str
    township: bool = False
    people: int = 0


@dataclass(frozen=True, slots=True)
class City:
    """A city over 15,000 people; ``region`` is GeoNames' code, the state's letters in the US."""

    name: str
    country: str
    region: str
    people: int


@lru_cache(1)
def typed() -> dict[str, Any]:
    """vocab/place_names.toml: abbreviations, nicknames, neighbourhoods and areas, typed by us."""
    return tables.toml("place_names.toml")


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """``name`` as towns are compared."""
    words = fold(name).split()
    first, anywhere = typed()["first"], typed()["words"]
    if len(words) > 1:
        words[0] = first.get(words[0], words[0])
    return "".join(anywhere.get(word, word) for word in words)


@lru_cache(1)
def lines() -> list[str]:
    """The lines of places.csv.gz, split only when wanted: a tuple for each would take longer than all the rest."""
    return tables.lines(tables.FOLDER / "places.csv.gz", COLUMNS)


def cells(line: str) -> Row:
    """The cells of a line of places.csv.gz."""
    return tuple(line.split(","))  # type: ignore[return-value]


def written(row: Row) -> Iterator[str]:
    """The names of a row; the keys that differ from them are marked ~."""
    yield row[1]
    if row[5]:
        yield from row[5].split("|")


@lru_cache(1)
def head() -> list[Row]:
    """The countries and regions, which stand first."""
    return [cells(line) for line in takewhile(lambda line: line.startswith(("country,", "region,")), lines())]


@lru_cache(1)
def states() -> Mapping[str, str]:
    """The codes of US states by every folded name they have; the code is the name of two capitals."""
    found: dict[str, str] = {}
    for row in head():
        if row[0] == "region" and row[2] == "US":
            code = next((name for name in written(row) if len(name) == 2 and name.isupper()), None)
            found |= {fold(name): code for name in written(row) if code}
    return found | {"new york": "NY", "washington": "WA"}


@lru_cache(1)
def state_names() -> Mapping[str, str]:
    """The names of US states by code."""
    found: dict[str, str] = {}
    for row in head():
        if row[0] == "region" and row[2] == "US" and (code := states().get(fold(row[1]))):
            found.setdefault(code, row[1].removesuffix(" State"))
    return found


@lru_cache(1)
def town_lines() -> list[str]:
    """The lines of towns_us.csv.gz."""
    return tables.lines(tables.FOLDER / "towns_us.csv.gz", TOWNS)


@lru_cache(1)
def _counties() -> Mapping[str, Mapping[str, County]]:
    found: dict[str, dict[str, County]] = {}
    ends = typed()["county_ends"]
    for line in tables.lines(tables.FOLDER / "counties_us.csv.gz", COUNTIES):
        fips, state, name = line.split(",")
        bare = next((name.removesuffix(f" {end}") for end in ends if name.endswith(f" {end}")), name)
        found.setdefault(state, {})[key(bare)] = County(name, fips, bare)
    return found


def counties(state: str) -> Mapping[str, County]:
    """The counties of a state by the key of their bare name ("king")."""
    return _counties().get(state, {})


@lru_cache(1)
def states_with() -> Mapping[str, tuple[str, ...]]:
    """The states that have a county of this key."""
    found: dict[str, list[str]] = {}
    for state, own in _counties().items():
        for name in own:
            found.setdefault(name, []).append(state)
    return {name: tuple(listed) for name, listed in found.items()}


@lru_cache(maxsize=64)
def towns(state: str) -> Mapping[str, Sequence[Town]]:
    """A state's towns by key; several of one key are several towns, or one of two counties."""
    found: dict[str, list[Town]] = {}
    large = {key(city.name): city for city in reversed(_cities_of(state))}
    rows = [line.split(",") for line in _town_lines_of().get(state, ())]
    rows.sort(key=lambda row: row[3] != "city")  # where the tables tell which of a name is the city, it comes first
    for _, name, county, kind in rows:
        own = key(name)
        people = large[own].people if own in large and own not in found and kind != "township" else 0
        found.setdefault(own, []).append(Town(name, county, kind == "township", people))
    for own, city in large.items():
        found.setdefault(own, [Town(city.name, "", people=city.people)])
    return found


@lru_cache(1)
def _town_lines_of() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for line in town_lines():
        found.setdefault(line[:2], []).append(line)
    return found


@lru_cache(1)
def _by_state() -> Mapping[str, Sequence[City]]:
    found: dict[str, list[City]] = {}
    for line in lines():
        if line.startswith("city,") and ",US," in line:
            city = _city(line)
            found.setdefault(city.region, []).append(city)
    return found


def _cities_of(state: str) -> Sequence[City]:
    return _by_state().get(state, ())


def _city(line: str) -> City:
    _, name, country, region, people, _ = cells(line)
    return City(name, country, region, int(people or 0))


@lru_cache(1)
def _by_name() -> Mapping[str, Sequence[int]]:
    """The numbers of the lines of cities and regions by name in lower case and by the keys (marked ~) that differ."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines()):
        if line.startswith(("city,", "region,")):
            _, name, _, _, _, others = line.lower().split(",")
            for other in {name, *others.replace("~", "").split("|")} if others else (name,):
                found.setdefault(other, []).append(number)
    return found


@lru_cache(maxsize=1 << 14)
def named(name: str) -> Sequence[Row]:
    """The regions and cities of this name in any language, regions first, then the largest."""
    return tuple(cells(lines()[number]) for number in _by_name().get(fold(name), ()))


@lru_cache(1)
def regions() -> Mapping[tuple[str, str], str]:
    """The names of regions outside the US by country and GeoNames' code."""
    found = {}
    for line in tables.lines(tables.FOLDER / "regions.csv.gz", REGIONS):
        country, code, name = line.split(",")
        found[country, code] = name
    return found


@lru_cache(1)
def country_names() -> Mapping[str, str]:
    """The ISO codes of countries by every folded name they have."""
    found: dict[str, str] = {}
    for code, table in countries().items():
        for listed in table["names"].values():
            found |= {fold(name): code for name in listed}
    for row in head():
        if row[0] == "country":
            for name in written(row):
                found.setdefault(fold(name.removeprefix("~")), row[2])
    return found


@lru_cache(1)
def country_titles() -> Mapping[str, str]:
    """The English names of countries by ISO code."""
    return {row[2]: row[1] for row in head() if row[0] == "country"}


@lru_cache(1)
def countries() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """The names and peoples of countries by ISO code."""
    return {code: table for code, table in tables.toml("countries.toml").items() if code != "endings"}
