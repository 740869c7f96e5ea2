"""The cells of a row that say where -> its place, the address and the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headcount.extract.structured import cells
from headcount.model import Span

Cell = tuple[str, Span]
"""The text of a cell and its span in the passage."""


def place(said: Mapping[str, Sequence[Cell]], state: str | None) -> tuple[str, Span] | None:
    """The place that a row names ("Auburn, Washington") and the span of the words it rests on, None without any.

    ``said`` holds the row's cells by field: city, else town (of the employer's address), else county, and the region.
    ``state`` is that of the office, added where the row does not name it.
    """
    local = [
        cell for name in ("city", "county", "town") for cell in said.get(name, ()) if not cells.is_unknown(cell[0])
    ]
    region = [cell for cell in said.get("region", ()) if not cells.is_unknown(cell[0])][:1]
    if not local and not region:
        return None
    names = [" ".join(text.split()) for text, _ in (*local[:1], *region)]
    if state and not region and state.casefold() not in names[0].casefold():
        names.append(state)
    return ", ".join(dict.fromkeys(names)), (*local[:1], *region)[0][1]
