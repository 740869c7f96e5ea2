"""A language's small words as patterns: the lists of its `[grammar]` table, put into the rules that languages share."""

from __future__ import annotations

import re
from typing import Any

from headcount import vocab

_NAMED = re.compile(r"@([a-z_]+)(\+?)@")
ENGLISH = "en"
"""The language whose words are read in texts of every other: names of firms, of agencies, of titles."""

SMALL_LETTERS = "".join(letter for letter in map(chr, range(0x80, 0x530)) if letter.islower())
"""The small letters beside a to z of the alphabets that have capitals: Latin, Greek, Cyrillic."""


def table(iso: str) -> Any:
    """The `[grammar]` of a language, the English one where it has no table."""
    return vocab.language(iso if iso in vocab.languages() else ENGLISH)["grammar"]


@vocab.by_language
def words(iso: str, key: str, *, english: bool = False) -> frozenset[str]:
    """The words of a list, those of the English one too with ``english``."""
    return frozenset(table(iso)[key]).union(table(ENGLISH)[key] if english else ())


def either(iso: str, key: str, *, english: bool = False) -> str:
    """The words of a list as alternatives, the longest first; a ``*`` stands for letters; no words match nothing."""
    listed = sorted(words(iso, key, english=english), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w+").replace("'", "['’]") for word in listed) or r"(?!)"


class Pattern:
    """A rule that languages share: a regular expression with ``@list@`` for the words of a list of `[grammar]`.

    ``@list+@`` takes the English ones too.
    """

    def __init__(self, template: str) -> None:
        self.template = template

    def of(self, iso: str) -> re.Pattern[str]:
        """The pattern in one language."""
        return _made(self.template, iso)


@vocab.by_language
def _made(template: str, iso: str) -> re.Pattern[str]:
    """The template with the words of a language in it."""
    return re.compile(_NAMED.sub(lambda name: f"(?:{either(iso, name[1], english=bool(name[2]))})", template))
