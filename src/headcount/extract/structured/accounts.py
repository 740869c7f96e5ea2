"""The rows of a document's tables, each counted once: rows = claims + continued + set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headcount.model import Claim, Continued, Found, Passage, Remark, SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of the rows of one table. ``cells`` counts those that could not be read, in rows that are claims."""

    document: str
    part: int = 0
    """As in its claims."""
    table: int | None = None
    """Which of the document's tables it is, from 1; None where it is the only one."""
    rows: int = 0
    claims: int = 0
    continued: int = 0
    set_aside: int = 0
    cells: int = 0

    def __str__(self) -> str:
        counts = ((self.claims, "claims"), (self.continued, "continued"), (self.set_aside, "set aside"))
        parts = [f"{count:,} {one_or(count, name)}" for count, name in counts if count or name == "claims"]
        where = f"{self.document} (table {self.table})" if self.table else self.document
        unread = f"; {self.cells:,} {one_or(self.cells, 'cells')} not read" if self.cells else ""
        return f"{where}: {self.rows:,} {one_or(self.rows, 'rows')} = {' + '.join(parts)}{unread}"


def one_or(count: int, plural: str) -> str:
    """The word without its s for one."""
    return plural.removesuffix("s") if count == 1 and plural != "continued" else plural


def accounts(passages: Sequence[Passage], found: Sequence[Found]) -> list[Account]:
    """An account for each table among the passages of one document, in order."""
    rows = Counter(passage.part for passage in passages if passage.row is not None)
    names = {passage.part: passage.name for passage in passages}
    counts: dict[str, Counter[int]] = {name: Counter() for name in ("claims", "continued", "set_aside", "cells")}
    for one in found:
        if isinstance(one, Claim):
            counts["claims"][one.part] += one.row is not None
        elif isinstance(one, Continued):
            counts["continued"][one.part] += 1
        elif isinstance(one, SetAside):
            counts["set_aside"][one.part] += one.rows
        elif isinstance(one, Remark):
            counts["cells"][one.part] += one.cells if one.about == "cell" else 0
    return [
        Account(
            document=names[part],
            part=part,
            table=number if len(rows) > 1 else None,
            rows=count,
            **{name: by[part] for name, by in counts.items()},
        )
        for number, (part, count) in enumerate(rows.items(), 1)
    ]
