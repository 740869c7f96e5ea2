"""The two readers that must be beaten."""

from __future__ import annotations

from tests.benchmarks.labels import text

from benchmarks import baselines, train

ROUND_UP = "Intel will cut jobs\n\nIntel cuts 12,000 jobs. Microsoft lays off 7,800 workers, 5% of its staff."


def told(read, words):
    return [
        (c["employer_name"], c["headcount"] and c["headcount"]["low"]) for c in read(train.staged(text(words).passage))
    ]


def test_the_nearest_name_gets_each_figure():
    assert told(baselines.nearest, ROUND_UP) == [("Intel", 12000), ("Microsoft", 7800), ("Microsoft", None)]


def test_the_first_number_goes_to_the_name_in_the_title():
    assert told(baselines.first, "Microsoft in trouble\n\nIntel cuts 12,000 jobs.") == [("Microsoft", 12000)]


def test_a_text_without_a_name_gives_nothing():
    assert told(baselines.nearest, "They lay off 300 workers.") == []
    assert told(baselines.first, "They lay off 300 workers.") == []
