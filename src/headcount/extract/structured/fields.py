"""The fields of a row that every claim of a cut has: its days, share, type, place and reasons."""

from __future__ import annotations

from headcount.extract.structured import cells, days, names, places
from headcount.extract.structured.row import Row, within
from headcount.model import Phase, Reason, Span

WHERE = ("city", "county", "region", "address", "area")


def read_days(row: Row) -> None:
    """Keeps the day of the notice, and the first and the last day on which people leave."""
    for name in ("announced", "effective", "received", "effective_last"):
        for text, cell in row.cells(name):
            found = day(row, name, text)
            if found is not None:
                keep_days(row, name, found, cell)
                break
    for header, text, cell in row.headed("later"):
        found = day(row, "later", text)
        if found is not None:
            last = found.last or found.first
            row.add("phases", Phase(effective=found.first, effective_last=found.last, label=header), cell)
            if str(last) > str(row.values.get("effective_last") or row.values.get("effective") or ""):
                row.keep("effective_last", last, within(cell, found.last_span or found.span))


def day(row: Row, name: str, text: str) -> days.Days | None:
    """The days of a cell, None when they are unknown or cannot be read, which is noted."""
    try:
        return days.days(text, row.order)
    except cells.Unreadable:
        row.remark(f"the date '{name}'", text)
        return None


def keep_days(row: Row, name: str, found: days.Days, cell: Span) -> None:
    """Keeps what a cell of dates says."""
    if name == "received":
        row.tell(name, found.first, within(cell, found.span))
    elif name == "effective_last":
        last = found.last or found.first
        if last != row.values.get("effective"):
            row.keep(name, last, within(cell, found.last_span or found.span))
    else:
        row.keep(name, found.first, within(cell, found.span))
        if name == "effective" and found.last is not None:
            row.keep("effective_last", found.last, within(cell, found.last_span or found.span))
    if found.received is not None:
        row.tell("received", found.received, cell)
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
    own = row.columns.types
    found = [(kind, text, span) for text, span in row.cells("type") for kind in (cells.kind(text, own),)]
    known = [(kind, span) for kind, _, span in found if kind is not None]
    for kind, span in sorted(known, key=lambda pair: pair[0] == "layoff")[:1]:
        if kind != "layoff" or "type" not in row.values:
            row.keep("type", kind, span)
    for text, span in (*row.cells("employer"), *row.cells("type")):
        if cells.listed("status", text):
            row.mark("rescinded", span)
    if not known and row.values.get("status") != "rescinded":
        reasons = row.columns.fields.get("reason", ())
        unknown = [text for header, text, _ in row.headed("type") if header not in reasons]
        row.words += [text for text in unknown if not cells.is_unknown(text)]


def read_place(row: Row, name: names.Name, cell: Span) -> None:
    """Keeps the place that the row names, with the state of the office that publishes the table."""
    said = {field: row.cells(field) for field in WHERE}
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
