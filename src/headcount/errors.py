"""One tree of errors. Each message says what is wrong, where, and what to do next."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class HeadcountError(Exception):
    """Anything Headcount refuses. ``where`` is ``file``, ``file:row`` or a span; ``next_step`` begins with a verb."""

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.next_step = what, where, next_step

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.next_step}" if self.next_step else head


class UsageError(HeadcountError):
    """The command or a setting is wrong: exit 2."""


class CollectError(HeadcountError):
    """A document could not be had: absent, too large, refused by the guard, or the server said no."""


class DecodeError(HeadcountError):
    """A document's bytes give no text that could be read."""


class ExtractError(HeadcountError):
    """A reader could not read a document's passages."""


class LedgerError(HeadcountError):
    """The ledger is missing, of another version, or broken."""


class VocabError(HeadcountError):
    """A table under vocab/ is malformed, or a word is not in it."""


def unknown(kind: str, word: str, known: Iterable[str], *, next_step: str = "") -> UsageError:
    """The error for a word that is not in a table, with the nearest word that is."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6 if len(word) > 3 else 0.5)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    listed = f" Known: {', '.join(names)}" if names else " None is known"
    return UsageError(f"unknown {kind} '{word}'{hint}{listed}", next_step=next_step)
