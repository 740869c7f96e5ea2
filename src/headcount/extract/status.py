"""How far a cut has come: announced, planned, completed... judged by a linear model over the words around its figure.

The features are facts about the lists of the language's table (which list has a word how far from the figure, on which
side, in its clause, in the title) and the table's own words. The weights are ``vocab/weights_status.json``, fitted by
``python -m benchmarks.train_status``. The label follows gold RULES 10.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import repeat

from headcount.extract.features import bucket
from headcount.extract.grammar import Pattern
from headcount.extract.lexicon import Mark
from headcount.extract.text import Text
from headcount.model import Span, Status
from headcount.vocab import FOLDER

ORDER: tuple[Status, ...] = ("rescinded", "denied", "rumoured", "completed", "reported", "planned", "announced")
"""The order in which words beat each other where the model is not asked (RULES 10), closest stage last."""

REACH = {"rescinded": 8, "denied": 10, "rumoured": 25, "completed": 6, "reported": 25, "planned": 7, "announced": 40}
"""How many words from the figure a word of each list still speaks of it."""
CUES: dict[str, str] = {
    **{str(name): f"status.{name}" for name in ORDER},
    "strong": "cuts.strong", "weak": "cuts.weak", "closure": "cuts.closure", "furlough": "cuts.furlough",
    "buyout": "cuts.buyout",
    "say": "speakers.say", "company": "speakers.company", "filing": "speakers.filing", "union": "speakers.union",
    "government": "speakers.government", "press": "speakers.press", "unnamed": "speakers.unnamed",
    "remain": "people.remaining",
    "effective": "dates.effective", "of year": "dates.relative_years",
    "perfect": "status.perfect",
}  # fmt: skip
"""Lists of the language table whose place around a figure is a feature."""
STEPS = (1, 3, 6, 12, 25)
WORD_REACH = 12
"""Words of the status lists and of cutting this near the figure are features themselves."""
_CLAUSE = re.compile(r"[;:()、，；：]|, | [-–—] ")
_BUT = Pattern(r"[;:]|, @but@\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD_BEFORE = re.compile(r"([^\W\d]+) $")

Table = Mapping[str, Mapping[str, float]]
Nearest = Mapping[str, tuple[int, Mark] | None]
"""{list of the language table: (words away, its mark nearest to the figure)}"""


def status(text: Text, sentence: Span, figure: Span, table: Table | None = None) -> tuple[Status | None, Span | None]:
    """(status, its words) of the cut told at ``figure``.

    No status for a sentence without any word of cutting or stage."""
    marks = {name: _nearest(text, f"status.{name}", sentence, figure) for name in ORDER}
    for name in ("rescinded", "denied"):
        if (near := marks[name]) and near[0] <= REACH[name] and _of_this_cut(text, near[1], figure):
            return name, Span(near[1].start, near[1].end)
    hearsay = marks["rumoured"]
    if (
        hearsay
        and hearsay[0] <= REACH["rumoured"]
        and text.marks.within("speakers.unnamed", sentence.start, sentence.end)
    ):
        return "rumoured", Span(hearsay[1].start, hearsay[1].end)
    if (near := marks["reported"]) and not marks["announced"] and near[0] <= REACH["completed"] + 6:
        return "reported", Span(near[1].start, near[1].end)
    weights = table or shipped()
    found = list(features(text, sentence, figure))
    scores = {name: sum(map(row.get, found, repeat(0.0))) for name, row in weights.items()}
    best: Status = max(scores, key=lambda name: scores[name])  # type: ignore[arg-type]
    near = marks[best]
    return best, Span(near[1].start, near[1].end) if near else None


@lru_cache
def shipped() -> Table:
    """The weights that ship: {status: {feature: weight}}."""
    found: Table = json.loads((FOLDER / "weights_status.json").read_text(encoding="utf-8"))
    return found


def features(text: Text, sentence: Span, figure: Span) -> Iterator[str]:
    """What the model sees of one figure: short texts, each there or not."""
    clause, head = _clause(text, sentence, figure), text.title is not None and figure.start < text.title.end
    yield from ("bias", "in title" if head else "in body")
    nearest = {name: _nearest(text, name, sentence, figure) for name in CUES.values()}
    rule, told = _by_rule(nearest), _told(text, sentence)
    yield from (f"rule={rule}", f"told {told}", f"rule={rule}&{told}")
    for short, name in CUES.items():
        if near := nearest[name]:
            side = "<" if near[1].end <= figure.start else ">" if near[1].start >= figure.end else "="
            yield from (short, f"{short}{side}{bucket(near[0], STEPS)}")
            if text.marks.within(name, clause.start, clause.end):
                yield f"{short} in clause"
        if text.title and not head and text.marks.within(name, text.title.start, text.title.end):
            yield f"title {short}"
    for year in _YEAR.finditer(text.folded, sentence.start, sentence.end):
        yield (
            "by year" if any(text.marks.before("dates.effective", year.start(), slack) for slack in (1, 5)) else "year"
        )
    yield from _words(text, sentence, figure, nearest)
    before = text.sentence_at(sentence.start) - 1
    if before >= 0:
        other = text.sentences[before]
        yield from (f"before {name}" for name in ORDER if text.marks.within(f"status.{name}", other.start, other.end))


def _words(text: Text, sentence: Span, figure: Span, nearest: Nearest) -> Iterator[str]:
    """The table's words near the figure: of stage, of cutting, and what leads the nearest word of cutting."""
    for name in ORDER:
        for mark in text.marks.within(f"status.{name}", sentence.start, sentence.end):
            if text.apart(mark, figure) <= WORD_REACH:
                yield f"{name}: {text.folded[mark.start : mark.end]}"
    for list_ in ("strong", "weak"):
        near = nearest[f"cuts.{list_}"]
        if near and near[0] <= WORD_REACH:
            yield f"{list_}: {text.folded[near[1].start : near[1].end]}"
            if before := _WORD_BEFORE.search(text.folded[max(sentence.start, near[1].start - 20) : near[1].start]):
                yield f"before {list_}: {before[1]}"


def _by_rule(nearest: Nearest) -> Status | None:
    """The first list in RULES 10's order that has a word within its reach."""
    for name in ORDER:
        near = nearest[f"status.{name}"]
        if near and near[0] <= REACH[name]:
            return name
    return None


def _told(text: Text, sentence: Span) -> str:
    """Who tells it, by the first kind of speaker that has a word in the sentence.

    ``someone`` for a bare verb of saying."""
    for kind in ("unnamed", "union", "press", "government", "filing", "company", "say"):
        if text.marks.within(f"speakers.{kind}", sentence.start, sentence.end):
            return "someone" if kind == "say" else kind
    return "nobody"


def _of_this_cut(text: Text, mark: Mark, figure: Span) -> bool:
    """True when a word of denial stands in the figure's clause: a partial denial leaves the other figures alone."""
    start, end = sorted((mark.end, figure.start)) if mark.end <= figure.start else (figure.end, mark.start)
    return not _BUT.of(text.words.iso).search(text.folded[start:end])


def _clause(text: Text, sentence: Span, figure: Span) -> Span:
    """The stretch around the figure up to the nearest comma, semicolon, colon, dash or bracket on either side."""
    start = max((sentence.start, *(m.end() for m in _CLAUSE.finditer(text.folded, sentence.start, figure.start))))
    stop = _CLAUSE.search(text.folded, figure.end, sentence.end)
    return Span(start, stop.start() if stop else sentence.end)


def _nearest(text: Text, name: str, sentence: Span, figure: Span) -> tuple[int, Mark] | None:
    """(words away, mark) of the mark of the list nearest to the figure in its sentence."""
    marks = text.marks.within(name, sentence.start, sentence.end)
    if not marks:
        return None
    return min(((text.apart(mark, figure), mark) for mark in marks), key=lambda pair: pair[0])
