"""Why people are cut: the codes that claims carry, their coarse labels and their names in Challenger's report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from headcount.errors import VocabError, unknown
from headcount.vocab import tables

LABELS = ("ai", "automation", "restructuring", "cost_cutting", "demand", "economy", "closure", "merger", "relocation")
OTHER = "other"
_FIELDS = {"code", "name", "label", "challenger"}


def codes() -> tuple[str, ...]:
    """Every reason's code, in the order of the table."""
    return tuple(_table())


def label(code: str) -> str:
    """The coarse reason of a code: one of `LABELS` or `OTHER`. Raises UsageError for a code that has no row."""
    return _row(code)["label"]


def name(code: str) -> str:
    """What a reader sees for a code."""
    return _row(code)["name"]


def challenger(code: str) -> str:
    """The reason's name in the monthly report in Challenger's shape."""
    return _row(code)["challenger"]


def _row(code: str) -> Mapping[str, str]:
    row = _table().get(code)
    if row is None:
        raise unknown("reason", code, _table(), next_step="add a row to vocab/reasons.toml")
    return row


@lru_cache(1)
def _table() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for number, row in enumerate(tables.toml("reasons.toml")["reason"], 1):
        if set(row) != _FIELDS or row["label"] not in (*LABELS, OTHER) or row["code"] in found:
            where = f"reasons.toml, reason {number}"
            raise VocabError(
                f"not a reason: {row}",
                where=where,
                next_step=f"give a new code, a name, challenger, and a label of {LABELS}",
            )
        found[row["code"]] = row
    return found
