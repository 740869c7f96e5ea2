"""Commands that read documents: extract, read, collect, run, reread."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from headcount import collect, explain, output, pipeline, settings
from headcount import ledger as records
from headcount.cli.options import (
    Length,
    columns_option,
    form_options,
    leave,
    ledger_option,
    main,
    opened,
    published_options,
    published_table,
    reader_of,
    reader_option,
    told,
)
from headcount.errors import HeadcountError, UsageError
from headcount.model import PartialDate, SetAside
from headcount.settings import Settings

MOST_SHOWN = 50  # events that `read` prints as a table
AGAIN = timedelta(days=3)  # filings are asked for again so far back: some come to the search late


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--review", is_flag=True, help="Print the claims for review too, each marked `review`.")
@columns_option
@reader_option
@published_options
@form_options
def extract(
    paths: tuple[str, ...],
    review: bool,
    columns: dict[str, str] | None,
    reading_by: str,
    published: PartialDate | None,
    published_from: Path | None,
    form: str | None,
) -> None:
    """Print the claims of files, folders or URLs; store nothing."""
    done = pipeline.Report()
    rows: list[dict[str, Any]] = []
    chosen = settings.load()
    reader = reader_of(reading_by, chosen)
    dates = published_table(published_from)
    found = collect.documents(paths, chosen, published=published, published_from=dates, columns=columns)
    with output.progress("reading") as begun:
        for document in found:
            begun(document.name)
            if isinstance(document, SetAside):
                done.set_aside.append(document)
                continue
            reading = pipeline.reading(document, reader)
            done.add(reading)
            shown = [claim for claim in reading.claims if review or not claim.review]
            batch = [claim.as_row() | {"document": document.name} for claim in shown]
            rows += batch
            if form == "jsonl":
                output.rows(batch, form, output.CLAIMS)
                rows.clear()
    if form != "jsonl":
        shown_as = output.CLAIMS | ({"review": "review"} if review else {})
        output.rows(rows, form or "table", shown_as, empty="No claim found.", more=explain.accounted(done))
    explain.tables(done.tables)
    explain.accounts(done)
    leave(done.set_aside)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--source", default="read", show_default=True, help="The name under which the documents are kept.")
@click.option(
    "--follow/--no-follow", default=None, help="Fetch what a feed links to (default: only when the feed came by URL)."
)
@columns_option
@reader_option
@published_options
@ledger_option
@form_options
def read(
    paths: tuple[str, ...],
    source: str,
    follow: bool | None,
    columns: dict[str, str] | None,
    reading_by: str,
    published: PartialDate | None,
    published_from: Path | None,
    ledger: str | None,
    form: str | None,
) -> None:
    """Read files, folders, feeds or URLs into the ledger and print the events they tell of."""
    chosen = settings.load(ledger=ledger)
    dates, reader = published_table(published_from), reader_of(reading_by, chosen)
    documents = collect.documents(
        paths, chosen, source=source, published=published, published_from=dates, follow=follow, columns=columns
    )
    with records.Ledger.open(chosen.ledger, create=True) as book:
        with output.progress("reading") as begun:
            report = pipeline.read(book, documents, begun, reader=reader)
        book.expire(chosen.retention.raw_days)
        most = None if form else MOST_SHOWN
        shown = records.query.events(book, records.query.Filters(documents=tuple(report.documents), limit=most))
    explain.report(report)
    more = explain.accounted(report)
    output.rows(shown.rows, form or "table", output.EVENTS, empty="No event in these documents.", more=more)
    if shown.next:
        output.say(f"The {MOST_SHOWN} newest of more; `headcount events` lists all.")
    leave(report.set_aside)


@main.command(name="collect")
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Filings from this day on; by default since all of them could last be read, at first a month back.",
)
@click.option("--as-is", is_flag=True, help="Take a table that shrank or changed its header all the same.")
@ledger_option
def collect_sources(names: tuple[str, ...], since: datetime | None, as_is: bool, ledger: str | None) -> None:
    """Read sources into the ledger: of headcount.toml, a state's notices, filings of the SEC.

    `headcount collect warn/ny` fetches a state's WARN notices (by warn-scraper, an extra), `headcount collect edgar`
    the 8-Ks with an Item 2.05.
    """
    read_sources(names, ledger, since.date() if since else None, as_is=as_is)


@main.command()
@click.option("--every", type=Length(), help="Look again so often (30m, 6h, 1d) until interrupted; without it, once.")
@ledger_option
def run(every: timedelta | None, ledger: str | None) -> None:
    """Read every source of headcount.toml that is due by its `every`; one without `every` is always due."""
    chosen = settings.load(ledger=ledger)
    if not chosen.sources:
        raise UsageError("no source is named", next_step=f"add [sources.NAME] to {settings.FILE}; see docs/settings.md")
    if every is None:
        leave(read_due(chosen, collect.Schedule()))
        return
    schedule = collect.Schedule(every)
    try:
        while True:
            told(read_due(chosen, schedule, go_on=True))
            time.sleep(every.total_seconds())
    except KeyboardInterrupt:
        output.say("Stopped.")


def read_due(chosen: Settings, schedule: collect.Schedule, *, go_on: bool = False) -> list[SetAside]:
    """What was set aside when the sources that are due were read. With ``go_on`` an error ends only its source."""
    aside: list[SetAside] = []
    with records.Ledger.open(chosen.ledger, create=True) as book:
        due = schedule.due(chosen.sources, lambda name: book.last_run(source_run(name)), datetime.now(UTC))
        if not due:
            output.say("No source is due.")
        for name in due:
            try:
                report = read_source(book, name, chosen)
            except HeadcountError as error:
                if not go_on:
                    raise
                aside.append(SetAside(name, error.what, error.next_step))
                schedule.note(name, failed=True)
            else:
                aside += report.set_aside
                schedule.note(name, failed=bool(report.set_aside) and not report.documents)
    return aside


def read_sources(names: Sequence[str], ledger: str | None, since: date | None, *, as_is: bool) -> None:
    """Each named source read in turn; a breach of what it expects is said and makes the exit status 4."""
    chosen = settings.load(ledger=ledger)
    sources = [collect.named_source(name, chosen) for name in names]
    aside: list[SetAside] = []
    with records.Ledger.open(chosen.ledger, create=True) as book:
        for source in sources:
            aside += read_source(book, source.name, chosen, since, as_is=as_is).set_aside
    leave(aside)


def read_source(
    book: records.Ledger, name: str, chosen: Settings, since: date | None = None, *, as_is: bool = False
) -> pipeline.Report:
    """What reading one source did, which is said."""
    last = book.last_run(source_run(name), whole=True)
    since = since or (datetime.fromisoformat(last).date() - AGAIN if last else None)
    documents = collect.source(name, chosen, since=since)
    check = None if as_is else collect.expect.of_table(collect.named_source(name, chosen), book.edition(name))
    with output.progress(name) as begun:
        report = pipeline.read(book, documents, begun, command=source_run(name), check=check)
    book.expire(chosen.retention.raw_days)
    explain.report(report, name)
    return report


def source_run(name: str) -> str:
    """The command under which the ledger keeps the runs of a source."""
    return f"collect {name}"


@main.command()
@ledger_option
def reread(ledger: str | None) -> None:
    """Read every kept document again with this version, without fetching; what changed supersedes."""
    with opened(ledger) as book, output.progress("rereading") as begun:
        report = pipeline.read(book, book.documents(), begun)
    explain.report(report)
    leave(report.set_aside)
