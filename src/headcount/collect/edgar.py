"""Filings of the SEC with an Item 2.05 (Costs Associated with Exit or Disposal Activities), each as a full submission.

Found by the full-text search, or company by company in the lists of submissions; each fetched whole, exhibits and
all. The SEC asks programs to say who they are and to stay under ten requests a second
(https://www.sec.gov/os/accessing-edgar-data); `http.delay` keeps far below that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from headcount.collect.article import document
from headcount.collect.http import Client, named
from headcount.errors import CollectError, UsageError
from headcount.model import Document, PartialDate, SetAside
from headcount.settings import Settings, Source

ITEM: Final = "2.05"
FORMS: Final = ("8-K", "8-K/A")
WINDOW: Final = timedelta(days=30)
"""How far back is looked when nobody says since when."""
MOST: Final = 10_000
"""The search gives no more than so many hits of one question."""
CONTACT: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
ACCESSION: Final = re.compile(r"\d{10}-\d{2}-\d{6}")


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission: its number, whose it is, and the day on which it was filed."""

    accession: str
    cik: int
    filed: str

    def url(self, archive: str) -> str:
        """Where the full submission is."""
        return f"{archive}/{self.cik}/{self.accession.replace('-', '')}/{self.accession}.txt"


def documents(source: Source, settings: Settings, client: Client, since: date | None) -> Iterator[Document | SetAside]:
    """The full submissions filed since then, oldest first, each once. Raises UsageError when nobody could be reached.

    What can't be fetched is set aside by its address.
    """
    if not CONTACT.search(settings.http.user_agent):
        step = 'set http.user_agent = "NAME (you@example.org)" in headcount.toml'
        raise UsageError("the SEC asks programs for an address at which their user can be reached", next_step=step)
    today = datetime.now(UTC).date()
    since = since or today - WINDOW
    try:
        found = of_companies(source, settings, client, since) if source.ciks else searched(settings, client, since)
        filings = sorted({filing.accession: filing for filing in found}.values(), key=lambda f: (f.filed, f.accession))
    except CollectError as error:
        yield SetAside(source.name, error.what, error.next_step)
        return
    for filing in filings:
        url = filing.url(settings.edgar.archive)
        try:
            page = client.get(url)
        except CollectError as error:
            yield SetAside(named(url), error.what, error.next_step)
            continue
        yield document(page, url, source.name, published=PartialDate.parse(filing.filed))


def searched(settings: Settings, client: Client, since: date) -> Iterator[Filing]:
    """The filings that the full-text search finds. Raises CollectError."""
    seen = 0
    while seen < MOST:
        asked = {"q": f'"Item {ITEM}"', "forms": ",".join(FORMS), "startdt": since.isoformat(), "from": seen}
        asked |= {"dateRange": "custom", "enddt": datetime.now(UTC).date().isoformat()}
        answer = answered(client, f"{settings.edgar.search}?{urlencode(asked)}")
        hits = within(answer, "hits", "hits")
        if not isinstance(hits, list):
            raise CollectError("the search of the SEC answers in another form", next_step="try again later")
        for hit in hits:
            facts = within(hit, "_source")
            if isinstance(facts, dict) and ITEM in (facts.get("items") or ()):
                ciks = facts.get("ciks") or [0]
                yield from filing(str(hit.get("_id", "")).partition(":")[0], ciks[0], facts.get("file_date"))
        seen += len(hits)
        if not hits or seen >= total(answer):
            return
    raise CollectError(f"more than {MOST:,} filings", next_step="ask for a shorter time: --since")


def total(answer: Any) -> int:
    """How many hits a question has in all."""
    value = within(answer, "hits", "total", "value")
    return value if isinstance(value, int) else 0


def of_companies(source: Source, settings: Settings, client: Client, since: date) -> Iterator[Filing]:
    """The filings in the lists of the companies that the source names. Raises CollectError."""
    for cik in source.ciks:
        if not cik.isdigit():
            raise UsageError(f"'{cik}' is no CIK", next_step=f"write digits in sources.{source.name}.ciks")
        recent = within(answered(client, f"{settings.edgar.submissions}/CIK{int(cik):010}.json"), "filings", "recent")
        columns = ("form", "items", "accessionNumber", "filingDate")
        if not isinstance(recent, dict) or not all(isinstance(recent.get(name), list) for name in columns):
            raise CollectError("the SEC's list of a company has another form", next_step="try again later")
        for form, items, accession, filed in zip(*(recent[name] for name in columns), strict=False):
            if form in FORMS and ITEM in str(items).split(",") and str(filed) >= since.isoformat():
                yield from filing(accession, cik, filed)


def filing(accession: Any, cik: Any, filed: Any) -> Iterator[Filing]:
    """The filing that an answer names, none when it names it in a way that leads nowhere."""
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", str(filed))
    if ACCESSION.fullmatch(str(accession)) and str(cik).isdigit() and day:
        yield Filing(str(accession), int(cik), day[0])


def answered(client: Client, url: str) -> Any:
    """The JSON of an answer. Raises CollectError when it is none."""
    try:
        return json.loads(client.get(url).content)
    except (ValueError, RecursionError) as error:
        raise CollectError(
            f"{named(url)} answered with something else than JSON", next_step="try again later"
        ) from error


def within(value: Any, *keys: str) -> Any:
    """What stands under ``keys``, None where there is no such place."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
