"""An employer's sector: its two-digit NAICS code, from the tables, the registers, or the words of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from headcount.vocab import employers, names, registers, tables, words

_PART = re.compile(
    r"\s[-–—@|/]+\s|\s*[(\[#;:]|\s+at\s|,?\s*\bd[./]?b[./]?a\b[./]?|\baka\b|\n|\s*-\s*(?=[A-Z0-9])", re.IGNORECASE
)
LONGEST = 4
"""Words of the longest cue, and of the longest head of a name that is looked up."""


class Sector(NamedTuple):
    """A two-digit NAICS code and why."""

    code: str
    why: str


def sector(name: str) -> str | None:
    """The two-digit NAICS code of the employer so written, or None: "Big Lots Store #12" -> "44"."""
    found = explained(name)
    return found.code if found else None


@lru_cache(maxsize=1 << 14)
def explained(name: str) -> Sector | None:
    """The sector with what it was told by: the first that knows, from the surest to the least sure."""
    return next(_ways(name), None)


def merged(code: str) -> str:
    """The code under which a sector of several is known: 33 -> 31 (manufacturing), 45 -> 44, 49 -> 48."""
    return registers.SECTORS.get(code, code)


def sector_of_word(word: str) -> str | None:
    """The code that a word in a name tells by itself ("bakery" -> "31"), or None."""
    return _cues("strong").get(word) or _cues("weak").get(word) or None


def _ways(name: str) -> Iterator[Sector]:
    parts = [part.strip(" ,.-") for part in _PART.split(name)]
    parts = [part for part in dict.fromkeys((name, *parts)) if len(part) > 1]
    if found := _first(name):
        yield found
    for part in parts:
        if code := _listed(part):
            yield Sector(code, f"the tables have {part}")
    for part in parts:
        if found := _cue(part, "strong"):
            yield found
    for part in parts:
        yield from _headed(part)
    for part in parts:
        if found := _owner(part):
            yield found
    for part in parts:
        if found := _cue(part, "weak"):
            yield found


def _listed(name: str) -> str:
    """The code in the employer tables, else in the registers; of a site, its employer's."""
    site = employers.of_site(name)
    for tried in (name, site.name) if site else (name,):
        known = registers.find(tried)
        if code := employers.sector(tried) or (known.sector if known else ""):
            return code
    return ""


def _headed(name: str) -> Iterator[Sector]:
    """By the longest beginning of the name that is an employer's; one word alone only where it is no common word."""
    folded = names.fold(name).split()
    for length in range(min(LONGEST, len(folded) - 1), 0, -1):
        head = " ".join(folded[:length])
        if length == 1 and (len(head) < 4 or _is_common(head)):
            continue
        if code := employers.sector(head):
            yield Sector(code, f"its name begins with {head}")


def _owner(name: str) -> Sector | None:
    known = registers.find(name)
    if known is None or not known.parent:
        return None
    code = _listed(known.parent)
    return Sector(code, f"{known.parent} owned it in {known.year}") if code else None


def _is_common(word: str) -> bool:
    return words.lower_share(word, "en") is not None


def _cue(name: str, strength: str) -> Sector | None:
    """By the words of the name: the last strong cue, or weak cues that agree."""
    found = list(_cues_in(names.fold(name).split(), _cues(strength)))
    codes = {merged(code) for code, _ in found}
    if not found or (strength == "weak" and len(codes) > 1):
        return None
    code, cue = found[-1]
    return Sector(code, f'"{cue}" in its name')


def _first(name: str) -> Sector | None:
    """By a contractor's or an authority's name, whatever place of work follows it."""
    said = names.fold(name).split()
    heads = (" ".join(said[:length]) for length in range(LONGEST, 0, -1))
    return next(
        (Sector(code, f'"{head}" begins its name') for head in heads if (code := _cues("first").get(head))), None
    )


def _cues_in(said: list[str], cues: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cues from left to right, the longest first, each word used once: (code, cue)."""
    place = 0
    while place < len(said):
        for length in range(min(LONGEST, len(said) - place), 0, -1):
            cue = " ".join(said[place : place + length])
            code = cues.get(cue)
            if code is None and length == 1:
                code = next((cues[stem] for n in range(5, len(cue)) if (stem := f"{cue[:n]}*") in cues), None)
            if code is not None:
                place += length
                if code:
                    yield code, cue
                break
        else:
            place += 1


@lru_cache(3)
def _cues(strength: str) -> Mapping[str, str]:
    """Each cue with its code; "" for words that only look like one."""
    table = tables.toml("sector_cues.toml")
    found = {cue: code for code, cues in table[strength].items() for cue in cues}
    return found | dict.fromkeys(table["keep"], "")
