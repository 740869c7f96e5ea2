"""The words of one language, found in a text in one pass, whatever list of its table they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import category

from ahocorasick_rs import AhoCorasick

from headcount import vocab

LONGEST_ENDING = 60
"""Characters that may follow a stem in its word; what goes on longer is no word."""

OTHERS = frozenset({"demand", "grammar"})
"""Sections of the table that have their own reader (`cue_words`, `grammar`)."""

_LOOKALIKES = {
    **{ord(c): "'" for c in "’‘ʼ`´"},
    **{ord(c): '"' for c in "“”„«»"},
    **{ord(c): "-" for c in "‐‑‒–—−"},
    **{ord(c): " " for c in "\n\r\t\u00a0\u202f\u2009\u2007\u3000"},
    **{0xFF10 + n: str(n) for n in range(10)},
    **{0x0966 + n: str(n) for n in range(10)},  # Devanagari
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # halves of a pair, which no automaton takes
    ord("，"): ",",
    ord("．"): ".",
    ord("％"): "%",
    ord("İ"): "i",
}


VOWELS = "".join(sign for sign in map(chr, range(0x300, 0xE50)) if category(sign) in ("Mn", "Mc"))
"""The signs that are written onto letters (Indic vowels, accents): to Python no letters, but part of a word."""
_VOWELS = frozenset(VOWELS)


def fold(text: str) -> str:
    """``text`` in lower case with plain quotes, hyphens, spaces and digits: character for character, so spans stay."""
    plain = text.translate(_LOOKALIKES)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


class Mark(NamedTuple):
    """A word of the table found in a text: its stretch and what the table gives for it (None for plain lists)."""

    start: int
    end: int
    value: Any


class Marks:
    """The marks of one text by list (``cuts.strong``), each list by start, the longest kept where two overlap."""

    def __init__(self, found: Mapping[str, list[tuple[int, int, Any]]]) -> None:
        self._found = found
        self._marks: dict[str, list[Mark]] = {}
        self._starts: dict[str, list[int]] = {}

    def __getitem__(self, name: str) -> list[Mark]:
        self._begins(name)
        return self._marks.get(name, [])

    def _begins(self, name: str) -> list[int]:
        """Where the marks of ``name`` begin; its list is made ready when it is first asked for."""
        if name not in self._starts:
            if found := self._found.get(name):
                self._marks[name] = _longest(found)
            self._starts[name] = [mark.start for mark in self._marks.get(name, ())]
        return self._starts[name]

    def within(self, name: str, start: int, end: int) -> list[Mark]:
        """The marks of ``name`` that begin at ``start`` or later and end at ``end`` or earlier."""
        starts = self._starts[name] if name in self._starts else self._begins(name)
        if not starts:
            return []
        found, marks = [], self._marks[name]
        for place in range(bisect_left(starts, start), len(starts)):
            if starts[place] >= end:
                break
            if marks[place].end <= end:
                found.append(marks[place])
        return found

    def before(self, name: str, position: int, slack: int = 1) -> Mark | None:
        """The mark of ``name`` that ends at ``position``, at most ``slack`` characters earlier; None without one."""
        starts = self._starts[name] if name in self._starts else self._begins(name)
        if not starts:
            return None
        for place in range(bisect_left(starts, position) - 1, max(-1, bisect_left(starts, position) - 4), -1):
            mark = self._marks[name][place]
            if 0 <= position - mark.end <= slack:
                return mark
        return None

    def after(self, name: str, position: int, slack: int = 1) -> Mark | None:
        """The mark of ``name`` that begins at ``position``, at most ``slack`` characters later; None without one."""
        starts = self._starts[name] if name in self._starts else self._begins(name)
        if not starts:
            return None
        place = bisect_left(starts, position)
        return self._marks[name][place] if place < len(starts) and starts[place] - position <= slack else None


def _longest(found: list[tuple[int, int, Any]]) -> list[Mark]:
    """The marks sorted, without those that lie inside a longer one or overlap one that began earlier."""
    kept: list[Mark] = []
    last = 0
    for start, end, value in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            kept.append(Mark(start, end, value))
            last = end
    return kept


class Lexicon:
    """One language's table, made ready to find its words in a folded text."""

    def __init__(self, iso: str) -> None:
        self.iso = iso
        self.table = vocab.language(iso)
        self.grammar = self.table["grammar"]
        self.spaced = bool(self.grammar["spaced"])
        entries = list(_entries(self.table))
        self._uses: list[list[tuple[str, bool, bool, Any]]] = []
        places: dict[str, int] = {}
        for word, use in entries:
            if word not in places:
                places[word] = len(self._uses)
                self._uses.append([])
            self._uses[places[word]].append(use)
        self._any_head = frozenset(n for n, uses in enumerate(self._uses) if any(use[1] for use in uses))
        self._any_tail = frozenset(n for n, uses in enumerate(self._uses) if any(use[2] for use in uses))
        self._automaton = AhoCorasick(list(places))

    def scan(self, folded: str) -> Marks:
        """Every word of the table in ``folded``, as `Marks`."""
        found: dict[str, list[tuple[int, int, Any]]] = defaultdict(list)
        last = len(folded)
        left = right = True
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if self.spaced:
                left = start == 0 or not _one_word(folded[start - 1], folded[start])
                if not left and index not in self._any_head:
                    continue
                right = end == last or not _one_word(folded[end - 1], folded[end])
                if not right and index not in self._any_tail:
                    continue
            for name, any_head, any_tail, value in self._uses[index]:
                if (left or any_head) and (right or any_tail):
                    found[name].append((start, end if right else _word_end(folded, end), value))
        return Marks(found)


def _one_word(left: str, right: str) -> bool:
    """True when two neighbouring characters belong to one word: both letters or both digits ("12k" is two words)."""
    if right in _VOWELS:
        return True
    return ((left.isalpha() or left in _VOWELS) and right.isalpha()) or (left.isdigit() and right.isdigit())


def _word_end(folded: str, end: int) -> int:
    """Where the word that goes on at ``end`` ends."""
    last = min(len(folded), end + LONGEST_ENDING)
    while end < last and (folded[end].isalnum() or folded[end] in _VOWELS):
        end += 1
    return end


def _entries(table: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, bool, bool, Any]]]:
    """(word, (list, any beginning, any ending, value)) for each word of the table."""
    for section, lists in table.items():
        if section in OTHERS:
            continue
        for key, words in lists.items():
            pairs = (
                words.items()
                if isinstance(words, dict)
                else ((w, None) for w in words)
                if isinstance(words, list)
                else ()
            )
            for word, value in pairs:
                plain = fold(word).strip("*")
                if plain.strip():
                    yield plain, (f"{section}.{key}", word.startswith("*"), word.endswith("*"), value)


@vocab.by_language
def lexicon(iso: str) -> Lexicon:
    """The lexicon of a language; English for one that has no table."""
    return Lexicon(iso if iso in vocab.languages() else "en")
