"""Skills in a text: those that words such as "expertise in" ask for, and the lists that a text gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from headcount.extract.cue_words import clause, fold, inside, longest
from headcount.extract.demand_roles import BULLET, Text, denials
from headcount.model import Span

_LONGEST_SKILL = 8
"""Words of a skill at most."""


def skills(text: Text, sentence: Span) -> Iterator[tuple[int, list[Span]]]:
    """The skills that a sentence asks for, each list with the place of the words that ask."""
    taken = sentence.start
    for cue in longest([*text.find("skill_cues", sentence), *text.find("skill_labels", sentence)]):
        if cue.start < taken:
            continue
        label = cue in text.find("skill_labels", sentence)
        if label and text.text[cue.end : cue.end + 2].strip()[:1] not in (":", "："):
            continue
        found = items(text, cue.end, sentence.end, whole=label)
        if found:
            taken = found[-1].end
            yield cue.start, found
    for cue in text.find("skill_before", sentence):
        before = _before(text, max(sentence.start, taken), cue.start)
        if before:
            taken = max(taken, cue.end)
            yield cue.start, before
    for noun in text.find("skill_nouns", sentence):
        word = re.compile(r"([^\s,.;:]+)\s+$").search(text.text, sentence.start, noun.start)
        if not word or word.start() < taken or fold(word.group(1)) in text.known.words("role_stop"):
            continue
        if any(word.start() < cue.end and cue.start < word.end() for cue in text.find("wanted", sentence)):
            continue
        hit = [hit for hit in text.find("skill", sentence) if hit.end == word.end(1)]
        yield word.start(), [hit[0].span if hit else Span(word.start(1), noun.end)]


def _before(text: Text, start: int, end: int) -> list[Span]:
    """The list of skills that ends at ``end``: "SQL ve Kafka bilgisi"; it begins behind a word that no skill holds."""
    joined = bool(text.known.table.get("joined"))
    left, right = ("", "") if joined else (r"(?<!\w)", r"(?!\w)")
    stops = re.compile(rf"{left}(?:{text.known.either('skill_from')}){right}|[.;:!?。；，]\s*")
    for stop in stops.finditer(text.low, start, end):
        start = stop.end()
    firm = [hit.span for hit in inside(text.hits.get("skill", []), start, end)]
    found, begin = list[Span](), start
    for cut in [*_cuts(text, start, end, firm), (end, end)]:
        member = _member(text, begin, cut[0])
        if member and len(text.text[member.start : member.end].split()) <= _LONGEST_SKILL // 2:
            found.append(member)
        begin = cut[1]
    return found


def praised(text: Text, sentence: Span) -> list[Span]:
    """The skills that a sentence calls wanted, with no role: "the skills most in demand are X and Y"."""
    nouns, cues = text.find("skill_words", sentence), text.find("wanted", sentence)
    if not nouns or not cues or denials(text, clause(text.text, sentence, cues[0].start)):
        return []
    for word in re.compile(r"[^\W_]+|:").finditer(text.text, nouns[0].end, sentence.end):
        if fold(word.group()) in text.known.words("skill_is") | text.known.words("like") | {":"}:
            found = items(text, word.end(), sentence.end)
            if (found and found[0].start > cues[0].end) or (
                word.group() != ":" and fold(word.group()) in text.known.words("like")
            ):
                return found
    within = clause(text.text, sentence, cues[0].start) if denials(text, sentence) else sentence
    return [hit.span for hit in longest(text.find("skill", sentence)) if hit.span in within]


def bulleted(text: Text, after: Span) -> list[Span]:
    """The lines with a bullet that follow a line ending in a colon, each as far as it names a skill."""
    found, end = list[Span](), after.end
    if text.text[after.end - 1] not in ":：?？":
        return []
    for line in text.sentences[bisect_left(text.sentences, after.end, key=lambda line: line.start) :]:
        bullet = BULLET.match(text.text, line.start)
        if not bullet or "\n" not in text.text[end : line.start]:
            break
        end = line.end
        colon = re.compile(r"[:(–]").search(text.text, bullet.end(), line.end)
        span = _member(text, bullet.end(), colon.start() if colon else line.end)
        if span and len(text.text[span.start : span.end].split()) <= _LONGEST_SKILL:
            found.append(span)
    return found


def items(text: Text, start: int, end: int, *, whole: bool = False) -> list[Span]:
    """The members of a list of skills from ``start``; ``whole``: up to ``end``, else to the first word that ends it."""
    known, found = text.known, list[Span]()
    firm = [hit.span for hit in inside(text.hits.get("skill", []), start, end)]
    begin = start
    for cut in [*_cuts(text, start, end, firm), (end, end)]:
        stop = None if whole else _stop(text, begin, cut[0], firm)
        member = _member(text, begin, cut[0] if stop is None else stop)
        if member is None or len(text.text[member.start : member.end].split()) > _LONGEST_SKILL:
            break
        found.append(member)
        begin = cut[1]
        if stop is not None and (text.low[stop : cut[0]] not in known.words("skill_stop")):
            break
    return [span for span in found if text.low[span.start : span.end] not in known.words("skill_skip")]


def _cuts(text: Text, start: int, end: int, firm: list[Span]) -> list[tuple[int, int]]:
    words = text.known.either("skill_and")
    joined = text.known.table.get("joined")
    gap, marks = (r"\s*", ",;、") if joined else (r"\s+", ",;、，；")
    mark = re.compile(rf"(?:\s*[{marks}]\s*(?:(?:{words}){gap})?)|{gap}(?:{words}){gap}", re.IGNORECASE)
    found = [cut.span() for cut in mark.finditer(text.text, start, end)]
    return [cut for cut in found if not any(span.start < cut[0] and cut[1] < span.end for span in firm)]


def _stop(text: Text, start: int, end: int, firm: list[Span]) -> int | None:
    if text.known.table.get("joined"):
        words = re.compile(rf"{text.known.either('skill_stop')}|[;:()。；，：（「」]").finditer(
            text.low, start + 1, end
        )
        return next((word.start() for word in words if not any(f.start <= word.start() < f.end for f in firm)), None)
    for word in re.compile(r"[^\s,;:.，。；]+|[;:()。；，]|\.(?=\s|$)").finditer(text.text, start, end):
        if any(word.start() in range(span.start, span.end) for span in firm):
            continue
        if word.group() in ";:().。；，" and text.text[start : word.start()].strip():
            return word.start()
        low = fold(word.group())
        if low in text.known.words("skill_stop") or (
            low in text.known.words("place_before") and _place(text, word.end())
        ):
            return word.start()
    return None


def _place(text: Text, at: int) -> bool:
    """True when a capital that begins no skill stands behind a preposition: "SQL in Leeds", not "coding in C"."""
    capital = text.text[at + 1 : at + 2].isupper()
    return capital and not any(hit.start == at + 1 for hit in inside(text.hits.get("skill", []), at, at + 60))


def _member(text: Text, start: int, end: int) -> Span | None:
    raw, gap = text.text[start:end], "" if text.known.table.get("joined") else " "
    start += len(raw) - len(raw.lstrip(" \t\u00a0:–-"))
    changed = True
    while changed:
        changed = False
        for skip in text.known.words("skill_skip"):
            if text.low[start:end].startswith(skip + gap) or text.low[start:end].startswith(skip + ": "):
                start += len(skip) + len(gap)
                changed = True
    end = start + len(text.text[start:end].rstrip(' \t\u00a0.,;:!?"”’»“。'))
    return Span(start, end) if start < end else None
