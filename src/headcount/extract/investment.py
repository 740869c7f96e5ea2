"""Passage -> Investment: money that one organisation puts, or may put, into another or into a purpose.

A claim needs an amount with a number and a currency, and an investor or a target; or, without an amount, a stake whose
holder and target are both named ("significant investments in AI" is no claim). The amount of a round is the target's:
its lead put in an unknown part, so the investor stays None unless one alone is named as its source. An amount shared by
several investors or targets is not given to one of them. Valuations, revenue, savings, pay and purchases are not investments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headcount.extract.cue_words import Cues, Hit, cues, fold, inside, named, scan, sentences
from headcount.extract.money import Money, amounts
from headcount.model import Investment, Passage, Span

GATE = ("invest", "invest_done", "invest_nouns", "round", "stake")
"""A text without a word of these lists is done at once."""
_REACH = 70
"""Characters between a word of investing and its amount."""
_BESIDE = 15
"""The same for a noun: "a $5 billion investment", "an investment of some $5 billion"."""
_LEAST = 100_000
"""An amount below it is a gift, a price or a fine rather than an investment of one organisation in another."""
_GUARD = 28
"""Characters before an amount in which a word such as "valued" takes it away."""
_PURPOSE = 7
"""Words of a purpose at most."""


@dataclass(slots=True)
class _Sentence:
    """A sentence of a text with what was found in it."""

    text: str
    known: Cues
    hits: dict[str, list[Hit]]
    span: Span
    money: list[Money]
    names: list[Span]

    def find(self, *kinds: str) -> list[Hit]:
        found = [hit for kind in kinds for hit in inside(self.hits.get(kind, []), self.span.start, self.span.end)]
        return sorted(found, key=lambda hit: (hit.start, -hit.end))

    def words(self, span: Span) -> str:
        return fold(self.text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class _Found:
    """One investment as spans."""

    cue: Span
    investor: Span | None
    target: Span | None
    money: Money | None
    status: str


def claims(passage: Passage) -> list[Investment]:
    """The claims of kind investment in a passage, in its order; none for a table's row."""
    if passage.kind == "row":
        return []
    known = cues(passage.language)
    hits = scan(passage.text, known)
    if not any(hits.get(kind) for kind in GATE):
        return []
    made = list[Investment]()
    for span in sentences(passage.text):
        if not any(inside(hits.get(kind, []), span.start, span.end) for kind in GATE):
            continue
        money = amounts(passage.text, known, span.start, span.end)
        sentence = _Sentence(passage.text, known, hits, span, money, [])
        sentence.names = list(_names(sentence))
        made += [_claim(passage, span, found) for found in _of_sentence(sentence)]
    return list({claim.id: claim for claim in made}.values())


def _names(sentence: _Sentence) -> Iterator[Span]:
    """The names of a sentence; in a headline, where every word has a capital, a run ends at a word of investing."""
    text, known, skip = sentence.text, sentence.known, sentence.known.words("not_names")
    busy = sentence.find(*GATE, "planned", "rumoured")
    for run in named(text, sentence.span.start, sentence.span.end, known):
        if run.start == sentence.span.start and " " not in text[run.start : run.end] and _common(sentence, run):
            continue
        cut = next((hit for hit in busy if hit.span.overlaps(run) and hit.start > run.start), None)
        inner = next(
            (word for word in re.compile(r"\S+").finditer(text, run.start, run.end) if _small(word.group(), skip)), None
        )
        ends = [mark for mark in (cut.start if cut else None, inner.start() if inner else None) if mark is not None]
        end = run.start + len(text[run.start : min([*ends, run.end])].rstrip())
        if end > run.start:
            yield Span(run.start, end)
        if ends:
            begin = cut.end if cut and cut.start == min(ends) else (inner.end() if inner else run.end)
            yield from named(text, begin, run.end, known) if begin < run.end else ()


def _common(sentence: _Sentence, run: Span) -> bool:
    """True for one word at the start with "of" or "from" behind it: a noun that is capital by its place."""
    behind = re.compile(r"\s+([^\W\d_]+)").match(sentence.text, run.end)
    return bool(behind and fold(behind.group(1)) in sentence.known.words("owned_by") | sentence.known.words("given_by"))


def _small(word: str, skip: frozenset[str]) -> bool:
    return len(word) > 2 and fold(word) in skip


def _of_sentence(sentence: _Sentence) -> Iterator[_Found]:
    """The investments of one sentence: an amount goes to the word of investing that stands nearest."""
    taken = list[Money]()
    for cue in sentence.find("invest", "invest_done", "invest_nouns", "round"):
        money = _amount(sentence, cue, taken)
        if money is None:
            continue
        found = _round(sentence, cue, money) if cue in sentence.find("round") else _put(sentence, cue, money)
        if found and (found.investor or found.target):
            taken.append(money)
            yield found
    if not taken:
        yield from _stakes(sentence)


def _amount(sentence: _Sentence, cue: Hit, taken: list[Money]) -> Money | None:
    """The amount nearest to a word of investing and within its reach that no other word claims."""
    free = [money for money in sentence.money if money not in taken and not _other(sentence, money)]
    near = min(free, key=lambda money: (_gap(cue.span, money.span), money.span.start), default=None)
    reach = _BESIDE if cue in sentence.find("invest_nouns") else _REACH
    if near is None or near.amount < _LEAST or _gap(cue.span, near.span) > reach:
        return None
    between = sentence.text[min(cue.end, near.span.end) : max(cue.start, near.span.start)]
    return None if re.search(r"[;:]\s|\s–\s", between) else near


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _other(sentence: _Sentence, money: Money) -> bool:
    """True when the words around an amount say that it is a value, a cost, a profit, pay."""
    for hit in sentence.find("not_put_in"):
        before, after = money.span.start - hit.end, hit.start - money.span.end
        between = sentence.text[min(hit.end, money.span.end) : max(hit.start, money.span.start)]
        if (0 <= before <= _GUARD or 0 <= after <= 6) and not re.search(r"[,;]\s", between):
            invested = [
                cue for cue in sentence.find("invest", "invest_done") if hit.end <= cue.start < money.span.start
            ]
            if not invested:
                return True
    return False


def _put(sentence: _Sentence, cue: Hit, money: Money) -> _Found | None:
    """An investor puts an amount into a target: "A will invest 5 in B", "A's investment of 5 in B"."""
    target = _target(sentence, cue.end, money.span.start) or _target(sentence, money.span.end)
    before = min(cue.start, money.span.start) if sentence.known.table.get("verb_last") else cue.start
    investor = None if _passive(sentence, cue, money) else _investor(sentence, before, target)
    if investor is None and target not in sentence.names:
        return None
    if target and investor and sentence.words(target) == sentence.words(investor):
        target = None
    words = sentence.words(target).split() if target else []
    if cue.key in sentence.known.words("needs_works") and not any(
        f" {w} " in f" {' '.join(words)} " for w in sentence.known.words("works")
    ):
        return None
    if (investor and _several(sentence, investor)) or (target is None and not _vaguely(sentence, cue, money)):
        return None
    return _Found(cue.span, investor, target, money, _status(sentence, cue))


def _passive(sentence: _Sentence, cue: Hit, money: Money) -> bool:
    """True for "with $5 billion invested in": the name before it is not who invests."""
    done = cue in sentence.find("invest_done") and not sentence.known.table.get("verb_last")
    return done and 0 <= cue.start - money.span.end <= 14


def _vaguely(sentence: _Sentence, cue: Hit, money: Money) -> bool:
    """True when the sentence says in what, but only as "the company": the investor and the amount are still said."""
    if cue.key in sentence.known.words("needs_target"):
        return False
    start, known = min(cue.start, money.span.start), sentence.known
    words = "|".join(re.escape(word) for word in known.words("spent_on"))
    others = "|".join(re.escape(word) for word in sorted(known.words("vague"), key=len, reverse=True))
    return bool(
        re.compile(rf"(?<!\w)(?:{words})\s+(?:{others})(?!\w)").search(fold(sentence.text), start, sentence.span.end)
    )


def _target(sentence: _Sentence, start: int, end: int | None = None) -> Span | None:
    """What stands behind "in" or "into": a name, or the words of a purpose; not a date and not "the company"."""
    text, known, end = sentence.text, sentence.known, sentence.span.end if end is None else end
    if start >= end:
        return None
    words = "|".join(re.escape(word) for word in sorted(known.words("spent_on"), key=len, reverse=True))
    articles = "|".join(re.escape(word) for word in sorted(known.words("articles"), key=len, reverse=True)) or "the"
    lead = re.compile(rf"(?<!\w)(?:{words})(?:\s+|(?<='|’))(?:(?:{articles})(?:\s+|(?<='|’)))?", re.IGNORECASE)
    for found in lead.finditer(text, start, end):
        if re.search(r"[;:]\s|\.\s", text[start : found.start()]):
            return None
        purpose = _purpose(sentence, found.end(), end)
        if purpose is not None:
            return purpose
    return None


def _purpose(sentence: _Sentence, start: int, end: int) -> Span | None:
    known, last = sentence.known, start
    for n, word in enumerate(re.compile(r"[^\s,;:()]+[,;:()]?").finditer(sentence.text, start, end)):
        low = fold(word.group()).strip('.,;:()"”')
        if (
            low in known.words("purpose_stop")
            or n == _PURPOSE
            or any(hit.start == word.start() for hit in sentence.find("invest", "invest_done"))
        ):
            break
        if (
            low in known.words("skill_and")
            and last > start
            and Span(start, last) in sentence.names
            and not sentence.text[word.end() + 1 : word.end() + 2].isupper()
        ):
            break
        if n == 0 and (low[:1].isdigit() or low in known.words("not_names")):
            return None
        last = word.start() + len(word.group().rstrip('.,;:()"”'))
        if word.group()[-1] in ",;:()" or (word.group()[-1] == "." and len(low) > 3):
            break
    span = Span(start, last) if last > start else None
    if span is None or sentence.words(span) in known.words("vague"):
        return None
    inside = [name for name in sentence.names if name in span and name.end == span.end]
    before = sentence.words(Span(start, inside[0].start)).split() if inside and inside[0].start > start else []
    linked = known.words("spent_on") | known.words("skill_and") | known.words("articles") | known.words("owned_by")
    return inside[0] if before and before[-1] not in linked and not known.table.get("verb_last") else span


def _investor(sentence: _Sentence, before: int, target: Span | None) -> Span | None:
    """The subject: in the clause before the verb the last name, which no preposition makes a place; else the first."""
    names = [span for span in sentence.names if span.end <= before and (target is None or not span.overlaps(target))]
    names = [span for span in names if not _placed(sentence, span)]
    if not names:
        return None
    if sentence.known.table.get("verb_last"):
        return names[0]
    joint = [n for n, span in enumerate(names) if re.search(r"[;:]\s", sentence.text[span.end : before])]
    return names[joint[-1] + 1 :][-1] if joint and joint[-1] + 1 < len(names) else names[-1]


def _placed(sentence: _Sentence, name: Span) -> bool:
    word = re.compile(r"([^\W\d_]+)['’]?\s*$").search(
        sentence.text, max(sentence.span.start, name.start - 16), name.start
    )
    places = {fold(place) for place in sentence.known.words("place_before")}
    return bool(word and fold(word.group(1)) in places | sentence.known.words("owned_by"))


def _several(sentence: _Sentence, name: Span) -> bool:
    """True when the name is one of several joined by "and": an amount that they share is not one's own."""
    ands = sentence.known.words("skill_and")
    for other in sentence.names:
        between = (
            sentence.words(Span(min(other.end, name.end), max(other.start, name.start)))
            if not other.overlaps(name)
            else "-"
        )
        if between.replace(",", " ").strip() in ands:
            return True
    return False


def _round(sentence: _Sentence, cue: Hit, money: Money) -> _Found | None:
    """A target raises an amount in a round; its investor is known only when one alone is its source."""
    known, text = sentence.known, sentence.text
    names = [
        span for span in sentence.names if span.end <= min(cue.start, money.span.start) and not _placed(sentence, span)
    ]
    target = (names[0] if known.table.get("verb_last") else names[-1]) if names else None
    if target is None or _several(sentence, target):
        return None
    beside = re.fullmatch(r"[^,;:()]{1,12}", text[target.end : cue.start]) and _gap(cue.span, money.span) <= 24
    if not beside and not any(word in sentence.words(sentence.span) for word in known.words("round_proof")):
        return None
    givers = "|".join(re.escape(word) for word in sorted(known.words("given_by"), key=len, reverse=True)) or "from"
    source = re.compile(rf"(?<!\w)(?:{givers})\s+").search(text, money.span.end, sentence.span.end)
    giver = next((span for span in sentence.names if source and span.start == source.end()), None)
    led = (
        any(hit.end > source.start() - 2 and hit.start < source.end() for hit in sentence.find("led_by"))
        if source
        else False
    )
    if giver and (led or _several(sentence, giver)):
        giver = None
    planned = _status(sentence, cue) in ("planned", "rumoured")
    return _Found(cue.span, giver, target, money, _status(sentence, cue) if planned else "completed")


def _stakes(sentence: _Sentence) -> Iterator[_Found]:
    """Stakes without an amount whose holder and target are both named."""
    for cue in sentence.find("stake"):
        target = next((span for span in sentence.names if 0 <= span.start - cue.end <= 6), None)
        investor = _investor(sentence, cue.start, target)
        if target and investor and not _several(sentence, investor):
            yield _Found(cue.span, investor, target, None, _status(sentence, cue))


def _status(sentence: _Sentence, cue: Hit) -> str:
    """How far it has come: rumoured, planned, completed, else announced."""
    reach = len(sentence.text) if sentence.known.table.get("verb_last") else _REACH
    before = [hit for hit in sentence.find("planned", "rumoured") if -2 <= cue.start - hit.end <= reach]
    if any(hit in sentence.find("rumoured") for hit in before):
        return "rumoured"
    if before:
        return "planned"
    return "completed" if cue in sentence.find("invest_done") else "announced"


def _claim(passage: Passage, sentence: Span, found: _Found) -> Investment:
    amount = found.money.span if found.money else None
    spans = {
        "investor": found.investor,
        "target": found.target,
        "amount": amount,
        "status": found.cue,
        "evidence": sentence,
    }
    if found.money and found.money.currency:
        spans["currency"] = amount
    quotes = {key: passage.quote(span) for key, span in spans.items() if span}
    whole = found.investor is not None and found.target is not None and found.money is not None
    return Investment(
        id=Investment.make_id(passage, [found.investor or found.target, amount]),
        document=passage.document,
        part=passage.part,
        row=passage.row,
        language=passage.language,
        confidence=0.85 if whole else 0.65,
        published=passage.published,
        quotes=quotes,
        investor=quotes["investor"].text if found.investor else None,
        target=quotes["target"].text if found.target else None,
        amount=found.money.amount if found.money else None,
        currency=found.money.currency if found.money else None,
        status=found.status,
    )
