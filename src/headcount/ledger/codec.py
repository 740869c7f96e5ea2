"""Claims, events and passages as JSON text and back: the one place where a row becomes a word of the model."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from headcount.model import KINDS, Claim, PartialDate, plain

Word = TypeVar("Word")
Reader = Callable[[Any], Any] | None
"""Makes a value from JSON; None where it is the same there."""


def text_of(word: Any) -> str:
    """A dataclass of the model as one line of JSON, without what is unknown. Equal words give equal text."""
    unknown = _unknown(word.__class__)
    value = {name: one for name, one in plain(word).items() if one is not None or name not in unknown}
    if isinstance(word, Claim):
        value["kind"] = word.kind
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, from a badly decoded text: no database takes it as it is
        text = json.dumps(value, separators=(",", ":"))
    return text


def claim_from(text: str) -> Claim:
    """The claim that `text_of` wrote."""
    value = json.loads(text)
    return _from(KINDS[value["kind"]], value)


def word_from(kind: type[Word], text: str) -> Word:
    """The dataclass of class ``kind`` that `text_of` wrote."""
    return _from(kind, json.loads(text))


def safe(text: str) -> str:
    """``text`` with what no database takes (NUL, half a surrogate pair, as in odd file names) written as ``\\xNN``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


@lru_cache
def _unknown(kind: Any) -> frozenset[str]:
    """The fields of a dataclass that are None unless something is said of them."""
    return frozenset(f.name for f in fields(kind) if f.default is None)


def _from(kind: type[Word], value: Mapping[str, Any]) -> Word:
    """The dataclass of class ``kind`` with the fields of ``value``; a field that it does not have takes its default."""
    known: Mapping[str, Reader] = _readers(kind)  # type: ignore[arg-type]
    made = {}
    for name, one in value.items():
        if name in known:
            read = known[name]
            made[name] = one if read is None or one is None else read(one)
    return kind(**made)


@lru_cache
def _readers(kind: Any) -> Mapping[str, Reader]:
    """{field: what makes its value from JSON} of a dataclass."""
    hints = get_type_hints(kind)
    return {f.name: _reader(hints[f.name]) for f in fields(kind)}


def _reader(hint: Any) -> Reader:
    """What makes a value of the type ``hint`` from JSON; it is never asked for None."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _reader(next(part for part in inner if part is not type(None)))
    if origin is tuple and inner[-1] is Ellipsis:
        each = _reader(inner[0])
        return tuple if each is None else lambda value: tuple(map(each, value))
    if origin is tuple:
        parts = [_reader(part) or _same for part in inner]
        return lambda value: tuple(part(one) for part, one in zip(parts, value, strict=True))
    if origin is Mapping:
        held = _reader(inner[1])
        return None if held is None else lambda value: {key: held(one) for key, one in value.items()}
    if hint is PartialDate:
        return _date
    return partial(_from, hint) if isinstance(hint, type) and is_dataclass(hint) else None


def _same(value: Any) -> Any:
    return value


@lru_cache(1 << 14)
def _date(text: str) -> PartialDate:
    """The date, of which a ledger holds few and each many times."""
    return PartialDate.parse(text)
