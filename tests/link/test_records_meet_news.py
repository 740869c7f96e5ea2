"""An article, a filing and the notices of single sites become one event, and `why` tells how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from headcount.cli import main

ARTICLE = """Corvane Therapeutics cuts 500 jobs

Corvane Therapeutics said on July 16, 2025 that it will lay off 500 employees, 36% of its workforce, to save money
after a setback with its gene therapy.
"""
FILING = """UNITED STATES
SECURITIES AND EXCHANGE COMMISSION
Washington, D.C. 20549

FORM 8-K
CURRENT REPORT

Date of report: July 16, 2025

CORVANE THERAPEUTICS, INC.
(Exact name of registrant as specified in its charter)

Item 2.05 Costs Associated with Exit or Disposal Activities.

On July 16, 2025, Corvane Therapeutics announced that it will lay off approximately 500 employees, or 36% of its
workforce. The Company expects charges of between $32 million and $37 million.

SIGNATURE

Synthetic: no such company filed it.
"""
WASHINGTON = """Company,Location,Layoff Start Date,# of Workers,Closure Layoff,Type of Layoff,Received Date
"Corvane Therapeutics, Inc.",Bothell,9/15/2025,493,Layoff,Permanent,7/17/2025
"Corvane Therapeutics, Inc.",Seattle,9/15/2025,80,Layoff,Permanent,7/17/2025
"""
OHIO = """Company,Date Received,URL,City/County,Potential Number Affected,Layoff Date(s),Union,Notice ID
Corvane Therapeutics,7/18/2025,,Columbus/Franklin,21,9/15/2025,,011-25-050
Corvane Therapeutics - Updated,8/1/2025,,Columbus/Franklin,24,9/15/2025,,011-25-050
"""


@pytest.fixture(scope="module")
def why(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("corvane")
    files = {"article.txt": ARTICLE, "corvane_8-K.txt": FILING, "warn_washington_2025.csv": WASHINGTON}
    published = "document,published\narticle.txt,2025-07-16\ncorvane_8-K.txt,2025-07-16\n"
    folder = place / "documents"
    folder.mkdir()
    for name, text in {**files, "warn_ohio_2025.csv": OHIO}.items():
        (folder / name).write_text(text, "utf-8")
    (place / "published.csv").write_text(published, "utf-8")
    return told(place, folder)


def told(place: Path, folder: Path) -> dict[str, Any]:
    """What `why` answers of the one event that the documents in ``folder`` make."""
    ledger = ["--ledger", f"sqlite:///{place / 'headcount.db'}"]
    run = CliRunner().invoke
    done = run(main, ["read", str(folder), "--published-from", str(place / "published.csv"), *ledger])
    assert done.exit_code == 0, done.output
    (event,) = json.loads(run(main, ["events", "--json", *ledger]).stdout)["rows"]
    answer: dict[str, Any] = json.loads(run(main, ["why", event["id"], "--json", *ledger]).stdout)
    answer["text"] = run(main, ["why", event["id"], *ledger]).stdout
    return answer


def test_an_article_a_filing_and_four_notices_are_one_event(why):
    assert len({claim["document"] for claim in why["claims"]}) == 4
    assert len([claim for claim in why["claims"] if claim["speaker_kind"] == "government"]) == 4


def test_the_total_heads_the_event(why):
    assert why["event"]["headcount"]["low"] == 500
    assert why["event"]["announced"] == "2025-07-16"


def test_the_sites_newest_numbers_are_added_and_held_against_the_total(why):
    (conflict,) = why["conflicts"]
    assert (conflict["field"], conflict["values"][1][0]) == ("parts", "597 in 3 parts")


def test_the_changed_notice_is_told_as_replaced(why):
    replaced = [join for join in why["joins"] if join["replaced_by"]]
    assert len(replaced) == 1
    assert replaced[0]["why"].startswith("replaced by clm_")
    assert "replaced, announced" in why["text"]


def test_the_change_says_why_it_replaces(why):
    changes = [join["why"] for join in why["joins"] if join["why"].startswith("replaces clm_")]
    assert len(changes) == 1
    assert "same employer and place, 14 days later; 21 -> 24" in changes[0]
