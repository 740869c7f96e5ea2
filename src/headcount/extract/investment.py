"""Passage -> Investment: money that one organisation puts, or may put, into another or into a purpose.

A claim needs an amount with a number and a currency, and an investor or a target; or, without an amount, a stake whose
holder and target are both named ("significant investments in AI" is no claim). The amount of a round is the target's:
its lead put in an unknown part, so the investor stays None unless one alone is named as its source. An amount shared
by several investors or targets is given to none of them. Valuations, revenue, savings, pay and purchases of whole
firms are not investments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headcount.extract import investment_parts as parts
from headcount.extract import investment_shapes as shapes
from headcount.extract.cue_words import Hit, cues, fold, inside, scan, sentences
from headcount.extract.investment_parts import CUES, REACH, Sentence
from headcount.extract.money import Money, amounts
from headcount.model import Investment, Passage, Quote, Span

_WHOLE, _PARTLY = 0.85, 0.65
"""How sure a claim is with investor, target and amount, and with one of them missing."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One investment as spans."""

    investor: Span | None
    target: Span | None
    money: Money | None
    status: str
    told: Span
    """The words that tell the status."""


def claims(passage: Passage) -> list[Investment]:
    """The claims of kind investment in a passage, in its order; none for a table's row."""
    if passage.kind == "row":
        return []
    known = cues(passage.language)
    hits = scan(passage.text, known)
    if not any(hits.get(kind) for kind in CUES):
        return []
    made, low = list[Investment](), fold(passage.text)
    for span in sentences(passage.text, known.iso):
        if not any(inside(hits.get(kind, []), span.start, span.end) for kind in CUES):
            continue
        money = amounts(low, known, span.start, span.end)
        sentence = Sentence(passage.text, known, hits, span, low, money)
        sentence.names = list(parts.names_of(sentence))
        made += [_claim(passage, span, found) for found in _of_sentence(sentence)]
    return list({claim.id: claim for claim in made}.values())


def _of_sentence(sentence: Sentence) -> Iterator[_Found]:
    """The investments of one sentence: an amount goes to the word of investing that stands nearest."""
    taken = list[Money]()
    for investor, target, put, told in shapes.put(sentence):
        taken.append(put)
        yield _Found(investor, target, put, _shaped(sentence, investor is None), told)
    for cue in sentence.find("invest", "invest_done", "invest_nouns", "round"):
        money = parts.amount(sentence, cue, taken)
        if money is None:
            continue
        found = _round(sentence, cue, money) if cue in sentence.find("round") else _put(sentence, cue, money)
        if found and (found.investor or found.target):
            taken.append(money)
            yield found
    if not taken:
        yield from _stakes(sentence)


def _shaped(sentence: Sentence, raised: bool) -> str:
    """How far an investment found by a pattern has come."""
    for status in ("rumoured", "planned"):
        if sentence.find(status):
            return status
    return "completed" if raised or sentence.find("invest_done") else "announced"


def _put(sentence: Sentence, cue: Hit, money: Money) -> _Found | None:
    """An investor puts an amount into a target: "A will invest 5 in B", "A's investment of 5 in B"."""
    target = parts.target_of(sentence, cue.end, money.span.start) or parts.target_of(sentence, money.span.end)
    before = min(cue.start, money.span.start) if sentence.known.table.get("verb_last") else cue.start
    investor = None if parts.passive(sentence, cue, money) else parts.investor_of(sentence, before, target)
    if investor is None and target not in sentence.names:
        return None
    if target and investor and sentence.words(target) == sentence.words(investor):
        target = None
    if cue.key in sentence.known.words("needs_works") and not (target and parts.works(sentence, target)):
        return None
    if (investor and parts.several(sentence, investor)) or (target is None and not parts.vaguely(sentence, cue, money)):
        return None
    return _Found(investor, target, money, *_status(sentence, cue))


def _round(sentence: Sentence, cue: Hit, money: Money) -> _Found | None:
    """A target raises an amount in a round; its investor is known only when one alone is its source."""
    known, text = sentence.known, sentence.text
    start = min(cue.start, money.span.start)
    names = [span for span in sentence.names if span.end <= start and not parts.placed(sentence, span)]
    target = (names[0] if known.table.get("verb_last") else names[-1]) if names else None
    if target is None or parts.several(sentence, target):
        return None
    beside = re.fullmatch(r"[^,;:()]{1,12}", text[target.end : cue.start]) and parts.gap(cue.span, money.span) <= 24
    if not beside and not any(word in sentence.words(sentence.span) for word in known.words("round_proof")):
        return None
    status, told = _status(sentence, cue)
    return _Found(_giver(sentence, money), target, money, "completed" if status == "announced" else status, told)


def _giver(sentence: Sentence, money: Money) -> Span | None:
    """The one name behind "from" after a round's amount; None for several, or for the lead of a round."""
    source = re.compile(rf"(?<!\w)(?:{sentence.known.either('given_by')})\s+")
    found = source.search(sentence.low, money.span.end, sentence.span.end)
    giver = next((span for span in sentence.names if found and span.start == found.end()), None)
    if giver is None or parts.several(sentence, giver):
        return None
    return None if any(hit.end + 1 == giver.start for hit in sentence.find("led_by")) else giver


def _stakes(sentence: Sentence) -> Iterator[_Found]:
    """Stakes without an amount whose holder and target are both named."""
    for cue in sentence.find("stake"):
        target = next((span for span in sentence.names if 0 <= span.start - cue.end <= 6), None)
        investor = parts.investor_of(sentence, cue.start, target)
        if target and investor and not parts.several(sentence, investor):
            yield _Found(investor, target, None, *_status(sentence, cue))


def _status(sentence: Sentence, cue: Hit) -> tuple[str, Span]:
    """How far it has come (rumoured, planned, completed, else announced) and the words that tell."""
    reach = len(sentence.text) if sentence.known.table.get("verb_last") else REACH
    for status in ("rumoured", "planned"):
        for hit in sentence.find(status):
            if -2 <= cue.start - hit.end <= reach:
                return status, hit.span
    return ("completed" if cue in sentence.find("invest_done") else "announced"), cue.span


def _claim(passage: Passage, sentence: Span, found: _Found) -> Investment:
    money = found.money
    amount = money.span if money else None
    spans = {"investor": found.investor, "target": found.target, "amount": amount, "status": found.told}
    if money and money.currency:
        spans["currency"] = amount
    quotes: dict[str, Quote] = {key: passage.quote(span) for key, span in spans.items() if span}
    return Investment(
        id=Investment.make_id(passage, [found.investor or found.target, amount]),
        document=passage.document,
        part=passage.part,
        row=passage.row,
        language=passage.language,
        confidence=_WHOLE if found.investor and found.target and money else _PARTLY,
        published=passage.published,
        quotes=quotes | {"evidence": passage.quote(sentence)},
        investor=quotes["investor"].text if found.investor else None,
        target=quotes["target"].text if found.target else None,
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        status=found.status,
    )
