"""Numbers whose words are written as one: settecentoventi, siebenhundertzwanzig, sjuhundratjugo."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headcount import vocab
from headcount.extract.lexicon import Mark, fold
from headcount.extract.text import Text

SHORTEST, LONGEST = 8, 40
"""Letters of a word that may be such a number."""
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{{SHORTEST},{LONGEST}}}(?![^\W\d_])")


@vocab.by_language
def _pieces(iso: str) -> tuple[dict[str, float], tuple[str, ...]]:
    """The number words and scales of a language by how they are written, and their beginnings."""
    numbers = vocab.language(iso)["numbers"]
    below = {word: value for word, value in numbers["words"].items() if value < 1000}
    pieces = {fold(word): float(value) for word, value in (below | numbers["scales"]).items()}
    pieces = {word: value for word, value in pieces.items() if word.isalpha() and len(word) > 1}
    return pieces, tuple(pieces)


def glued(text: Text) -> Iterator[Mark]:
    """The words of ``text`` made of nothing but two and more number words, a hundred or more, with their value."""
    if not text.words.spaced:
        return
    pieces, beginnings = _pieces(text.words.iso)
    for word in _WORD.finditer(text.folded):
        if word.group() in pieces or not word.group().startswith(beginnings):
            continue
        values = _values(word.group(), pieces)
        if values and len(values) > 1 and max(values) >= 100:
            yield Mark(word.start(), word.end(), compose(values))


def _values(word: str, pieces: dict[str, float]) -> list[float] | None:
    """The values of the number words that ``word`` is made of, longest first; None when something is left over."""
    ends: dict[int, list[float]] = {0: []}
    for start in range(len(word)):
        if start not in ends:
            continue
        for end in range(len(word), start + 1, -1):
            value = pieces.get(word[start:end])
            if value is not None and (end not in ends or len(ends[end]) > len(ends[start]) + 1):
                ends[end] = [*ends[start], value]
    return ends.get(len(word))


def compose(values: list[float]) -> float:
    """The number that number words say one after the other: [2, 1000, 5, 100] = 2,500; [20, 5] = 25."""
    total = current = 0.0
    for value in values:
        if value >= 1000:
            total += (current or 1) * value
            current = 0.0
        elif value == 100:
            current = (current or 1) * 100
        else:
            current += value
    return total + current
