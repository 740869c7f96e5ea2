"""The tables that Headcount reads with: facts for people to correct, loaded once and never changed by code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from headcount.errors import VocabError

FOLDER = resources.files("headcount") / "vocab"


@lru_cache
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes that have a table, sorted: found by listing the folder."""
    return tuple(sorted(path.name[:-5] for path in (FOLDER / "languages").iterdir() if path.name.endswith(".toml")))


@lru_cache
def language(iso: str) -> Mapping[str, Mapping[str, Any]]:
    """The table of one language: {section: {key: words}}. Raises VocabError when there is none or it can't be read."""
    if iso not in languages():
        raise VocabError(f"no table for language '{iso}'", next_step="copy vocab/languages/en.toml and translate it")
    return {name: part for name, part in table(f"languages/{iso}.toml").items() if isinstance(part, dict)}


@lru_cache
def table(name: str) -> dict[str, Any]:
    """The TOML table ``name`` under vocab/. Raises VocabError naming the file when it is malformed."""
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabError(str(error), where=f"vocab/{name}", next_step="mend the table") from error
