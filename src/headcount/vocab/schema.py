"""Whether a language's table is whole: the keys of vocab/language_keys.toml, each holding what it should."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from headcount.errors import VocabError, unknown
from headcount.vocab import tables

TOP = ("name",)
"""The keys that stand above the sections."""


def _words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(end, int | float) for end in value)


def _each(value: Any, right: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and all(word and right(given) for word, given in value.items())


KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = MappingProxyType(
    {
        "switch": ("true or false", lambda value: isinstance(value, bool)),
        "number": ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)),
        "text": ("a text", lambda value: isinstance(value, str)),
        "words": ("a list of words", _words),
        "numbers": ("words, each with a number", lambda value: _each(value, lambda n: isinstance(n, int | float))),
        "codes": ("words, each with a code", lambda value: _each(value, lambda code: isinstance(code, str))),
        "ranges": ("words, each with [low, high]", lambda value: _each(value, _range)),
    }
)
"""{kind: (what it is called, whether a value is one)}."""


def checked(table: Mapping[str, Any], where: str) -> dict[str, Mapping[str, Any]]:
    """The sections of a language's table. Raises VocabError for a key that is missing, unknown or of the wrong kind."""
    keys = _keys()
    if not isinstance(table.get("name"), str):
        raise VocabError("no name", where=where, next_step='write name = "..." on top, the language in English')
    for section in table:
        if section not in TOP and section not in keys:
            raise unknown("section", section, keys, next_step=f"take it out of {where}")
    for section, known in keys.items():
        if section not in table:
            raise _missing(f"no [{section}]", where)
        _section(section, table[section], known, where)
    return {section: table[section] for section in keys}


def _section(section: str, given: Any, known: Mapping[str, str], where: str) -> None:
    """Checks one section's keys and values."""
    if not isinstance(given, dict):
        raise VocabError(f"{section} is no table", where=where, next_step=f"write [{section}] and its keys below it")
    for key in given:
        if key not in known:
            raise unknown(f"key in [{section}]", key, known, next_step=f"take it out of {where}")
    for key, kind in known.items():
        if key not in given:
            if not kind.endswith("?"):
                raise _missing(f"no {key} in [{section}]", where)
            continue
        called, right = KINDS[kind.removesuffix("?")]
        if not right(given[key]):
            raise VocabError(f"{section}.{key} is not {called}", where=where, next_step="see how en.toml writes it")
    _pattern(given.get("subject", ""), where)


def _pattern(written: str, where: str) -> None:
    """Checks that `grammar.subject` is a pattern with a group."""
    try:
        groups = re.compile(written).groups
    except re.error as wrong:
        raise VocabError(f"grammar.subject: {wrong}", where=where, next_step='mend it, or write ""') from wrong
    if written and groups != 1:
        raise VocabError("grammar.subject has not one group", where=where, next_step="put the firm in (...)")


def _missing(cause: str, where: str) -> VocabError:
    step = "copy it from vocab/languages/en.toml and translate it; [] where the language has no such words"
    return VocabError(cause, where=where, next_step=step)


@lru_cache(1)
def _keys() -> Mapping[str, Mapping[str, str]]:
    """{section: {key: kind}}."""
    return tables.toml("language_keys.toml")
