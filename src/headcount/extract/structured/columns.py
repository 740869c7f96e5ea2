"""Which column of a table says what: by the table of its office or tracker, else by its headers and cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headcount.extract.structured import whose
from headcount.extract.structured.infer import Inference, chosen, holds, spoken
from headcount.extract.structured.looks import Looks, sample
from headcount.extract.structured.offices import Table, table, tables
from headcount.model import Passage, SetAside
from headcount.vocab.columns import normal
from headcount.vocab.fields import vocabulary

__all__ = [
    "Columns",
    "Table",
    "changed",
    "described",
    "missing",
    "normal",
    "recognised",
    "table",
    "tables",
    "vocabulary",
]
KNOWN, INFERRED, GUESSED = 0.99, 0.9, 0.75
"""Confidence of a row whose columns are known, inferred from the headers, guessed from the cells."""
BELOW = re.compile(r"\n.*\d.*\n?.*\d{5}|\n.*,\s*[A-Z]{2}\b")
"""An address with a postal code or a state under the first line."""
TELLING = ("employer", "headcount", "percent", "announced", "effective")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The headers of one table by the field they fill, in the order in which they are looked at."""

    fields: Mapping[str, tuple[str, ...]]
    table: Table | None = None
    fits: bool = False
    """True when the table has the columns that are known of it; without, they were inferred."""
    guessed: frozenset[str] = frozenset()
    """The fields whose columns were found by their cells alone."""

    address_below: bool = False
    """True when the lines under the first of the employer's cells are its address."""
    types: Mapping[str, str] = field(default_factory=dict)
    """The table's own words for types of cuts."""

    @property
    def confidence(self) -> float:
        """How sure a row of the table is, before anything is said of the row itself."""
        return KNOWN if self.fits else GUESSED if self.guessed & {*TELLING} else INFERRED


def recognised(rows: Sequence[Passage]) -> Columns | None:
    """The columns of a table, given its rows; None when they cannot be recognised as those of a table of cuts."""
    keys = list(dict.fromkeys(key for row in rows for key in row.cells))
    own = {name: tuple(key for one, _, key in chosen(keys) if one == name) for name, _, _ in chosen(keys)}
    said = {key: header for _, header, key in chosen(keys)}
    headers = {normal(said.get(key, key)): key for key in keys}
    known, fits = whose.table_of(rows, headers)
    mapped = placed(known, headers, own) if known else {}
    spoken_for = {key for some in (*mapped.values(), *own.values()) for key in some}
    spoken_for |= {headers[header] for header in known.other if header in headers} if known else set()
    free = {key: spoken(key) for key in keys if key not in spoken_for}
    inference = Inference(free, Looks(rows))
    inference.by_headers(taken={*mapped, *own})
    if not fits:
        inference.by_cells(rows, taken={*mapped, *own})
    fields = {name: some for name, some in (inference.found | mapped | own).items() if some}
    usable = "employer" in fields and any(name in fields for name in (*TELLING[1:], "type"))
    if not usable or not (known or own or speaks_of_cuts(rows, headers)):
        return None
    below, types = (known.address_below, known.types) if known and fits else habits(fields, rows)
    return Columns(
        fields=fields,
        table=known,
        fits=fits,
        guessed=frozenset(inference.guessed),
        address_below=below,
        types=types,
    )


def habits(fields: Mapping[str, tuple[str, ...]], rows: Sequence[Passage]) -> tuple[bool, Mapping[str, str]]:
    """How an unknown table writes addresses under names, and what Yes and No mean in it, by its headers and cells."""
    cells = sample(rows, fields["employer"][0], len(rows))
    below = sum(bool(BELOW.search(cell)) for cell in cells)
    asked = vocabulary()["asked"]
    closing = any(holds(spoken(header), [word]) for header in fields.get("type", ()) for word in asked["words"])
    return below * 2 > len(cells), asked["types"] if closing else {}


def placed(known: Table, headers: Mapping[str, str], own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The headers of a known table's map that are there, by field; a field mapped to none of its headers is left out.

    One that the map gives no header at all has none.
    """
    taken = {key for some in own.values() for key in some}
    found = {
        name: tuple(dict.fromkeys(headers[h] for h in wanted if h in headers and headers[h] not in taken))
        for name, wanted in known.map.items()
    }
    return {name: some for name, some in found.items() if some or not known.map[name]}


def speaks_of_cuts(rows: Sequence[Passage], headers: Mapping[str, str]) -> bool:
    """True when a header or the file's name holds a word of cutting."""
    name = normal(rows[0].name.rsplit("/", 1)[-1])
    said = [f" {text} " for header in headers.values() for text in spoken(header)] + [f" {name} "]
    return any(f" {word} " in text for word in vocabulary()["evidence"]["words"] for text in said)


def missing(known: Table, headers: Sequence[str]) -> tuple[str, ...]:
    """The columns that a known table should have and ``headers`` lack, of its nearest layout; none when one fits."""
    there = {normal(header) for header in headers}
    lacking = [tuple(h for h in layout if normal(h) not in there) for layout in known.layouts]
    return min(lacking, key=len, default=())


def changed(columns: Columns, rows: Sequence[Passage]) -> SetAside | None:
    """A remark when a known office's table lacks columns that it should have: it was read by inference."""
    if columns.table is None or columns.fits:
        return None
    lacking = missing(columns.table, list(dict.fromkeys(header for row in rows for header in row.cells)))
    if not lacking:
        return None
    cause = f"{columns.table.name} has changed its columns: no {', '.join(lacking)}; read as {told(columns)}"
    step = f"check a row, then add the new headers to {columns.table.key}.toml (docs/records.md)"
    return SetAside(rows[0].name, cause, step)


def described(rows: Sequence[Passage]) -> str | None:
    """Which column was taken for what, in a line, where that is not known; None for a known table or none of cuts."""
    columns = recognised(rows) if rows else None
    if columns is None or columns.fits:
        return None
    if remark := changed(columns, rows):
        return str(remark)
    step = "to correct it: --columns employer=...,people=... or a table in vocab/trackers (docs/records.md)"
    return f"{rows[0].name}: read as {told(columns)}; {step}"


def told(columns: Columns) -> str:
    """The fields and their headers as --columns takes them: ``employer=Firm, people=Cut``; a guess has a ?."""
    names = {"headcount": "people"}
    parts = (
        f"{names.get(name, name)}={'|'.join(header.split('=', 1)[-1] for header in headers)}"
        + ("?" if name in columns.guessed else "")
        for name, headers in columns.fields.items()
    )
    return ", ".join(parts)
