"""Words with the share of their uses in lower case, counted in mid-sentence; typed and open word lists for the rest."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import stopwordsiso  # type: ignore[import-not-found]

HEADER = ("language", "share", "words")
LISTED = ("it", "fr", "es", "nl", "pl", "ru", "de", "hu", "sv")
"""Languages with no or few background texts: the share of a word that was not counted is given."""
GIVEN_SHARE = "95"
NAMES = frozenset(["москва", "россия", "werder", "leszek", "hamar"])
"""In the open stop words, yet names."""
TOP, HALF = 12_000, 0.5
LEAST = {"de": 3, "hu": 3, "sv": 3}
BODY, TITLE = 0.5, 0.35
"""A sentence or title with a larger share of capitals is taken for title case and not counted."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;…\"“”„»«()\[\]|–—]|\n\s*\n|\d+")
_WORD = re.compile(r"[^\W\d_]")


def rows(news: Path) -> Iterator[tuple[str, str, str]]:
    """A row for each language and share (in per cent) with its words, one space apart."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language, word, share in sorted(_words(news)):
        found[language, share].append(word)
    for (language, share), listed in sorted(found.items()):
        yield language, share, " ".join(listed)


def _words(news: Path) -> Iterator[tuple[str, str, str]]:
    """Each word that is in lower case at least half the time, with its language and share."""
    counted = _counted(news)
    for language, counts in sorted(counted.items()):
        least = LEAST.get(language, 5)
        kept = [(word, low, low + high) for word, (low, high) in counts.items() if low + high >= least]
        kept = [entry for entry in kept if entry[1] / entry[2] >= HALF]
        top = sorted(kept, key=lambda entry: (-entry[2], entry[0]))[:TOP]
        for word, low, total in sorted(top):
            yield language, word, str(round(100 * low / total))
    own = typed()
    for language in LISTED:
        listed = {word.casefold() for word in stopwordsiso.stopwords(language)} | own.get(language, set())
        for word in sorted(
            word for word in listed - NAMES - set(counted[language]) if len(word) > 1 and _WORD.match(word)
        ):
            yield language, word, GIVEN_SHARE


def typed() -> dict[str, set[str]]:
    """The words of common_words.txt by language; under "capitals" those with a capital that alone name no firm."""
    found: dict[str, set[str]] = {}
    for line in (Path(__file__).parent / "common_words.txt").read_text("utf-8").splitlines():
        language, colon, words = line.partition(": ")
        if colon and not line.startswith("#"):
            found[language] = set(words.casefold().split())
    return found


def _counted(news: Path) -> dict[str, dict[str, list[int]]]:
    """For each language and word: how often it stands in mid-sentence in lower case, and how often not."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for name in ("background.jsonl.gz", "hits_unlabelled.jsonl.gz"):
        with gzip.open(news / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                _count(entry.get("text") or "", counts[entry["lang"]], BODY)
                _count(entry.get("title") or "", counts[entry["lang"]], TITLE)
    return counts


def _count(text: str, into: dict[str, list[int]], most: float) -> None:
    """Adds the words of one text; a sentence in title case or capitals is left out."""
    sentence: list[str] = []
    for token in _TOKEN.findall(text):
        if _WORD.match(token):
            sentence.append(token)
        elif not token.isdigit():
            _add(sentence, into, most)
            sentence = []
    _add(sentence, into, most)


def _add(sentence: list[str], into: dict[str, list[int]], most: float) -> None:
    inner = sentence[1:]
    raised = sum(word[0].isupper() for word in inner)
    if len(inner) < 2 or raised > len(inner) * most:
        return
    for word, times in Counter(inner).items():
        into[word.casefold()][word[0].isupper()] += times
