"""The fields that a column of a table may fill, and what a person calls them; `columns.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from headcount.errors import UsageError, unknown
from headcount.vocab import tables


@cache
def vocabulary() -> Mapping[str, Any]:
    """columns.toml."""
    return tables.toml("columns.toml")


def named(text: str | None) -> dict[str, str]:
    """{field: header} of ``employer=Firm, people=Cut``. Raises UsageError for another shape or an unknown field."""
    parts = re.split(r",(?=[^,=]*=)", text) if text and text.strip() else []
    return dict(pair(part) for part in parts)


def pair(text: str) -> tuple[str, str]:
    """The field and the header of ``people=Cut``."""
    name, mark, header = (part.strip() for part in text.partition("="))
    if not (name and mark and header):
        raise UsageError(
            f"'{text.strip()}' names no column", next_step="write FIELD=HEADER,...: employer=Firm,people=Cut"
        )
    fields, called = vocabulary()["fields"], vocabulary()["called"]
    found = called.get(name.casefold(), name.casefold())
    if found not in fields:
        raise unknown("field", name, [*fields, *called], next_step="see docs/records.md")
    return found, header
