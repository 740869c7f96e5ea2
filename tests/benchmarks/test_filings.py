"""The labelled quotes of filings, where the shared folder is."""

from __future__ import annotations

import pytest
from benchmarks.filings import GOLD, quotes, table, wanted

from headcount.model import Quantity

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="../shared is absent")


def test_every_quote_gives_its_count_alone_and_in_its_item_and_no_trap_a_stated_one():
    outcomes = list(quotes())
    assert ([one for one in outcomes if not one.right], len(outcomes)) == ([], 124)


def test_the_table_counts_each_quote_once_by_kind():
    assert "all                 62 of 62      62 of 62" in table(list(quotes()))


@pytest.mark.parametrize(
    ("quote", "count", "kind"),
    [
        ("impact up to approximately 240 employees", Quantity(None, 240, True), "up to"),
        ("by over 240 employees", Quantity(240, None), "over"),
        ("all of its 240 employees", Quantity(240, 240), "exact"),
        ("by ~10% (or ~240 employees)", Quantity(240, 240, True), "about"),
        ("approximately 240 - 300 employees", Quantity(240, 300, True), "range"),
    ],
)
def test_what_is_wanted_is_read_from_the_words_before_the_number(quote, count, kind):
    row = {"decision": "include", "stated_job_count": "240", "quote": quote, "cross_links_and_traps": ""}
    assert wanted(row) == (kind, count)
