"""The demo: bundled documents read in a fresh folder, and what it says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from headcount.cli import main


class Demo(NamedTuple):
    """A demo that ran: its folder and what it printed."""

    place: Path
    done: Result

    def run(self, *arguments: str) -> Result:
        """Another command on the demo's ledger."""
        return CliRunner().invoke(main, [*arguments, "--ledger", f"sqlite:///{self.place / 'headcount.db'}"])

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        """The rows of a command that lists."""
        rows: list[dict[str, Any]] = json.loads(self.run(*arguments, "--json").stdout)["rows"]
        return rows


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    place = tmp_path_factory.mktemp("demo")
    return Demo(place, CliRunner().invoke(main, ["demo", str(place)]))


def numbers(rows: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """Each row's employer and least number of people, in order."""
    return sorted((row["employer"], row["headcount"]["low"]) for row in rows if row["headcount"])


def test_the_demo_reads_every_document_and_ends_well(demo: Demo) -> None:
    assert demo.done.exit_code == 0, demo.done.output
    assert "32 documents read; " in demo.done.stderr
    assert "set aside" not in demo.done.stderr


def test_every_document_has_a_date(demo: Demo) -> None:
    assert all(row["published"] for row in demo.rows("claims"))


def test_the_documents_give_many_events_in_five_languages(demo: Demo) -> None:
    assert len(demo.rows("events")) >= 18
    assert {row["language"] for row in demo.rows("claims", "--kind", "cut")} == {"en", "de", "fr", "es", "it"}


def test_numbers_that_disagree_are_both_shown(demo: Demo) -> None:
    assert "Documents disagree on headcount" in demo.done.stdout
    assert "17,500: intel_agency.md" in demo.done.stdout
    assert "about 15,000: intel_company.txt" in demo.done.stdout


def test_the_three_voices_on_google_are_one_event(demo: Demo) -> None:
    assert [row["documents"] for row in demo.rows("events", "--employer", "Google", "--since", "2024-01")] == [3]


def test_an_industry_total_is_given_to_no_employer(demo: Demo) -> None:
    assert 721_677 in {row["headcount"]["low"] for row in demo.rows("aggregates")}
    assert not {721_677, 168_032, 260_000} & {count for _, count in numbers(demo.rows("events"))}


def test_two_rounds_of_one_employer_are_two_events(demo: Demo) -> None:
    assert {("Meta Platforms", 10_000), ("Meta Platforms", 11_000)} <= set(numbers(demo.rows("events")))


def test_a_rumour_and_the_memo_that_bears_it_out_are_one_event(demo: Demo) -> None:
    assert [count for name, count in numbers(demo.rows("events")) if name == "Amazon"] == [18_000]


def test_the_notices_of_single_sites_stand_in_the_event_of_the_whole_cut(demo: Demo) -> None:
    counts = {count for _, count in numbers(demo.rows("events"))}
    assert not {878, 784, 106, 93, 1_852, 448} & counts


def test_a_denied_cut_is_shown_as_denied(demo: Demo) -> None:
    assert ("IBM", "denied") in {(row["employer"], row["status"]) for row in demo.rows("events")}


def test_the_severance_of_a_letter_is_read_in_weeks(demo: Demo) -> None:
    cuts = demo.rows("claims", "--kind", "cut", "--employer", "Meta")
    assert [row["severance"]["weeks"] for row in cuts if row["severance"]] == [16]


def test_reading_the_documents_once_more_changes_nothing(demo: Demo) -> None:
    before = demo.rows("events")
    again = demo.run("read", str(demo.place / "documents"), "--published-from", str(demo.place / "published.csv"))
    assert "32 known already; 0 new claims; events: 0 created, 0 revised, 0 merged" in again.stderr
    assert demo.rows("events") == before


def test_the_demo_ends_by_saying_what_to_try_next(demo: Demo) -> None:
    last = demo.done.stdout.split("Try next:\n")[1].splitlines()
    assert last[0] == f"  cd {demo.place}"
    assert all(line.startswith("  headcount ") for line in last[1:])


def test_a_folder_that_holds_files_is_refused(demo: Demo) -> None:
    refused = CliRunner().invoke(main, ["demo", str(demo.place)])
    assert refused.exit_code != 0
    assert "is not empty; name a folder that is not there yet" in str(refused.exception)
