"""One row -> its claim: each field from the cell of its column, read as far as the cell says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from headcount.extract.structured import cells, counts, days, names, places
from headcount.extract.structured.columns import Columns, Table, normal, vocabulary
from headcount.model import Cut, Marker, Notice, PartialDate, Passage, Phase, Quote, Reason, SetAside, Span

KNOWN, INFERRED = 0.99, 0.9  # confidence of a row whose table is known, and one whose columns were inferred


@dataclass(slots=True)
class Row:
    """One row while it is read: the fields and spans found so far, and what could not be read."""

    passage: Passage
    columns: Columns
    order: str = "mdy"
    fraction: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    """The fields of its Notice."""
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

    @property
    def home(self) -> tuple[str, ...]:
        """The names of the office's state, lower case."""
        return tuple(name.casefold() for name in (self.table.state, self.table.code) if name) if self.table else ()

    def mark(self, marker: Marker, span: Span) -> None:
        """Keeps what the office wrote on the notice, each marker once."""
        known = self.said.get("markers", ())
        if marker not in known:
            self.said["markers"], self.spans[f"markers.{len(known)}"] = (*known, marker), span

    def marked(self, day: PartialDate | None) -> None:
        """Keeps the day of a change when it is the newest."""
        kept = self.said.get("marked")
        if day is not None and (kept is None or str(day) > str(kept)):
            self.said["marked"] = day

    def phases(self, phases: Sequence[Phase], span: Span) -> None:
        """Keeps the parts that a cell tells apart."""
        if phases:
            known = self.said.get("phases", ())
            self.said["phases"] = (*known, *phases)
            self.spans |= {f"phases.{len(known) + number}": span for number, _ in enumerate(phases)}

    def remark(self, name: str, text: str) -> None:
        cause = f"{name} {text[:60]!r} cannot be read and is left unknown"
        self.remarks.append(SetAside(self.passage.name, cause, "see the row itself", row=self.passage.row))


def claims_of_row(row: Row) -> list[Cut | SetAside]:
    """The one claim of a row, or its SetAside, with a SetAside for each cell that could not be read."""
    passage, cell = row.passage, row.first("employer")
    name = names.name(cell[0], below=bool(row.table and row.table.address_below)) if cell else None
    if cell is None or name is None:
        return [SetAside(passage.name, "a row without an employer", "add its name to the row", row=passage.row)]
    if cause := no_employer(name.name.text):
        return [SetAside(passage.name, cause, row=passage.row)]
    row.keep("employer", name.name.text, within(cell[1], name.name.span))
    read_name(row, name, cell[1])
    figure = read_count(row)
    for read in (read_days, read_share, read_type, read_reasons):
        read(row)
    read_place(row, name, cell[1])
    row.spans["evidence"] = Span(0, len(passage.text))
    return [cut(row, [cell[1], figure]), *row.remarks]


def within(cell: Span, part: Span) -> Span:
    """The span in the passage of a ``part`` of a cell."""
    return Span(cell.start + part.start, cell.start + part.end)


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
        notice=Notice(**row.said),
        **({"status": "announced"} | row.values),
    )


def read_name(row: Row, name: names.Name, cell: Span) -> None:
    """Keeps what the employer's cell says beside its name."""
    row.said["also"] = tuple(other.text for other in name.also)
    for number, other in enumerate(name.also):
        row.spans[f"also.{number}"] = within(cell, other.span)
    for field_, words in (("site", name.site), ("address", name.address)):
        if words is not None:
            row.said[field_], row.spans[field_] = words.text, within(cell, words.span)
    for marker, span in name.markers:
        row.mark(marker, within(cell, span))
    row.marked(name.marked)


def read_count(row: Row) -> Span | None:
    """The span of the cell that holds the number, which is kept when it can be read; an unknown number is none."""
    stated = row.cells("headcount")
    if row.table is not None and row.table.zero_is_empty:
        stated = [cell for cell in stated if cell[0].strip("0. ")] or stated
    for text, span in stated:
        try:
            found = counts.count(text, row.home)
        except cells.Unreadable:
            row.remark("the number", text)
            return span
        if found is not None:
            keep_count(row, found, span)
            return span
    return stated[0][1] if stated else None


def keep_count(row: Row, found: counts.Count, cell: Span) -> None:
    """Keeps what a cell of people says."""
    if found.people is not None:
        row.keep("headcount", found.people, within(cell, found.span))
    for name, value in (("before", found.before), ("total", found.total)):
        if value is not None:
            row.said[name], row.spans[name] = value, cell
    for marker in found.markers:
        row.mark(marker, cell)
    row.marked(found.marked)
    row.phases(found.phases, cell)


def read_days(row: Row) -> None:
    """Keeps the day of the notice, and the first and the last day on which people leave."""
    for name in ("announced", "effective"):
        for text, cell in row.cells(name)[:1]:
            try:
                found = days.days(text, row.order)
            except cells.Unreadable:
                row.remark(f"the date '{name}'", text)
                continue
            if found is not None:
                keep_days(row, name, found, cell)


def keep_days(row: Row, name: str, found: days.Days, cell: Span) -> None:
    """Keeps what a cell of dates says."""
    row.keep(name, found.first, within(cell, found.span))
    if name == "effective" and found.last is not None:
        row.keep("effective_last", found.last, within(cell, found.last_span or found.span))
    if found.received is not None:
        row.said["received"], row.spans["received"] = found.received, cell
    row.marked(found.marked)
    row.phases(found.phases if name == "effective" else (), cell)


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
            row.mark("rescinded", span)


def read_place(row: Row, name: names.Name, cell: Span) -> None:
    """Keeps the place that the row names, with the state of the office that publishes the table."""
    said = {field_: row.cells(field_) for field_ in ("city", "county", "region")}
    said["town"] = [(name.town.text, within(cell, name.town.span))] if name.town else []
    found = places.place(said, row.table.state if row.table else None)
    if found is not None:
        row.keep("place", *found)


def read_reasons(row: Row) -> None:
    """Keeps the reasons that the cell names."""
    for text, span in row.cells("reason")[:1]:
        reasons = tuple(Reason(reason) for reason in cells.listed("reasons", text))
        for number, _ in enumerate(reasons):
            row.spans[f"reasons.{number}"] = span
        row.values["reasons"] = reasons
