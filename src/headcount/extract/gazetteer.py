"""The names of the employers' table, found in a text as written."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from headcount.extract.lexicon import VOWELS, fold
from headcount.extract.taken import Taken
from headcount.extract.text import Text
from headcount.model import Span
from headcount.vocab import employers, places, words

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\n": " ", "\u00a0": " ", "\u202f": " "}
    | {chr(half): "\ufffd" for half in range(0xD800, 0xE000)}  # halves of a pair, which no automaton takes
)
ENDING = 5
"""Letters of an ending that a language puts on names (`suffixes`): Fordnál, THY'ye, Gazpromu; at most so many."""
PROOF = 100_000
"""Characters of a text that are searched for another use of a word."""


@lru_cache
def _table() -> tuple[AhoCorasick, list[str], list[str]]:
    pairs = [(written, name) for written, name in employers.surfaces().items() if len(written) > 1]
    written = [pair[0].translate(_PLAIN) for pair in pairs]
    return AhoCorasick(written, matchkind=MatchKind.LeftmostLongest), written, [pair[1] for pair in pairs]


@lru_cache
def _shouted() -> tuple[AhoCorasick, list[str], list[str]]:
    """The same for lines in capitals: the folded names, those of four letters and more."""
    pairs = [
        (fold(written), name)
        for written, name in employers.surfaces().items()
        if len(written) > 3 and written.isascii()
    ]
    return (
        AhoCorasick([p[0] for p in pairs], matchkind=MatchKind.LeftmostLongest),
        [p[0] for p in pairs],
        [p[1] for p in pairs],
    )


def find(text: Text) -> list[tuple[Span, str]]:
    """(span, canonical name) of each table name in ``text``, longest first where two overlap, in order."""
    plain = text.raw.translate(_PLAIN)
    automaton, written, canonical = _table()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(plain):
        if text.words.spaced and not _whole(text, plain, start, end):
            continue
        if (
            not text.words.spaced
            and written[index].isascii()
            and (
                (plain[start - 1 : start].isascii() and plain[start - 1 : start].isalnum())
                or (plain[end : end + 1].isascii() and plain[end : end + 1].isalnum())
            )
        ):
            continue
        if _common(text, start, written[index]) or _in_place(plain, start, end):
            continue
        found.append((Span(start, end), canonical[index]))
    return [*found, *_in_capitals(text, Taken((span.start, span.end) for span, _ in found))]


def _in_place(plain: str, start: int, end: int) -> bool:
    """True for the second word of a place's name: "Claro" in Rio Claro."""
    before = re.search(r"[A-ZÀ-Þ][\w'-]+ $", plain[max(0, start - 20) : start])
    return before is not None and places.kind(before.group() + plain[start:end]) is not None


def _whole(text: Text, plain: str, start: int, end: int) -> bool:
    """True when the match is a whole word, or a stem with an ending in a language that puts endings on names."""
    if start and (plain[start - 1].isalnum() or plain[start - 1] in "@_"):
        return False
    if end == len(plain) or not (plain[end].isalnum() or plain[end] in VOWELS):
        return True
    tail = 0
    while end + tail < len(plain) and plain[end + tail].isalpha() and plain[end + tail].islower():
        tail += 1
    whole = end + tail == len(plain) or not plain[end + tail].isalnum()
    return text.words.grammar["suffixes"] and end - start >= 4 and 0 < tail <= ENDING and whole


def _common(text: Text, start: int, written: str) -> bool:
    """True for a table name that is a common word here: "Target" that begins a sentence and is small elsewhere."""
    if " " in written or not written[:1].isupper() or (len(written) > 1 and written.isupper()):
        return False
    share = words.lower_share(written.lower(), text.words.iso)
    if share is None or share < 0.5:
        return False
    sentence = text.sentences[text.sentence_at(start)]
    if sentence.start == start or (text.title is not None and start < text.title.end):
        return _small_elsewhere(text, written)
    return False


@lru_cache(maxsize=256)
def _small_elsewhere(text: Text, written: str) -> bool:
    """True when the text has the name only once, or oftener in small letters (in its first `PROOF` characters)."""
    raw, folded = text.raw[:PROOF], text.folded[:PROOF]
    return raw.count(written) < 2 or folded.count(f" {written.lower()} ") > raw.count(f" {written} ")


def _in_capitals(text: Text, taken: Taken) -> list[tuple[Span, str]]:
    """Table names in lines that are all capitals (old wire headlines)."""
    found = []
    for sentence in text.sentences[:3]:
        line = text.raw[sentence.start : sentence.end]
        if not line.isupper() or len(line) < 12:
            continue
        automaton, _, canonical = _shouted()
        for index, start, end in automaton.find_matches_as_indexes(text.folded[sentence.start : sentence.end]):
            span = Span(sentence.start + start, sentence.start + end)
            edge = text.folded[span.start - 1 : span.start].isalnum() or text.folded[span.end : span.end + 1].isalnum()
            if not edge and taken.free(span.start, span.end):
                found.append((span, canonical[index]))
    return found
