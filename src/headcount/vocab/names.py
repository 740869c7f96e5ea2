"""A name's key: how two ways to write one employer become the same string."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from headcount.vocab import tables

_FOLD = {ord(old): new for old, new in zip("łøđıðþæœß", ("l", "o", "d", "i", "d", "th", "ae", "oe", "ss"), strict=True)}
_ACCENTS = re.compile("[\u0300-\u036f]")
_BARE = re.compile(r"[.'’‘ʼ`´\"“”„«»!®™©\u200b\u00ad]")
_BREAK = re.compile(r"[^\w&+]+|_+")
_AND = re.compile(r"\s*&\s*")


@lru_cache(1)
def _forms() -> tuple[dict[str, tuple[tuple[str, ...], ...]], frozenset[str], tuple[str, ...], frozenset[str]]:
    """Legal forms: those after a name by their last word, longest first; those before it; glued ones; weak words."""
    table = tables.toml("legal_forms.toml")
    after: dict[str, list[tuple[str, ...]]] = {}
    for form in table["after"]:
        words = tuple(form.split())
        after.setdefault(words[-1], []).append(words)
    ordered = {last: tuple(sorted(forms, key=len, reverse=True)) for last, forms in after.items()}
    return ordered, frozenset(table["before"]), tuple(table["glued"]), frozenset(table["weak"])


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """``name`` without case, accents, punctuation and legal form: "Google LLC" -> "google", "AT&T Inc." -> "at and t".

    Never empty for a name with a letter or digit: a name that is nothing but a legal form keeps it ("SAS" -> "sas").
    """
    folded = fold(name)
    words = folded.split()
    return folded if len(words) < 2 else " ".join(_without_forms(words))


def fold(text: str) -> str:
    """``text`` without case, accents, punctuation and a glued CJK legal form; its words are one space apart."""
    if text.isascii():
        text = text.lower()
        if text.isalnum():
            return text
    else:
        text = unicodedata.normalize("NFKD", text).casefold().translate(_FOLD)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
        text = _without_glued(text)
    if "&" in text:
        text = _AND.sub(" and ", text)
    return _BREAK.sub(" ", _BARE.sub("", text)).strip()


@lru_cache(1)
def site_words() -> frozenset[str]:
    """Words that say which site of a firm is meant, and the names of the US states, as keys."""
    return frozenset(tables.toml("legal_forms.toml")["site"])


def without_weak(key: str) -> str:
    """``key`` less a last word like "group" or "holdings"; the same key when nothing would be left."""
    weak = _forms()[3]
    head, _, last = key.rpartition(" ")
    if head and last in weak:
        return head
    return next(
        (key.removesuffix(word) for word in weak if not word.isascii() and key.endswith(word) and key != word), key
    )


def _without_forms(words: list[str]) -> list[str]:
    after, before, _, _ = _forms()
    words = words[1:] if words[0] in before else words
    while len(words) > 1:
        form = next((f for f in after.get(words[-1], ()) if len(f) < len(words) and tuple(words[-len(f) :]) == f), None)
        if form is None:
            break
        words = words[: -len(form)]
    return words


def _without_glued(text: str) -> str:
    for form in _forms()[2]:
        if form in text:
            bare = text.removesuffix(form).removeprefix(form)
            text = bare or text
    return text
