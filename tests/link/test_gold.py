"""Linking alone on the linking set: floors that only rise."""

from __future__ import annotations

from benchmarks import link_gold


def test_the_linking_set_keeps_its_floors(shared):
    gold, documents = link_gold.read(shared)
    result = link_gold.measure(gold, link_gold.linked(gold, documents), link_gold.scorer(shared))
    assert result["b_cubed"]["f1"] >= 0.96
    assert result["pairwise"]["precision"] >= 0.99
    assert result["must_not_join"] == result["other_false_joins"] == []
