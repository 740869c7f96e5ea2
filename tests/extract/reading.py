"""A small text read as far as the fields of a claim need it."""

from __future__ import annotations

from headcount.extract import cuts
from headcount.extract.features import Scene
from headcount.extract.text import Text
from headcount.model import Cut, PartialDate, Passage, Span


def scene(raw: str, iso: str = "en") -> Scene:
    """The text with its figures and names."""
    return cuts.stage(Text(raw, iso))


def around(raw: str, words: str, iso: str = "en") -> tuple[Text, Span, Span]:
    """(text, the sentence that holds ``words``, the span of ``words``)."""
    text = Text(raw, iso)
    start = raw.index(words)
    return text, text.sentences[text.sentence_at(start)], Span(start, start + len(words))


def claims(raw: str, iso: str = "en", published: PartialDate | None = None) -> list[Cut]:
    """The cuts that the reader finds in the text."""
    passage = Passage(document="doc_0", part=0, kind="article", text=raw, language=iso, published=published)
    return [claim for claim in cuts.claims(passage) if isinstance(claim, Cut)]
