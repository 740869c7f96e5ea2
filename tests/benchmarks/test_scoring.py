"""Our words of the scoring rules say what the tool outside says."""

from __future__ import annotations

import pytest
from benchmarks.judged import judge
from benchmarks.labelled import SHARED, load, scorer, written
from tests.benchmarks.labels import claim, judged, label, text

from benchmarks import baselines, scoring, train

outside = pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="../shared is absent")
ONE = text("Acme lays off 120 workers.", label("Acme", 120, note="rounded to 100"))


def verdicts(texts, score):
    made = [judge(one, baselines.nearest(train.staged(one.passage)), score) for one in texts]
    return [(j.pairs, j.lenient, j.aside, j.counts) for j in made]


@outside
def test_both_judge_the_claims_of_a_baseline_alike():
    texts = [*load(("news_rewritten_dev",)), *list(written())[:60]]
    assert verdicts(texts, scoring) == verdicts(texts, scorer())


@outside
def test_both_find_dates_compatible_alike():
    dates = [None, "2023", "2023-01", "2023-01-20", "--01", "--01-20", "2024-02"]
    both = [(one, two) for one in dates for two in dates]
    theirs = scorer()
    assert [scoring.compatible(*pair) for pair in both] == [theirs.compatible(*pair) for pair in both]


def test_a_claim_with_the_bounds_of_the_label_is_right():
    assert judged(ONE, claim("Acme Inc.", 120)).pairs == {0: 0}


def test_other_bounds_agree_leniently():
    made = judged(ONE, claim("Acme", 120, 130))
    assert (made.pairs, made.lenient, made.wrong) == ({}, {0: 0}, [0])


def test_a_number_that_a_note_names_neither_helps_nor_hurts():
    made = judged(ONE, claim("Acme", 100))
    assert (made.counts["claims"], made.wrong, made.missed) == (0, [], [0])
