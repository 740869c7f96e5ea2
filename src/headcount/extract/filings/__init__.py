"""SEC filings: the cut that Item 2.05 tells, read by the filing's own structure; the employer is the filer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from headcount.extract import circumstance, quantity, severance, status
from headcount.extract.features import Scene
from headcount.extract.filings import costs, days, why
from headcount.extract.filings.filer import Filer, filer, of_sentence
from headcount.extract.filings.people import Heads, heads
from headcount.extract.filings.phrases import pattern
from headcount.extract.filings.scope import Scope, only, scope
from headcount.extract.quantity import Figure
from headcount.extract.text import Text
from headcount.model import Cut, Passage, Percent, Reason, Span, Status

__all__ = ["claims", "of_item"]

MOST = 200
"""Figures of one filing that are judged."""
SURE, OUTSIDE, DERIVED, UNCOUNTED = 0.97, 0.93, 0.9, 0.6
"""Confidence of a number in Item 2.05, in an exhibit, of one that was calculated, of a cut without a number."""


def claims(passage: Passage, filed_by: str | None = None) -> list[Cut] | None:
    """The cut of a filing, one claim each for staff and contractors; None where the text has no items as an 8-K has.

    Without Item 2.05 the other items and the exhibits tell of a cut only by a number and a word of cutting.
    ``filed_by`` is the filer where the text does not name it.
    """
    read = scope(passage.text)
    if read.item:
        return of_item(passage, read, filed_by)
    if not read.others:
        return None
    spans = (*read.others, *read.exhibits)
    return Writer(passage, read, spans, filer(passage.text, read, filed_by)).cuts(exhibit=True, bare=False)


def of_item(passage: Passage, read: Scope, filed_by: str | None = None) -> list[Cut]:
    """The claims of what ``read`` scopes; the exhibits are asked for a number only where the item gives none."""
    who = filer(passage.text, read, filed_by)
    writer = Writer(passage, read, read.item, who)
    made = writer.cuts(exhibit=False)
    if any(cut.headcount or cut.percent for cut in made) or not read.exhibits:
        return made
    outside = Writer(passage, read, (*read.item, *read.exhibits), who).cuts(exhibit=True)
    return outside if any(cut.headcount or cut.percent for cut in outside) else made


class Writer:
    """Writes the claims of one filing from the stretches that are read."""

    def __init__(self, passage: Passage, read: Scope, spans: Sequence[Span], who: Filer | None) -> None:
        self.passage, self.read, self.spans, self.who = passage, read, spans, who
        self.text = Text(only(passage.text, spans), "en")
        self.scene = Scene(self.text, quantity.figures(self.text, MOST), [], [])

    def cuts(self, *, exhibit: bool, bare: bool = True) -> list[Cut]:
        """The claims: of the numbers, else (unless not ``bare``) one of a cut that is told without any."""
        found = [one for one in self.scene.figures if not self.text.raw[one.span.start : one.span.end].isspace()]
        told = heads(self.text, found, exhibit=exhibit)
        made = [self.cut(one, exhibit=exhibit) for one in told]
        return made or (self.uncounted() if bare else [])

    def cut(self, told: Heads, *, exhibit: bool) -> Cut:
        """The claim of one number or share."""
        figure = told.figure
        sentence = self.scene.sentence(figure)
        who = of_sentence(self.passage.text, sentence, self.who, self.read)
        kind, kind_span = circumstance.cut_type(self.text, sentence, figure.span, figure.noun, share=told.count is None)
        kind = "contractor" if told.contractors else "layoff" if kind == "contractor" else kind
        spans = {
            "headcount": told.span,
            "percent": told.share and told.share.span,
            "base": told.base_span,
            "type": kind_span,
        }
        sure = DERIVED if told.count is None or told.count.derived else OUTSIDE if exhibit else SURE
        share = told.share.value if told.share else None
        return self.claim(
            sentence, figure, figure.number, who, spans,
            type=kind, headcount=told.count, percent=share if isinstance(share, Percent) else None, base=told.base,
            confidence=sure,
        )  # fmt: skip

    def uncounted(self) -> list[Cut]:
        """The claim of a filing that tells of people who go and gives no number: its charges stand for it."""
        found = costs.charges(self.text, self.spans)
        people = (pattern("people", "leaving").search(self.text.raw, span.start, span.end) for span in self.spans)
        lead = next((match for match in people if match), None)
        if lead is None or found is None:
            return []
        at = Span(*lead.span())
        sentence = self.text.sentences[self.text.sentence_at(at.start)]
        who = of_sentence(self.passage.text, sentence, self.who, self.read)
        return [self.claim(sentence, None, at, who, {}, confidence=UNCOUNTED)]

    def claim(
        self,
        sentence: Span,
        figure: Figure | None,
        at: Span,
        who: Filer | None,
        spans: Mapping[str, Span | None],
        **fields: object,
    ) -> Cut:
        """A claim with what the whole item says of the cut: costs, days, reasons, place, terms."""
        text, raw, passage = self.text, self.passage.text, self.passage
        around = figure.span if figure else at
        money = costs.charges(text, self.spans)
        told = days.announced(text, raw, self.spans, passage.published)
        leave = days.effective(text, raw, self.spans, passage.published, told and told[0])
        place = self.place(sentence, figure) if figure else None
        because = why.reasons(text, sentence, around, self.read.item, [who.span] if who and who.span else [])
        terms = next(iter(severance.terms(text)), None)
        state, state_span = self.status(sentence, around)
        every: dict[str, Span | None] = {
            **spans,
            "evidence": sentence,
            "employer": who.span if who else None,
            "speaker": who.span if who and self.who and who.span == self.who.span else self.who and self.who.span,
            "status": state_span,
            "charges": money and money[1],
            "announced": told and told[1],
            "effective": leave and leave[2],
            "place": place,
            "severance": terms and terms.span,
            **{f"reasons.{n}": span for n, (_, span) in enumerate(because)},
        }
        whole = self.who.written if self.who else None
        return Cut(
            id=Cut.make_id(passage, [who.span if who else None, at]),
            document=passage.document,
            part=passage.part,
            language=passage.language,
            published=passage.published,
            status=state,
            employer=who.written if who else None,
            employer_name=who.name if who else None,
            parent=who.parent if who else None,
            announced=told[0] if told else None,
            effective=leave[0] if leave else None,
            effective_last=leave[1] if leave else None,
            place=place and self.words(place),
            reasons=tuple(Reason(one.reason, one.ai_role, whole) for one, _ in because),
            speaker=whole,
            speaker_kind="filing",
            severance=terms.severance if terms else None,
            charges=money[0] if money else None,
            quotes={key: passage.quote(span) for key, span in every.items() if span},
            **fields,  # type: ignore[arg-type]
        )

    def place(self, sentence: Span, figure: Figure) -> Span | None:
        """The place of the number; none that is of another number or of a part."""
        found = circumstance.place(self.scene, sentence, figure.span)
        if found is None:
            return None
        away = self.text.apart(found, figure.span)
        others = (one for one in self.scene.figures if one is not figure and not one.is_percent)
        return None if any(self.text.apart(found, one.span) <= away for one in others) else found

    def status(self, sentence: Span, figure: Span) -> tuple[Status, Span | None]:
        """How far the cut has come: announced, unless the words before its number say may, or that it is done."""
        for state in ("planned", "completed"):
            for match in pattern("status", state).finditer(self.text.raw, sentence.start, figure.start):
                if re.fullmatch(r"(?:\W+\w+){0,8}\W*", self.text.raw[match.end() : figure.start]):
                    return state, Span(*match.span())  # type: ignore[return-value]
        found, span = status.status(self.text, sentence, figure)
        return (found, span) if found in ("denied", "rescinded") else ("announced", None)

    def words(self, span: Span) -> str:
        """The words under ``span`` on one line."""
        return " ".join(self.passage.text[span.start : span.end].split())
