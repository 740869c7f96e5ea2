"""A model's claims held against the text: its words must stand there, and our own reader reads the number in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from headcount.extract import parts
from headcount.extract.employer import Name
from headcount.extract.features import Scene
from headcount.extract.model_endpoint import shown
from headcount.extract.quantity import Figure
from headcount.extract.told import Told, Total
from headcount.extract.writer import Writer
from headcount.model import Claim, Cut, Passage, SetAside, Span
from headcount.vocab import employers

CONFIDENCE: Final = 0.5
"""Of every claim by a model. It is not calibrated: a model's word for its own certainty is none."""
MAX_CLAIMS: Final = 100
"""Claims of one answer that are looked at."""
LONGEST_NAME: Final = 80
KINDS: Final = ("cut", "hire", "aggregate")
TEXTS: Final = ("quote", "employer", "figure", "percent", "unit", "place")


@dataclass(slots=True)
class Check:
    """Takes a model's claims on one passage, and keeps what its text bears out."""

    passage: Passage
    scene: Scene
    told: dict[tuple[str, int, int], Told] = field(default_factory=dict)
    """{(kind, name, figure): what is told}"""
    totals: dict[int, Total] = field(default_factory=dict)
    circumstances: dict[int, dict[str, Span]] = field(default_factory=dict)
    """{identity of what is told: {field: words}} that the model gave and the quote has."""
    aside: list[SetAside] = field(default_factory=list)

    def take(self, answer: Any, piece: Span) -> None:
        """Looks at each claim of one answer."""
        found = answer.get("claims") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            self.drop("the model's answer has no list of claims", "try once more, or name another model")
            return
        for claim in found[:MAX_CLAIMS]:
            if cause := self.fault(claim, piece):
                self.drop(f"a claim of the model was dropped: {cause}", "read the document yourself")
        if len(found) > MAX_CLAIMS:
            self.drop(
                f"the model told {len(found):,} claims at once; {MAX_CLAIMS} were looked at", "lower reader.max_chars"
            )

    def drop(self, cause: str, next_step: str) -> None:
        self.aside.append(SetAside(self.passage.name or self.passage.document, cause, next_step, self.passage.row))

    def fault(self, claim: Any, piece: Span) -> str | None:
        """Why a claim is not kept; None when it is."""
        if not isinstance(claim, dict) or claim.get("kind") not in KINDS:
            return "it is not in the form that was asked for"
        said = {name: value for name in TEXTS if isinstance(value := claim.get(name), str) and value.strip()}
        quote = self.stands(said.get("quote"), piece)
        if quote is None:
            return f"its quote does not stand in the text: “{shown(said.get('quote', ''))}”"
        figure = self.figure(said.get("figure"), quote)
        if figure is None:
            return f"no number of people is read in “{shown(said.get('figure', ''))}” of its quote"
        if claim["kind"] == "aggregate":
            self.totals.setdefault(figure, Total(self.scene.figures[figure], CONFIDENCE))
            return None
        name = self.name(said.get("employer"), quote, piece)
        if name is None:
            return f"its employer is no name that stands in the text: “{shown(said.get('employer', ''))}”"
        self.keep(claim["kind"], name, figure, quote, said)
        return None

    def keep(self, kind: str, name: int, figure: int, quote: Span, said: Mapping[str, str]) -> None:
        """Takes a claim over, once, with the fields whose words stand in its quote."""
        one = self.scene.figures[figure]
        told = Told(one, name, CONFIDENCE, base=one.base, base_span=one.base_span, place=figure)
        if (kind, name, figure) in self.told:
            return
        self.told[kind, name, figure] = told
        share = self.figure(said.get("percent"), quote)
        if share is not None and self.scene.figures[share].is_percent and not one.is_percent:
            told.share = self.scene.figures[share]
        spans = ((field, next(self.places(said.get(field), quote), None)) for field in ("unit", "place"))
        self.circumstances[id(told)] = {field: span for field, span in spans if span}

    def written(self) -> list[Claim]:
        """The claims, written down as those of our own reader: with its ids, and its reading of every other field."""
        writer = Writer(self.passage, self.scene)
        told, hires = ([t for (kind, *_), t in self.told.items() if kind == one] for one in ("cut", "hire"))
        for one in told:
            one.joint = sum(other.place == one.place for other in told) > 1 and not self.each(one.figure)
        parts.mark(self.scene, told)
        made = [self.with_circumstances(cut, one) for cut, one in zip(writer.cuts(told), told, strict=True)]
        return [*made, *writer.hires(hires), *map(writer.aggregate, self.totals.values())]

    def each(self, figure: Figure) -> bool:
        sentence = self.scene.sentence(figure)
        return bool(self.scene.text.marks.within("cuts.each", sentence.start, sentence.end))

    def with_circumstances(self, cut: Cut, told: Told) -> Cut:
        """``cut`` with the fields that the model gave."""
        spans = self.circumstances[id(told)]
        quotes = {field: self.passage.quote(span) for field, span in spans.items()}
        words = {field: " ".join(quote.text.split()) for field, quote in quotes.items()}
        return replace(
            cut, unit=words.get("unit", cut.unit), place=words.get("place", cut.place), quotes={**cut.quotes, **quotes}
        )

    def stands(self, words: str | None, piece: Span) -> Span | None:
        """Where ``words`` stand in the piece, else in the passage; None when they do nowhere."""
        inside = next(self.places(words, piece), None)
        return inside or next(self.places(words, Span(0, len(self.passage.text))), None)

    def places(self, words: str | None, within: Span) -> Iterator[Span]:
        """Every place within a stretch where ``words`` stand as they are, not inside a longer word or number."""
        if not words or not words.strip():
            return
        text, words = self.passage.text, words.strip()
        start = text.find(words, within.start, within.end)
        while start >= 0:
            end = start + len(words)
            if whole(text, start, end) or not self.scene.text.words.spaced:
                yield Span(start, end)
            start = text.find(words, start + 1, within.end)

    def figure(self, words: str | None, quote: Span) -> int | None:
        """The figure that our own reader finds where the model's words stand in the quote."""
        spans = list(self.places(words, quote))
        touched = (n for n, one in enumerate(self.scene.figures) for span in spans if one.number.overlaps(span))
        return next(touched, None)

    def name(self, words: str | None, quote: Span, piece: Span) -> int | None:
        """The employer's place among the scene's names; one that our own reader did not find is added to them."""
        if words is None or len(words) > LONGEST_NAME or (words.islower() and employers.resolve(words) is None):
            return None
        span = next(self.places(words, quote), None) or self.stands(words, piece)
        if span is None:
            return None
        for mention, name in self.scene.mentions:
            if span in mention:
                return name
        return self.added(self.passage.text[span.start : span.end])

    def added(self, words: str) -> int:
        """The place of a new name with all its mentions."""
        known = employers.resolve(words)
        mentions = list(self.places(words, Span(0, len(self.passage.text))))
        made = Name(employers.normal(words), mentions, words)
        if known:
            made.canonical, made.parent = known.name, known.parent
        self.scene.names.append(made)
        place = len(self.scene.names) - 1
        self.scene.mentions = sorted(
            [*self.scene.mentions, *((mention, place) for mention in mentions)], key=lambda pair: pair[0].start
        )
        return place


def whole(text: str, start: int, end: int) -> bool:
    """True when a stretch begins and ends where a word or a number does."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    opens = not (before.isalnum() and text[start].isalnum())
    closes = not (after.isalnum() and text[end - 1].isalnum())
    digits = text[start].isdigit() and re.search(r"\d[.,]$", text[max(0, start - 2) : start])
    more = text[end - 1].isdigit() and re.match(r"[.,]\d", text[end : end + 2])
    return opens and closes and not digits and not more
