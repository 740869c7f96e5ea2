"""One row, with the rows that continue it -> its claim: each field as far as its cell says it, the rest kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headcount.extract.structured import cells, counts, names
from headcount.extract.structured.fields import day, read_days, read_place, read_reasons, read_share, read_type
from headcount.extract.structured.notice import read_name, read_notice
from headcount.extract.structured.people import read_people
from headcount.extract.structured.row import Row, within
from headcount.model import Cut, Notice, Phase, Quantity, Quote, Span


def name_of(row: Row) -> tuple[names.Name, Span] | None:
    """What the employer's cell says, and its span; None when it names nobody."""
    for text, cell in row.cells("employer"):
        found = names.name(text, below=row.columns.address_below, state=row.table.state if row.table else None)
        if found is not None:
            return found, cell
    return None


def claim_of(row: Row, name: names.Name, cell: Span) -> Cut:
    """The claim of a row whose employer is ``name``, in the ``cell``."""
    row.keep("employer", name.name.text, within(cell, name.name.span))
    read_name(row, name, cell)
    figure = read_people(row)
    for read in (read_days, read_share, read_type, read_reasons, read_notice):
        read(row)
    read_place(row, name, cell)
    row.spans["evidence"] = Span(0, len(row.passage.text))
    return cut(row, [cell, figure])


def cut(row: Row, identity: Sequence[Span | None]) -> Cut:
    """The claim of a row that was read."""
    passage, table = row.passage, row.table
    quotes: dict[str, Quote] = {name: passage.quote(span) for name, span in row.spans.items()}
    kind = table.speaker_kind if table else "tracker" if "source" in row.columns.fields else None
    language = table.language if table else passage.language
    return Cut(
        id=Cut.make_id(passage, identity),
        document=passage.document,
        part=passage.part,
        row=passage.row,
        language=language,
        confidence=row.columns.confidence,
        published=passage.published,
        quotes=quotes,
        speaker=table.name if table else None,
        speaker_kind=kind,
        notice=continued(Notice(**row.said, other=dict(row.untold())), row.below),
        **({"status": "announced"} | row.values),
    )


def continued(notice: Notice, below: Sequence[Row]) -> Notice:
    """The notice with what the rows below it add: a phase where they name people or days, and all their words."""
    phases, other = list(notice.phases), dict(notice.other)
    for row in below:
        phase = phase_of(row)
        phases += [phase] if phase.headcount or phase.effective else []
        other |= {f"{header} (row {row.number})": text for header, text in row.untold()}
    return replace(notice, phases=tuple(phases), other=other) if below else notice


def phase_of(row: Row) -> Phase:
    """The people, the days and the place of a row that continues another."""
    found = next((days for text, _ in row.cells("effective") for days in (day(row, "effective", text),) if days), None)
    label = ", ".join(" ".join(text.split()) for name in ("site", "address", "city") for text, _ in row.cells(name)[:1])
    return Phase(
        headcount=people(row),
        effective=found.first if found else None,
        effective_last=found.last if found else None,
        label=label or None,
    )


def people(row: Row) -> Quantity | None:
    """The number of people in a row that continues another."""
    for text, _ in row.cells("headcount"):
        try:
            found = counts.count(text, row.home)
        except cells.Unreadable:
            row.remark("the number", text)
            continue
        if found is not None:
            return found.people
    return None
