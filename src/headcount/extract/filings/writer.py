"""The claims of a filing written down: its number, and what the whole item says of the cut besides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from headcount.extract import circumstance, quantity, severance, status
from headcount.extract.features import Scene
from headcount.extract.filings import costs, days, why
from headcount.extract.filings.filer import Filer, of_sentence
from headcount.extract.filings.kinds import Ground
from headcount.extract.filings.people import Heads, heads
from headcount.extract.filings.phrases import pattern
from headcount.extract.filings.scope import Scope, only
from headcount.extract.text import Text
from headcount.model import Cut, CutType, Passage, Percent, Reason, Span, Status

MOST = 200
"""Figures of one filing that are judged."""
SURE, OUTSIDE, DERIVED, UNCOUNTED = 0.97, 0.93, 0.9, 0.6
"""Confidence of a number in Item 2.05, in an exhibit, of one that was calculated, of a cut without a number."""
STATES: tuple[Status, ...] = ("planned", "completed")
NEAR = re.compile(r"(?:\W+\w+){0,8}\W*")
"""What may stand between a word of status and the number."""


class Writer:
    """Writes the claims of one filing from the stretches that are read."""

    def __init__(self, passage: Passage, read: Scope, spans: Sequence[Span], who: Filer | None) -> None:
        self.passage, self.read, self.spans, self.who = passage, read, spans, who
        self.text = Text(only(passage.text, spans), "en")
        self.scene = Scene(self.text, quantity.figures(self.text, MOST), [], [])

    def cuts(self, ground: Ground) -> list[Cut]:
        """The claims of the numbers, that of contractors by itself."""
        return [self.cut(one, ground) for one in heads(self.text, self.scene.figures, ground)]

    def cut(self, told: Heads, ground: Ground) -> Cut:
        """The claim of one number or share."""
        figure, share = told.figure, told.share
        sentence = self.scene.sentence(figure)
        kind, kind_span = self.kind(told, sentence)
        spans = {"headcount": told.span, "base": told.base_span, "type": kind_span}
        spans["percent"] = share.span if share else None
        spans["place"] = place = self.place(told, sentence)
        return self.claim(
            sentence,
            figure.span,
            figure.number,
            spans,
            type=kind,
            headcount=told.count,
            percent=share.value if share and isinstance(share.value, Percent) else None,
            base=told.base,
            place=place and self.words(place),
            confidence=DERIVED if told.count is None or told.count.derived else SURE if ground == "item" else OUTSIDE,
        )

    def uncounted(self) -> list[Cut]:
        """The claim of a filing that tells of people who go and gives no number.

        Where it gives charges, any word of people who go will do; where it gives none, one that names the cut.
        """
        key = "leaving" if costs.charges(self.text, self.spans) else "sure"
        people = (pattern("people", key).search(self.text.raw, span.start, span.end) for span in self.spans)
        lead = next((Span(*match.span()) for match in people if match), None)
        if lead is None:
            return []
        sentence = self.text.sentences[self.text.sentence_at(lead.start)]
        return [self.claim(sentence, lead, lead, {}, confidence=UNCOUNTED)]

    def claim(self, sentence: Span, around: Span, at: Span, spans: Mapping[str, Span | None], **fields: Any) -> Cut:
        """A claim with what the whole item says of the cut; its id is of the employer and of what stands ``at``."""
        passage, filed = self.passage, self.who
        who = of_sentence(passage.text, sentence, filed, self.read)
        more, quoted = self.circumstances(sentence, around, who)
        every: dict[str, Span | None] = {
            "evidence": sentence,
            "employer": who.span if who else None,
            "speaker": filed.span if filed else None,
            **spans,
            **quoted,
        }
        return Cut(
            id=Cut.make_id(passage, [every["employer"], at]),
            document=passage.document,
            part=passage.part,
            language=passage.language,
            published=passage.published,
            employer=who.written if who else None,
            employer_name=who.name if who else None,
            parent=who.parent if who else None,
            speaker=filed.written if filed else None,
            speaker_kind="filing",
            quotes={key: passage.quote(span) for key, span in every.items() if span},
            **fields,
            **more,
        )

    def circumstances(
        self, sentence: Span, around: Span, who: Filer | None
    ) -> tuple[dict[str, Any], dict[str, Span | None]]:
        """(fields, their words) of what the item says besides: status, costs, days, reasons, terms."""
        text, raw, published = self.text, self.passage.text, self.passage.published
        money = costs.charges(text, self.spans)
        told = days.announced(text, raw, self.spans, published)
        leave = days.effective(text, raw, self.spans, published, told and told[0])
        because = why.reasons(text, sentence, around, self.read.item, [who.span] if who and who.span else [])
        terms = next(iter(severance.terms(text)), None)
        state, state_span = self.status(sentence, around)
        filed = self.who.written if self.who else None
        fields = {
            "status": state,
            "announced": told and told[0],
            "effective": leave and leave[0],
            "effective_last": leave and leave[1],
            "reasons": tuple(Reason(one.reason, one.ai_role, filed) for one, _ in because),
            "severance": terms and terms.severance,
            "charges": money and money[0],
        }
        spans: dict[str, Span | None] = {
            "status": state_span,
            "announced": told and told[1],
            "effective": leave and leave[2],
            "severance": terms and terms.span,
            "charges": money and money[1],
            **{f"reasons.{n}": span for n, (_, span) in enumerate(because)},
        }
        return fields, spans

    def kind(self, told: Heads, sentence: Span) -> tuple[CutType, Span | None]:
        """(type, its words): contractors only where the number is of them alone."""
        noun = told.figure.noun
        found, span = circumstance.cut_type(self.text, sentence, told.figure.span, noun, share=told.count is None)
        if told.contractors:
            return "contractor", noun
        return ("layoff", None) if found == "contractor" else (found, span)

    def place(self, told: Heads, sentence: Span) -> Span | None:
        """The place of the number; none that is of another number or of a part."""
        found = circumstance.place(self.scene, sentence, told.figure.span)
        if found is None:
            return None
        away = self.text.apart(found, told.figure.span)
        others = (one for one in self.scene.figures if one is not told.figure and not one.is_percent)
        return None if any(self.text.apart(found, one.span) <= away for one in others) else found

    def status(self, sentence: Span, figure: Span) -> tuple[Status, Span | None]:
        """How far the cut has come: announced, unless the words before its number say may, or that it is done."""
        for state in STATES:
            for match in pattern("status", state).finditer(self.text.raw, sentence.start, figure.start):
                if NEAR.fullmatch(self.text.raw, match.end(), figure.start):
                    return state, Span(*match.span())
        found, span = status.status(self.text, sentence, figure)
        return (found, span) if found in ("denied", "rescinded") else ("announced", None)

    def words(self, span: Span) -> str:
        """The words under ``span`` on one line."""
        return " ".join(self.passage.text[span.start : span.end].split())
