"""What may be set: one dataclass a table of headcount.toml. docs/settings.md says what each key means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from headcount import __version__

KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "article": ("url",),
        "feed": ("url", "path"),
        "folder": ("path",),
        "tracker": ("url", "path"),
        "warn": ("state",),
        "edgar": (),
    }
)
"""What each kind of source is read from: one of these keys, or nothing that must be named."""
TABLES: Final = ("tracker", "warn")
"""The kinds whose documents are tables, whatever else comes in their place."""
DATED: Final = ("feed",)
"""The kinds whose documents carry a date before they are decoded."""


def least(default: Any, minimum: float) -> Any:
    """A field whose number may not be under ``minimum``."""
    return field(default=default, metadata={"least": minimum})


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """How pages are fetched. Times in seconds, sizes in bytes."""

    user_agent: str = f"Headcount/{__version__}"
    timeout: float = least(20.0, 0.05)
    max_bytes: int = least(30_000_000, 1)
    max_redirects: int = least(5, 0)
    delay: float = least(1.0, 0)
    allow_private: tuple[str, ...] = ()
    cache: str | None = None
    """A folder in which answers with an ETag or Last-Modified are kept from one run to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """How files are read."""

    max_bytes: int = least(30_000_000, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The language model that ``--reader llm`` asks; none is, unless ``url`` and ``model`` name it."""

    url: str | None = None
    model: str | None = None
    key_from: str | None = None
    """The environment variable that holds the key."""
    timeout: float = least(120.0, 0.05)
    max_chars: int = least(12_000, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edgar:
    """Where the filings of the SEC are asked for: its full-text search, its lists by company, its archive."""

    search: str = "https://efts.sec.gov/LATEST/search-index"
    submissions: str = "https://data.sec.gov/submissions"
    archive: str = "https://www.sec.gov/Archives/edgar/data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long raw bytes are kept; None is for ever."""

    raw_days: int | None = least(None, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What a source must give each time it is read; a breach is set aside by the source's name."""

    min: int | None = least(None, 1)
    shrink: float = field(default=0.2, metadata={"least": 0, "most": 1})
    """The share of its rows that a table may lose from one time to the next and still be taken."""
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One named source: what it is, where, how often it is read and what it must give."""

    name: str
    kind: str
    url: str | None = None
    path: str | None = None
    every: timedelta | None = None
    follow: bool | None = None
    max_documents: int | None = least(None, 1)
    licence: str | None = None
    columns: str | None = None
    """Of a table, ``FIELD=HEADER,...`` where its columns are taken otherwise: ``employer=Firm,people=Cut``."""
    state: str | None = None
    """The postal code of the state whose notices are fetched, for ``warn``."""
    ciks: tuple[str, ...] = ()
    """The companies whose filings are fetched, for ``edgar``; without any, all."""
    expect: Expect = Expect()

    @property
    def location(self) -> str:
        """The URL, the path or the state that is read; for ``edgar`` its name."""
        return self.url or self.path or self.state or self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may be set; docs/settings.md says what each key means."""

    ledger: str = "sqlite:///headcount.db"
    languages: str | None = None
    http: Http = Http()
    files: Files = Files()
    edgar: Edgar = Edgar()
    reader: Reader = Reader()
    retention: Retention = Retention()
    sources: Mapping[str, Source] = field(default_factory=dict)
