"""Numbers that a language writes as one word: zweihundertsiebzig, honderdvijfentwintig, kétszázötvenen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from headcount import vocab
from headcount.extract.lexicon import Mark, fold
from headcount.extract.text import Text

_WORD = re.compile(r"[^\W\d_]{6,60}")
"""Words long enough: every shorter number stands in the table itself."""


def compounds(text: Text) -> Iterator[Mark]:
    """The number words of ``text`` that are put together from others of the table or bear one of its endings."""
    made = _parts(text.words.iso)
    if made is None:
        return
    values, whole, part = made
    for word in _WORD.finditer(text.folded):
        found = None if word.group() in values else whole.fullmatch(word.group())
        if found and (value := _value([values[one] for one in part.findall(found[1])])):
            yield Mark(word.start(), word.start() + len(found[1] + found[2]), value)


def _value(parts: list[float]) -> float | None:
    """What the parts say together; None where they follow each other in no number ("six" and "one")."""
    if max(parts) < 100 and (len(parts) != 2 or parts[0] < 20 or parts[0] % 10 or parts[1] > 9):
        return parts[0] if len(parts) == 1 and parts[0] >= 20 else None
    return compose(parts)


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


@vocab.by_language
def _parts(iso: str) -> tuple[dict[str, float], re.Pattern[str], re.Pattern[str]] | None:
    """(values, pattern of a whole word, pattern of a part) of a language that writes so; None for another."""
    numbers: Mapping[str, Any] = vocab.language(iso)["numbers"] if iso in vocab.languages() else {}
    if "glued" not in numbers:
        return None
    every = {fold(word): float(value) for key in ("words", "scales") for word, value in numbers[key].items()}
    values = {word: value for word, value in every.items() if word.isalpha() and 1 <= value <= 1000}
    either = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    joined = "|".join(map(re.escape, numbers["joiner"])) or "(?!)"
    kept, taken = (
        "|".join(re.escape(one.strip("-")) for one in numbers["glued"] if one.startswith("-") == lone) or "(?!)"
        for lone in (True, False)
    )
    whole = re.compile(rf"((?:{either})(?:(?:{joined})?(?:{either}))*)((?:{taken})?)(?:{kept})?")
    return every, whole, re.compile(either)
