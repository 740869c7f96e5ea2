"""A name within one US state -> its town or its county, with how it was found; None where that is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from headcount.vocab import atlas
from headcount.vocab.atlas import County, Town
from headcount.vocab.names import fold

OVER = 30_000  # people of a city that wins over others of its name in the state, all under 15,000 or not cities
LONG = 6  # letters of a name in which one wrong letter is mended
CUT = 8  # letters of a name that may be cut off in its last word
_COUNTY = re.compile(r"(?i)\s+(?:county|counties|parish|parishes|borough|co\.?|cnty)\Z|\A(?:county|parish) of\s+")
_TOWNSHIP = re.compile(r"(?i)\s+(?:charter\s+)?(?:township|tw?n?shi?p|twp)\.?\Z")
_OF = re.compile(r"(?i)\A(?:the\s+)?(?:city|town|village|borough|township) of\s+")
_KIND = re.compile(r"(?i)\s+(?:borough|village|city|town|cdp)\Z")


@dataclass(frozen=True, slots=True)
class Spot:
    """A town, a county, or a town whose county is not sure; ``why`` is how it was found."""

    city: str | None
    county: County | None
    why: str


@lru_cache(maxsize=1 << 16)
def spot(name: str, state: str) -> Spot | None:
    """The town or county that ``name`` is in ``state``, None where the tables do not know it or know several."""
    if _COUNTY.search(name):
        own = atlas.counties(state).get(atlas.key(_COUNTY.sub("", name)))
        if own is not None:
            return Spot(None, own, "the county")
    for written, why in _ways(name):
        found = _exact(written, state, why)
        if found is not None:
            return found if isinstance(found, Spot) else None
    return _mended(name, state)


def town_of(name: str, state: str) -> bool:
    """True when a town or a county of the state is called so."""
    own = atlas.key(name)
    return own in atlas.towns(state) or own in atlas.counties(state)


def _ways(name: str) -> Iterator[tuple[str, str]]:
    yield name, "the name"
    if _OF.search(name):
        yield _OF.sub("", name), "the name"
    if _TOWNSHIP.search(name):
        yield _TOWNSHIP.sub("", name), "the township"
    if _KIND.search(name):
        yield _KIND.sub("", name), "the name without its kind"
    bare = _without_around(name)
    if bare != name:
        yield bare, "the name without words around it"
    if len(atlas.key(name)) >= LONG:
        yield f"{name} City", "the name with City"


def _without_around(name: str) -> str:
    """The name without "Greater", "area" and the like."""
    words = name.split()
    around = atlas.typed()["around"]
    while len(words) > 1 and fold(words[0]) in around:
        words = words[1:]
    while len(words) > 1 and fold(words[-1]) in around:
        words = words[:-1]
    return " ".join(words)


def _exact(name: str, state: str, why: str) -> Spot | str | None:
    """The place of this name; "several" where no one of them is sure; None without any."""
    own = atlas.key(name)
    listed = atlas.towns(state).get(own, ())
    townships = why == "the township"
    towns = [town for town in listed if townships or not town.township]
    county = atlas.counties(state).get(own)
    if towns:
        return _town(towns, county, state, why)
    if (elsewhere := _typed(state).get(own)) is not None:
        return spot(elsewhere, state) or "several"
    if county is not None and why != "the name with City":
        return Spot(None, county, "a county, no town of this name")
    alone = listed and state in atlas.typed()["bare_townships"]
    return _town(listed, None, state, "the township") if alone else None


def _town(towns: Sequence[Town], county: County | None, state: str, why: str) -> Spot | str:
    """The one town, the one city that is far larger than the others, else "several"."""
    best = max(towns, key=lambda town: town.people)
    if len({town.county for town in towns}) > 1 and best.people < OVER:
        return "several"
    if county is not None and best.county != county.bare and not best.people:
        return "several"
    first = next((town.name for town in towns if town.county == best.county and not town.people), best.name)
    name = atlas.typed()["renamed"].get(first, first)
    many = f"{name}, {state}" in atlas.typed()["several_counties"]
    return Spot(name, None if many else atlas.counties(state).get(atlas.key(best.county)), why)


@lru_cache(maxsize=64)
def _typed(state: str) -> dict[str, str]:
    return {atlas.key(name): where for name, where in atlas.typed()["US"].get(state, {}).items()}


def _mended(name: str, state: str) -> Spot | None:
    """The one town from whose name the last word was cut off, or that differs by one letter."""
    own = atlas.key(name)
    if len(own) < LONG or not own.isalpha() or _is_elsewhere(name):
        return None
    towns, alike = atlas.towns(state), _by_initial(state).get(own[0], ())
    near = {key for key in alike if abs(len(key) - len(own)) < 2 and OSA.distance(key, own, score_cutoff=1) == 1}
    begun = {key for key in alike if key.startswith(own) and key in towns and _is_cut(name, towns[key][0].name)}
    chosen, why = (begun, "a name cut off") if begun and len(own) >= CUT else (near, "one letter differs")
    if len(chosen) != 1:
        return None
    only = next(iter(chosen))
    whole = towns[only][0].name if only in towns else atlas.counties(state)[only].bare
    found = _exact(whole, state, why)
    return found if isinstance(found, Spot) else None


@lru_cache(maxsize=64)
def _by_initial(state: str) -> dict[str, list[str]]:
    """The long keys of a state's towns and counties, townships aside, by their first letter."""
    known = [key for key, towns in atlas.towns(state).items() if not all(town.township for town in towns)]
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys((*known, *atlas.counties(state))):
        if len(key) >= LONG:
            found.setdefault(key[0], []).append(key)
    return found


def _is_cut(name: str, whole: str) -> bool:
    """True when ``whole`` has as many words as ``name`` and only its last is longer."""
    return len(fold(name).split()) == len(fold(whole).split())


def _is_elsewhere(name: str) -> bool:
    """True when a city or region elsewhere has this very name: then it is no slip of the pen."""
    return bool(atlas.named(name))
