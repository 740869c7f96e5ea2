"""Whether two notices of one employer speak of one site, by their addresses, site names and places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from headcount.link.said import Said
from headcount.vocab import employers

Where = Literal["address", "site", "place", ""]
"""What says that it is one site; empty where nothing tells."""
TOKEN = re.compile(r"[^\W_]+")
DIRECTIONS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west"})


def where(one: Said, other: Said) -> Where | None:
    """What says that the two are of one site, "" when nothing tells either way, None when they are of two."""
    if one.place and other.place and one.place != other.place:
        return None
    here, there = street(address(one)), street(address(other))
    named = _by_name(site(one), site(other))
    if named is None or (here and there and here != there):
        return None
    if here and there:
        return "address"
    return named or ("place" if one.place and other.place else "")


def _by_name(one: str, other: str) -> Where | None:
    """``site`` for one name, None for two, "" where one is unknown or may be the short form of the other."""
    if not one or not other:
        return ""
    if one == other:
        return "site"
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return "" if few <= many else None


def address(said: Said) -> str:
    """The address that the notice gives, or nothing."""
    return (said.claim.notice.address or "") if said.claim.notice else ""


def site(said: Said) -> str:
    """The name of the site that the notice gives, made alike, or nothing."""
    return employers.normal(said.claim.notice.site or "") if said.claim.notice and said.claim.notice.site else ""


@lru_cache(1 << 14)
def street(written: str) -> tuple[str, str] | None:
    """House number and first letter of the street, so that Boulevard is Blvd. and a typing mistake is forgiven.

    Without a number, the words themselves; None for nothing.
    """
    tokens = [token.casefold() for token in TOKEN.findall(written)]
    at = next((place for place, token in enumerate(tokens) if token[0].isdigit()), None)
    if at is None:
        return ("", " ".join(tokens)) if tokens else None
    after = [token for token in tokens[at + 1 :] if token not in DIRECTIONS]
    return (tokens[at], after[0][0]) if after else (tokens[at], " ".join(tokens[:at]))


def key(said: Said) -> tuple[object, ...]:
    """The site as far as the notice says it: equal for rows that say it alike."""
    return street(address(said)), site(said), said.place
