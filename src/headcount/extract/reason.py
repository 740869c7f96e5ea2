"""Why, as the text gives it: a linear model over where a reason's words stand and what ties them to the cut.

Juxtaposition is no reason (gold RULES 12): the features tell whether a word of cause or purpose leads to the reason,
in the cut's own sentence, its neighbours or the title. The weights are ``vocab/weights_reason.json``, fitted by
``python -m benchmarks.train_reason``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from headcount.extract import ai_role
from headcount.extract.features import bucket
from headcount.extract.lexicon import Mark
from headcount.extract.text import Text
from headcount.model import Reason, Span
from headcount.vocab import FOLDER
from headcount.vocab.reasons import codes

REACH = 14
"""How many words a reason may stand from its word of cause."""
FAR = 8
"""How many sentences from the cut its reasons may stand."""
STEPS = (1, 3, 6, 12, 25)
SURE = 0.5
Table = Mapping[str, float]


def reasons(
    text: Text, sentence: Span, figure: Span, table: Table | None = None, names: Sequence[Span] = ()
) -> list[tuple[Reason, Span]]:
    """(reason, its words) for each reason that the text gives for the cut told at ``figure``.

    In the order of vocab/reasons.toml.

    AI is read by rule, with its role; ``names`` are employers whose own name may hold a reason's word (Scale AI).
    """
    weights, found = shipped() if table is None else table, artificial(text, sentence, names)
    for code in codes():
        near = places(text, sentence, code)
        if code != "ai" and near and chance(features(text, sentence, figure, code, near), weights) >= SURE:
            found.append((Reason(code), Span(near[0][1].start, near[0][1].end)))
    if len(found) > 1 and found[0][0].ai_role == "primary":
        found[0] = (Reason("ai", "contributing"), found[0][1])
    return found


def artificial(text: Text, sentence: Span, names: Sequence[Span]) -> list[tuple[Reason, Span]]:
    """AI as a reason in the cut's sentence, with its role.

    The scene of a cut ("amid an AI push") only where a word of cause leads to it."""
    best: tuple[int, Reason, Span] | None = None
    for mark in text.marks.within("reasons.ai", sentence.start, sentence.end):
        span = Span(mark.start, mark.end)
        if any(span.overlaps(name) for name in names):
            continue
        role = ai_role.role(text, span)
        if role == "context" and not _tie(text, mark):
            continue
        rank = ("primary", "contributing", "denied", "context").index(role)
        if best is None or rank < best[0]:
            best = (rank, Reason("ai", role), span)
    return [best[1:]] if best else []


@lru_cache
def shipped() -> Table:
    """The weights that ship: {feature: weight}."""
    found: Table = json.loads((FOLDER / "weights_reason.json").read_text(encoding="utf-8"))
    return found


def chance(found: Iterator[str], table: Table) -> float:
    """The probability that the reason is one, by the sum of its features' weights."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(table.get(feature, 0.0) for feature in found)))))


def places(text: Text, sentence: Span, code: str) -> list[tuple[str, Mark]]:
    """(where, mark) of each word of the reason.

    In the sentence, in those beside it, in the title; the nearest first."""
    if not text.marks[f"reasons.{code}"]:
        return []
    here = text.sentence_at(sentence.start)
    around = [("in", sentence)]
    around += [
        (name, text.sentences[n])
        for name, n in (("next", here + 1), ("before", here - 1), ("later", here + 2))
        if 0 <= n < len(text.sentences)
    ]
    if text.title and sentence.start >= text.title.end:
        around.append(("title", text.title))
    around += [
        ("far", text.sentences[n])
        for n in (*range(here + 3, here + FAR), *range(here - FAR, here - 1))
        if 0 <= n < len(text.sentences)
    ]
    found, seen = [], set[int]()
    for name, stretch in around:
        for mark in text.marks.within(f"reasons.{code}", stretch.start, stretch.end):
            if mark.start not in seen:
                seen.add(mark.start)
                found.append((name, mark))
    return sorted(found, key=lambda pair: (pair[0] != "in", not _tie(text, pair[1])))


def features(text: Text, sentence: Span, figure: Span, code: str, near: list[tuple[str, Mark]]) -> Iterator[str]:
    """What the model sees of one reason beside one cut."""
    yield from ("bias", f"code {code}", f"words {bucket(len(near), (1, 2, 4))}")
    head = "head " if text.title and sentence.start < text.title.end else ""
    strong = bool(text.marks.within("cuts.strong", sentence.start, sentence.end))
    for where in dict.fromkeys(name for name, _ in near):
        marks = [mark for name, mark in near if name == where]
        tied = [(mark, tie) for mark in marks if (tie := _tie(text, mark))]
        yield from (
            where,
            f"{code} {where}",
            f"{where} tied" if tied else f"{where} loose",
            f"{code} {where} tied" if tied else f"{code} {where} loose",
        )
        yield f"{head}{where} {'tied' if tied else 'loose'}{' strong' if strong else ''}"
        for mark, tie in tied[:2]:
            yield from (
                f"cause: {text.folded[tie.start : tie.end]}",
                f"tie {bucket(text.words_between(tie.end, mark.start), STEPS)}",
            )
        for mark in marks[:3]:
            yield f"{code}: {text.folded[mark.start : mark.end]}"
    if near[0][0] == "in":
        mark = near[0][1]
        side = "<" if mark.end <= figure.start else ">"
        away = text.apart(mark, figure)
        yield from (f"away{side}{bucket(away, STEPS)}", f"{code} away{side}{bucket(away, STEPS)}")


@lru_cache(maxsize=64)
def _tie(text: Text, mark: Mark) -> Mark | None:
    """The word of cause or purpose that leads to the reason in its sentence, or follows it in some languages."""
    sentence = text.sentences[text.sentence_at(mark.start)]
    best: tuple[int, Mark] | None = None
    after = text.words.grammar["cause_behind"]
    for cause in text.marks.within("reasons.because", sentence.start, sentence.end):
        if cause.end <= mark.start or cause.start <= mark.start < cause.end:
            away = text.words_between(cause.end, mark.start)
        elif after and cause.start >= mark.end:
            away = text.words_between(mark.end, cause.start)
        else:
            continue
        if away <= REACH and (best is None or away < best[0]):
            best = (away, cause)
    return best[1] if best else None
