"""Whose table it is: by the source or the file's name, by its headers, by links and addresses in its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from headcount.extract.structured.offices import Table, tables
from headcount.model import Passage
from headcount.vocab import places
from headcount.vocab.columns import normal
from headcount.vocab.fields import vocabulary

LOOKED_AT = 200
"""Rows in which links and addresses are looked for, spread over the table."""
AGREE, ENOUGH, MANY = 0.95, 5, 20
"""The share of the rows that must name one state, and how many rows: where the headers fit, and where they do not."""
PART = 0.2
"""The share of the rows that must say it at all."""
IN_ADDRESS = re.compile(r",?\s(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+\d{5}(?:-\d{4})?\b")


def table_of(rows: Sequence[Passage], headers: Mapping[str, str]) -> tuple[Table | None, bool]:
    """The known table that the rows are of and whether its columns are those that are known; None when none is.

    A name that can only mean one office comes before the headers; one that may mean something else only where the
    headers fit. Headers that several have say nothing without a name, a link or the addresses.
    """
    fitting = {table: size for table in tables() if (size := table.fits(headers))}
    meant = [table for table in tables() if is_meant(table, rows)]
    if len(meant) == 1 and (meant[0] in fitting or reads(meant[0], rows, fitting)):
        return meant[0], meant[0] in fitting
    named = [table for table in fitting if table in meant or is_named(table, rows)]
    for some in (named, [table for table in fitting if table.sure]):
        if (one := widest(some, fitting)) is not None:
            return one, True
    told = told_by(rows)
    if told is not None:
        notices = "warn" in normal(rows[0].name).split() or any(
            {"warn", "notice"} & set(header.split()) for header in headers
        )
        if told in fitting or (notices and len(rows) >= MANY and not fitting):
            return told, told in fitting
    return None, False


def reads(table: Table, rows: Sequence[Passage], fitting: Mapping[Table, int]) -> bool:
    """True when a table whose columns are not known may be read as that of the office that its name gives."""
    tracked = any(other.speaker_kind == "tracker" and other.sure for other in fitting)
    return table.speaker_kind == "government" and not tracked and rows[0].language in (table.language, "und", "")


def widest(some: Sequence[Table], fitting: Mapping[Table, int]) -> Table | None:
    """The one of them that has the most headers; None when two have as many."""
    most = max((fitting[table] for table in some), default=0)
    best = [table for table in some if fitting[table] == most]
    return best[0] if len(best) == 1 else None


def is_meant(table: Table, rows: Sequence[Passage]) -> bool:
    """True when the source is called like the office, or the file's name says it and little else."""
    source = normal(rows[0].source.rsplit("/", 1)[-1])
    if source and source in names(table):
        return True
    words = stem(rows[0].name)
    fillers = {*vocabulary()["files"]["words"], *(word for word in words if any(map(str.isdecimal, word)))}
    for name in names(table):
        at = found_at(name.split(), words)
        if at is not None:
            before, after = words[:at], words[at + len(name.split()) :]
            edge = not before or not after or before[-1] == "warn" or after[0] == "warn"
            return edge and fillers.issuperset([*before, *after])
    return False


def is_named(table: Table, rows: Sequence[Passage]) -> bool:
    """True when the file's name gives the state or its code as a word, or rows link to its site and no other's."""
    words = stem(rows[0].name)
    linked = [row for row in spread(rows) if any(host in row.text or host in row.name for host in table.hosts)]
    return any(found_at(name.split(), words) is not None for name in names(table)) or len(linked) >= PART * len(
        spread(rows)
    )


def names(table: Table) -> list[str]:
    """What an office may be called in a file's name, the longest first; of a tracker its own name."""
    said = [table.state, table.code, *table.called, table.key] if table.speaker_kind == "government" else [table.key]
    return sorted({normal(name) for name in said if name}, key=len, reverse=True)


def stem(name: str) -> list[str]:
    """The words of a file's name without its folders and its ending."""
    return normal(re.split(r"[/\\]", name)[-1].rsplit(".", 1)[0]).split()


def found_at(name: Sequence[str], words: Sequence[str]) -> int | None:
    """Where a name stands among the words, None where it does not or is part of a longer one ("West Virginia")."""
    longer = {"west": "virginia", "new": "mexico"}
    for at in range(len(words) - len(name) + 1):
        if list(words[at : at + len(name)]) == list(name):
            return None if at and longer.get(words[at - 1]) == name[0] else at
    return None


def told_by(rows: Sequence[Passage]) -> Table | None:
    """The office of the one state that nearly all the rows with an address or a state of their own name."""
    looked = spread(rows)
    said = Counter(state for row in looked if (state := state_of(row)))
    if not said:
        return None
    (code, often), many = said.most_common(1)[0], sum(said.values())
    if many < max(ENOUGH, PART * len(looked)) or often < AGREE * many:
        return None
    found = [table for table in tables() if table.country == "United States" and table.code == code]
    return found[0] if len(found) == 1 else None


def state_of(row: Passage) -> str | None:
    """The state that a row's addresses or its column of states name; None without one, or with two."""
    found = set(states(row))
    return found.pop() if len(found) == 1 else None


def states(row: Passage) -> Iterator[str]:
    """The codes of the US states in a row's addresses and in its column of states."""
    for found in IN_ADDRESS.finditer(row.text):
        said = found["state"]
        code = places.state_code(said) or places.state_code(said.split()[-1])
        if code:
            yield code
    for header, span in row.cells.items():
        if normal(header) in vocabulary()["fields"]["region"]["names"]:
            code = places.state_code(row.text[span.start : span.end])
            if code:
                yield code


def spread(rows: Sequence[Passage]) -> Sequence[Passage]:
    """At most so many rows as are looked at, from all over the table."""
    return rows[:: max(1, -(-len(rows) // LOOKED_AT))]
