"""What a row says beside the cut: the office's number, other names, site, address, marks, source, and the rest."""

from __future__ import annotations

import re

from headcount.extract.structured import cells, marks, names
from headcount.extract.structured.row import Row, within
from headcount.model import Span

ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def read_name(row: Row, name: names.Name, cell: Span) -> None:
    """Keeps what the employer's cell says beside its name."""
    for other in name.also:
        row.add("also", other.text, within(cell, other.span))
    for field, words in (("site", name.site), ("address", name.address)):
        if words is not None:
            row.tell(field, words.text, within(cell, words.span))
    for marker, span in name.markers:
        row.mark(marker, within(cell, span))
    row.marked(name.marked)


def read_notice(row: Row) -> None:
    """Keeps what columns of their own say beside the cut."""
    read_also(row)
    for name in ("number", "site", "address"):
        read_lines(row, name)
    for name in ("notes", "marker", "status"):
        for text, cell in row.cells(name):
            for marker, span in marks.markers(text):
                row.mark(marker, within(cell, span))
            row.marked(marks.marked(text))
    for text, cell in row.cells("source"):
        found = ADDRESS.search(text)
        if found is not None:
            row.tell("source", found[0], within(cell, Span(*found.span())))


def read_also(row: Row) -> None:
    """Keeps the names in columns of other names that are not the employer's."""
    known = {str(row.values["employer"]).casefold(), *(name.casefold() for name in row.said.get("also", ()))}
    for text, cell in row.cells("also"):
        found = names.name(text)
        for words in (found.name, *found.also) if found is not None else ():
            if words.text.casefold() not in known:
                row.add("also", words.text, within(cell, words.span))
                known.add(words.text.casefold())


def read_lines(row: Row, name: str) -> None:
    """Keeps a field that may stand in several columns ("Address Line 1", "Address Line 2"), joined by commas."""
    stated = [(text, cell) for text, cell in row.cells(name) if not cells.is_unknown(text)]
    if stated and name not in row.said:
        row.tell(name, ", ".join(" ".join(text.split()) for text, _ in stated), stated[0][1])
        row.spans |= {f"{name}.{number}": cell for number, (_, cell) in enumerate(stated[1:], 1)}
