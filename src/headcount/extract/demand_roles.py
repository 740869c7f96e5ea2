"""Roles in a text: where each stands, and which of them are wanted."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from headcount.extract.cue_words import Cues, Hit, clause, fold, inside, longest
from headcount.model import Span

_WORD = re.compile(r"\([^\W\d_a-z]{2,6}\)|[^\W_][\w+#&.'’/-]*")
_ENDS = ".,;:'’"
BULLET = re.compile(r"\s*(?:[•*·–-]|\d{1,2}[.)])\s*")
_NEAR = 45
"""Characters between a word of wanting and the role that it wants."""
_BACK = 60
"""The same for a role that stands before the word of wanting."""
_FAR = 90
"""The same for a role that stands before the word, in one clause with it: skills and places may lie between."""
_MODIFIERS = 4
"""Words of a role beside its noun, at most."""
_RUN = 12
"""The same in letters, in a language without spaces."""
_UP = 1500
"""Characters over a line of skills in which its heading is looked for."""


@dataclass(slots=True)
class Text:
    """A text with its sentences and the hits of its language's table."""

    text: str
    known: Cues
    hits: dict[str, list[Hit]]
    sentences: list[Span]
    low: str = ""
    """The text, folded."""
    parts: dict[tuple[int, int], dict[str, list[Hit]]] = field(default_factory=dict)
    """The hits by sentence (its start and end) and kind, of sentences that have any."""

    def __post_init__(self) -> None:
        self.low = fold(self.text)
        starts = [sentence.start for sentence in self.sentences]
        for kind, hits in self.hits.items():
            for hit in hits:
                sentence = self.sentences[max(bisect_right(starts, hit.start) - 1, 0)]
                if hit.span in sentence:
                    self.parts.setdefault((sentence.start, sentence.end), {}).setdefault(kind, []).append(hit)

    def find(self, kind: str, within: Span) -> list[Hit]:
        """The hits of a kind in a stretch of the text."""
        if kind not in self.hits:
            return []
        part = self.parts.get((within.start, within.end))
        if part is not None:
            return part.get(kind, [])
        return inside(self.hits[kind], within.start, within.end)

    def has(self, kinds: str, within: Span) -> bool:
        """True when a hit of one of the kinds (words parted by spaces) lies in the stretch."""
        return any(self.find(kind, within) for kind in kinds.split())


@dataclass(slots=True)
class Want:
    """A role or skills that are wanted, while the claim is put together."""

    evidence: Span
    confidence: float
    role: Hit | None = None
    skills: list[Span] = field(default_factory=list)
    place: Span | None = None
    sector: Span | None = None
    employers: list[Span] = field(default_factory=list)
    events: list[Span] = field(default_factory=list)
    projects: list[Span] = field(default_factory=list)


def roles(text: Text, within: Span) -> list[Hit]:
    """The roles named in a stretch of text: those of our table, and phrases around a noun for a worker."""
    found = list(text.find("role", within))
    for noun in text.find("role_nouns", within):
        phrase = _phrase(text, within, noun)
        bare = text.low[phrase.start : phrase.end]
        if bare not in text.known.words("role_weak"):
            found.append(Hit(phrase.start, phrase.end, text.text[phrase.start : phrase.end]))
    return longest(found)


def _phrase(text: Text, within: Span, noun: Hit) -> Span:
    """A noun for a worker with the words that say which: before it, or behind it, as the language has it."""
    order = text.known.table.get("order", "none")
    if order == "joined":
        return Span(_run(text, within, noun), noun.end)
    if order == "before":
        return Span(_leftmost(text, within, noun), noun.end)
    return Span(noun.start, _rightmost(text, within, noun)) if order == "after" else noun.span


def _run(text: Text, within: Span, noun: Hit) -> int:
    """Where a role begins in a language without spaces: letters of one kind, up to a word that ends a role."""
    letters = re.compile(rf"(?:{text.known.table['role_letters']})+$")
    run = letters.search(text.text[max(within.start, noun.start - _RUN) : noun.start])
    start = noun.start - len(run.group()) if run else noun.start
    busy = [hit.end for kind in ("want", "wanted", "seeks") for hit in text.find(kind, within)]
    stops = re.compile(text.known.either("role_stop")).finditer(text.text, start, noun.start)
    return max([start, *(stop.end() for stop in stops), *(end for end in busy if start < end <= noun.start)])


def _leftmost(text: Text, within: Span, noun: Hit) -> int:
    start, stop = noun.start, text.known.words("role_stop")
    busy = [hit.span for kind in ("want", "wanted", "no", "also") for hit in text.find(kind, within)]
    before = list(_WORD.finditer(text.text, within.start, noun.start))
    beside = re.compile(text.known.table.get("role_beside", ""))
    for word in reversed(before[-text.known.table.get("role_modifiers", _MODIFIERS + 1) :]):
        gap = text.text[word.end() : start]
        if gap.strip() or not gap or fold(word.group()) in stop or word.group()[0].isdigit():
            break
        if word.group()[-1] in _ENDS or any(span.overlaps(Span(word.start(), word.end())) for span in busy):
            break
        if not beside.search(fold(word.group())):
            break
        start = word.start()
    words = text.text[start : noun.start].split()
    if start == within.start and len(words) > 1 and words[0][0].isupper() and text.known.table.get("seeks_last"):
        start += len(words[0]) + 1 if text.has("seeks", within) else 0  # who seeks begins the sentence
    return start


def _rightmost(text: Text, within: Span, noun: Hit) -> int:
    end, linked = noun.end, False
    links, follows, stop = (text.known.words(key) for key in ("role_links", "role_follows", "role_stop"))
    joints, behind = 0, re.compile(text.known.table.get("role_behind", r"(?!)"))
    for word in list(_WORD.finditer(text.text, noun.end, within.end))[: _MODIFIERS + 2]:
        low = fold(word.group()).rstrip(_ENDS)
        if (text.text[end : word.start()].strip() and not linked) or word.start() - end > 12:
            break
        if low in links and not linked and not joints:
            linked, joints = True, joints + 1
        elif behind.search(low) and low not in stop and not word.group()[0].isupper() and joints < 3:
            end, linked, joints = word.start() + len(low), False, joints + 1
        elif (linked or low in follows) and low not in stop and (low in follows or not word.group()[0].isupper()):
            skill = [hit.end for hit in text.find("skill", within) if hit.start == word.start()]
            end, linked = max([word.start() + len(word.group().rstrip(_ENDS)), *skill]), False
        elif not (linked and (low in links or low in text.known.words("articles"))):
            break
        if word.group()[-1] in ".,;:":
            break
    return end


def wanted(text: Text, sentence: Span) -> list[Hit]:
    """The roles that a sentence says are wanted; none in a part of it that says they are not."""
    named, found = roles(text, sentence), dict[int, Hit]()
    for cue in text.find("want", sentence):
        if not _refused(text, sentence, cue, named):
            found |= {hit.start: hit for hit in _chain(text, named, cue.end)}
    for cue in text.find("wanted", sentence):
        part = clause(text.text, sentence, cue.start)
        if _refused(text, sentence, cue, named):
            continue
        before = [hit for hit in named if hit.end <= cue.start and hit.end > part.start and _reaches(text, hit, cue)]
        after = _chain(text, named, cue.end)
        found |= {hit.start: hit for hit in (_back(text, named, before[-1]) if before else after)}
    for cue in text.find("also", sentence) if found else ():
        if cue.start > min(found) and not denials(text, clause(text.text, sentence, cue.start)):
            found |= {hit.start: hit for hit in _chain(text, named, cue.end)}
    return [found[start] for start in sorted(found)] or _asked_of(text, sentence, named)


def _asked_of(text: Text, sentence: Span, named: list[Hit]) -> list[Hit]:
    """The roles of which a sentence asks skills, whatever its verb: "X takes in welders with experience in TIG"."""
    if not named or text.has("no cuts", sentence):
        return []
    for cue in text.find("skill_cues", sentence):
        before = [hit for hit in named if 0 <= cue.start - hit.end <= _NEAR]
        if before:
            return _back(text, named, before[-1])
    return []


def _reaches(text: Text, hit: Hit, cue: Hit) -> bool:
    """True when a role before a word of wanting is what it speaks of: near it, or with its skills between."""
    gap = cue.start - hit.end
    return gap <= _BACK or (gap <= _FAR and text.has("skill_cues", Span(hit.end, cue.start)))


def _refused(text: Text, sentence: Span, cue: Hit, named: list[Hit]) -> bool:
    against = [no.span for no in denials(text, clause(text.text, sentence, cue.start))]
    return any(span not in cue.span and not any(span in role.span for role in named) for span in against)


def denials(text: Text, within: Span) -> list[Hit]:
    """The words of a stretch that take a wish back; "not only" does not."""
    spared = [hit.span for hit in text.find("not_no", within)]
    return [hit for hit in text.find("no", within) if not any(hit.span.overlaps(span) for span in spared)]


def _chain(text: Text, named: list[Hit], start: int) -> list[Hit]:
    """The first role within reach after ``start``, and those that are joined to it by "and" or a comma."""
    after = [hit for hit in named if hit.start >= start]
    if not after or after[0].start - start > _NEAR or re.search(r"[.,;:!?，。；]", text.text[start : after[0].start]):
        return []
    chain = [after[0]]
    for hit in after[1:]:
        if not joined(text, chain[-1].end, hit.start):
            break
        chain.append(hit)
    return chain


def _back(text: Text, named: list[Hit], last: Hit) -> list[Hit]:
    chain = [last]
    for hit in reversed([hit for hit in named if hit.end <= last.start]):
        if not joined(text, hit.end, chain[0].start):
            break
        chain.insert(0, hit)
    return chain


def joined(text: Text, end: int, start: int) -> bool:
    """True when nothing but "and", commas and articles lies between two roles or names."""
    words, links = re.sub(r"[,、，]", " ", text.low[end:start]).split(), text.known.words("skill_and")
    return len(words) <= 3 and all(word in links | text.known.words("articles") for word in words)


def opening(text: Text, sentence: Span) -> Hit | None:
    """The role with which a sentence begins, which a list of wanted roles says something about."""
    bullet = BULLET.match(text.text, sentence.start)
    start = bullet.end() if bullet else sentence.start
    for hit in roles(text, sentence)[:1]:
        lead = text.low[start : hit.start].split()
        if all(word in text.known.words("articles") for word in lead):
            return None if denials(text, clause(text.text, sentence, hit.start)) else hit
    return None


def heading(text: Text, label_at: int) -> Span | None:
    """The heading over a line that lists skills: short, with a capital, at most eight lines up."""
    floor = max(0, label_at - _UP)
    lines = list(re.compile(r"[^\n\r]*\S[^\n\r]*").finditer(text.text, floor, label_at))[-8:]
    for line in reversed([line for line in lines if "\n" in text.text[line.end() : label_at]]):
        bullet = BULLET.match(line.group())
        start = line.start() + (bullet.end() if bullet else len(line.group()) - len(line.group().lstrip()))
        bare = text.text[start : line.end()].strip().rstrip(":").rstrip()
        if bare and bare[-1] not in ".!?" and ":" not in bare and bare[:1].isupper() and len(bare.split()) <= 7:
            return Span(start, start + len(bare))
    return None
