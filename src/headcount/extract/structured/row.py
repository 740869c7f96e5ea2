"""One row -> its claim: each field from the cell of its column, read as far as the cell says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from headcount.extract.structured import cells
from headcount.extract.structured.columns import Columns, Table, normal, vocabulary
from headcount.model import Cut, Passage, Quote, Reason, SetAside, Span

KNOWN, INFERRED = (
    0.99,
    0.9,
)  # confidence of a row whose table is known, and whose columns were inferred from their headers


@dataclass(slots=True)
class Row:
    """One row while it is read: the fields and spans found so far, and what could not be read."""

    passage: Passage
    columns: Columns
    order: str = "mdy"
    fraction: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    remarks: list[SetAside] = field(default_factory=list)

    @property
    def table(self) -> Table | None:
        return self.columns.table

    def cells(self, name: str) -> list[tuple[str, Span]]:
        """The non-empty cells of the field ``name``: text and span, in the order of its headers."""
        spans = [
            self.passage.cells[header] for header in self.columns.fields.get(name, ()) if header in self.passage.cells
        ]
        return [(self.passage.text[span.start : span.end], span) for span in spans]

    def first(self, name: str) -> tuple[str, Span] | None:
        return next(iter(self.cells(name)), None)

    def keep(self, name: str, value: Any, span: Span, quote: str | None = None) -> None:
        self.values[name], self.spans[quote or name] = value, span

    def remark(self, name: str, text: str) -> None:
        cause = f"{name} {text[:60]!r} cannot be read and is left unknown"
        self.remarks.append(SetAside(self.passage.name, cause, "see the row itself", row=self.passage.row))


def claims_of_row(row: Row) -> list[Cut | SetAside]:
    """The one claim of a row, or its SetAside, with a SetAside for each cell that could not be read."""
    employer = row.first("employer")
    name = name_in(*employer, below=bool(row.table and row.table.address_below)) if employer else None
    passage = row.passage
    if employer is None or name is None:
        return [SetAside(passage.name, "a row without an employer", "add its name to the row", row=passage.row)]
    if cause := no_employer(name[0]):
        return [SetAside(passage.name, cause, row=passage.row)]
    row.keep("employer", name[0], name[1])
    figure = read_count(row)
    for read in (read_dates, read_share, read_type, read_place, read_reasons):
        read(row)
    row.spans["evidence"] = Span(0, len(passage.text))
    return [cut(row, [employer[1], figure]), *row.remarks]


def no_employer(name: str) -> str | None:
    """Why a name is that of no employer: a total, or the header once more; None when it is one."""
    if len(name) > cells.LONG:
        return f"the employer's cell holds {len(name):,} characters, not a name"
    if name.casefold() in cells.words()["employer"]["totals"]:
        return "a total, not an employer"
    return "the header again" if normal(name) in vocabulary()["fields"]["employer"]["names"] else None


def cut(row: Row, identity: Sequence[Span | None]) -> Cut:
    """The claim of a row that was read."""
    passage, table = row.passage, row.table
    quotes: dict[str, Quote] = {name: passage.quote(span) for name, span in row.spans.items()}
    kind = table.speaker_kind if table else "tracker" if "source" in row.columns.fields else None
    language = "en" if table else passage.language
    return Cut(
        id=Cut.make_id(passage, identity),
        document=passage.document,
        part=passage.part,
        row=passage.row,
        language=language,
        confidence=KNOWN if table else INFERRED,
        published=passage.published,
        quotes=quotes,
        speaker=table.name if table else None,
        speaker_kind=kind,
        **({"status": "announced"} | row.values),
    )


def name_in(text: str, span: Span, *, below: bool) -> tuple[str, Span] | None:
    """The employer's name in its cell, up to another name, a remark or an address; None when nothing is left."""
    end = len(text)
    if below and "\n" in text:
        end = text.index("\n")
    folded = text[:end].casefold() if len(text.casefold()) == len(text) else text[:end].lower()
    for mark in cells.words()["employer"]["ends"]:
        at = folded.find(mark, 1)
        end = min(end, at) if at > 0 else end
    name = text[:end].rstrip(" \t\r\n*,;-–(\u00a0")
    if not name.strip() or cells.is_unknown(name):
        return None
    return " ".join(name.split()), Span(span.start, span.start + len(name))


def read_count(row: Row) -> Span | None:
    """The span of the cell that holds the number, which is kept when it can be read; an unknown number is none."""
    stated = row.cells("headcount")
    if row.table is not None and row.table.zero_is_empty:
        stated = [cell for cell in stated if cell[0].strip("0. ")] or stated
    for text, span in stated:
        try:
            quantity = cells.count(text)
        except cells.Unreadable:
            row.remark("the number", text)
            return span
        if quantity is not None:
            row.keep("headcount", quantity, span)
            return span
    return stated[0][1] if stated else None


def read_dates(row: Row) -> None:
    """Keeps the day of the notice and the first day on which people leave."""
    for name in ("announced", "effective"):
        for text, span in row.cells(name)[:1]:
            try:
                found = cells.day(text, row.order)
            except cells.Unreadable:
                row.remark(f"the date '{name}'", text)
                continue
            if found is not None:
                row.keep(name, found[0], Span(span.start + found[1].start, span.start + found[1].end))


def read_share(row: Row) -> None:
    """Keeps the share of the workforce."""
    for text, span in row.cells("percent")[:1]:
        try:
            percent = cells.share(text, fraction=row.fraction)
        except cells.Unreadable:
            row.remark("the share", text)
            continue
        if percent is not None:
            row.keep("percent", percent, span)


def read_type(row: Row) -> None:
    """Keeps the type of the cut, and ``rescinded`` when the row says that it was called off."""
    found = [
        (kind, span)
        for text, span in row.cells("type")
        if (kind := cells.kind(text, row.table.types if row.table else {}))
    ]
    for kind, span in sorted(found, key=lambda pair: pair[0] == "layoff")[:1]:
        row.keep("type", kind, span)
    for text, span in (*row.cells("employer"), *row.cells("type")):
        if cells.listed("status", text):
            row.keep("status", "rescinded", span)


def read_place(row: Row) -> None:
    """Keeps city, or else county, and the state: of its own cell, or of the office that publishes the table."""
    local = [cell for name in ("city", "county") for cell in row.cells(name) if not cells.is_unknown(cell[0])][:1]
    local = local or town_below(row)
    region = [cell for cell in row.cells("region") if not cells.is_unknown(cell[0])][:1]
    if not local and not region:
        return
    names = [" ".join(text.split()) for text, _ in (*local, *region)]
    state = row.table.state if row.table else None
    if state and not region and state.casefold() not in names[0].casefold():
        names.append(state)
    row.keep("place", ", ".join(dict.fromkeys(names)), (*local, *region)[0][1])


def town_below(row: Row) -> list[tuple[str, Span]]:
    """The town in the last line of an employer's cell, where the office writes the address there."""
    employer = row.first("employer")
    if employer is None or row.table is None or not row.table.address_below or "\n" not in employer[0]:
        return []
    text, span = employer
    at = text.rindex("\n") + 1
    town = text[at:].split(",")[0].strip()
    begin = span.start + text.index(town, at)
    return [(town, Span(begin, begin + len(town)))] if town and not town[0].isdigit() else []


def read_reasons(row: Row) -> None:
    """Keeps the reasons that the cell names."""
    for text, span in row.cells("reason")[:1]:
        reasons = tuple(Reason(reason) for reason in cells.listed("reasons", text))
        for number, _ in enumerate(reasons):
            row.spans[f"reasons.{number}"] = span
        row.values["reasons"] = reasons
