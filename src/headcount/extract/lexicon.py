"""The words of one language, found in a text in one pass, whatever list of its table they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
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
        self._furthest: dict[tuple[str, ...], dict[int, int]] = {}

    def __getitem__(self, name: str) -> list[Mark]:
        if name not in self._marks:
            self._begins(name)
        return self._marks[name]

    def _begins(self, name: str) -> list[int]:
        """Where the marks of ``name`` begin; its list is made ready when it is first asked for."""
        found = self._found.get(name)
        marks = self._marks[name] = _longest(found) if found else []
        starts = self._starts[name] = [mark.start for mark in marks]
        return starts

    def within(self, name: str, start: int, end: int) -> list[Mark]:
        """The marks of ``name`` that begin at ``start`` or later and end at ``end`` or earlier."""
        starts = self._starts.get(name)
        if starts is None:
            starts = self._begins(name)
        if not starts or starts[-1] < start or starts[0] >= end:
            return []
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [mark for mark in self._marks[name][first:last] if mark.end <= end]

    def before(self, name: str, position: int, slack: int = 1) -> Mark | None:
        """The mark of ``name`` that ends at ``position``, at most ``slack`` characters earlier; None without one."""
        starts = self._starts.get(name)
        if starts is None:
            starts = self._begins(name)
        if not starts or starts[0] >= position:
            return None
        last, marks = bisect_left(starts, position), self._marks[name]
        for place in range(last - 1, max(-1, last - 4), -1):
            if 0 <= position - marks[place].end <= slack:
                return marks[place]
        return None

    def after(self, name: str, position: int, slack: int = 1) -> Mark | None:
        """The mark of ``name`` that begins at ``position``, at most ``slack`` characters later; None without one."""
        starts = self._starts.get(name)
        if starts is None:
            starts = self._begins(name)
        if not starts or starts[-1] < position:
            return None
        place = bisect_left(starts, position)
        return self._marks[name][place] if starts[place] - position <= slack else None

    def furthest(self, names: tuple[str, ...]) -> Mapping[int, int]:
        """{where a mark of any of the lists begins: where the longest of those ends}."""
        known = self._furthest.get(names)
        if known is None:
            known = self._furthest[names] = {}
            for name in names:
                for start, end, _ in self[name]:
                    if end > known.get(start, 0):
                        known[start] = end
        return known


def _longest(found: list[tuple[int, int, Any]]) -> list[Mark]:
    """The marks sorted, without those that lie inside a longer one or overlap one that began earlier."""
    last = 0
    for start, end, _ in found:
        if start < last:
            break
        last = end
    else:
        return list(map(Mark._make, found))  # in order already, none overlapping: no need to sort
    kept: list[Mark] = []
    last = 0
    for start, end, value in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            kept.append(Mark(start, end, value))
            last = end
    return kept


_Use = tuple[str, bool, bool, Any]
"""(list, any beginning, any ending, value) of a word in one list of the table."""
_Word = tuple[Callable[[str], bool], Callable[[str], bool], bool, bool, list[_Use]]
"""(does the letter before it, the letter behind it belong to one word with it; any beginning, any ending; uses)."""


class Lexicon:
    """One language's table, made ready to find its words in a folded text."""

    def __init__(self, iso: str) -> None:
        self.iso = iso
        self.table = vocab.language(iso)
        self.grammar = self.table["grammar"]
        self.spaced = bool(self.grammar["spaced"])
        uses: dict[str, list[_Use]] = {}
        for word, use in _entries(self.table):
            uses.setdefault(word, []).append(use)
        self._words = [_word(word, found) for word, found in uses.items()]
        self._automaton = AhoCorasick(list(uses))

    def scan(self, folded: str) -> Marks:
        """Every word of the table in ``folded``, as `Marks`."""
        found: dict[str, list[tuple[int, int, Any]]] = defaultdict(list)
        last, words, spaced = len(folded), self._words, self.spaced
        left = right = True
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            goes_on_left, goes_on_right, any_head, any_tail, uses = words[index]
            if spaced:
                left = start == 0 or not goes_on_left(folded[start - 1])
                if not left and not any_head:
                    continue
                right = end == last or not goes_on_right(folded[end])
                if not right and not any_tail:
                    continue
            for name, use_head, use_tail, value in uses:
                if (left or use_head) and (right or use_tail):
                    found[name].append((start, end if right else _word_end(folded, end), value))
        return Marks(found)


def _word(word: str, uses: list[_Use]) -> _Word:
    """The word with what is asked of its neighbours and where it stands."""
    return (
        _goes_on(word[0]),
        _goes_on(word[-1]),
        any(any_head for _, any_head, _, _ in uses),
        any(any_tail for _, _, any_tail, _ in uses),
        uses,
    )


def _goes_on(edge: str) -> Callable[[str], bool]:
    """Whether a neighbour of the letter ``edge`` is of one word with it: both letters or both digits ("12k" is two)."""
    if edge in _VOWELS or (edge.isalpha() and edge >= SIGNED):
        return _letter
    return str.isalpha if edge.isalpha() else str.isdigit if edge.isdigit() else _never


SIGNED = "\u0590"
"""From this letter on alphabets write vowels as signs beside their letters: Hebrew, Arabic, Devanagari."""


def _letter(neighbour: str) -> bool:
    return neighbour.isalpha() or neighbour in _VOWELS


def _never(_: str) -> bool:
    return False


def _word_end(folded: str, end: int) -> int:
    """Where the word that goes on at ``end`` ends."""
    last = min(len(folded), end + LONGEST_ENDING)
    while end < last and (folded[end].isalnum() or folded[end] in _VOWELS):
        end += 1
    return end


def _entries(table: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, _Use]]:
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
