"""The tables that Headcount reads with: facts for people to correct, loaded once and never changed by code."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from headcount.errors import VocabError
from headcount.vocab import schema, tables

FOLDER = tables.FOLDER
_P = ParamSpec("_P")
_R = TypeVar("_R")
_own: list[Path] = []
_kept: list[Callable[[], None]] = []
"""What forgets the answers that `by_language` keeps."""


def by_language(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """``function`` with its answers kept until `use` changes the languages."""
    kept = lru_cache(maxsize=1024)(function)
    _kept.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def use(folder: Path | None) -> None:
    """Reads the languages in ``folder`` too, ``<iso>.toml`` each, from now on; None: only our own.

    One with the code of ours is read in its stead. Raises VocabError when there is no such folder, or a table in it is
    not whole.
    """
    if folder is not None and not folder.is_dir():
        raise VocabError("no such folder of languages", where=str(folder), next_step="make it, or mend the setting")
    chosen = [] if folder is None else [folder]
    if chosen == _own:
        return
    _own[:] = chosen
    for forget in _kept:
        forget()
    for path in sorted(folder.glob("*.toml")) if folder else ():
        language(path.stem)


@by_language
def _files() -> Mapping[str, Path]:
    """{ISO 639-1 code: file of its table}."""
    found = [path for folder in (FOLDER / "languages", *_own) for path in folder.glob("*.toml")]
    return {path.stem: path for path in found}


@by_language
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes that have a table, sorted: found by listing the folders."""
    return tuple(sorted(_files()))


@by_language
def language(iso: str) -> Mapping[str, Mapping[str, Any]]:
    """The table of one language: {section: {key: words}}. Raises VocabError when there is none or it is not whole."""
    path = _files().get(iso)
    if path is None:
        raise VocabError(f"no table for language '{iso}'", next_step="copy vocab/languages/en.toml and translate it")
    try:
        return schema.checked(tomllib.loads(path.read_text("utf-8")), path.name)
    except ValueError as error:  # TOMLDecodeError, UnicodeDecodeError
        raise VocabError(f"not a TOML table: {error}", where=str(path), next_step="mend the line it names") from error
