"""One state's table of WARN notices, fetched by warn-scraper (the extra `headcount[warn]`), in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from headcount.errors import CollectError, UsageError, unknown
from headcount.model import Document

PREFIX: Final = "warn/"
"""What the name of a state's source begins with: warn/ny."""
INSTALL: Final = "pip install 'headcount[warn]', or into a pipx installation: pipx inject headcount warn-scraper"
LONGEST: Final = 1800
"""Seconds that one state may take: some of their sites are asked for hundreds of pages, one after the other."""


def document(state: str, source: str, max_bytes: int) -> Document:
    """The table of a state as warn-scraper writes it. Raises UsageError without it, CollectError when it fails."""
    state = known(state)
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "warn.cli", state, "--data-dir", folder, "--cache-dir", str(cache())]
        call += ["--log-level", "ERROR"]
        try:
            done = subprocess.run(call, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603  a known state
        except subprocess.TimeoutExpired as error:
            raise CollectError(f"no table within {LONGEST // 60} minutes", next_step="try again later") from error
        file = Path(folder, f"{state}.csv")
        if done.returncode or not file.exists():
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it wrote no table"]
            step = "try again later, or read a table saved by hand: headcount read FILE.csv --source warn/" + state
            raise CollectError(f"warn-scraper failed: {said[-1][:200]}", next_step=step)
        if file.stat().st_size > max_bytes:
            raise CollectError(f"larger than {max_bytes:,} bytes", next_step="raise http.max_bytes if you want it")
        when = datetime.now(UTC).isoformat(timespec="seconds")
        content = file.read_bytes()
    return Document(content=content, name=f"{PREFIX}{state}.csv", source=source, media_type="text/csv", fetched_at=when)


def known(state: str) -> str:
    """The postal code of a state that warn-scraper fetches. Raises UsageError for another, or without warn-scraper."""
    if find_spec("warn") is None or find_spec("warn.scrapers") is None:
        raise UsageError("fetching notices needs warn-scraper", next_step=INSTALL)
    folders = find_spec("warn.scrapers").submodule_search_locations  # type: ignore[union-attr]
    states = sorted(file.stem for folder in folders or () for file in Path(folder).glob("[a-z][a-z].py"))
    if state.casefold() not in states:
        step = "save the state's table by hand and read the file: headcount read FILE --source warn/XX"
        raise unknown("state", state, states, next_step=step)
    return state.casefold()


def cache() -> Path:
    """The folder in which warn-scraper keeps the pages it need not ask for again."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home, "headcount", "warn")
