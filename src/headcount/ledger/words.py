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

NEAR, MOST = 70, 3


def known_kind(word: str) -> str:
    return _known("kind", word, KINDS)


def known_type(word: str) -> str:
    return _known("type", word, get_args(CutType))


def known_status(word: str) -> str:
    return _known("status", word, get_args(Status))


def known_reasons(connection: Connection, word: str) -> set[str]:
    """The codes that ``word`` means: the one of a row of vocab/reasons.toml, else all that have it as their label.

    A code that claims of an older table still have is known too. Raises UsageError.
    """
    file = resources.files("headcount.vocab") / "reasons.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["reason"] if file.is_file() else []
    used = connection.scalars(select(schema.claim.c.reasons).where(schema.claim.c.reasons != "").distinct())
    codes = {row["code"] for row in rows} | {code for marked in used for code in marked.strip("|").split("|")}
    labelled = {row["code"] for row in rows if row["label"] == word}
    if word in codes or not labelled:
        return {_known("reason", word, codes, next_step="add a row to vocab/reasons.toml")}
    return labelled


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
        normal(name), {each: normal(each) for each in names}, scorer=fuzz.token_set_ratio, limit=MOST, score_cutoff=NEAR
    )
    hint = f"; near it: {', '.join(found for _, _, found in near)}" if near else ""
    raise UsageError(f"no employer '{name}' in this ledger{hint}", next_step="see the names with `headcount events`")


def _known(kind: str, word: str, known: Collection[str], *, next_step: str = "") -> str:
    if word not in known:
        raise unknown(kind, word, known, next_step=next_step)
    return word
