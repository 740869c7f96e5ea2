"""What the reader is too unsure of: left out, unless asked for, and then marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headcount import extract
from headcount.extract import attribution, cuts, ranker
from headcount.extract.text import Text
from headcount.extract.writer import Writer
from headcount.model import Claim, Passage

TEXT = "Microsoft will cut 1,000 jobs, including 300 in Texas. Intel said on Friday that it hired 40 people."
PASSAGE = Passage(document="doc_1", text=TEXT, language="en")
SURE = ranker.weights()
UNSURE = replace(SURE, keep=1.0)
"""Weights with which no figure is sure enough."""


def test_an_unsure_claim_is_told_only_when_asked_for() -> None:
    assert cuts.claims(PASSAGE, UNSURE) == []
    assert {claim.review for claim in cuts.claims(PASSAGE, UNSURE, review=True)} == {True}


def test_every_figure_is_sure_or_for_review() -> None:
    whole = {claim.id for claim in cuts.claims(PASSAGE, replace(SURE, keep=0.0))}
    assert {claim.id for claim in cuts.claims(PASSAGE, UNSURE, review=True)} == whole


@pytest.mark.parametrize("keep", [0.0, 0.4, 0.7, 0.9, 1.0])
def test_asking_for_the_unsure_leaves_the_sure_as_they_are(keep: float) -> None:
    table = replace(SURE, keep=keep)
    both = cuts.claims(PASSAGE, table, review=True)
    assert [claim for claim in both if not claim.review] == cuts.claims(PASSAGE, table)


def test_a_sure_claim_is_never_a_part_of_an_unsure_one() -> None:
    scene = cuts.stage(Text(TEXT, "en"))
    told, _, _ = attribution.tell(scene, SURE)
    assert [claim.part_of is None for claim in Writer(PASSAGE, scene).cuts(told)] == [True, False]
    told[0].review = True
    assert [claim.part_of for claim in Writer(PASSAGE, scene).cuts(told)] == [None, None]


def test_a_row_says_that_it_is_for_review_and_nothing_when_it_is_not() -> None:
    sure, unsure = extract.claims([PASSAGE])[0], cuts.claims(PASSAGE, UNSURE, review=True)[0]
    assert isinstance(sure, Claim)
    assert ("review" in sure.as_row(), unsure.as_row()["review"]) == (False, True)
