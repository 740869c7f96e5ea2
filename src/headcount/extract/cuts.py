"""An article's cuts and totals: from figures and names to claims, every field with the words it came from."""

from __future__ import annotations

from collections.abc import Iterator

from headcount.extract import attribution, circumstance, dates, employer, quantity, ranker, reason, severance, speaker
from headcount.extract.attribution import Told
from headcount.extract.dates import When
from headcount.extract.employer import Name
from headcount.extract.features import Scene
from headcount.extract.ranker import Weights
from headcount.extract.severance import Terms
from headcount.extract.text import Text
from headcount.vocab import employers as vocab_employers
from headcount.model import Aggregate, Claim, Cut, PartialDate, Passage, Percent, Quantity, Reason, Span

MOST_FIGURES = 400
"""Figures of one passage that are judged; a text with more is a table or a list, read as far as that."""


def claims(passage: Passage, table: Weights | None = None) -> list[Claim]:
    """The cuts and aggregates that the passage tells, in the order of their figures."""
    text = Text(passage.text, passage.language, passage.title)
    if not text.marks["cuts.gate"]:
        return []
    table = table or ranker.weights()
    scene = stage(text)
    told, totals = attribution.tell(scene, table)
    reader = _Writer(passage, scene)
    made: list[Claim] = [*reader.cuts(told), *(reader.aggregate(total) for total in totals)]
    made += reader.unnumbered(told)
    return sorted(made, key=lambda claim: claim.quotes["evidence"].start)


def stage(text: Text) -> Scene:
    """The text with its figures, its names and which figure is the whole of which."""
    figures = quantity.figures(text)[:MOST_FIGURES]
    names = employer.names(text) if figures or text.marks["cuts.strong"] else []
    scene = Scene(text, figures, names)
    places = {id(figure): place for place, figure in enumerate(figures)}
    scene.wholes = {places[id(part)]: places[id(whole)] for part, whole in quantity.with_bases(text, figures)}
    scene.mentions = sorted(((m, n) for n, name in enumerate(names) for m in name.mentions), key=lambda pair: pair[0].start)
    return scene


class _Writer:
    """Makes the claims of one passage; holds what its claims share (dates, severance terms)."""

    def __init__(self, passage: Passage, scene: Scene) -> None:
        self.passage, self.scene, self.text = passage, scene, scene.text
        self.dates = dates.dates(scene.text, passage.published)
        self.terms = severance.terms(scene.text)
        self.ids: dict[int, str] = {}

    def cuts(self, told: list[Told]) -> Iterator[Cut]:
        """One claim for each figure told of an employer."""
        for one in told:
            self.ids[id(one)] = self._id(one)
        for one in told:
            yield self.cut(one)

    def _id(self, told: Told) -> str:
        return Cut.make_id(self.passage, [self._mention(told), told.figure.number])

    def _mention(self, told: Told) -> Span:
        """The mention to quote: the nearest in the figure's sentence, else the fullest before it."""
        assert told.name is not None  # a cut has an employer
        name, sentence = self.scene.names[told.name], self.scene.sentence(told.figure)
        same = [m for m in name.mentions if sentence.start <= m.start < sentence.end]
        if same:
            return min(same, key=lambda m: (self._strays(name, m), abs(m.start - told.figure.span.start)))
        fullest = [m for m in name.mentions if self.text.raw[m.start : m.end] == name.written]
        return (fullest or name.mentions)[0]

    def _strays(self, name: Name, mention: Span) -> bool:
        """True for a mention that is a longer name of something else: "Google Assistant" for Google."""
        written = self.text.raw[mention.start : mention.end]
        return name.canonical is not None and vocab_employers.resolve(written) is None

    def cut(self, told: Told) -> Cut:
        """The claim of one figure and its employer."""
        assert told.name is not None  # a cut has an employer
        text, name, figure = self.text, self.scene.names[told.name], told.figure
        sentence, mention = self.scene.sentence(figure), self._mention(told)
        quotes = {"employer": mention, "evidence": _cover(sentence, mention if mention in sentence else None)}
        share = figure if figure.is_percent else told.share
        count = attribution.derived(told) if figure.is_percent else figure.value
        if not figure.is_percent:
            quotes["headcount"] = figure.span
        if share:
            quotes["percent"] = share.span
        if told.base_span:
            quotes["base"] = told.base_span
        fields = self._fields(sentence, figure.span, told.name, quotes, noun=figure.noun)
        return Cut(
            id=self.ids[id(told)], document=self.passage.document, part=self.passage.part, language=self.passage.language,
            confidence=round(min(0.99, told.confidence), 3), published=self.passage.published,
            employer=self.text.raw[mention.start : mention.end].replace("\n", " "), employer_name=name.canonical or name.written.replace("\n", " "),
            parent=name.parent, headcount=count if isinstance(count, Quantity) else None,
            percent=share.value if share and isinstance(share.value, Percent) else None, base=told.base, joint=told.joint,
            part_of=self.ids.get(id(told.part_of)) if told.part_of else None,
            quotes={field: self.passage.quote(span) for field, span in quotes.items()}, **fields,
        )  # fmt: skip

    def _fields(self, sentence: Span, figure: Span, employer_place: int, quotes: dict[str, Span], *, noun: Span | None = None) -> dict[str, object]:
        """The fields read around a figure (or a trigger), their spans added to ``quotes``."""
        text, published = self.text, self.passage.published
        kind, kind_span = circumstance.cut_type(text, sentence, figure, noun)
        state, state_span = circumstance.status(text, sentence, figure)
        fellows = [f.span for f in self.scene.figures if sentence.start <= f.span.start < sentence.end and f.span != figure]
        announced, effective = dates.of_figure(text, self.dates, sentence, figure, fellows)
        unit = circumstance.spread(text, sentence, figure) or circumstance.unit(text, sentence, figure)
        place = circumstance.place(self.scene, sentence, figure)
        who, who_kind = speaker.speaker(self.scene, sentence, employer_place)
        why = reason.reasons(text, sentence)
        roles = circumstance.roles(text, sentence)
        terms = self._terms(employer_place)
        spans: dict[str, Span | None] = {
            "type": kind_span, "status": state_span, "announced": announced and announced.span, "effective": effective and effective.span,
            "unit": unit, "place": place, "speaker": who, "severance": terms and terms.span,
            **{f"reasons.{n}": span for n, (_, span) in enumerate(why)}, **{f"roles.{n}": span for n, span in enumerate(roles)},
        }  # fmt: skip
        quotes |= {field: span for field, span in spans.items() if span}
        return {
            "type": kind, "status": state, "announced": announced and dates.with_year(announced.date, published),
            "effective": effective and _later(effective, published), "unit": unit and self._words(unit), "place": place and self._words(place),
            "reasons": tuple(Reason(r.reason, r.ai_role, self._words(who) if who else None) for r, _ in why),
            "roles": tuple(dict.fromkeys(self._words(span) for span in roles)), "speaker": who and self._words(who), "speaker_kind": who_kind,
            "severance": terms and terms.severance,
        }  # fmt: skip

    def _words(self, span: Span) -> str:
        return " ".join(self.text.raw[span.start : span.end].split())

    def _terms(self, employer_place: int) -> Terms | None:
        """The severance terms told of this employer: named in their sentence, or the only one of the document."""
        for terms in self.terms:
            inside = {n for _, n in self.scene.inside(terms.sentence)}
            if employer_place in inside or (not inside and len(self.scene.names) == 1):
                return terms
        return None

    def aggregate(self, told: Told) -> Aggregate:
        """The claim of a total over several employers."""
        sentence, figure = self.scene.sentence(told.figure), told.figure
        quotes = {"headcount": figure.span, "evidence": sentence}
        announced, _ = dates.of_figure(self.text, self.dates, sentence, figure.span)
        who, _ = speaker.speaker(self.scene, sentence, None)
        scope = self._scope(sentence)
        if announced:
            quotes["period"] = announced.span
        if who:
            quotes["speaker"] = who
        if scope:
            quotes["scope"] = scope
        return Aggregate(
            id=Aggregate.make_id(self.passage, [None, figure.number]), document=self.passage.document, part=self.passage.part,
            language=self.passage.language, confidence=told.confidence, published=self.passage.published,
            headcount=figure.value if isinstance(figure.value, Quantity) else None,
            scope=self._words(scope) if scope else None, period=str(dates.with_year(announced.date, self.passage.published)) if announced else None,
            speaker=self._words(who) if who else None, quotes={field: self.passage.quote(span) for field, span in quotes.items()},
        )  # fmt: skip

    def _scope(self, sentence: Span) -> Span | None:
        """The words for whom the total is of: the first of the list of industries and economies, with the word before it."""
        marks = self.text.marks.within("cuts.aggregate", sentence.start, sentence.end)
        return Span(marks[0].start, marks[0].end) if marks else None

    def unnumbered(self, told: list[Told]) -> Iterator[Cut]:
        """Claims without a figure: a sentence that says an employer cuts a named unit, or closes, and gives no number."""
        seen = {(one.name, self.text.sentence_at(one.figure.span.start)) for one in told}
        given: set[tuple[int, str]] = set()
        for place, sentence in enumerate(self.text.sentences):
            strong = self.text.marks.within("cuts.strong", sentence.start, sentence.end)
            inside = self.scene.inside(sentence)
            if not strong or not inside or any(p == place for _, p in seen):
                continue
            if any(sentence.start <= one.figure.span.start < sentence.end for one in told):
                continue
            trigger = Span(strong[0].start, strong[0].end)
            unit = circumstance.unit(self.text, sentence, trigger) or circumstance.spread(self.text, sentence, trigger)
            before = [(m, n) for m, n in inside if m.start < trigger.start and self.scene.names[n].traits & {"known", "org"}]
            if unit is None or not before:
                continue
            for mention, name_place in attribution.coordinated(self.scene, before):
                if (name_place, self._words(unit)) not in given:
                    given.add((name_place, self._words(unit)))
                    yield self._without_number(sentence, trigger, mention, name_place)

    def _without_number(self, sentence: Span, trigger: Span, mention: Span, name_place: int) -> Cut:
        name = self.scene.names[name_place]
        quotes = {"employer": mention, "evidence": sentence}
        fields = self._fields(sentence, trigger, name_place, quotes)
        return Cut(
            id=Cut.make_id(self.passage, [mention, trigger]), document=self.passage.document, part=self.passage.part,
            language=self.passage.language, confidence=0.5, published=self.passage.published, employer=self._words(mention),
            employer_name=name.canonical or name.written, parent=name.parent, quotes={f: self.passage.quote(s) for f, s in quotes.items()}, **fields,
        )  # fmt: skip


def _cover(sentence: Span, mention: Span | None) -> Span:
    return sentence if mention is None else Span(min(sentence.start, mention.start), max(sentence.end, mention.end))


def _later(when: When, published: PartialDate | None) -> PartialDate:
    """A date of effect without a year is the next such one from publication on."""
    if when.date.year is not None or published is None or published.year is None or when.date.month is None:
        return when.date
    year = published.year if published.month is None or when.date.month >= published.month else published.year + 1
    return PartialDate(year, when.date.month, when.date.day)

