"""What a row says beside the cut: the office's number, other names, site, address, marks, source, and the rest."""

from __future__ import annotations

import re

from headcount.extract.structured import addresses, cells, marks, names
from headcount.extract.structured.row import Row, within
from headcount.model import Span

DASHES = ("-", "–", "—")
POSTAL = re.compile(r"\s*\d{4,6}(?:[\s-]\d{3,4})?\s*")
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
    for name in ("number", "site"):
        read_lines(row, name)
    read_address(row)
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
    sites = {str(row.said.get("site", row.values["employer"])).casefold()}
    for text, cell in row.cells("also"):
        found, before = names.name(text), len(known)
        for words in (found.name, *found.also) if found is not None else ():
            if words.text.casefold() not in known:
                row.add("also", words.text, within(cell, words.span))
                known.add(words.text.casefold())
        if found is not None and len(known) == before and found.site and found.site.text.casefold() not in sites:
            row.add("also", " ".join(text.split()), cell)


def read_address(row: Row) -> None:
    """Keeps the address; a cell that only names the site is that ("MMF Facility"), a postal code alone is none."""
    stated = [(text, cell) for text, cell in row.cells("address") if not cells.is_unknown(text)]
    if not stated or all(POSTAL.fullmatch(text) for text, _ in stated):
        return
    written = len(stated) > 1 or "address" in row.said or addresses.is_written(stated[0][0])
    if written or not names_site(row, *stated[0]):
        read_lines(row, "address")


def names_site(row: Row, text: str, cell: Span) -> bool:
    """True when the words in the column of the address are a site, as they would be behind the name; it is kept."""
    before = f"{row.values['employer']} - "
    found = names.name(before + text, state=row.table.state if row.table else None)
    if found is None or found.site is None or found.site.span.start < len(before) or "site" in row.said:
        return False
    words, dashed = found.site.text.split(), any(cell.rstrip().endswith(DASHES) for cell, _ in row.cells("employer"))
    if not dashed and (words[-1].casefold() not in cells.words()["employer"]["sites"] or ";" in text):
        return False
    back = cell.start - len(before)
    row.tell("site", found.site.text, Span(back + found.site.span.start, back + found.site.span.end))
    for other in found.also:
        if other.span.start >= len(before):
            row.add("also", other.text, Span(back + other.span.start, back + other.span.end))
    for marker, span in found.markers:
        row.mark(marker, Span(back + span.start, back + span.end))
    return True


def read_lines(row: Row, name: str) -> None:
    """Keeps a field that may stand in several columns ("Address Line 1", "Address Line 2"), joined by commas."""
    stated = [(text, cell) for text, cell in row.cells(name) if not cells.is_unknown(text)]
    if stated and name not in row.said:
        told = list[str]()
        for text, _ in stated:
            words = " ".join(text.split())
            told += [] if told and told[-1].endswith(words) and POSTAL.fullmatch(words) else [words]
        row.tell(name, ", ".join(told), stated[0][1])
        row.spans |= {f"{name}.{number}": cell for number, (_, cell) in enumerate(stated[1:], 1)}
