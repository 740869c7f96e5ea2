"""The causes of errors, told mechanically."""

from __future__ import annotations

import pytest
from tests.benchmarks.labels import claim, judged, label, text

from benchmarks import mistakes, scoring
from headcount.extract import ranker

ONE = text("Acme lays off 120 of its 900 workers in Ohio.", label("Acme", 120, workforce_base=900))
TOTAL = {"count_min": 7000, "count_max": 7000}
WRONG = [
    ("wrong employer", ONE, claim("Ohio", 120)),
    ("other bounds", ONE, claim("Acme", 120, 130)),
    ("spurious figure: base", ONE, claim("Acme", 900)),
    ("spurious figure: other", ONE, claim("Acme", 77)),
    ("no cut in the text, total", text("Firms cut 7,000 jobs.", totals=(TOTAL,)), claim("Firms", 7000)),
    ("no cut in the text, percent", text("Prices fell by 5%."), claim("Acme", None, percent={"low": 5, "high": 5})),
]
MISSED = [
    ("number not found", text("Acme shuts its plant in Ohio.", label("Acme", 120)), []),
    ("employer not a candidate", text("They lay off 120 workers.", label("the bakery", 120)), []),
    ("wrong employer", text("Intel lays off 120 workers.", label("Intel", 120)), [claim("Ohio", 120)]),
    ("other bounds", text("Intel lays off 120 workers.", label("Intel", 120)), [claim("Intel", 120, 130)]),
]


@pytest.mark.parametrize(("cause", "one", "made"), WRONG, ids=[cause for cause, *_ in WRONG])
def test_a_wrong_claim_has_its_cause(cause, one, made):
    assert [m.cause for m in mistakes.wrong_ones(judged(one, made), scoring)] == [cause]


@pytest.mark.parametrize(("cause", "one", "made"), MISSED, ids=[cause for cause, *_ in MISSED])
def test_a_missed_label_has_its_cause(cause, one, made):
    found = mistakes.missed_ones(judged(one, *made), ranker.weights(), scoring)
    assert [m.cause for m in found] == [cause]


def test_a_right_claim_is_no_mistake():
    assert mistakes.mistakes([judged(ONE, claim("Acme", 120))], {"text": ranker.weights()}, scoring) == []


def test_the_most_confident_wrong_claim_comes_first():
    made = judged(ONE, claim("Acme", 120), claim("Acme", 900, confidence=0.5), claim("Acme", 77, confidence=0.8))
    found = mistakes.mistakes([made], {"text": ranker.weights()}, scoring)
    assert [m.claim for m in found] == ["Acme: 77", "Acme: 900"]
