"""The language of a text: by its script or its small words where they settle it, else by a model.

The model is py3langid's with a prior for the languages that we read; asked last, for it takes a second to load.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from headcount.vocab import languages, tables

UNKNOWN = "und"
PRIOR = 12.0  # added to the log score of a language that we read
SURE = 1.0  # least lead of the best language over the next, in log score
LETTERS = 16  # fewer letters (or characters of a script without spaces) are not judged
SAMPLE = 3000  # characters that are judged
WORDS = 30  # fewer words are not judged by their small ones
SMALL = 0.2  # least share of small words of one language among the words of a text that they settle
VARIETY = 6  # least number of different ones
RIVAL = 0.25  # most that another language's own small words may come to beside them
KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
NOISE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
NUMBER = re.compile(r"[\d_]+")
ALIASES = {"yue": "zh", "wuu": "zh", "pcm": "en", "nb": "no", "nn": "no"}


def of(text: str, title: str = "") -> str:
    """The ISO 639-1 code of ``text`` (read together with its ``title``), ``und`` when unsure."""
    sample = f"{title}\n{text[:SAMPLE]}" if title and not text.startswith(title) else text[:SAMPLE]
    sample = (NOISE if "@" in sample or "://" in sample else NUMBER).sub(" ", sample)
    letters = sum(map(str.isalpha, sample))
    if (eastern := by_script(sample, letters)) is not None:
        return eastern
    if letters < LETTERS:
        return UNKNOWN
    return by_small_words(sample) or by_model(sample)


def leant(text: str) -> bool:
    """True when ``text`` is told as one of our languages only because of the lean to them: a guess, not a proof."""
    told = of(text)
    if told in ("ja", "zh", "ko", UNKNOWN):
        return False
    first = max(model().rank(NOISE.sub(" ", text[:SAMPLE])), key=lambda pair: pair[1])[0]
    return bool(ALIASES.get(first, first) != told)


def by_script(sample: str, letters: int) -> str | None:
    """``ja``, ``zh`` or ``ko`` when the script of ``sample`` settles it, else None."""
    if sample.isascii():
        return None
    kana, han, hangul = (len(script.findall(sample)) for script in (KANA, HAN, HANGUL))
    if kana + han + hangul < max(6, letters * 0.3):
        return None
    if hangul > kana + han:
        return "ko"
    return "ja" if kana >= 0.05 * (kana + han) else "zh"


def by_small_words(sample: str) -> str | None:
    """The language that we read whose small words ``sample`` is full of, and no other's; None when in doubt."""
    words = sample.lower().split()
    if len(words) < WORDS:
        return None
    count = Counter(words)
    shares = {code: sum(map(count.__getitem__, small)) for code, small in small_words().items()}
    best = max(shares, key=shares.__getitem__)
    own = small_words()[best]
    if best not in languages() or shares[best] < SMALL * len(words) or len(own & count.keys()) < VARIETY:
        return None
    rival = max(sum(count[word] for word in small - own) for small in small_words().values())
    return best if rival <= RIVAL * shares[best] else None


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """The commonest small words by language, those of some languages that we do not read among them."""
    return {code: frozenset(words) for code, words in tables.toml("function_words.toml").items()}


def by_model(sample: str) -> str:
    """The language that the model finds likeliest, ``und`` when two are close and we read one of them."""
    ranked = reversed(model().rank(sample))
    scores = {ALIASES.get(code, code): score + PRIOR * (code in languages()) for code, score in ranked}
    (best, high), (_, low) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    ours = max(score for code, score in scores.items() if code in languages())
    return best if (high - low >= SURE or high - ours >= SURE) and best != "zxx" else UNKNOWN


@cache
def model() -> Any:
    """py3langid's identifier with its own model, loaded once (0.2 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads numpy

    return LanguageIdentifier.from_model_file(MODEL_FILE)
