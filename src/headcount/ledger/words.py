"""Words that filters take: checked against the tables, so that a slip of the pen is told and shows no empty list."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from importlib import resources
from typing import get_args

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, Connection, select

from headcount.errors import UsageError, unknown
from headcount.ledger import schema
from headcount.model import KINDS, CutType, Status
from headcount.vocab.employers import normal

NEAR, MOST = 60, 3


def known_kind(word: str) -> str:
    return _known("kind", word, KINDS)


def known_type(word: str) -> str:
    return _known("type", word, get_args(CutType))


def known_status(word: str) -> str:
    return _known("status", word, get_args(Status))


def known_reason(connection: Connection, word: str) -> str:
    """``word`` when it is a row of vocab/reasons.toml or stands in the ledger. Raises UsageError."""
    return _known("reason", word, reasons(connection), next_step="add a row to vocab/reasons.toml")


def reasons(connection: Connection) -> set[str]:
    """The codes of vocab/reasons.toml, and those that claims of an older table still have."""
    file = resources.files("headcount.vocab") / "reasons.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    codes = {code for code, row in table.items() if isinstance(row, dict)}
    used = connection.scalars(select(schema.claim.c.reasons).where(schema.claim.c.reasons != "").distinct())
    return codes | {code for marked in used for code in marked.strip("|").split("|")}


def known_employer(connection: Connection, name: str, keys: Collection[str]) -> None:
    """Nothing, when a claim or an event is about this employer. Raises UsageError with the near names."""
    names = set[str]()
    for table in (schema.claim, schema.event_version):
        mine: ColumnElement[str] = table.c.named if "named" in table.c else table.c.family
        for row in connection.execute(select(table.c.employer, mine).distinct()):
            if not set(keys).isdisjoint(str(row[1] or "").strip("|").split("|")):
                return
            names |= {row.employer} if row.employer else set()
    near = process.extract(
        normal(name), {each: normal(each) for each in names}, scorer=fuzz.WRatio, limit=MOST, score_cutoff=NEAR
    )
    hint = f"; near it: {', '.join(found for _, _, found in near)}" if near else ""
    raise UsageError(f"no employer '{name}' in this ledger{hint}", next_step="see the names with `headcount events`")


def _known(kind: str, word: str, known: Collection[str], *, next_step: str = "") -> str:
    if word not in known:
        raise unknown(kind, word, known, next_step=next_step)
    return word
