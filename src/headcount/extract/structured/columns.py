"""Which column of a table says what: by the table of its office or tracker, else by its headers (columns.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from headcount.errors import VocabError
from headcount.model import Passage, SpeakerKind

VOCAB = files("headcount") / "vocab"
KNOWN: Mapping[str, SpeakerKind] = {"jurisdictions": "government", "trackers": "tracker"}
PUNCTUATION = re.compile(r"[^\w#%]+|_+")
KEYS = {
    "name",
    "state",
    "code",
    "columns",
    "sure",
    "hosts",
    "map",
    "types",
    "percent",
    "zero_is_empty",
    "parts_overlap",
    "address_below",
    "dates",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What is known of one jurisdiction's or tracker's table; a file of vocab/jurisdictions or vocab/trackers."""

    name: str
    """The office or the tracker: who speaks."""
    speaker_kind: SpeakerKind
    columns: frozenset[str]
    """The headers by which it is recognised, all of them."""
    sure: bool = False
    """False: the headers are so common that the file's name or a link in a cell must say the same."""
    state: str | None = None
    code: str | None = None
    hosts: tuple[str, ...] = ()
    map: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    percent: str | None = None
    """``fraction`` when 0.25 stands for 25 %."""
    dates: str | None = None
    zero_is_empty: bool = False
    """A zero in a column of people stands for an empty cell, where another column has a number."""
    parts_overlap: bool = False
    """The columns of ``parts`` may count the same people twice; without it their people add up."""
    address_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headers of one table by the field they fill, in the order in which they are looked at."""

    fields: Mapping[str, tuple[str, ...]]
    table: Table | None = None


def normal(header: str) -> str:
    """A header in lower case, punctuation but # and % as single spaces."""
    return " ".join(PUNCTUATION.sub(" ", header.casefold()).split())


@cache
def vocabulary() -> Mapping[str, Any]:
    """vocab/columns.toml."""
    found: Mapping[str, Any] = tomllib.loads((VOCAB / "columns.toml").read_text("utf-8"))
    return found


@cache
def tables() -> tuple[Table, ...]:
    """Every known table. Raises VocabError when one has a key that nothing reads."""
    return tuple(
        table(path.name, tomllib.loads(path.read_text("utf-8")), kind)
        for folder, kind in KNOWN.items()
        for path in sorted((VOCAB / folder).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    )


def table(name: str, said: Mapping[str, Any], kind: SpeakerKind) -> Table:
    """A known table as its TOML says it."""
    if leftover := set(said) - KEYS:
        raise VocabError(
            f"unknown key {', '.join(sorted(leftover))}", where=name, next_step=f"use one of {', '.join(sorted(KEYS))}"
        )
    mapped = {column: tuple(normal(header) for header in headers) for column, headers in said.get("map", {}).items()}
    headers = frozenset(normal(header) for header in said["columns"])
    known: dict[str, Any] = {key: value for key, value in said.items() if key not in ("columns", "map", "hosts")}
    return Table(speaker_kind=kind, columns=headers, map=mapped, hosts=tuple(said.get("hosts", ())), **known)


def recognised(rows: Sequence[Passage]) -> Columns | None:
    """The columns of a table, given its rows; None when they cannot be recognised as those of a table of cuts."""
    headers = {normal(header): header for row in rows for header in row.cells}
    known = known_table(rows, headers)
    spoken_for = {header for wanted in known.map.values() for header in wanted} if known else set()
    found = inferred({normal: header for normal, header in headers.items() if normal not in spoken_for})
    if known is not None:
        found |= {
            name: tuple(headers[header] for header in wanted if header in headers) for name, wanted in known.map.items()
        }
    usable = "employer" in found and any(
        found.get(name) for name in ("headcount", "percent", "announced", "effective", "type")
    )
    return Columns(fields=found, table=known) if usable and (known or speaks_of_cuts(rows, headers)) else None


def known_table(rows: Sequence[Passage], headers: Mapping[str, str]) -> Table | None:
    """The one known table whose headers are all there and, where they are common ones, whose name or link is too."""
    fitting = [table for table in tables() if table.columns <= headers.keys()]
    named = [table for table in fitting if is_named(table, rows)]
    chosen = named or [table for table in fitting if table.sure]
    widest = [table for table in chosen if len(table.columns) == max(len(other.columns) for other in chosen)]
    return widest[0] if len(widest) == 1 else None


def is_named(table: Table, rows: Sequence[Passage]) -> bool:
    """True when the file's name gives the state or its code as a word, or the first row links to its site."""
    words = normal(rows[0].name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].rsplit(".", 1)[0]).split()
    state = normal(table.state or "").split()
    spelled = bool(state) and any(words[at : at + len(state)] == state for at in range(len(words)))
    coded = table.code is not None and table.code.casefold() in words
    return spelled or coded or any(host in rows[0].text or host in rows[0].name for host in table.hosts)


def inferred(headers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The header for each field that the names in vocab/columns.toml find; a header serves one field."""
    found, taken = dict[str, tuple[str, ...]](), set[str]()
    for name, said in vocabulary()["fields"].items():
        header = best(said, [header for header in headers if header not in taken])
        if header is not None:
            found[name] = (headers[header],)
            taken.add(header)
    return found


def best(said: Mapping[str, Any], headers: Iterable[str]) -> str | None:
    """The header that is the first of the field's names, else the first that holds one of its sets of words."""
    allowed = [header for header in headers if not set(header.split()) & set(said["never"])]
    for name in said["names"]:
        if name in allowed:
            return str(name)
    return next((header for words in said["words"] for header in allowed if set(words) <= set(header.split())), None)


def speaks_of_cuts(rows: Sequence[Passage], headers: Mapping[str, str]) -> bool:
    """True when a header or the file's name holds a word of cutting."""
    name = normal(rows[0].name.rsplit("/", 1)[-1])
    said = [f" {text} " for text in (*headers, name)]
    return any(f" {word} " in text for word in vocabulary()["evidence"]["words"] for text in said)
