"""The words of a name that tell which firm it is, each in one spelling: what `matching` compares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from headcount.vocab import names, tables

LONGEST_FORM = 5
"""Words of the longest legal form."""
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)$")
_BRITISH = re.compile(r"isation(s?)$")
_SLASH = re.compile(r"\b([a-z])/([a-z])\b", re.IGNORECASE)


def distinct(name: str) -> tuple[str, ...]:
    """The words of ``name`` without legal forms and small words: "The J. C. Penney Co." -> jc, penney. May be empty."""
    whole, small = bare(name), _set("small")
    found = (word for place, word in enumerate(whole) if word not in small or (place == 0 and len(word) == 1))
    return tuple(found) or whole


def bare(name: str) -> tuple[str, ...]:
    """All the words of ``name`` but its legal form, abbreviations written out, numbers in digits, initials joined."""
    return tuple(_spelt(list(without_forms(names.fold(latin(_SLASH.sub(r"\1\2", name))))) or [names.fold(name)]))


def latin(text: str) -> str:
    """``text`` with Cyrillic letters written in Latin ones."""
    if text.isascii():
        return text
    letters = words()["letters"]
    return "".join(letters.get(letter, letter) for letter in text.lower()) if _cyrillic(text) else text


@lru_cache(1)
def words() -> Mapping[str, Any]:
    """The table ``name_words.toml``."""
    return tables.toml("name_words.toml")


def without_forms(folded: str) -> list[str]:
    """The words of a folded name less legal forms at both ends, misspelt ones too, as long as something is left."""
    found, size = folded.split(), 0
    while len(found) != size:
        size = len(found)
        found = _less_one_form(found)
    return found


def form(name: str) -> str:
    """The legal form at the end of ``name`` where it is one of ``rivals``, in its short spelling, else ""."""
    said, known = names.fold(name).split(), frozenset(form for forms in words()["rivals"] for form in forms)
    ends = (" ".join(said[-length:]) for length in range(min(LONGEST_FORM, len(said) - 1), 0, -1))
    found = next((end for end in ends if end in known), "")
    return str(words()["same_form"].get(found, found))


def rivals(one: str, other: str) -> bool:
    """True where the legal forms of two names say that they are two firms."""
    mine, theirs = form(one), form(other)
    return mine != theirs and any(mine in forms and theirs in forms for forms in words()["rivals"])


def _less_one_form(said: list[str]) -> list[str]:
    """``said`` less one form at its beginning or end, the longest first; else as `names.normal` has it."""
    for length in range(min(LONGEST_FORM, len(said) - 1), 0, -1):
        if " ".join(said[:length]) in _forms():
            return said[length:]
        if _is_form(" ".join(said[-length:])):
            return said[:-length]
    return names.normal(" ".join(said)).split()


def _is_form(written: str) -> bool:
    """True for a legal form, a long one with one letter wrong too."""
    if written in _forms():
        return True
    near = len(written) > 6 and process.extractOne(written, _long_forms(), scorer=Levenshtein.distance, score_cutoff=1)
    return bool(near)


def _cyrillic(text: str) -> bool:
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


@lru_cache(1)
def _forms() -> frozenset[str]:
    return frozenset(words()["forms"])


@lru_cache(1)
def _long_forms() -> tuple[str, ...]:
    """The forms that are long enough to be known when one letter is wrong."""
    return tuple(sorted(form for form in _forms() if len(form) > 7))


@lru_cache(4)
def _set(name: str) -> frozenset[str]:
    return frozenset(words()[name])


def _spelt(said: list[str]) -> list[str]:
    abbreviations, numbers = words()["abbreviations"], words()["numbers"]
    found: list[str] = []
    for word in _joined(said):
        if match := _ORDINAL.match(word):
            word = match[1]
        value = numbers.get(word)
        if value is not None:
            unit = value if isinstance(value, int) else 0
            tens = found and found[-1] in _TENS and unit < 10
            found[-1:] = [str(int(found[-1]) + unit)] if tens else [*found[-1:], str(unit)]
        elif word.isdigit() and len(word) == 1 and found and found[-1] in _TENS:
            found[-1] = str(int(found[-1]) + int(word))
        else:
            found += abbreviations.get(word, _BRITISH.sub(r"ization\1", word)).split()
    return found


_TENS = frozenset(map(str, range(20, 100, 10)))


def _joined(said: list[str]) -> list[str]:
    """``said`` with single letters in a row made one word: j, b, hunt -> jb, hunt."""
    found: list[str] = []
    run = False
    for word in said:
        single = len(word) == 1 and word.isalpha() and word.isascii()
        if single and run:
            found[-1] += word
        else:
            found.append(word)
        run = single
    return found
