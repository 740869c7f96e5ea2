"""A place as written -> its city, county, region and country, as far as each is sure; never a guess.

"Auburn, Washington" is a city in King County; of "Des Moines, Auburn, Puyallup, Washington" the state is sure, or the
county where all lie in one; an unknown neighbourhood is placed in its state. A bare name is a city only if that city
has `SURE` times the people of the next one of its name and, where no country is known, `ALONE` or more, since smaller
towns than 15,000 are not in the tables of the world.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headcount.vocab import atlas
from headcount.vocab.atlas import County, Kind, Row
from headcount.vocab.locate_state import Spot, spot, town_of
from headcount.vocab.names import fold

SURE = 10
ALONE = 150_000
LONGEST = 400  # characters of a text that is read
_REMARK = re.compile(r"\s*\(([^()]*)\)?\s*")
_LIST = re.compile(r"\s*(?:[,;/&]|\.{3}|\band\b|\s[-–]\s)\s*", re.IGNORECASE)
_STATE_LAST = re.compile(r"\A(.*\S)[\s,]+([A-Z]{2}|[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place on the map, each field None where it is not sure; ``kind`` is the smallest that is known."""

    kind: Kind
    city: str | None = None
    county: str | None = None
    """Of US places, "King County"; for a city in several the one that the Census table gives."""
    county_fips: str | None = None
    region: str | None = None
    """The state, province or land by its name."""
    region_code: str | None = None
    """A US state's two letters; elsewhere the country and GeoNames' code of the region: "GB.ENG"."""
    country: str | None = None
    """ISO 3166, two letters."""
    exact: bool = True
    """False where the text names more or something smaller than this, which is not known or not shared."""
    reasons: tuple[str, ...] = ()
    """How it was found."""


def locate(text: str, *, state: str | None = None, country: str | None = None) -> Located | None:
    """Where ``text`` lies, as exact as is sure, or None; ``state`` (US) and ``country`` are those that it stands in.

    A state or country that the text names itself goes before them.
    """
    return _locate(
        " ".join(text[:LONGEST].split()), _code(state) if state else None, _iso(country) if country else None
    )


@lru_cache(maxsize=1 << 16)
def _locate(text: str, state: str | None, country: str | None) -> Located | None:
    plain = _plain(text)
    if not any(map(str.isalpha, plain)):
        return _state(state, "the state given") if state else _land(country, "the country given")
    area = atlas.typed()["areas"].get(fold(plain))
    if area is not None and fold(area) != fold(plain):
        found = _locate(area, None, None)
        return replace(found, exact=found.kind == "city") if found else None
    if not state and not country and fold(plain) == "georgia":
        return None
    if not state and country in (None, "US") and (told := _bare_state(plain, country)):
        return told
    local, tail = _tail(plain)
    code = _code(tail) if tail else None
    if code is None and tail and (nation := _iso(tail)):
        return _within_country(local, nation)
    if code is not None and country in (None, "US"):
        return _in_state_or_land(local, tail, code)
    if state and country in (None, "US"):
        return _in_state(plain, state)
    return _within_country(plain, country)


def _plain(text: str) -> str:
    """The text without remarks in brackets, but for "(county)", which says what it is."""
    marked = re.search(r"\((county|parish)\)", text, re.IGNORECASE)
    text = re.sub(r"\((county|parish)\)", r"\1", text, flags=re.IGNORECASE) if marked else text
    return _REMARK.sub(
        lambda found: ", " if found.end() < len(text) and text[found.end()] not in ",;" else "", text
    ).strip(" ,;.-–")


def _tail(text: str) -> tuple[str, str | None]:
    """What stands before the state or country at the end, and that; "Austin TX" and "Austin, TX, USA" too."""
    local, comma, last = (part.strip() for part in text.rpartition(","))
    if comma and (nation := _iso(last)) and _code(last) is None:
        inner, state = _tail(local)
        return (inner, state) if nation == "US" and state and _code(state) else (local, last)
    if comma:
        return (local, last) if _code(last) else (text, None)
    found = _STATE_LAST.match(text)
    if found and (code := _code(found[2])) and (len(found[2]) == 2 or town_of(found[1], code)):
        return found[1], found[2]
    return text, None


def _code(name: str) -> str | None:
    return atlas.states().get(fold(name))


def _iso(name: str) -> str | None:
    if len(name) == 2 and name.isupper() and name in atlas.country_titles():
        return name
    return atlas.country_names().get(fold(name))


def _bare_state(text: str, country: str | None) -> Located | None:
    """A state by its name alone: "Ohio"; of Washington only the country is sure, and of Georgia nothing."""
    code = _code(text)
    if code is None or (len(text) == 2 and not text.isupper()):
        return None
    if fold(text) == "georgia":
        return _state(code) if country == "US" else None
    if fold(text) in atlas.typed()["doubtful"]:
        return _land("US", "a state or a city of this name")
    return _state(code)


def _in_state_or_land(local: str, tail: str | None, code: str) -> Located | None:
    """Within the state; within the country of that name where only that knows the town ("Tbilisi, Georgia")."""
    found = _in_state(local, code)
    nation = _iso(tail or "")
    if found.kind == "region" and nation and nation != "US":
        abroad = _within_country(local, nation)
        return abroad if abroad is not None and abroad.kind == "city" else found
    return found


def _in_state(local: str, code: str) -> Located:
    """The town or county of ``local``, what several of them share, else the state."""
    local = local.strip(" ,;")
    if code == "DC" or (_code(local) == code and not town_of(local, code)):
        return _capital() if code == "DC" else _state(code)
    whole = spot(local, code)
    if whole is not None:
        return _made(whole, code)
    pieces = [piece for piece in _LIST.split(local) if piece]
    if len(pieces) < 2 and local.count("-") == 1:
        pieces = [piece for piece in local.split("-") if piece]
    if len(pieces) < 2:
        return _state(code, f"{local} is not known, or not which")
    return _shared(_places(pieces, local), code)


def _capital() -> Located:
    return _made(Spot("Washington", next(iter(atlas.counties("DC").values())), "the District of Columbia"), "DC")


def _places(pieces: Sequence[str], local: str) -> list[str]:
    """The pieces of a list; "King and Pierce Counties" are two counties."""
    if re.search(r"(?i)\bcounties\Z", local):
        return [piece if re.search(r"(?i)count(?:y|ies)\Z", piece) else f"{piece} County" for piece in pieces]
    return list(pieces)


def _shared(pieces: Sequence[str], code: str) -> Located:
    """What the places of a list share: one city (with its county beside), one county, the state, else the country."""
    others = {_code(piece) for piece in pieces if _code(piece) and not town_of(piece, code)} - {None, code}
    if others:
        return _land("US", "places in several states") or _state(code, "places in several states")
    own = [piece for piece in pieces if _code(piece) != code or town_of(piece, code)]
    found = [spot(piece, code) for piece in own]
    known = [one for one in found if one is not None]
    counties = {one.county for one in known}
    if len(known) < len(own) or not known or None in counties:
        return _state(code, "several places, not all known")
    cities = {one.city for one in known if one.city}
    if len(cities) == 1 and (county := _beside(known)):
        return _made(Spot(next(iter(cities)), county, "a city and its county"), code)
    if len(counties) == 1:
        return replace(_made(Spot(None, next(iter(counties)), "several places in one county"), code), exact=False)
    return _state(code, "places in several counties")


def _beside(known: Sequence[Spot]) -> County | None:
    """The county of a city that stands beside its own county, by either's name."""
    counties = {one.county for one in known}
    return next(iter(counties)) if len(counties) == 1 else None


def _made(one: Spot, code: str) -> Located:
    return Located(
        kind="city" if one.city else "county",
        city=one.city,
        county=one.county.name if one.county else None,
        county_fips=one.county.fips if one.county else None,
        region=atlas.state_names()[code],
        region_code=code,
        country="US",
        reasons=(one.why,),
    )


def _state(code: str, why: str = "the state's name") -> Located:
    exact = why == "the state's name"
    name = atlas.state_names()[code]
    return Located(kind="region", region=name, region_code=code, country="US", exact=exact, reasons=(why,))


def _land(country: str | None, why: str = "the country's name") -> Located | None:
    exact = why == "the country's name"
    return Located(kind="country", country=country, exact=exact, reasons=(why,)) if country else None


def _within_country(text: str, country: str | None) -> Located | None:
    """The city, region or county called so, in a country or in the world; the country where that alone is sure."""
    if nation := _iso(text):
        return _land(nation) if country in (None, nation) else _land(country, "the country")
    for name in dict.fromkeys((text, *_lesser(text))):
        rows = [row for row in atlas.named(name) if country in (None, row[2])]
        found = _one(rows, country, fold(name)) or (_county(name) if country in (None, "US") else None)
        if found is not None:
            return found
    if "," in text:
        return _listed(text, country)
    return _land(country, f"{text} is not known, or not which")


def _lesser(text: str) -> list[str]:
    """The text without "Greater" before and "Area" behind it, and with its short words in full."""
    long = atlas.typed()["long"]
    words = text.split()
    around = atlas.typed()["around"]
    head = words[1:] if len(words) > 1 and fold(words[0]) in around else words
    tail = head[:-1] if len(head) > 1 and fold(head[-1]) in around else head
    bare = " ".join(tail)
    words = fold(bare).split()
    return [bare, " ".join((long.get(words[0], words[0]), *words[1:]))] if words else []


def _county(name: str) -> Located | None:
    """The US county of this name, where only one state has it."""
    bare = re.sub(r"(?i)\s+(county|parish)\Z", "", name)
    states = atlas.states_with().get(atlas.key(bare), ()) if bare != name else ()
    if len(states) != 1:
        return None
    return _made(Spot(None, atlas.counties(states[0])[atlas.key(bare)], "the only county of this name"), states[0])


def _one(rows: Sequence[Row], country: str | None, name: str = "") -> Located | None:
    """The region, or the city that is far larger than all others of its name; its own name goes before other names."""
    regions = [row for row in rows if row[0] == "region"]
    cities = sorted((row for row in rows if row[0] == "city"), key=lambda row: -int(row[4] or 0))
    own = [row for row in cities if fold(row[1]) == name]
    cities = own if own and int(own[0][4] or 0) >= ALONE else cities
    if regions and not cities:
        return _region(regions[0]) if len({row[2] for row in regions}) == 1 else None
    if not cities:
        return None
    first, second = int(cities[0][4] or 0), int(cities[1][4] or 0) if len(cities) > 1 else 0
    if len(cities) > 1 and first < SURE * second and not _alike(cities):
        return None
    if country is None and first < ALONE:
        return None
    if regions and regions[0][2] != cities[0][2]:
        return None
    return _city(cities[0])


def _alike(cities: Sequence[Row]) -> bool:
    """True when the rows are one city listed twice: the same country, region and name."""
    return len({(row[2], row[3], fold(row[1])) for row in cities}) == 1


def _region(row: Row) -> Located:
    if row[2] == "US" and (code := _code(row[1])):
        return _state(code)
    code = next(
        (code for (country, code), name in atlas.regions().items() if country == row[2] and _same(name, row)), None
    )
    return Located(
        kind="region", region=row[1], region_code=code and f"{row[2]}.{code}", country=row[2], reasons=("the region",)
    )


def _same(name: str, row: Row) -> bool:
    return fold(name) in {fold(one) for one in atlas.written(row)}


def _city(row: Row) -> Located:
    if row[2] == "US":
        found = spot(row[1], row[3])
        if found is not None and found.city:
            return _made(Spot(found.city, found.county, "the largest of this name by far"), row[3])
    name = atlas.state_names().get(row[3]) if row[2] == "US" else atlas.regions().get((row[2], row[3]))
    code = row[3] if row[2] == "US" else f"{row[2]}.{row[3]}"
    return Located(
        kind="city", city=row[1], region=name, region_code=code if name else None, country=row[2],
        reasons=("the only city of this name, or the largest by far",),
    )  # fmt: skip


def _listed(text: str, country: str | None) -> Located | None:
    """A city and its region ("Toronto, Ontario"); of a list of cities what all share."""
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    last = [row for row in atlas.named(parts[-1]) if row[0] == "region" and country in (None, row[2])]
    if last:
        return _in_region(", ".join(parts[:-1]), last[0])
    found = [_within_country(part, country) for part in parts]
    lands = {one.country if one else None for one in found}
    if len(lands) != 1 or None in lands:
        return _land(country, "several places")
    regions = {(one.region, one.region_code) for one in found if one}
    named = next(iter(regions))
    if len(regions) == 1 and named[0]:
        land = next(iter(lands))
        why = ("several places",)
        return Located(kind="region", region=named[0], region_code=named[1], country=land, exact=False, reasons=why)
    return _land(next(iter(lands)), "several places")


def _in_region(local: str, region: Row) -> Located | None:
    """The city of ``local`` in a region abroad, else the region."""
    whole = _region(region)
    rows = [row for row in atlas.named(local) if row[0] == "city" and row[2] == region[2]]
    mine = [row for row in rows if not whole.region_code or f"{row[2]}.{row[3]}" == whole.region_code]
    return (_one(mine, region[2]) if mine else None) or replace(whole, exact=False)
