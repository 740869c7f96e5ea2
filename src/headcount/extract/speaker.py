"""Who says it: the name beside a verb of saying, and what kind of speaker that is."""

from __future__ import annotations

import re

from headcount.extract.features import Scene
from headcount.model import Span, SpeakerKind

_KINDS: tuple[SpeakerKind, ...] = ("filing", "union", "government", "company", "press", "unnamed")
_NAME = re.compile(r"(?:the |der |die |das |la |le |il |el |o |a )?(?=[A-ZÀ-Ž])[\wÀ-ž.&'’-]+(?:[ ](?:of |de |für |and |& )?(?=[A-ZÀ-Ž])[\wÀ-ž.&'’-]+){0,4}", re.IGNORECASE)


def speaker(scene: Scene, sentence: Span, employer: int | None) -> tuple[Span | None, SpeakerKind | None]:
    """(the speaker's words, kind) of the sentence; the employer itself is ``company``; nothing when nobody is named."""
    text = scene.text
    says = text.marks.within("speakers.say", sentence.start, sentence.end)
    kind = _kind(scene, sentence)
    for mark in says:
        for span, place in scene.inside(sentence):
            if 0 <= span.start - mark.end <= 4 or 0 <= mark.start - span.end <= 2:
                if place == employer:
                    return Span(span.start, span.end), "filing" if kind == "filing" else "company"
                traits = scene.names[place].traits
                return Span(span.start, span.end), "union" if "union" in traits else kind if kind not in (None, "company") else "press"
    for name in ("press", "filing", "union", "government", "unnamed"):
        for mark in text.marks.within(f"speakers.{name}", sentence.start, sentence.end):
            after = re.compile(r" (?:of|by|from|di|de|von|der|du|do|da|del|van|av) ").match(text.folded, mark.end)
            if after and (found := _capital(scene, after.end(), sentence.end)):
                return found, name
            if says:
                return Span(mark.start, mark.end), name
    if says and kind:
        return None, kind
    return None, None


def _capital(scene: Scene, start: int, end: int) -> Span | None:
    match = re.compile(r"(?:the )?[A-ZÀ-Ž][\w&.'’-]*(?: (?:of )?[A-ZÀ-Ž][\w&.'’-]*){0,4}").match(scene.text.raw, start, end)
    return Span(match.start(), match.end()) if match else None


def _kind(scene: Scene, sentence: Span) -> SpeakerKind | None:
    for name in _KINDS:
        if scene.text.marks.within(f"speakers.{name}", sentence.start, sentence.end):
            return name
    return None
