"""Names of employers: how they are compared, and which belong together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import cleanco  # type: ignore[import-untyped]

from headcount.model import Employer


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """``name`` as it is compared: case, accents, punctuation and legal forms aside ("Google LLC" -> "google")."""
    letters = unicodedata.normalize("NFKD", cleanco.basename(name) or name)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return re.sub(r"[\W_]+", " ", bare).strip()


def resolve(name: str) -> Employer | None:
    """The employer of this name or alias, or None when no table knows it."""
    return None


def family(name: str) -> str:
    """The key of the root of the employer's family tree; its own normal name when no table knows it."""
    return normal(name)


def identity(name: str) -> str:
    """The key under which events may be one."""
    return normal(name)


def surfaces() -> Mapping[str, str]:
    """Every name and alias as written -> canonical name."""
    return {}
