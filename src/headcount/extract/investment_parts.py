"""The parts of a sentence about an investment: its names, its amount, who puts it in, and into what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from headcount.extract.cue_words import Cues, Hit, fold, inside, named
from headcount.extract.money import Money
from headcount.model import Span

CUES = ("invest", "invest_done", "invest_nouns", "round", "stake")
"""The lists of a table that hold words of investing."""
REACH = 70
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
class Sentence:
    """A sentence of a text with what was found in it."""

    text: str
    known: Cues
    hits: dict[str, list[Hit]]
    span: Span
    low: str
    """The whole text, folded."""
    money: list[Money]
    names: list[Span] = field(default_factory=list)

    def find(self, *kinds: str) -> list[Hit]:
        """The hits of some lists in the sentence, in its order."""
        found = [hit for kind in kinds for hit in inside(self.hits.get(kind, []), self.span.start, self.span.end)]
        return sorted(found, key=lambda hit: (hit.start, -hit.end))

    def words(self, span: Span) -> str:
        """The folded words under a span."""
        return self.low[span.start : span.end]


def names_of(sentence: Sentence) -> Iterator[Span]:
    """The names of a sentence; in a headline, where every word has a capital, a run ends at a word of investing."""
    text, known, skip = sentence.text, sentence.known, sentence.known.words("not_names")
    busy = sentence.find(*CUES, "planned", "rumoured")
    for run in named(text, sentence.span.start, sentence.span.end, known):
        if run.start == sentence.span.start and " " not in text[run.start : run.end] and _common(sentence, run):
            continue
        if any(money.span.overlaps(Span(run.start, run.start + 1)) for money in sentence.money):
            continue
        cut = next((hit for hit in busy if hit.span.overlaps(run) and hit.start > run.start), None)
        words = re.compile(r"\S+").finditer(text, run.start, run.end)
        inner = next((word for word in words if len(word.group()) > 2 and fold(word.group()) in skip), None)
        ends = [mark for mark in (cut.start if cut else None, inner.start() if inner else None) if mark is not None]
        sums = [money.span.start for money in sentence.money if run.start < money.span.start < run.end]
        end = run.start + len(text[run.start : min([*ends, *sums, run.end])].rstrip())
        if end > run.start:
            yield Span(run.start, end)
        if ends:
            begin = cut.end if cut and cut.start == min(ends) else (inner.end() if inner else run.end)
            yield from named(text, begin, run.end, known) if begin < run.end else ()


def _common(sentence: Sentence, run: Span) -> bool:
    """True for one word at the start with "of" or "from" behind it: a noun that is capital by its place."""
    behind = re.compile(r"\s+([^\W\d_]+)").match(sentence.text, run.end)
    return bool(behind and fold(behind.group(1)) in sentence.known.words("owned_by") | sentence.known.words("given_by"))


def amount(sentence: Sentence, cue: Hit, taken: list[Money]) -> Money | None:
    """The amount nearest to a word of investing and within its reach that no other word claims."""
    free = [money for money in sentence.money if money not in taken and not _other(sentence, money)]
    near = min(free, key=lambda money: (gap(cue.span, money.span), money.span.start), default=None)
    reach = _BESIDE if cue in sentence.find("invest_nouns") else REACH
    if near is None or near.amount < _LEAST or gap(cue.span, near.span) > reach:
        return None
    between = sentence.text[min(cue.end, near.span.end) : max(cue.start, near.span.start)]
    return None if re.search(r"[;:]\s|\s–\s", between) else near


def gap(one: Span, other: Span) -> int:
    """The characters between two spans, negative where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _other(sentence: Sentence, money: Money) -> bool:
    """True when the words around an amount say that it is a value, a cost, a profit, pay."""
    for hit in sentence.find("not_put_in"):
        before, after = money.span.start - hit.end, hit.start - money.span.end
        between = sentence.text[min(hit.end, money.span.end) : max(hit.start, money.span.start)]
        near = (0 <= before <= _GUARD or 0 <= after <= 6) and not re.search(r"[,;]\s", between)
        puts = sentence.find("invest", "invest_done")
        if near and not any(hit.end <= cue.start < money.span.start for cue in puts):
            return True
    return False


def works(sentence: Sentence, target: Span) -> bool:
    """True when a target names something that is built, which makes spending on it an investment."""
    words = f" {sentence.words(target)} "
    return any(f" {word} " in words for word in sentence.known.words("works"))


def passive(sentence: Sentence, cue: Hit, money: Money) -> bool:
    """True for "with $5 billion invested in": the name before it is not who invests."""
    done = cue in sentence.find("invest_done") and not sentence.known.table.get("verb_last")
    return done and 0 <= cue.start - money.span.end <= 14


def vaguely(sentence: Sentence, cue: Hit, money: Money) -> bool:
    """True when the sentence says in what, but only as "the company": the investor and the amount are still said."""
    if cue.key in sentence.known.words("needs_target"):
        return False
    start, known = min(cue.start, money.span.start), sentence.known
    vague = re.compile(rf"(?<!\w)(?:{known.either('spent_on')})\s+(?:{known.either('vague')})(?!\w)")
    return bool(vague.search(sentence.low, start, sentence.span.end))


def target_of(sentence: Sentence, start: int, end: int | None = None) -> Span | None:
    """What stands behind "in" or "into": a name, or the words of a purpose; not a date and not "the company"."""
    text, known, end = sentence.text, sentence.known, sentence.span.end if end is None else end
    if start >= end:
        return None
    words, articles = known.either("spent_on"), known.either("articles")
    lead = re.compile(rf"(?<!\w)(?:{words})(?:\s+|(?<='))(?:(?:{articles})(?:\s+|(?<=')))?")
    for found in lead.finditer(sentence.low, start, end):
        if re.search(r"[;:]\s|\.\s", text[start : found.start()]):
            return None
        purpose = _purpose(sentence, found.end(), end)
        if purpose is not None:
            return purpose
    return None


def _purpose(sentence: Sentence, start: int, end: int) -> Span | None:
    """A name at ``start``, or the words of a purpose as far as one ends it; of words before a name, the name."""
    known, last = sentence.known, start
    for n, word in enumerate(re.compile(r"[^\s,;:()]+[,;:()]?").finditer(sentence.text, start, end)):
        low = sentence.low[word.start() : word.end()].strip('.,;:()"”')
        if n == 0 and (low[:1].isdigit() or low in known.words("not_names")):
            return None
        if not low or n == _PURPOSE or _over(sentence, start, last, low, word.start()):
            break
        last = word.start() + len(word.group().rstrip('.,;:()"”'))
        if word.group()[-1] in ",;:()" or (word.group()[-1] == "." and len(low) > 3):
            break
    span = Span(start, last) if last > start else None
    if span is None or sentence.words(span) in known.words("vague"):
        return None
    final = [name for name in sentence.names if name in span and name.end == span.end]
    before = sentence.low[start : final[0].start].split() if final else []
    linked = (
        known.words("place_before")
        | known.words("spent_on")
        | known.words("skill_and")
        | known.words("articles")
        | known.words("owned_by")
    )
    return final[0] if before and before[-1] not in linked and not known.table.get("verb_last") else span


def _over(sentence: Sentence, start: int, last: int, low: str, at: int) -> bool:
    """True when a purpose ends before the word at ``at``: a verb, a preposition, "and" with no name behind it."""
    known = sentence.known
    if low in known.words("purpose_stop") or any(hit.start == at for hit in sentence.find("invest", "invest_done")):
        return True
    name = last > start and Span(start, last) in sentence.names
    after = sentence.text[at + len(low) + 1 : at + len(low) + 2]
    return low in known.words("skill_and") and name and not after.isupper()


def investor_of(sentence: Sentence, before: int, target: Span | None) -> Span | None:
    """The subject: in the clause before the verb the last name, which no preposition makes a place; else the first."""
    names = [span for span in sentence.names if span.end <= before and (target is None or not span.overlaps(target))]
    names = [span for span in names if not placed(sentence, span)]
    if not names:
        return None
    if sentence.known.table.get("verb_last"):
        return names[0]
    joint = [n for n, span in enumerate(names) if re.search(r"[;:]\s", sentence.text[span.end : before])]
    return names[joint[-1] + 1 :][-1] if joint and joint[-1] + 1 < len(names) else names[-1]


def placed(sentence: Sentence, name: Span) -> bool:
    """True when a preposition before a name makes it a place or an owner, not the subject."""
    before = sentence.low[max(sentence.span.start, name.start - 16) : name.start]
    word = re.search(r"([^\W\d_]+)'?\s*$", before)
    places = {fold(place) for place in sentence.known.words("place_before")}
    return bool(word and word.group(1) in places | sentence.known.words("owned_by"))


def several(sentence: Sentence, name: Span) -> bool:
    """True when the name is one of several joined by "and": an amount that they share is not one's own."""
    ands = sentence.known.words("skill_and")
    for other in sentence.names:
        between = sentence.low[min(other.end, name.end) : max(other.start, name.start)]
        if not other.overlaps(name) and between.replace(",", " ").strip() in ands:
            return True
    return False
