"""Who says it: the name beside a verb of saying or behind a word of report, and what kind of speaker that is."""

from __future__ import annotations

from headcount.extract.features import Scene
from headcount.extract.grammar import Pattern
from headcount.model import Span, SpeakerKind

_KINDS: tuple[SpeakerKind, ...] = ("filing", "union", "government", "company", "press", "unnamed")
_OTHERS: tuple[SpeakerKind, ...] = ("press", "filing", "union", "government", "unnamed")
"""Kinds whose word stands for the speaker, or before its name: "a report by Reuters", "il sindacato"."""
_NAMED_BEHIND: tuple[SpeakerKind, ...] = ("press", "unnamed", "union")
_OF = Pattern(r"'?s? ?@of@ (?:@articles@ )?")
_NAME = Pattern(r"[A-ZÀ-Ž][\w&.'’-]*(?: (?:@name_links+@ )?[A-ZÀ-Ž][\w&.'’-]*){0,4}")
_TRIM = " .,;:'’"


def speaker(scene: Scene, sentence: Span, employer: int | None) -> tuple[Span | None, SpeakerKind | None]:
    """(the speaker's words, kind) of the sentence; the employer itself is ``company``; nothing when nobody is named."""
    return _of_report(scene, sentence) or _beside_verb(scene, sentence, employer) or _by_word(scene, sentence)


def _of_report(scene: Scene, sentence: Span) -> tuple[Span | None, SpeakerKind | None] | None:
    """The name behind a word of report: "a report by Reuters", "un rapporto di Insider", "the union of dockers"."""
    text = scene.text
    for kind in _NAMED_BEHIND:
        for mark in text.marks.within(f"speakers.{kind}", sentence.start, sentence.end):
            after = _OF.of(text.words.iso).match(text.folded, mark.end)
            if after and (found := _capital(scene, after.end(), sentence.end)):
                return found, kind
    return None


def _beside_verb(scene: Scene, sentence: Span, employer: int | None) -> tuple[Span | None, SpeakerKind | None] | None:
    """The organisation right beside a verb of saying: the employer, or a union, an agency, a paper."""
    text = scene.text
    kind = _kind(scene, sentence)
    for mark in text.marks.within("speakers.say", sentence.start, sentence.end):
        for span, place in scene.inside(sentence):
            if not (0 <= span.start - mark.end <= 4 or 0 <= mark.start - span.end <= 2):
                continue
            if place == employer:
                return Span(span.start, span.end), "filing" if kind == "filing" else "company"
            traits = scene.names[place].traits
            for trait, named in (("union", "union"), ("agency", "government"), ("newspaper", "press")):
                if trait in traits:
                    return Span(span.start, span.end), named  # type: ignore[return-value]
            return Span(span.start, span.end), kind if kind not in (None, "company") else "press"
    return None


def _by_word(scene: Scene, sentence: Span) -> tuple[Span | None, SpeakerKind | None]:
    """The word of the speaker's kind beside a verb of saying ("a union spokesman said"), else the kind alone."""
    text = scene.text
    says = text.marks.within("speakers.say", sentence.start, sentence.end)
    for kind in _OTHERS:
        for mark in text.marks.within(f"speakers.{kind}", sentence.start, sentence.end):
            if says or kind in ("filing", "unnamed"):
                return Span(mark.start, mark.end), kind
    return None, _kind(scene, sentence) if says else None


def _capital(scene: Scene, start: int, end: int) -> Span | None:
    match = _NAME.of(scene.text.words.iso).match(scene.text.raw, start, end)
    return Span(match.start(), match.start() + len(match.group().rstrip(_TRIM))) if match else None


def _kind(scene: Scene, sentence: Span) -> SpeakerKind | None:
    for name in _KINDS:
        if scene.text.marks.within(f"speakers.{name}", sentence.start, sentence.end):
            return name
    return None
