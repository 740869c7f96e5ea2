"""How artificial intelligence stands to a cut: its cause, one of several, denied, or only the scene of it."""

from __future__ import annotations

import re

from headcount.extract.grammar import Pattern
from headcount.extract.text import Text
from headcount.model import AiRole, Span

OTHERS = ("restructuring", "cost_cutting", "demand", "economy", "closure", "merger", "relocation", "other")
"""Reasons that make AI one of several where they stand in a list with it."""
NEAR = 6
"""How many words from AI a negation still speaks of it."""
_ONLY = Pattern(r" @only@\b")
_LISTED = Pattern(r",|、| @and@ ")
_ALONE = re.compile(r"[;:]|\. ")


def role(text: Text, ai: Span) -> AiRole:
    """The role of the AI named at ``ai``, by the words of its sentence.

    Denied where a negation speaks of it; contributing beside other reasons or a word like "partly"; primary where a
    word of cause
    leads to it or it does the work of those who go; else context ("amid an AI push", the name of a unit).
    """
    sentence = text.sentences[text.sentence_at(ai.start)]
    if _marks(text, "ai_denied", sentence) or _negated(text, sentence, ai):
        return "denied"
    does, context = _marks(text, "ai_does", sentence), _near(text, "ai_context", sentence, ai, 12)
    tied = _tied(text, sentence, ai)
    if (tied or does) and (_near(text, "ai_contributing", sentence, ai, 16) or _listed(text, sentence, ai)):
        return "contributing"
    return "primary" if does or (tied and not context) else "context"


def _marks(text: Text, key: str, within: Span) -> bool:
    return bool(text.marks.within(f"reasons.{key}", within.start, within.end))


def _near(text: Text, key: str, sentence: Span, ai: Span, reach: int) -> bool:
    """True when a word of the list stands within ``reach`` words of AI."""
    marks = text.marks.within(f"reasons.{key}", sentence.start, sentence.end)
    return any(text.apart(mark, ai) <= reach for mark in marks)


def _negated(text: Text, sentence: Span, ai: Span) -> bool:
    """True when a negation stands near AI with no stop between, and not as "not only"."""
    for mark in text.marks.within("reasons.ai_not", sentence.start, sentence.end):
        start, end = (mark.end, ai.start) if mark.end <= ai.start else (ai.end, mark.start)
        apart = text.words_between(start, end)
        if (
            apart <= NEAR
            and not _ALONE.search(text.folded[start:end])
            and not _ONLY.of(text.words.iso).match(text.folded, mark.end)
        ):
            return True
    return False


def _tied(text: Text, sentence: Span, ai: Span) -> bool:
    """True when a word of cause leads to AI (or follows it: "yapay zeka nedeniyle", "miatt")."""
    for cause in text.marks.within("reasons.because", sentence.start, sentence.end):
        if cause.end <= ai.start and text.words_between(cause.end, ai.start) <= 12:
            return True
        if (
            cause.start >= ai.end
            and text.words.grammar["cause_behind"]
            and text.words_between(ai.end, cause.start) <= 4
        ):
            return True
    return False


def _listed(text: Text, sentence: Span, ai: Span) -> bool:
    """True when another reason stands in a list with AI: only a few words, a comma or an "and" between."""
    for code in OTHERS:
        for mark in text.marks.within(f"reasons.{code}", sentence.start, sentence.end):
            start, end = (mark.end, ai.start) if mark.end <= ai.start else (ai.end, mark.start)
            between = text.folded[start:end]
            if (
                text.words_between(start, end) <= 8
                and _LISTED.of(text.words.iso).search(between)
                and not _ALONE.search(between)
            ):
                return True
    return False
