"""A state's notices, fetched by a stand-in for warn-scraper that asks nobody."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headcount import collect
from headcount.collect import warn
from headcount.errors import UsageError
from headcount.model import Document, SetAside
from headcount.settings import Settings

SCRAPER = """
import sys
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("--data-dir") + 1])
{what}
"""
WRITES = '(folder / f"{sys.argv[1]}.csv").write_text("Company,# of Workers,Notice Date\\nOtley Mills,40,1/2/2026\\n")'


@pytest.fixture
def scraper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a package `warn` with the states ny and wa beside the program; its command does ``what``."""
    package = tmp_path / "warn"
    (package / "scrapers").mkdir(parents=True)
    for file in ("__init__.py", "scrapers/__init__.py", "scrapers/ny.py", "scrapers/wa.py"):
        (package / file).write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path) + os.pathsep + os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield lambda what: (package / "cli.py").write_text(SCRAPER.format(what=what)) and None
    for name in ("warn.scrapers", "warn"):
        sys.modules.pop(name, None)


def found(name: str) -> list[Document | SetAside]:
    """What the source gives."""
    return list(collect.source(name, Settings()))


def test_the_table_of_a_state_comes_under_its_name(scraper):
    scraper(WRITES)
    (table,) = found("warn/ny")
    assert (table.name, table.source, table.media_type) == ("warn/ny.csv", "warn/ny", "text/csv")
    assert table.content.startswith(b"Company,")


def test_a_state_may_be_written_in_capitals(scraper):
    scraper(WRITES)
    assert found("warn/WA")[0].name == "warn/wa.csv"


def test_without_warn_scraper_the_command_that_installs_it_is_named():
    with pytest.raises(UsageError, match=r"pip install 'headcount\[warn\]'"):
        found("warn/ny")


def test_a_state_that_is_not_fetched_is_refused_with_the_nearest(scraper):
    scraper(WRITES)
    with pytest.raises(UsageError, match="unknown state 'nyc'; did you mean 'ny'"):
        found("warn/nyc")


@pytest.mark.parametrize(
    ("what", "cause"),
    [
        ('sys.exit("the page of the state has moved")', "the page of the state has moved"),
        ("pass", "it wrote no table"),
    ],
)
def test_a_scraper_that_fails_is_told_with_what_it_said(scraper, what, cause):
    scraper(what)
    (aside,) = found("warn/ny")
    assert cause in aside.cause
    assert "headcount read FILE.csv --source warn/ny" in aside.next_step


def test_a_scraper_that_never_ends_is_ended(scraper, monkeypatch):
    scraper("import time; time.sleep(60)")
    monkeypatch.setattr(warn, "LONGEST", 0.2)
    (aside,) = found("warn/ny")
    assert aside.cause.startswith("no table within")
