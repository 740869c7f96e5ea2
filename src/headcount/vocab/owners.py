"""Who owned an employer when: ``owners.csv``, typed by us, for what a reader is shown; joins do not depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from headcount.vocab import employers, tables

COLUMNS = ("name", "owner", "since", "until")


class Owner(NamedTuple):
    """One owner, with the months (2021-10) in which it began and ceased to be; "" where unknown or still so."""

    name: str
    since: str
    until: str


def owners(name: str) -> tuple[Owner, ...]:
    """The owners of the employer of this name or alias, the earliest first; empty where none is known."""
    known = employers.resolve(name)
    return _table().get(known.name, ()) if known else ()


def owner(name: str, day: str) -> str | None:
    """Who owned the employer on a day (2016, 2016-05 or 2016-05-01), or None: not known, or nobody did."""
    found = (
        own.name for own in owners(name) if own.since <= day and (not own.until or day[: len(own.until)] < own.until)
    )
    return next(found, None)


@lru_cache(1)
def _table() -> Mapping[str, tuple[Owner, ...]]:
    found: dict[str, list[Owner]] = {}
    for name, *owned in tables.rows(tables.FOLDER / "owners.csv", COLUMNS):
        found.setdefault(name, []).append(Owner(*owned))
    return {name: tuple(sorted(owned, key=lambda own: own.since)) for name, owned in found.items()}
