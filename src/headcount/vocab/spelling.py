"""Whether two words of names are one word in two spellings: slips of the pen, plurals, letters written out."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from headcount.vocab import employers, name_tokens, places, sectors, words

LETTERS = 5
"""Letters that a word needs for each that differs: "Trafalgura" may be "Trafigura", "Fjord" not "Ford"."""
FIRST = 7
"""The same where the first letter differs, which is seldom misspelt: "Nexus" is not "Lexus"."""
SHORT = 6
"""Up to so many letters a word that is the whole name may differ only as a slip does: no "Xero" for "Xerox"."""
_SQUASH = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("kh", "h"), ("ij", "y"), ("iy", "y"), ("yy", "y"))
_VOWELS = str.maketrans("", "", "aeiouy")
Beside = Literal["alone", "some", "equal"]
"""What stands beside the word: nothing; other words; only words that are equal, of a name that the lists know."""


def alike(one: str, other: str, beside: Beside = "some") -> float | None:
    """How sure it is that two words are one: less for each letter that differs; None where they are two words."""
    if not (one.isalpha() and other.isalpha()):
        return None
    if _stem(one) == _stem(other):
        return 0.9 if beside == "alone" else 0.97
    if {one, other} <= opposed() or (is_place(one) and is_place(other)):
        return None
    if min(len(one), len(other)) > 4 and _squashed(one) == _squashed(other):
        return 0.95
    return _misspelt(one, other, beside) if (one + other).isascii() else None


def is_common(word: str) -> bool:
    """True for a number, a word of English or of a trade, or one that many firms share (Heritage)."""
    generic = word.isdigit() or word in _generic() or is_cue(word)
    return generic or words.lower_share(word, "en") is not None


def is_cue(word: str) -> bool:
    """True for a word that tells a trade."""
    return sectors.sector_of_word(word) is not None


def is_place(word: str) -> bool:
    """True for a name on the map."""
    return places.kind(word) is not None


@lru_cache(1)
def opposed() -> frozenset[str]:
    """Words of which two are never one: directions, opposites, words that differ by a letter."""
    return frozenset(name_tokens.words()["opposed"])


@lru_cache(1)
def _generic() -> frozenset[str]:
    return frozenset((*name_tokens.words()["generic"], *opposed()))


def _misspelt(one: str, other: str, beside: Beside) -> float | None:
    longest, edits = max(len(one), len(other)), OSA.distance(one, other)
    if beside == "equal" and edits == 1 and longest > 2 and not (is_cue(one) and is_cue(other)):
        return 0.85
    if beside == "alone" and longest <= SHORT and not _is_slip(one, other):
        return None
    needed = 3 if beside == "equal" and longest > 5 else LETTERS if one[0] == other[0] else FIRST
    if edits * needed > longest or _are_employers(one, other):
        return None
    if is_common(one) and is_common(other) and _shared_start(one, other) < 0.8 * longest:
        return None
    return max(0.8, 1 - edits / longest)


def _is_slip(one: str, other: str) -> bool:
    """True where letters changed places or only vowels differ."""
    return sorted(one) == sorted(other) or one.translate(_VOWELS) == other.translate(_VOWELS)


def _are_employers(one: str, other: str) -> bool:
    mine, theirs = employers.resolve(one), employers.resolve(other)
    return mine is not None and theirs is not None and employers.identity(one) != employers.identity(other)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _squashed(word: str) -> str:
    for old, new in _SQUASH:
        word = word.replace(old, new)
    return word


def _shared_start(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
