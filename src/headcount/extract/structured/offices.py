"""The known tables: one TOML for each office or tracker under vocab/jurisdictions and vocab/trackers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from headcount.errors import VocabError
from headcount.model import SpeakerKind
from headcount.vocab.columns import normal

VOCAB = files("headcount") / "vocab"
KNOWN: Mapping[str, SpeakerKind] = {"jurisdictions": "government", "trackers": "tracker"}
SHARED = "_all.toml"
"""What all the tables of its folder say, unless they say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """What is known of one jurisdiction's or tracker's table."""

    key: str
    """The file's name without its ending: ``ny``, ``layoffs_fyi``."""
    name: str
    """The office or the tracker: who speaks."""
    speaker_kind: SpeakerKind
    layouts: tuple[tuple[str, ...], ...]
    """The headers by which it is recognised: all those of one of its layouts. None when its columns are not known."""
    sure: bool = False
    """False: the headers are so common that the file's name, its source or a link in a cell must say the same."""
    country: str | None = None
    state: str | None = None
    """What its places lie in: the state of the office, the country of a nationwide one."""
    code: str | None = None
    language: str = "en"
    law: str | None = None
    """The law under which the notices are given."""
    state_law: str | None = None
    """The state's own law beside it."""
    licence: str | None = None
    """Under what terms the table may be used, as far as its publisher says."""
    called: tuple[str, ...] = ()
    """Other names of the state or country."""
    hosts: tuple[str, ...] = ()
    map: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The headers of a field in the order in which they are looked at; a field that is not here is inferred."""
    other: frozenset[str] = frozenset()
    """Headers that no field takes."""
    types: Mapping[str, str] = field(default_factory=dict)
    percent: str | None = None
    """``fraction`` when 0.25 stands for 25 %."""
    numbers_are: str | None = None
    """``unknown`` when a bare number in a column of dates is no day that could be told: 17094."""
    dates: str | None = None
    """``mdy`` or ``dmy``."""
    zero_is_empty: bool = False
    """A zero in a column of people stands for an empty cell, where another column has a number."""
    parts_overlap: bool = False
    """The columns of ``parts`` may count the same people twice; without it their people add up."""
    address_below: bool = False

    def fits(self, headers: Mapping[str, str]) -> int:
        """How many headers the widest of its layouts has that are all there; 0 when none is there whole."""
        return max((len(layout) for layout in self.layouts if all(normal(h) in headers for h in layout)), default=0)


KEYS = {f: None for f in Table.__dataclass_fields__ if f not in ("key", "speaker_kind", "layouts")} | {"columns": None}


@cache
def tables() -> tuple[Table, ...]:
    """Every known table. Raises VocabError when one has a key that nothing reads."""
    return tuple(found for folder, kind in KNOWN.items() for found in listed(VOCAB / folder, kind))


def terms(speakers: Iterable[str]) -> list[str]:
    """Under which law and on what terms the known offices and trackers among the speakers publish, a line each."""
    said = {known.name: known for known in tables()}
    return [
        f"{name}: {'; '.join(text for text in (known.law, known.state_law, known.licence) if text)}"
        for name in dict.fromkeys(speakers)
        if (known := said.get(name))
    ]


def listed(folder: Traversable, kind: SpeakerKind, above: Mapping[str, Any] | None = None) -> Iterator[Table]:
    """The tables of a folder and of those in it; what is shared in a folder is shared in those in it."""
    inside = sorted(folder.iterdir(), key=lambda path: path.name)
    shared = {**(above or {}), **next((said(path) for path in inside if path.name == SHARED), {})}
    for path in inside:
        if path.is_dir():
            yield from listed(path, kind, shared)
        elif path.name.endswith(".toml") and path.name != SHARED:
            yield table(path.name, {**shared, **said(path)}, kind)


def said(path: Traversable) -> dict[str, Any]:
    """What a TOML says."""
    return tomllib.loads(path.read_text("utf-8"))


def table(file: str, said: Mapping[str, Any], kind: SpeakerKind) -> Table:
    """A known table as its TOML says it. Raises VocabError for a key that nothing reads."""
    if leftover := set(said) - set(KEYS):
        raise VocabError(
            f"unknown key {', '.join(sorted(leftover))}", where=file, next_step=f"use one of {', '.join(sorted(KEYS))}"
        )
    columns = said.get("columns", [])
    layouts = [columns] if columns and isinstance(columns[0], str) else columns
    mapped = {name: tuple(normal(header) for header in headers) for name, headers in said.get("map", {}).items()}
    made: dict[str, Any] = {
        "key": file.removesuffix(".toml"),
        "speaker_kind": kind,
        "layouts": tuple(tuple(layout) for layout in layouts),
        "map": mapped,
        "other": frozenset(normal(header) for header in said.get("other", ())),
        "hosts": tuple(said.get("hosts", ())),
        "called": tuple(said.get("called", ())),
        "state": said.get("state", said.get("country")),
    }
    return Table(**{name: value for name, value in said.items() if name not in ("columns", *made)}, **made)
