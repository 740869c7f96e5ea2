"""Why, as a filing gives it: in the sentence of its number or in another of the item, led by a word of cause."""

from __future__ import annotations

from collections.abc import Sequence

from headcount.extract import reason
from headcount.extract.filings.phrases import pattern
from headcount.extract.text import Text
from headcount.model import Reason, Span
from headcount.vocab.reasons import codes

NEAR = 4
"""How many sentences from the number's another one may stand outside the item, in an exhibit."""
TIED = 8
"""How many words a reason may stand from its word of cause in a sentence other than the number's."""


def reasons(
    text: Text, sentence: Span, figure: Span, spans: Sequence[Span], names: Sequence[Span]
) -> list[tuple[Reason, Span]]:
    """(reason, its words) as `extract.reason` reads them, and those that other sentences tie to the cut.

    What a sentence on charges says of costs is no reason.
    """
    found = [pair for pair in reason.reasons(text, sentence, figure, names=names) if not _of_charges(text, pair[1])]
    here = text.sentence_at(sentence.start)
    for place, other in enumerate(text.sentences):
        if place == here or not (abs(place - here) <= NEAR or any(other in span for span in spans)):
            continue
        for one, span in (*reason.artificial(text, other, names), *_tied(text, other)):
            if one.reason not in {known.reason for known, _ in found} and not _of_charges(text, span):
                found.append((one, span))
    found = [(one, span) for one, span in found if not any(span != other and span in other for _, other in found)]
    order = codes()
    return sorted(found, key=lambda pair: order.index(pair[0].reason))


def _tied(text: Text, sentence: Span) -> list[tuple[Reason, Span]]:
    """The reasons of a sentence that a word of cause leads to."""
    found = []
    causes = [match.span() for match in pattern("reasons", "because").finditer(text.raw, sentence.start, sentence.end)]
    for code in codes():
        if code in ("ai", "other") or not causes:
            continue
        for mark in text.marks.within(f"reasons.{code}", sentence.start, sentence.end):
            led = (end for start, end in causes if start <= mark.start and end <= mark.end)
            if any(text.words_between(end, mark.start) <= TIED for end in led):
                found.append((Reason(code), Span(mark.start, mark.end)))
                break
    return found


def _of_charges(text: Text, span: Span) -> bool:
    """True when the sentence around tells of charges."""
    sentence = text.sentences[text.sentence_at(span.start)]
    return pattern("charges", "told").search(text.raw, sentence.start, sentence.end) is not None
