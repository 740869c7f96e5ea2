"""The language of a text: by script where that settles it, else by py3langid with a prior for the languages we read."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from headcount.vocab import languages

UNKNOWN = "und"
PRIOR = 12.0  # added to the log score of a language that we read
SURE = 1.0  # least lead of the best language over the next, in log score
LETTERS = 16  # fewer letters (or characters of a script without spaces) are not judged
SAMPLE = 3000  # characters that are judged
LETTER = re.compile(r"[^\W\d_]")
KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
NOISE = re.compile(r"https?://\S+|\S+@\S+|[\d_]+")
ALIASES = {"yue": "zh", "wuu": "zh", "pcm": "en", "nb": "no", "nn": "no"}


def of(text: str, title: str = "") -> str:
    """The ISO 639-1 code of ``text`` (read together with its ``title``), ``und`` when unsure."""
    sample = NOISE.sub(" ", f"{title}\n{text[:SAMPLE]}" if title and not text.startswith(title) else text[:SAMPLE])
    letters = len(LETTER.findall(sample))
    if (eastern := by_script(sample, letters)) is not None:
        return eastern
    return by_model(sample) if letters >= LETTERS else UNKNOWN


def leant(text: str) -> bool:
    """True when ``text`` is told as one of our languages only because of the lean to them: a guess, not a proof."""
    told = of(text)
    if told in ("ja", "zh", "ko", UNKNOWN):
        return False
    first = max(model().rank(NOISE.sub(" ", text[:SAMPLE])), key=lambda pair: pair[1])[0]
    return bool(ALIASES.get(first, first) != told)


def by_script(sample: str, letters: int) -> str | None:
    """``ja``, ``zh`` or ``ko`` when the script of ``sample`` settles it, else None."""
    kana, han, hangul = (len(script.findall(sample)) for script in (KANA, HAN, HANGUL))
    if kana + han + hangul < max(6, letters * 0.3):
        return None
    if hangul > kana + han:
        return "ko"
    return "ja" if kana >= 0.05 * (kana + han) else "zh"


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
