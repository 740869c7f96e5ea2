"""Names of employers: which are the same, which belong to one family. A first small table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from headcount.model import Employer

_FORMS = re.compile(r"\b(?:inc|llc|ltd|plc|corp|corporation|company|co|gmbh|ag|se|sa|ab|nv|bv)\b")
_TABLE = (
    Employer(name="Alphabet", aliases=("Google", "Alphabet Inc.", "Google LLC")),
    Employer(name="Meta", aliases=("Facebook", "Meta Platforms")),
    Employer(name="X", aliases=("Twitter", "X Corp.")),
    Employer(name="Amazon", aliases=("Amazon.com",)),
    Employer(name="Twitch", parent="Amazon"),
    Employer(name="Audible", parent="Amazon"),
    Employer(name="Recruit Holdings", aliases=("Recruit",)),
    Employer(name="Indeed", parent="Recruit Holdings"),
    Employer(name="Glassdoor", parent="Recruit Holdings"),
)


def normal(name: str) -> str:
    """``name`` without case, accents, legal forms and punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", bare).strip()
    return " ".join(_FORMS.sub(" ", words).split()) or words


_BY_NAME = {normal(alias): row for row in _TABLE for alias in (row.name, *row.aliases)}


def resolve(name: str) -> Employer | None:
    """The employer of this name or alias, exact after `normal`."""
    return _BY_NAME.get(normal(name))


def identity(name: str) -> str:
    """The key under which events may be one."""
    found = resolve(name)
    return normal(found.name if found else name)


def family(name: str) -> str:
    """The key of the root of the family tree."""
    found = resolve(name)
    return family(found.parent) if found and found.parent else identity(name)


def surfaces() -> Mapping[str, str]:
    """Every name and alias as written, with its canonical name."""
    return {alias: row.name for row in _TABLE for alias in (row.name, *row.aliases)}
