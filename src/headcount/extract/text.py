"""A passage made ready for reading: folded, with its words marked and its sentences cut."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from headcount.extract.grammar import words
from headcount.extract.lexicon import VOWELS, Lexicon, Mark, Marks, fold, lexicon
from headcount.model import Span

_STOP = re.compile(r"""(?<![.!?।。！？…])[.!?।。！？…]+["'”’»)\]]*(?=\s|$)|[।。！？]["」』”]*|\n""")
_BULLET = re.compile(r"\s*(?:[-•*–·▪]|\d{1,2}[.)]|\d{4}-\d\d)\s")
_COMMA = re.compile(r"[.,]")
_WORD = rf"\w[\w{VOWELS}]*"
LONGEST_WORD = 60
LONGEST = 1000
"""Characters of a sentence at most; what goes on without a stop (a table, a list) is cut at a space."""


class Text:
    """One text in one language. ``folded`` has the same offsets as ``raw``."""

    def __init__(self, raw: str, iso: str, title: Span | None = None) -> None:
        self.raw, self.title = raw, title
        self.words: Lexicon = lexicon(iso)
        self.folded = fold(raw)

    @cached_property
    def marks(self) -> Marks:
        """The words of the language's table in this text."""
        return self.words.scan(self.folded)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences in order, trimmed; every character that is not white space lies in exactly one."""
        return sentences(self.raw, self.words.iso)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int:
        """The place of the sentence that holds ``position`` (or, between two, of the one before; 0 at the least)."""
        place = bisect_right(self._starts, position)
        return place - 1 if place else 0

    @cached_property
    def after_spaces(self) -> frozenset[str]:
        """The words that stand between a space and a space, comma or full stop, as written."""
        found: set[str] = set()
        pieces = self.raw.split(" ")
        found.update(pieces[1:-1])
        for piece in pieces[1:]:
            if "," in piece or "." in piece:
                found.update(piece[: stop.start()] for stop in _COMMA.finditer(piece, 0, LONGEST_WORD))
        return frozenset(found)

    @cached_property
    def gaps(self) -> list[int]:
        """The offsets at which words begin; `words_between` counts with them."""
        pattern = _WORD if self.words.spaced else r"[A-Za-z0-9]+|\w"
        return [word.start() for word in re.finditer(pattern, self.folded)]

    def words_between(self, start: int, end: int) -> int:
        """How many words begin at ``start`` or later and before ``end``; 0 when ``end`` is not after ``start``."""
        if end <= start:
            return 0
        first = bisect_left(self.gaps, start)
        return bisect_left(self.gaps, end, first) - first

    def apart(self, one: Span | Mark, two: Span | Mark) -> int:
        """How many words stand between two stretches, whichever comes first; 0 where they overlap."""
        return self.words_between(one.end, two.start) or self.words_between(two.end, one.start)


def sentences(raw: str, iso: str = "en") -> list[Span]:
    """The sentences of ``raw`` as trimmed spans: cut at stops, blank lines, and line ends that are not mere wraps.

    A stop is none behind an abbreviation of the language or of English, nor in "3. Mai" where it so writes "the 3rd".
    """
    wrapped, short = _wrapped(raw), words(iso, "abbreviations", english=True)
    ordinal_dot = "." in words(iso, "day_endings")
    cuts = [stop.end() for stop in _STOP.finditer(raw) if _ends(raw, stop, short, ordinal_dot, wrapped)]
    found: list[Span] = []
    begin = 0
    for cut in [*cuts, len(raw)]:
        piece = raw[begin:cut]
        if stripped := piece.strip():
            start = begin + piece.index(stripped[0])
            found += _bounded(raw, start, start + len(stripped))
        begin = cut
    return found


def _bounded(raw: str, start: int, end: int) -> Iterator[Span]:
    """The stretch as one span, or as several of at most `LONGEST` characters, cut at spaces where there are any."""
    while end - start > LONGEST:
        cut = raw.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield Span(start, start + len(raw[start:cut].rstrip()))
        start = cut
        while raw[start].isspace():
            start += 1
    yield Span(start, end)


def _wrapped(raw: str) -> bool:
    """True for a text whose lines are wrapped at one width, as old wire copy is: there only a gap ends a paragraph."""
    lines = [len(line.rstrip()) for line in raw.split("\n") if line.strip()]
    full = [n for n in lines if 50 <= n <= 80]
    return len(lines) >= 4 and max(lines[1:]) <= 80 and len(full) >= 0.5 * len(lines)


def _ends(raw: str, stop: re.Match[str], short: frozenset[str], ordinal_dot: bool, wrapped: bool) -> bool:
    """True when ``stop`` ends a sentence: not after an abbreviation, before a small letter, at a wrapped line's end."""
    if stop.group() == "\n":
        line = raw[raw.rfind("\n", 0, stop.start()) + 1 : stop.start()]
        rest = raw[stop.end() : stop.end() + 80]
        if not line.strip() or not rest.strip() or rest[0] == "\n" or rest.startswith("    ") or _BULLET.match(rest):
            return True
        if wrapped:
            return False
        if rest[0].islower():
            return line.rstrip()[-1] in ":。"
        return True
    if "." in stop.group() and stop.group()[0] == ".":
        word = re.search(r"[\w.]*$", raw[max(0, stop.start() - 12) : stop.start()])
        last = word.group().lower() if word else ""
        after = raw[stop.end() : stop.end() + 3].lstrip()
        if (
            last in short
            or re.fullmatch(r"(?:[^\W\d]\.)*[^\W\d]", last)
            or (after[:1].islower() and stop.group() == ".")
        ):
            return not after
        if (
            re.fullmatch(r"\d{1,2}", last)
            and after[:1].isalpha()
            and (ordinal_dot or _numbering(raw, stop.start() - len(last)))
        ):
            return False  # "am 3. Mai"; "2. AI Trainer" at a line's start
    return True


def _numbering(raw: str, start: int) -> bool:
    """True when only white space stands between the line's beginning and ``start``."""
    near = max(0, start - 20)
    return not raw[max(raw.rfind("\n", near, start) + 1, near) : start].strip()
