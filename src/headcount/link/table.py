"""The tables of linking, read once: weights of features, merge rules, ranks, what makes a notice replace another."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any


def _read(name: str) -> Mapping[str, Any]:
    """The table in ``name`` beside this module."""
    return tomllib.loads((resources.files("headcount.link") / name).read_text("utf-8"))


_SCORE, _MERGE, _AMEND = _read("score.toml"), _read("merge.toml"), _read("amend.toml")
GROUPS: Mapping[str, str] = _SCORE["groups"]
"""Kind of people by type of cut; kinds are never joined."""
LIMITS: Mapping[str, float] = _SCORE["limits"]
LEVELS: Mapping[str, Mapping[str, Any]] = {
    f"{feature}.{level}": row for feature, levels in _SCORE["features"].items() for level, row in levels.items()
}
"""``feature.level`` to its weight and the words for it."""
RANKS: Mapping[str | None, int] = {name: place for place, name in enumerate(_MERGE["sources"])}
STAGES: Mapping[str | None, int] = {name: place for place, name in enumerate(_MERGE["stages"])}
FIELDS: Mapping[str, str] = _MERGE["fields"]
WORDS: Mapping[str, str] = _MERGE["words"]
AMEND: Mapping[str, float] = _AMEND["limits"]
WEIGHTS: Mapping[str, int] = _AMEND["weights"]
"""Of what agrees between a notice and the one that it may replace."""
REPLACES: Mapping[str, str] = _AMEND["words"]
"""Why one notice replaces another, by the rule that says so."""
