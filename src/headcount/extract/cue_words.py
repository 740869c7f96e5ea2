"""The words of demand and investment in a text: one pass of a language's `[demand]` table, our roles and our skills.

Words are lower case; `*` at the end stands for any ending, at the start for the first part of a compound
(`*entwickler*`), and ` .. ` inside for up to three words (`demand .. for`).
"""

from __future__ import annotations

import csv
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick

from headcount import vocab
from headcount.extract.grammar import SMALL_LETTERS, Pattern
from headcount.model import Span

SCANNED = (
    "want", "wanted", "also", "no", "jobs", "intro", "role_nouns", "skill_labels", "skill_cues", "skill_nouns",
    "like", "hiring", "scene", "sectors", "event_nouns", "project_nouns", "prepare", "make", "invest",
    "invest_done", "round", "stake", "planned", "rumoured", "not_put_in", "cuts", "local", "hubs", "skill_words",
    "asks", "not_no", "called", "invest_nouns", "led_by", "seeks", "skill_before",
)  # fmt: skip
"""The lists of a `[demand]` table that are looked for in a text; the others are sets of words for one decision."""
_LONGEST = 1200
"""Characters of a sentence at most; what goes on longer is no prose and is cut at a space."""
_VOCAB = files("headcount") / "vocab"
CAPITAL = rf"[^\W\d_a-z{SMALL_LETTERS}]"
"""A letter that is not small: a capital, or one of a script without small letters."""
_CAPITAL = rf"(?:{CAPITAL}|(?<![^\W_])[a-z]{{1,2}}[A-Z])"
"""The beginning of a name: a capital, or a small letter or two before one (eBay, xAI)."""
_RUN = re.compile(rf"(?<![^\W_]){_CAPITAL}[\w&+.'’/-]*(?:[ \u00a0](?:&[ \u00a0])?(?:{_CAPITAL}|\d+\b)[\w&+.'’/-]*)*")
_TAIL = re.compile(r"(?:['’]s?|['’/&-]|(?<!\b[^\W\d_a-z])\.)+$")
_BREAK = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“«(\[]*[^\W_a-z])|(?<=[。！？])")
_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*(?:(?<=[^\n\r.!?:;])\r?\n(?=[^\W\dA-ZÀ-Þ_])[^\n\r]+)*")
_ABBREVIATED = Pattern(r"(?:\b[^\W\d_a-z]|\b(?i:@abbreviations+@))\.$")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a table found in a text; ``key`` is the table's word, or the canonical name of a role or skill."""

    start: int
    end: int
    key: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """A row of vocab/roles.toml; ``soc`` is the nearest occupation by our own judgement, None where unsure."""

    name: str
    soc: str | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    key: str
    open_left: bool = False
    open_right: bool = False
    tail: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """One language's table, made ready for scanning."""

    iso: str
    table: Mapping[str, Any]
    patterns: tuple[tuple[bool, bool, list[_Pattern]], ...] = field(repr=False)
    """For each run of letters looked for: may any of its patterns begin, may any end inside a word; the patterns."""
    machine: AhoCorasick = field(repr=False)
    sets: Mapping[str, frozenset[str]] = field(repr=False)

    def words(self, key: str) -> frozenset[str]:
        """The words of the table's list ``key``, empty where the language has none."""
        return self.sets.get(key, frozenset())

    def either(self, key: str) -> str:
        """The words of a list as alternatives of a pattern, the longest first; one that matches nothing for none."""
        return "|".join(re.escape(word) for word in sorted(self.words(key), key=len, reverse=True)) or r"(?!)"


_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a pair, which no automaton takes."""


def fold(text: str) -> str:
    """``text`` in lower case and of the same length, with curly apostrophes straight."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _HALVES.sub("\ufffd", low.replace("’", "'").replace("\u00a0", " "))


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[str, Role], ...]:
    """Every name and alias in our table of roles, folded, with its role."""
    rows = tomllib.loads((_VOCAB / "roles.toml").read_text("utf-8"))["role"]
    return tuple(
        (fold(name), Role(row["name"], row.get("soc")))
        for row in rows
        for name in (row["name"], *row.get("aliases", ()))
    )


@lru_cache(maxsize=1)
def _skills() -> tuple[tuple[str, str, bool], ...]:
    """Every name and alias in our table of skills, its skill, and whether its case must be as written (Go, Spark)."""
    with (_VOCAB / "skills.csv").open(encoding="utf-8", newline="") as lines:  # type: ignore[call-overload]
        rows = list(csv.DictReader(lines))
    return tuple(
        (name, row["skill"], name in row["exact"].split("|"))
        for row in rows
        for name in (row["skill"], *filter(None, row["aliases"].split("|")))
    )


@lru_cache(maxsize=1)
def _roles_by_name() -> Mapping[str, Role]:
    return dict(_roles())


@lru_cache(maxsize=4096)
def role(words: str) -> Role | None:
    """The role of our table that ``words`` names, singular or plural, or None."""
    folded = " ".join(fold(words).split())
    names = _roles_by_name()
    return names.get(folded) or (names.get(folded[:-1]) if folded.endswith("s") else None)


def _pattern(kind: str, word: str) -> tuple[str, _Pattern]:
    """The letters to look for, and the pattern that they stand for."""
    head, _, tail = word.partition(" .. ")
    return head.strip("*"), _Pattern(kind, word, head.startswith("*"), head.endswith("*"), tail)


@vocab.by_language
def cues(iso: str) -> Cues:
    """The table of a language, English where it is unknown."""
    if iso not in vocab.languages():
        return cues("en")
    table = vocab.language(iso)["demand"]
    by_letters: dict[str, list[_Pattern]] = {}
    found = [_pattern(kind, word) for kind in SCANNED for word in table.get(kind, ())]
    found += [(name + end, _Pattern("role", known.name)) for name, known in _roles() for end in ("", "s")]
    found += [(fold(name), _Pattern("skill", skill, exact=name if exact else "")) for name, skill, exact in _skills()]
    for letters, pattern in found:
        by_letters.setdefault(letters, []).append(pattern)
    sets = {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
    patterns = tuple(
        (any(one.open_left for one in group), any(one.open_right for one in group), group)
        for group in by_letters.values()
    )
    return Cues(iso, table, patterns, AhoCorasick(list(by_letters)), sets)


@lru_cache(maxsize=2)
def scan(text: str, known: Cues) -> dict[str, list[Hit]]:
    """The hits in ``text`` by kind (the lists of the table, `role` and `skill`), in the order of the text.

    Not to be changed: the last two are kept, for the readers of one passage.
    """
    low, found = fold(text), dict[str, list[Hit]]()
    joined = bool(known.table.get("joined"))
    for index, start, end in known.machine.find_matches_as_indexes(low, overlapping=True):
        left = start > 0 and low[start - 1].isalnum()
        right = end < len(low) and low[end].isalnum()
        open_left, open_right, patterns = known.patterns[index]
        if not joined and ((left and not open_left) or (right and not open_right)):
            continue
        for pattern in patterns:
            if not joined and ((left and not pattern.open_left) or (right and not pattern.open_right)):
                continue
            hit = _hit(text, low, pattern, start, end)
            if hit:
                found.setdefault(pattern.kind, []).append(hit)
    for hits in found.values():
        hits.sort(key=lambda hit: (hit.start, -hit.end))
    return found


def _hit(text: str, low: str, pattern: _Pattern, start: int, end: int) -> Hit | None:
    if pattern.exact and text[start:end] != pattern.exact:
        return None
    while pattern.open_left and start > 0 and (low[start - 1].isalnum() or low[start - 1] in "-/"):
        start -= 1
    while pattern.open_right and end < len(low) and low[end].isalnum():
        end += 1
    if pattern.tail:
        tail = re.compile(rf"(?:\s+[^\s.,;]+){{0,3}}?\s+{re.escape(pattern.tail)}\b").match(low, end)
        if not tail:
            return None
        end = tail.end()
    return Hit(start, end, pattern.key)


def inside(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The hits that lie between ``start`` and ``end``."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    found = []
    for hit in hits[first:]:
        if hit.start >= end:
            break
        if hit.end <= end:
            found.append(hit)
    return found


def longest(hits: list[Hit]) -> list[Hit]:
    """The hits without those that overlap a longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def sentences(text: str, iso: str = "en") -> Iterator[Span]:
    """The sentences of ``text``; the end of a line ends one too, unless the next goes on in small letters."""
    abbreviated = _ABBREVIATED.of(iso)
    for line in _LINE.finditer(text):
        begin = line.start()
        for cut in _BREAK.finditer(text, line.start(), line.end()):
            if abbreviated.search(text, max(begin, cut.start() - 8), cut.start()):
                continue
            yield from _trimmed(text, begin, cut.end())
            begin = cut.end()
        yield from _trimmed(text, begin, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the space around it; one that is too long for a sentence in pieces."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def clause(text: str, within: Span, at: int) -> Span:
    """The part of a sentence around ``at`` that no comma, semicolon, colon or dash divides."""
    parts = re.compile(r"[,;:](?!\d)|[，；：]|\s[–—-]\s|—|[()]")
    start, end = within.start, within.end
    for mark in parts.finditer(text, within.start, within.end):
        if mark.end() <= at:
            start = mark.end()
        else:
            end = mark.start()
            break
    return Span(start, end) if start < end else within


def named(text: str, start: int, end: int, known: Cues | None = None) -> list[Span]:
    """The capitalised runs between ``start`` and ``end``, without words that are capital only by their place.

    A word of kind (`start-up`, `Konzern`) ends a run: the name comes after it.
    """
    known = known or cues("en")
    spans, skip, kind = [], known.words("not_names"), known.words("descriptors")
    for run in _RUN.finditer(text, start, end):
        first, last = run.span()
        for word in re.finditer(r"[^ \u00a0]+", run.group()):
            low = fold(word.group()).strip(".'/-")
            if low in kind or (low in skip and run.start() + word.start() == first):
                first = min(run.start() + word.end() + 1, last)
        last = first + len(_TAIL.sub("", text[first:last]))
        if last - first > 1 and not text[first:last].isdigit():
            spans.append(Span(first, last))
    return spans
