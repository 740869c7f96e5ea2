"""Why, as the text gives it: a reason's words in the sentence of the cut or beside it, tied to it by a word of cause."""

from __future__ import annotations

from headcount.extract.text import Text
from headcount.model import AiRole, Reason, Span
from headcount.vocab.reasons import codes

REACH = 14
"""How many words a reason may stand from its word of cause."""


def reasons(text: Text, sentence: Span) -> list[tuple[Reason, Span]]:
    """(reason, its words) for each reason that the sentence ties to the cut; juxtaposition is no reason (RULES 12)."""
    causes = text.marks.within("reasons.because", sentence.start, sentence.end)
    found: list[tuple[Reason, Span]] = []
    for code in codes():
        for mark in text.marks.within(f"reasons.{code}", sentence.start, sentence.end):
            tied = [c for c in causes if c.end <= mark.start and text.words_between(c.end, mark.start) <= REACH]
            if tied or code in ("cost_cutting", "restructuring") and _purpose(text, mark.start):
                span = Span(mark.start, mark.end)
                role = _ai_role(text, sentence, span) if code == "ai" else None
                found.append((Reason(code, role), span))
                break
    told = {reason.reason for reason, _ in found}
    if "ai" in told and len(told) > 1:
        found = [(Reason(r.reason, "contributing" if r.ai_role == "primary" else r.ai_role, r.speaker), s) for r, s in found]
    return found


def _purpose(text: Text, start: int) -> bool:
    """True after a word of plan or purpose right before: "as part of a restructuring", "to cut costs"."""
    return text.marks.before("reasons.because", start, 14) is not None


def _ai_role(text: Text, sentence: Span, ai: Span) -> AiRole:
    """How AI stands to the cut: denied, context (a push or race, no cause), contributing, else primary."""
    around = Span(max(sentence.start, ai.start - 60), min(sentence.end, ai.end + 40))
    for role, name in (("denied", "ai_denied"), ("contributing", "ai_contributing"), ("context", "ai_context")):
        if text.marks.within(f"reasons.{name}", around.start, around.end):
            return role  # type: ignore[return-value]
    return "primary"
