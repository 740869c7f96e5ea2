"""What a pair of statements scores, and the sentence that says why."""

from __future__ import annotations

from headcount.link.block import Statement
from headcount.link.features import FEATURES, Pair, paired, recall
from headcount.link.table import LEVELS

WEIGHTS = {key: float(row["weight"]) for key, row in LEVELS.items()}
JUDGES = [
    (judge, {level: weight for key, weight in WEIGHTS.items() for of, _, level in [key.partition(".")] if of == name})
    for name, judge in FEATURES.items()
]
"""Each feature with the weights of its levels."""


def levels(pair: Pair) -> list[str]:
    """The ``feature.level`` names that the pair is at."""
    return [f"{name}.{level}" for name, judge in FEATURES.items() if (level := judge(pair)) is not None]


def score(one: Statement, other: Statement) -> float:
    """How far the two speak of one cut: the sum of the weights, in either order of the two."""
    pair, total = paired(one, other), 0.0
    for judge, weights in JUDGES:
        level = judge(pair)
        if level is not None:
            total += weights[level]
    return total


def leaning(one: Statement, other: Statement) -> Statement | None:
    """The one that stands where the other does, whatever number or day other claims give; None where neither leans.

    It is perhaps a part of the other in one document, or looks back on it: tells it again, or that it was carried out
    or called off.
    """
    pair = paired(one, other)
    if pair.beneath:
        return min(one, other, key=lambda s: (s.said.beneath is None, s.order))
    return max(one, other, key=lambda s: s.order) if recall(pair) is not None else None


def why(one: Statement, other: Statement) -> str:
    """The sentence that explains the score: what speaks for one cut, then what against."""
    pair = paired(one, other)
    found = levels(pair)
    words = _words(pair)
    sentence = {level: str(LEVELS[level]["why"]).format_map(words) for level in found}
    told = [sentence[level] for level in sorted(found, key=lambda k: -WEIGHTS[k]) if WEIGHTS[level] >= 0]
    against = [sentence[level] for level in found if WEIGHTS[level] < 0]
    return "; ".join(["same employer", *told]) + (f"; though {', '.join(against)}" if against else "")


def _words(pair: Pair) -> dict[str, object]:
    """What the sentences of the table may name."""
    one, other = pair.one, pair.other
    sizes = sorted((s for s in (one, other) if s.people), key=lambda s: s.people.middle if s.people else 0)
    days = "the same day" if pair.apart == 0 else f"{pair.apart:,} day{'s' if pair.apart > 1 else ''} apart"
    return {
        "number": one.figure,
        "other": other.figure,
        "smaller": sizes[0].figure if sizes else None,
        "larger": sizes[-1].figure if sizes else None,
        "share": one.share,
        "other_share": other.share,
        "apart": days,
        "other_when": other.claim.announced or one.claim.announced or other.published,
        "group": one.group,
        "other_group": other.group,
        "unit": one.claim.unit or "unnamed",
        "other_unit": other.claim.unit or "unnamed",
        "place": one.claim.place,
        "other_place": other.claim.place,
        "type": one.claim.type,
        "other_type": other.claim.type,
    }
