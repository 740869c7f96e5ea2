"""Whether two names are of one employer, with a score and reasons: what the tables know, else what sets the names apart.

A word that only one of the names has separates them, unless it says nothing (Group). So does a number, a place, a direction
or a trade that differs. Words may differ in spelling only: by one letter in `LETTERS`. Reference data goes first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from headcount.vocab import employers, name_tokens, names, places, registers, sectors, words

LETTERS = 5
"""Letters that a word needs for each that may differ: no "Ford" for "Fjord", but "Trafalgura" for "Trafigura"."""
FIRST = 7
"""The same for a word whose first letter differs, which is seldom misspelt: no "Nexus" for "Lexus"."""
ENOUGH = 0.6
"""The score from which two names are one employer's."""
_PARTS = re.compile(r"\bd[./]?b[./]?a\b[./]?|\ba[./]?k[./]?a\b[./]?|\bf[./]?k[./]?a\b[./]?|\bformerly\b|(?<=\w\w)\s*/\s*(?=\w\w)", re.I)
_SQUASH = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("kh", "h"), ("ij", "y"), ("iy", "y"), ("yy", "y"))


class Match(NamedTuple):
    """Whether two names are one employer's; ``score`` from 0 (another) to 1 (the same)."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def match(
    one: str,
    other: str,
    *,
    places: Sequence[str | None] = (None, None),
    sectors: Sequence[str | None] = (None, None),
) -> Match:
    """Whether the names are of one employer. ``places`` and ``sectors`` are those of the two, where known.

    They only separate: names alike in spelling, or made of common words, in two places or trades are two employers.
    """
    found = max((_names(a, b) for a in parts(one) for b in parts(other)), key=lambda found: found.score)
    if found.same and (why := _apart(one, found, places, sectors)):
        return Match(False, round(found.score * 0.5, 3), (*found.reasons, why))
    return found


def parts(name: str) -> tuple[str, ...]:
    """The name, and the names in it where it is several: "ABC Holdings dba Taco Bell" -> the whole and both."""
    found = [part.strip(" ,;()") for part in _PARTS.split(name)]
    return (name, *(part for part in found if len(part) > 2)) if len(found) > 1 else (name,)


@lru_cache(maxsize=1 << 14)
def _names(one: str, other: str) -> Match:
    if verdict := _referred(one, other):
        return verdict
    mine, theirs = name_tokens.distinct(one), name_tokens.distinct(other)
    if mine == theirs:
        return Match(True, 1.0, ("equal without legal form, case and punctuation",))
    if _glued(one, other, mine, theirs):
        return Match(True, 0.97, ("equal but for spaces",))
    if sorted(mine) == sorted(theirs):
        if sorted(name_tokens.bare(one)) == sorted(name_tokens.bare(other)):
            return Match(True, 0.95, ("the same words in another order",))
        return Match(False, 0.4, ("the same words, but one is of the other",))
    if _both_known(one, other):
        return Match(False, 0.05, ("the lists know both as employers",))
    return _compared(mine, theirs, supported=_begins_known(one) != _begins_known(other))


def _referred(one: str, other: str) -> Match | None:
    """What the employer tables say of the two names, where they know both."""
    mine, theirs = employers.resolve(one), employers.resolve(other)
    if mine is None or theirs is None:
        return None
    if employers.identity(one) == employers.identity(other):
        return Match(True, 0.99, (f"the tables know both as {mine.name}",))
    if names.normal(one) == names.normal(other) or not _is_twin(one, other):
        kin = employers.family(one) == employers.family(other)
        said = f"one family, two employers: {mine.name}, {theirs.name}" if kin else f"{mine.name} is not {theirs.name}"
        return Match(False, 0.0, (said,))
    return None


def _is_twin(one: str, other: str) -> bool:
    """True for two rows of the lists that are one name: 1stDibs and 1stdibs.com's legal name."""
    return name_tokens.distinct(one) == name_tokens.distinct(other)


def _glued(one: str, other: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    together = "".join(name_tokens.bare(one)), "".join(name_tokens.bare(other))
    whole = names.fold(one).replace(" ", ""), names.fold(other).replace(" ", "")
    return "".join(mine) == "".join(theirs) or together[0] == together[1] or whole[0] == whole[1]


def _known(name: str) -> bool:
    return employers.resolve(name) is not None or registers.find(name) is not None


def _begins_known(name: str) -> bool:
    """True where the lists know the name, or all of it but a last word: Hon Hai Precision (Industry)."""
    head = name_tokens.distinct(name)[:-1]
    return _known(name) or (len(head) > 2 and employers.resolve(" ".join(head)) is not None)


def _both_known(one: str, other: str) -> bool:
    return _known(one) and _known(other)


def _compared(mine: Sequence[str], theirs: Sequence[str], *, supported: bool) -> Match:
    """The two names word by word; ``supported``: the lists know one of them, so the other may be a slip of it."""
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    shared = len(mine) - len(left)
    score, reasons = 1.0, [f"{shared} of {max(len(mine), len(theirs))} words are equal"] if shared else []
    for way in (_spelling, _together):
        for word in list(left):
            for twin in list(right):
                found = way(word, twin, left, right, supported and shared > 0 and len(left) == len(right) == 1)
                if found is not None:
                    score *= found[0]
                    reasons.append(found[1])
                    break
    odd = [word for word in (*left, *right) if word not in name_tokens.words()["weak"]]
    if odd:
        return Match(False, round(0.4 * score * (1 - len(odd) / (len(mine) + len(theirs))), 3), (*reasons, *map(_sort, odd)))
    score *= 0.95 ** len(left + right)
    return Match(score >= ENOUGH, round(score, 3), tuple(reasons) or ("equal but for words like Group",))


Found = tuple[float, str] | None
Way = Callable[[str, str, list[str], list[str], bool], Found]


def _spelling(one: str, other: str, left: list[str], right: list[str], slip: bool) -> Found:
    """One word in two spellings; both are taken off the lists."""
    score = _alike(one, other, slip)
    if score is None or one not in left or other not in right:
        return None
    left.remove(one)
    right.remove(other)
    return score, f"{one} and {other} are one word in two spellings"


def _together(one: str, other: str, left: list[str], right: list[str], slip: bool) -> Found:
    """Two or three words of one name written as one in the other."""
    for whole, pieces, its, theirs in ((one, right, left, right), (other, left, right, left)):
        for size in (2, 3):
            for start in range(len(pieces) - size + 1):
                piece = pieces[start : start + size]
                joined = "".join(piece)
                if joined == whole or (len(whole) > 8 and _alike(joined, whole, False)):
                    its.remove(whole)
                    theirs[:] = [word for word in theirs if word not in piece]
                    return 0.95, f"{whole} is {' '.join(piece)} in one word"
    return None


def _alike(one: str, other: str, slip: bool) -> float | None:
    """How sure it is that two words are one in two spellings: less for each letter; None where they are two words.

    ``slip``: all else is equal and the lists know one of the names only, so a short or common word may differ too.
    """
    if any(c.isdigit() for c in one + other) or not (one.isalpha() and other.isalpha()):
        return None
    if _stem(one) == _stem(other):
        return 0.97
    if {one, other} <= _opposed() or (_place(one) and _place(other)):
        return None
    if min(len(one), len(other)) > 4 and _squashed(one) == _squashed(other):
        return 0.95
    longest = max(len(one), len(other))
    edits = OSA.distance(one, other)
    if slip and edits == 1 and longest > 2 and not (_cue(one) and _cue(other)):
        return 0.85
    slack = 3 if slip and longest > 5 else LETTERS if one[0] == other[0] else FIRST
    if edits * slack > longest or not _latin(one + other) or _both_names(one, other):
        return None
    if _common(one) and _common(other) and _shared_start(one, other) < 0.8 * longest:
        return None
    return max(0.8, 1 - edits / longest)


def _both_names(one: str, other: str) -> bool:
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


def _latin(text: str) -> bool:
    return text.isascii()


def _common(word: str) -> bool:
    return words.lower_share(word, "en") is not None or _cue(word)


def _cue(word: str) -> bool:
    return sectors.sector_of_word(word) is not None


def _place(word: str) -> bool:
    return places.kind(word) is not None


@lru_cache(1)
def _opposed() -> frozenset[str]:
    return frozenset(name_tokens.words()["opposed"])


def _sort(word: str) -> str:
    """Why a word that only one name has separates them."""
    if any(c.isdigit() for c in word):
        return f"only one has the number {word}"
    if word in _opposed():
        return f"only one is {word}"
    if _cue(word):
        return f"only one is in {word}"
    return f"only one is of {word}" if _place(word) else f"only one has {word}"


def _apart(name: str, found: Match, where: Sequence[str | None], trades: Sequence[str | None]) -> str | None:
    """Why two names that are alike are still two employers', by place and trade."""
    sure = found.score >= 0.95 and not all(map(_common, name_tokens.distinct(name)))
    if sure or found.reasons[0].startswith("the tables"):
        return None
    one, other = where
    if one and other and names.fold(one) != names.fold(other):
        return f"in two places: {one}, {other}"
    mine, theirs = trades
    if mine and theirs and sectors.merged(mine) != sectors.merged(theirs):
        return f"in two trades: {mine}, {theirs}"
    return None
