"""How rows, events and messages are printed: results on stdout, all else on stderr, colour only on a terminal."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from headcount import layout

Row = Mapping[str, Any]
EVENTS = {
    "announced": "announced",
    "employer": "employer",
    "unit": "unit",
    "headcount": "people",
    "percent": "percent",
    "type": "type",
    "status": "status",
    "documents": "docs",
    "conflict": "conflict",
    "id": "event",
}
CLAIMS = {
    "document": "document",
    "kind": "kind",
    "employer": "employer",
    "headcount": "people",
    "percent": "percent",
    "announced": "announced",
    "effective": "effective",
    "status": "status",
    "notice": "notice",
    "speaker": "speaker",
    "confidence": "confidence",
}
DEMAND = {"document": "document"} | {
    name: name for name in ("role", "skills", "place", "employers", "events", "projects", "confidence")
}
INVESTMENTS = {"document": "document"} | {
    name: name for name in ("investor", "target", "amount", "currency", "status", "confidence")
}
AGGREGATES = {"document": "document", "scope": "scope", "period": "period", "headcount": "people", "speaker": "speaker"}
CHANGES = {name: name for name in ("at", "kind", "employer", "what", "event")}
OF_KIND = {"demand": DEMAND, "investment": INVESTMENTS, "aggregate": AGGREGATES}
"""The columns of a table of claims of one kind; of every other, or of all kinds, they are `CLAIMS`."""
NUMBERS = frozenset({"headcount", "percent", "documents", "claims", "confidence", "amount"})
PARTS = 4  # of a notice that are shown
PIPE_WIDTH = 160  # where stdout is no terminal: wide enough that a table keeps its words


def stdout() -> Console:
    """The console of results: terminal width and colour on a terminal, plain and wide elsewhere."""
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False, soft_wrap=False)


def say(message: str) -> None:
    """One line for the person, on stderr."""
    click.echo(message, err=True)


def bounds(value: Mapping[str, Any] | None, unit: str = "") -> str:
    """A headcount or percent object as a person writes it: ``over 1,000``, ``about 10 %``, ``200-999``."""
    if not value or (value["low"] is None and value["high"] is None):
        return ""
    low, high = (
        None if value[k] is None else f"{value[k]:,g}" if isinstance(value[k], float) else f"{value[k]:,}"
        for k in ("low", "high")
    )
    mark = " (derived)" if value.get("derived") else ""
    if low == high:
        return f"{'about ' if value.get('approx') else ''}{low}{unit}{mark}"
    if high is None:
        return f"over {low}{unit}{mark}" if not value.get("approx") else f"about {low}{unit} or more{mark}"
    return (f"up to {high}{unit}" if low is None else f"{low}-{high}{unit}") + mark


def cell(value: Any) -> str:
    """One value as a table or CSV cell; a list is joined by ``; ``, an unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        if "low" in value:
            return bounds(value)
        if "reason" in value:
            return str(value["reason"]) + (f" ({value['ai_role']})" if value.get("ai_role") else "")
        return json.dumps(value, ensure_ascii=False)
    return "; ".join(cell(inner) for inner in value) if isinstance(value, (list, tuple)) else str(value)


def flat(row: Row) -> dict[str, str | int | float]:
    """A row for CSV: a number with bounds becomes ``name_low``, ``name_high``, ``name_approx``; quotes their texts."""
    out: dict[str, Any] = {}
    for name, value in row.items():
        if name in ("headcount", "percent"):
            known = value or {"low": None, "high": None, "approx": None}
            out |= {f"{name}_{part}": known[part] for part in ("low", "high", "approx")}
        elif name == "quotes":
            out[name] = " | ".join(f"{field}: {quote['text']}" for field, quote in value.items())
        else:
            out[name] = (
                guarded(cell(value)) if not isinstance(value, (int, float)) or isinstance(value, bool) else value
            )
    return out


def guarded(text: str) -> str:
    """``text`` with a leading quote where a spreadsheet would run it as a formula (OWASP, CSV injection)."""
    return (
        "'" + text
        if text[:1] in ("=", "+", "@", "\t", "\r")
        or (text[:1] == "-" and not text[1:2].isdigit() and len(text) > 1 and text[1] != "-")
        else text
    )


def table(rows: Sequence[Row], columns: Mapping[str, str], title: str | None = None) -> None:
    """Prints ``rows`` as a table with the columns given as {field: heading}, as many as fit the terminal."""
    console = stdout()
    cells = {field: [shown_cell(field, row.get(field), row) for row in rows] for field in columns}
    fit = layout.fitted(columns, cells, console.width)
    drawn = Table(box=None, header_style="bold", pad_edge=False, padding=(0, fit.gap, 0, 0))
    for column in fit.columns:
        side: Literal["left", "right"] = "right" if column.field in NUMBERS else "left"
        drawn.add_column(column.heading, justify=side, width=column.width, no_wrap=True, overflow="ellipsis")
    for row in zip(*(column.cells for column in fit.columns), strict=True):
        drawn.add_row(*(Text(text) for text in row))
    if title:
        console.print(Text(title, style="bold"))
    console.print(drawn)
    if fit.left_out:
        console.print(Text(f"Left out, for want of room: {', '.join(fit.left_out)}. --csv and --json show all.", "dim"))


def shown_cell(field: str, value: Any, row: Row) -> str:
    """One value in a table of a terminal: as `cell` gives it, a number with its unit, ``no`` as an empty cell."""
    if field == "notice":
        return "; ".join(beside(value)) if value else ""
    if field == "effective":
        return days(value, row.get("effective_last"))
    if field in ("headcount", "percent"):
        return bounds(value, " %" if field == "percent" else "")
    if field == "amount" and value is not None:
        return f"{value:,.0f}"
    if field == "document":
        return str(value).replace("\\", "/")
    return "" if value is False else cell(value).replace("\n", " ")


def days(first: Any, last: str | None) -> str:
    """The first and the last of some days: ``2024-05-14 to 2024-06-01``."""
    return " to ".join(part for part in (cell(first), last or "") if part)


def beside(notice: Row) -> list[str]:
    """What a row of a record says beside the cut, in short phrases: marks, names, site, other numbers, parts."""
    parts = [part for part in map(phase, notice["phases"]) if part]
    marks = ", ".join(notice["markers"])
    phrases = (
        ("{}", " ".join(part for part in (marks, notice["marked"] if marks else None) if part)),
        ("number before: {}", bounds(notice["before"])),
        ("everywhere: {}", bounds(notice["total"])),
        ("also {}", ", ".join(notice["also"])),
        ("site: {}", notice["site"]),
        ("parts: {}", ", ".join(parts[:PARTS]) + (f" and {len(parts) - PARTS} more" if len(parts) > PARTS else "")),
    )
    return [form.format(value) for form, value in phrases if value]


def phase(part: Row) -> str:
    """One part of a cut: ``5 Traverse City (2024-05-14)``."""
    when = days(part["effective"], part["effective_last"])
    words = (bounds(part["headcount"]), part["label"], f"({when})" if when else "")
    return " ".join(word for word in words if word)


def rows(
    found: Sequence[Row], form: str, columns: Mapping[str, str], *, next_cursor: str | None = None, empty: str = "",
    more: Row | None = None,
) -> None:  # fmt: skip
    """Prints ``found`` as ``form`` says: ``table``, ``json`` ({"rows", "next"}), ``jsonl`` or ``csv`` (rows only).

    ``more`` holds what else the JSON object tells.
    """
    if form == "json":
        whole = {"rows": list(found), "next": next_cursor, **(more or {})}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    elif form == "jsonl":
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        write_csv([flat(row) for row in found], list(columns))
    elif found:
        table(found, columns)
    elif empty:
        say(empty)


def write_csv(flat_rows: Sequence[Row], fallback: Sequence[str]) -> None:
    """Prints rows as CSV with a header; a table without rows is its header alone."""
    text = io.StringIO()
    header = list(dict.fromkeys(name for row in flat_rows for name in row)) or list(fallback)
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat_rows)
    click.echo(text.getvalue(), nl=False)


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each thing begun; a bar on stderr when that is a terminal, else silence."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda name: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None, name="")

        def begun(name: str) -> None:
            bar.update(task, advance=1, name=escape(name[-60:]))

        yield begun


def counted(count: int, one: str, many: str | None = None) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(names: Iterable[object], most: int = 20) -> None:
    """Says each of ``names`` on stderr, the first ``most`` of them, and how many more there are."""
    every = list(names)
    for name in every[:most]:
        say(f"  {name}")
    if len(every) > most:
        say(f"  ... and {len(every) - most:,} more (--json names all)")
