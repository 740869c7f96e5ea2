"""The value of a key from what TOML or the environment says; each raises ValueError for what it can't be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final


def words(raw: Any, text: bool) -> str:
    """A string that isn't empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(raw)
    return raw.strip()


def whole(raw: Any, text: bool) -> int:
    """A whole number; from the environment in digits, ``_`` allowed."""
    if isinstance(raw, bool) or not isinstance(raw, str if text else int):
        raise ValueError(raw)
    return int(raw)


def number(raw: Any, text: bool) -> float:
    """A finite number."""
    if isinstance(raw, bool) or not isinstance(raw, str if text else (int, float)):
        raise ValueError(raw)
    value = float(raw)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(raw)
    return value


def truth(raw: Any, text: bool) -> bool:
    """true or false; from the environment also 1 or 0."""
    value = {"true": True, "1": True, "false": False, "0": False}.get(raw.casefold()) if text else raw
    if not isinstance(value, bool):
        raise ValueError(raw)
    return value


def names(raw: Any, text: bool) -> tuple[str, ...]:
    """A list of strings; from the environment with commas between them."""
    parts = raw.split(",") if text else raw
    if not isinstance(parts, list):
        raise ValueError(raw)
    return tuple(words(part, False).casefold() for part in parts)


def duration(raw: Any, text: bool = True) -> timedelta:
    """A length of time written as ``90s``, ``30m``, ``6h``, ``1d`` or ``2w``. Raises ValueError for other shapes."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhdw])", raw.strip()) if isinstance(raw, str) else None
    if not found or not int(found[1]):
        raise ValueError(raw)
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}[found[2]]
    return timedelta(**{unit: int(found[1])})


SHAPES: Final[Mapping[str, tuple[str, Callable[[Any, bool], Any]]]] = MappingProxyType(
    {
        "str": ("text", words),
        "int": ("a whole number", whole),
        "float": ("a number", number),
        "bool": ("true or false", truth),
        "tuple[str, ...]": ("a list of texts", names),
        "datetime.timedelta": ('a length of time such as "30m", "6h" or "1d"', duration),
    }
)
