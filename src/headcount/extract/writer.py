"""Claims written down: each field read around its figure, each with the quote it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from headcount.extract import attribution, circumstance, dated, dates, naming, reason, severance, speaker, status, unit
from headcount.extract.features import Scene
from headcount.extract.severance import Terms
from headcount.extract.told import Told, Total
from headcount.model import (
    Aggregate,
    Cut,
    CutType,
    Hire,
    PartialDate,
    Passage,
    Percent,
    Quantity,
    Quote,
    Reason,
    Severance,
    Span,
    SpeakerKind,
    Status,
)

UNNUMBERED = 0.5
"""The confidence of a claim without a figure: a unit is named, nothing is counted."""


class Common(TypedDict):
    """What every claim of a passage has."""

    document: str
    part: int
    language: str
    published: PartialDate | None


class Fields(TypedDict):
    """What is read around a figure, or around the word of cutting where there is no figure."""

    type: CutType
    status: Status | None
    announced: PartialDate | None
    effective: PartialDate | None
    unit: str | None
    place: str | None
    reasons: tuple[Reason, ...]
    roles: tuple[str, ...]
    speaker: str | None
    speaker_kind: SpeakerKind | None
    severance: Severance | None


class Writer:
    """Writes the claims of one passage; holds what they share: its dates and its severance terms."""

    def __init__(self, passage: Passage, scene: Scene) -> None:
        self.passage, self.scene, self.text = passage, scene, scene.text
        written = dates.dates(scene.text, passage.published)
        self.line = dates.dateline(scene.text, written)
        self.anchor = passage.published or (self.line and self.line.date)
        self.dates = written if self.anchor == passage.published else dates.dates(scene.text, self.anchor)
        self.terms = severance.terms(scene.text)
        self.cutting: frozenset[int] = frozenset()
        self._states: dict[Span, tuple[Status | None, Span | None]] = {}
        self.common: Common = {
            "document": passage.document,
            "part": passage.part,
            "language": passage.language,
            "published": passage.published,
        }

    def cuts(self, told: list[Told]) -> Iterator[Cut]:
        """One claim for each figure told of an employer. What is sure is a part of what is sure, or of nothing."""
        self.cutting = frozenset(one.name for one in told)
        ids = {id(one): Cut.make_id(self.passage, [naming.mention(self.scene, one), one.figure.number]) for one in told}
        sure = {id(one): ids[id(one)] for one in told if not one.review}
        for one in told:
            yield self.cut(one, ids if one.review else sure)

    def cut(self, told: Told, ids: Mapping[int, str]) -> Cut:
        """The claim of one figure and its employer; ``ids`` by the identity of each figure told."""
        name, figure, mention = self.scene.names[told.name], told.figure, naming.mention(self.scene, told)
        sentence = self.scene.sentence(figure)
        share = figure if figure.is_percent else told.share
        quotes = {"employer": mention, "evidence": sentence}
        spans = {
            "headcount": None if figure.is_percent else figure.span,
            "percent": share and share.span,
            "base": told.base_span,
        }
        quotes |= {field: span for field, span in spans.items() if span}
        fields = self.fields(sentence, figure.span, told.name, quotes, noun=self._counted(told))
        if fields["place"] is None and (where := self._place_retold(told)):
            fields["place"], quotes["place"] = self.words(where), where
        if denial := self._denied(told):
            fields["status"], quotes["status"] = "denied", denial
        count = attribution.derived(told) if figure.is_percent else figure.value
        return Cut(
            id=ids[id(told)],
            confidence=round(min(0.99, told.confidence), 3),
            review=told.review,
            employer=self.words(mention),
            employer_name=naming.canonical(self.text, name, mention),
            parent=naming.parent(self.text, name, mention),
            headcount=count if isinstance(count, Quantity) else None,
            percent=share.value if share and isinstance(share.value, Percent) else None,
            base=told.base,
            joint=told.joint,
            part_of=ids.get(id(told.part_of)),
            quotes=self.quoted(quotes),
            **self.common,
            **fields,
        )

    def _place_retold(self, told: Told) -> Span | None:
        """The place that the title names, when it tells the same number."""
        title = self.text.title
        retold = [figure for figure in told.retold if title and figure.span.start < title.end]
        spans = (circumstance.place(self.scene, self.scene.sentence(figure), figure.span) for figure in retold)
        return next((span for span in spans if span), None)

    def _denied(self, told: Told) -> Span | None:
        """The words of denial, where the text denies the number in any of the places that tell it (RULES 10: first)."""
        for figure in told.retold:
            state, span = self.status(self.scene.sentence(figure), figure.span)
            if state == "denied":
                return span
        return None

    def status(self, sentence: Span, figure: Span) -> tuple[Status | None, Span | None]:
        """How far the cut told at ``figure`` has come, judged once however many claims ask."""
        if figure not in self._states:
            self._states[figure] = status.status(self.text, sentence, figure)
        return self._states[figure]

    def hires(self, told: list[Told]) -> Iterator[Hire]:
        """One claim for each number of people that an employer takes on."""
        for one in told:
            name, mention, sentence = (
                self.scene.names[one.name],
                naming.mention(self.scene, one),
                self.scene.sentence(one.figure),
            )
            quotes = {"employer": mention, "evidence": sentence, "headcount": one.figure.span}
            fields = self.fields(sentence, one.figure.span, one.name, quotes)
            fields["type"] = "layoff"
            yield Hire(
                id=Hire.make_id(self.passage, [mention, one.figure.number]),
                confidence=one.confidence,
                review=one.review,
                employer=self.words(mention),
                employer_name=naming.canonical(self.text, name, mention),
                parent=naming.parent(self.text, name, mention),
                headcount=one.figure.value if isinstance(one.figure.value, Quantity) else None,
                quotes=self.quoted(quotes),
                **self.common,
                **fields,
            )

    def unnumbered(self, sentence: Span, trigger: Span, mention: Span, place: int, part: Span) -> Cut:
        """The claim of a sentence that names an employer and a unit (``part``), and no number."""
        name = self.scene.names[place]
        quotes = {"employer": mention, "evidence": sentence}
        fields = self.fields(sentence, trigger, place, quotes)
        fields["unit"], quotes["unit"] = self.words(part), part
        return Cut(
            id=Cut.make_id(self.passage, [mention, trigger]),
            confidence=UNNUMBERED,
            employer=self.words(mention),
            employer_name=naming.canonical(self.text, name, mention),
            parent=naming.parent(self.text, name, mention),
            quotes=self.quoted(quotes),
            **self.common,
            **fields,
        )

    def aggregate(self, total: Total) -> Aggregate:
        """The claim of a total over several employers."""
        sentence, figure = self.scene.sentence(total.figure), total.figure
        when, _ = dated.of_figure(
            self.text, self.dates, sentence, figure.span, state="completed", line=self.line, anchor=self.anchor
        )
        who, _ = speaker.speaker(self.scene, sentence, None)
        marks = self.text.marks.within("cuts.aggregate", sentence.start, sentence.end)
        scope = Span(marks[0].start, marks[0].end) if marks else None
        spans = {
            "headcount": figure.span,
            "evidence": sentence,
            "period": when and when.span,
            "speaker": who,
            "scope": scope,
        }
        return Aggregate(
            id=Aggregate.make_id(self.passage, [None, figure.number]),
            confidence=total.confidence,
            headcount=figure.value if isinstance(figure.value, Quantity) else None,
            scope=scope and self.words(scope),
            period=str(dated.with_year(when.date, self.anchor)) if when else None,
            speaker=who and self.words(who),
            quotes=self.quoted({field: span for field, span in spans.items() if span}),
            **self.common,
        )

    def fields(
        self, sentence: Span, figure: Span, name: int, quotes: dict[str, Span], *, noun: Span | None = None
    ) -> Fields:
        """The fields read around a figure (or a trigger); their spans are added to ``quotes``."""
        text = self.text
        share = "percent" in quotes and "headcount" not in quotes
        kind, kind_span = circumstance.cut_type(text, sentence, figure, noun, share=share)
        state, state_span = self.status(sentence, figure)
        own = {span for field in ("headcount", "percent", "base") if (span := quotes.get(field))}
        fellows = [
            f.span
            for f in self.scene.figures
            if sentence.start <= f.span.start < sentence.end and f.span not in own and f.number not in own
        ]
        announced, effective = dated.of_figure(
            text, self.dates, sentence, figure, fellows=fellows, state=state, line=self.line, anchor=self.anchor
        )
        announced = announced or dated.nearby(text, self.dates, sentence)
        part = unit.unit(self.scene, sentence, figure)
        if part and any(n != name and "known" in self.scene.names[n].traits for _, n in self.scene.inside(part)):
            part = None  # another employer's unit
        place = circumstance.place(self.scene, sentence, figure)
        who, who_kind = speaker.speaker(self.scene, sentence, name)
        names = [mention for mention, _ in self.scene.inside(sentence)]
        why = reason.reasons(text, sentence, figure, names=names)
        roles, terms = circumstance.roles(text, sentence), self.severance_of(name)
        spans: dict[str, Span | None] = {
            "type": kind_span,
            "status": state_span,
            "announced": announced and announced.span,
            "effective": effective and effective.span,
            "unit": part,
            "place": place,
            "speaker": who,
            "severance": terms and terms.span,
            **{f"reasons.{n}": span for n, (_, span) in enumerate(why)},
            **{f"roles.{n}": span for n, span in enumerate(roles)},
        }
        quotes |= {field: span for field, span in spans.items() if span}
        return {
            "type": kind,
            "status": state,
            "announced": announced and dated.with_year(announced.date, self.anchor),
            "effective": effective and dated.next_one(effective.date, self.anchor),
            "unit": part and self.words(part),
            "place": place and self.words(place),
            "reasons": tuple(Reason(r.reason, r.ai_role, who and self.words(who)) for r, _ in why),
            "roles": tuple(self.words(span) for span in roles),
            "speaker": who and self.words(who),
            "speaker_kind": who_kind,
            "severance": terms and terms.severance,
        }

    def _counted(self, told: Told) -> Span | None:
        """The noun that the figure counts: its own, or its whole's ("400 of its 550 contractors")."""
        whole = self.scene.wholes.get(told.place)
        return told.figure.noun or (self.scene.figures[whole].noun if whole is not None else None)

    def severance_of(self, place: int) -> Terms | None:
        """The first severance terms whose sentence names this employer last of those who cut, in it or before it."""
        named = sorted((m.start, n) for n in self.cutting for m in self.scene.names[n].mentions)
        for terms in self.terms:
            before = [n for start, n in named if start < terms.sentence.end]
            if not before or before[-1] == place:
                return terms
        return None

    def words(self, span: Span) -> str:
        """The words under ``span`` on one line."""
        return naming.words(self.text, span)

    def quoted(self, spans: Mapping[str, Span]) -> dict[str, Quote]:
        """{field: quote} for each span."""
        return {field: self.passage.quote(span) for field, span in spans.items()}
