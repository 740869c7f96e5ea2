"""Claims, events and passages as JSON text and back: the one place where a row becomes a word of the model."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from headcount.model import KINDS, Claim, PartialDate, plain

Word = TypeVar("Word")


def text_of(word: Any) -> str:
    """A dataclass of the model as one line of JSON. Equal words give equal text."""
    value = plain(word) | ({"kind": word.kind} if isinstance(word, Claim) else {})
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
def _hints(kind: Any) -> Mapping[str, Any]:
    """{field: type} of a dataclass."""
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}


def _from(kind: type[Word], value: Mapping[str, Any]) -> Word:
    """The dataclass of class ``kind`` with the fields of ``value``; a field that it does not have takes its default."""
    hints: Mapping[str, Any] = _hints(kind)  # type: ignore[arg-type]
    return kind(**{name: _value(hint, value[name]) for name, hint in hints.items() if name in value})


def _value(hint: Any, value: Any) -> Any:
    """One field's value, of the type that the model gives it."""
    if value is None:
        return None
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(part for part in inner if part is not type(None)), value)
    if origin is tuple:
        parts = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_value(part, one) for part, one in zip(parts, value, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _value(inner[1], one) for key, one in value.items()}
    if hint is PartialDate:
        return PartialDate.parse(value)
    return _from(hint, value) if hasattr(hint, "__dataclass_fields__") else value
