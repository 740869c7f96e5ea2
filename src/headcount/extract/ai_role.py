"""How artificial intelligence stands to a cut: its cause, one of several, denied, or only the scene of it."""

from __future__ import annotations

from headcount.extract.text import Text
from headcount.model import AiRole, Span


def role(text: Text, ai: Span) -> AiRole:
    """The role of the AI named at ``ai``: denied, context (a push or race, no cause), contributing, else primary."""
    sentence = text.sentences[text.sentence_at(ai.start)]
    around = Span(max(sentence.start, ai.start - 60), min(sentence.end, ai.end + 40))
    for name, key in (("denied", "ai_denied"), ("contributing", "ai_contributing"), ("context", "ai_context")):
        if text.marks.within(f"reasons.{key}", around.start, around.end):
            return name  # type: ignore[return-value]
    return "primary"
