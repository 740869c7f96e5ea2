"""Whether two names are of one employer, with score and reasons: what the tables know, else what sets the names apart.

A word that only one of the names has separates them, unless it says nothing (Group). So does a number, a place, a
direction or a trade that differs. Words may differ in spelling only (`spelling`). Reference data goes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import prod
from typing import NamedTuple

from headcount.vocab import employers, name_tokens, names, registers, sectors
from headcount.vocab.spelling import Beside, alike, is_common, is_cue, is_place, opposed

ENOUGH = 0.6
"""The score from which two names are one employer's."""
SURE = 0.95
"""The score from which it is so without a letter that differs: what may be joined unseen."""
_NAMED = re.compile(r"\bd[./]?b[./]?a\b[./]?|\b[af][./]?k[./]?a\b[./]?|\bformerly\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<=\w\w)\s*/\s*(?=\w\w)")


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
    slash = (_SLASH.search(one) is None) != (_SLASH.search(other) is None)
    mine, theirs = parts(one, slash=slash), parts(other, slash=slash)
    found = max((_names(a, b) for a in mine for b in theirs), key=lambda found: found.score)
    if found.same:
        why = _apart(one, found, places, sectors)
        return Match(False, round(found.score * 0.5, 3), (*found.reasons, why)) if why else found
    return _local(one, other, places) or found


def _local(one: str, other: str, where: Sequence[str | None]) -> Match | None:
    """The same where all that a name has more is the place that stands beside the other: Otley Mills (of Leeds)."""
    for long, short, place in ((one, other, where[1]), (other, one, where[0])):
        more, said = name_tokens.distinct(long), name_tokens.distinct(place or "")
        if said and more == (*name_tokens.distinct(short), *said):
            return Match(True, 0.9, (f"equal but for the place, {place}",))
    return None


def parts(name: str, *, slash: bool = True) -> tuple[str, ...]:
    """The name, and the names in it where it is several: "ABC Holdings dba Taco Bell" -> the whole and both.

    ``slash``: those on either side of a slash too, which tell nothing where both names have one.
    """
    said = _SLASH.sub(" dba ", name) if slash else name
    found = [part.strip(" ,;()") for part in _NAMED.split(said)]
    return (name, *(part for part in found if len(part) > 2)) if len(found) > 1 else (name,)


@lru_cache(maxsize=1 << 14)
def _names(one: str, other: str) -> Match:
    if name_tokens.rivals(one, other):
        return Match(False, 0.4, ("two legal forms of one country",))
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
    shared, most = len(mine) - len(left), max(len(mine), len(theirs))
    beside: Beside = (
        "alone" if most == 1 else "equal" if supported and shared and len(left) == len(right) == 1 else "some"
    )
    found = [*_spellings(left, right, beside), *_joins(left, right)]
    reasons = (*([f"{shared} of {most} words are equal"] if shared else []), *(reason for _, reason in found))
    score = prod(score for score, _ in found)
    odd = [word for word in (*left, *right) if word not in name_tokens.words()["weak"]]
    if odd:
        share = 1 - len(odd) / (len(mine) + len(theirs))
        return Match(False, round(0.4 * score * share, 3), (*reasons, *map(_sort, odd)))
    score *= 0.95 ** len(left + right)
    return Match(score >= ENOUGH, round(score, 3), reasons or ("equal but for words like Group",))


def _spellings(left: list[str], right: list[str], beside: Beside) -> Iterator[tuple[float, str]]:
    """Words of the two that are one word in two spellings, with how sure that is; they are taken off the lists."""
    for word in tuple(left):
        scored = [(score, twin) for twin in right if (score := alike(word, twin, beside)) is not None]
        if scored:
            score, twin = max(scored)
            left.remove(word)
            right.remove(twin)
            yield score, f"{word} and {twin} are one word in two spellings"


def _joins(left: list[str], right: list[str]) -> Iterator[tuple[float, str]]:
    """Words of one that are two or three of the other written as one; they are taken off the lists."""
    for whole, pieces in ((left, right), (right, left)):
        for word in tuple(whole):
            runs = (pieces[start : start + size] for size in (2, 3) for start in range(len(pieces) - size + 1))
            run = next((run for run in runs if _is_run(word, "".join(run))), None)
            if run:
                whole.remove(word)
                pieces[:] = [piece for piece in pieces if piece not in run]
                yield 0.95, f"{word} is {' '.join(run)} in one word"


def _is_run(word: str, joined: str) -> bool:
    return word == joined or (len(word) > 8 and alike(word, joined, "some") is not None)


def _sort(word: str) -> str:
    """Why a word that only one name has separates them."""
    if any(c.isdigit() for c in word):
        return f"only one has the number {word}"
    if word in opposed():
        return f"only one is {word}"
    if is_cue(word):
        return f"only one is in {word}"
    return f"only one is of {word}" if is_place(word) else f"only one has {word}"


def _apart(name: str, found: Match, where: Sequence[str | None], trades: Sequence[str | None]) -> str | None:
    """Why two names that are alike are still two employers', by place and trade."""
    sure = found.score >= 0.95 and not all(map(is_common, name_tokens.distinct(name)))
    if sure or found.reasons[0].startswith("the tables"):
        return None
    one, other = where
    if one and other and names.fold(one) != names.fold(other):
        return f"in two places: {one}, {other}"
    mine, theirs = trades
    if mine and theirs and sectors.merged(mine) != sectors.merged(theirs):
        return f"in two trades: {mine}, {theirs}"
    return None
