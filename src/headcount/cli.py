"""The command line: each command reads like speech and calls one function of the stages."""

from __future__ import annotations

import csv
import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import click

from headcount import __version__, bench, collect, explain, output, pipeline, settings
from headcount import ledger as records
from headcount.errors import HeadcountError, UsageError
from headcount.extract import Reader, model_reader
from headcount.model import Decision, PartialDate, SetAside, Verdict, content_id
from headcount.publish import atom
from headcount.settings import Settings
from headcount.vocab.fields import named as columns_named

Command = TypeVar("Command", bound=Callable[..., Any])
DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 4
MOST_SHOWN = 50  # events that `read` prints as a table
AGAIN = timedelta(days=3)  # filings are asked for again so far back: some come to the search late


class Date(click.ParamType[PartialDate]):
    """A date as far as it is known: 2023, 2023-01 or 2023-01-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        try:
            return value if isinstance(value, PartialDate) else PartialDate.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Length(click.ParamType[timedelta]):
    """A length of time: 30m, 6h or 1d."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        try:
            return value if isinstance(value, timedelta) else settings.duration(value)
        except ValueError:
            self.fail(f"{value!r} is no length of time; write 30m, 6h or 1d", param, ctx)


class Fields(click.ParamType[dict[str, str]]):
    """The headers of fields: employer=Firm,people=Cut."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        try:
            return value if isinstance(value, dict) else columns_named(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)


# --- options that several commands share ------------------------------------------------------------------------


def ledger_option(command: Command) -> Command:
    return click.option(
        "--ledger", metavar="URL", help="sqlite:///FILE or postgresql+psycopg://...; default headcount.db here."
    )(command)


def form_options(command: Command) -> Command:
    """One of --json, --jsonl and --csv, as the parameter ``form``; ``table`` without any."""
    for form, help_text in (
        ("csv", "Rows only, as CSV."),
        ("jsonl", "Rows only, one JSON object a line."),
        ("json", 'One JSON object: {"rows", "next"}.'),
    ):
        command = click.option(f"--{form}", "form", flag_value=form, help=help_text)(command)
    return command


def reader_option(command: Command) -> Command:
    return click.option(
        "--reader",
        "reading_by",
        type=click.Choice(["rules", "llm"]),
        default="rules",
        show_default=True,
        help="Who reads articles: our own rules, or the language model that headcount.toml names (docs/llm.md).",
    )(command)


def columns_option(command: Command) -> Command:
    return click.option(
        "--columns",
        type=Fields(),
        metavar="FIELD=HEADER,...",
        help="Which columns of a table say what, where they are taken otherwise: employer=Firm,people=Cut.",
    )(command)


def published_options(command: Command) -> Command:
    command = click.option(
        "--published-from",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="CSV",
        help="A table with the columns document,published: the publication date of each file.",
    )(command)
    return click.option(
        "--published", type=Date(), help="Publication date of every document: 2023, 2023-01 or 2023-01-20."
    )(command)


def filter_options(command: Command) -> Command:
    """The filters of the record; each is a field of ``query.Filters``."""
    for flag, kind, help_text in reversed(
        (
            ("--employer", str, "This employer, its brands and its parent's family."),
            ("--since", Date(), "Announced then or later."),
            ("--until", Date(), "Announced then or earlier."),
            ("--reason", str, "For this reason (a row of vocab/reasons.toml)."),
            ("--place", str, "At this place or within it: a city, 'King County', a state, a country."),
            ("--type", str, "layoff, closure, buyout, attrition, contractor or furlough."),
            ("--status", str, "announced, planned, rumoured, reported, denied, completed or rescinded."),
            ("--min-size", int, "At least so many people."),
            ("--text", str, 'With these words in quotes or titles; "two words" side by side, begin* for a beginning.'),
            ("--as-of", str, "As the ledger stood then (2024-02-01, or a time in UTC)."),
            ("--limit", int, "At most so many rows; without it, all."),
            ("--cursor", str, "Go on where the 'next' of an answer says."),
        )
    ):
        command = click.option(flag, type=kind, help=help_text)(command)
    return command


@contextmanager
def opened(url: str | None, *, create: bool = False) -> Iterator[records.Ledger]:
    with records.Ledger.open(settings.load(ledger=url).ledger, create=create) as ledger:
        yield ledger


def reader_of(name: str, chosen: Settings) -> Reader | None:
    """The reader that is asked for; None for our own. Raises UsageError when the settings name no model."""
    return model_reader.reader(chosen.reader) if name == "llm" else None


def published_table(path: Path | None) -> dict[str, PartialDate]:
    """{document: date} from a CSV with the columns document and published."""
    if path is None:
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        if not {"document", "published"} <= set(table.fieldnames or ()):
            raise UsageError(
                f"{path} has no columns document,published", next_step="write that header as its first line"
            )
        try:
            return {row["document"]: PartialDate.parse(row["published"]) for row in table if row["published"]}
        except ValueError as error:
            raise UsageError(str(error), where=f"{path}:{table.line_num}") from error


# --- commands ---------------------------------------------------------------------------------------------------


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="headcount")
def main() -> None:
    """The open record of layoffs and of where work goes next: documents in, cited events out.

    Try `headcount demo`, then `headcount read ARTICLE` and `headcount why EVENT`.
    """


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
@filter_options
@ledger_option
@form_options
def events(form: str | None, ledger: str | None, **filters: Any) -> None:
    """List the events: one row a cut, resolved from all the claims that speak of it."""
    with opened(ledger) as book:
        page = records.query.events(book, records.query.Filters(**filters))
    output.rows(page.rows, form or "table", output.EVENTS, next_cursor=page.next, empty="No event matches.")


@main.command()
@click.option(
    "--kind", type=click.Choice(["cut", "aggregate", "hire", "investment", "demand"]), help="Only this kind of claim."
)
@filter_options
@ledger_option
@form_options
def claims(kind: str | None, form: str | None, ledger: str | None, **filters: Any) -> None:
    """List the claims: what each document says, with its words."""
    with opened(ledger) as book:
        page = records.query.claims(book, records.query.Filters(kind=kind, **filters))
    columns = output.OF_KIND.get(kind or "", output.CLAIMS)
    output.rows(page.rows, form or "table", columns, next_cursor=page.next, empty="No claim matches.")


@main.command()
@filter_options
@ledger_option
@form_options
def aggregates(form: str | None, ledger: str | None, **filters: Any) -> None:
    """List totals over several employers, which are never given to one of them."""
    with opened(ledger) as book:
        page = records.query.aggregates(book, records.query.Filters(**filters))
    output.rows(page.rows, form or "table", output.AGGREGATES, next_cursor=page.next, empty="No aggregate matches.")


@main.command()
@click.argument("event")
@click.option("--json", "form", flag_value="json", help="The whole answer as one JSON object.")
@click.option("--as-of", help="As the ledger stood then.")
@ledger_option
def why(event: str, form: str | None, as_of: str | None, ledger: str | None) -> None:
    """Show an event's claims with their quotes, its conflicts, why each was joined, and its history."""
    with opened(ledger) as book:
        answer = records.query.why(book, event, as_of=as_of)
    explain.why(answer, form or "table")


@main.command()
@click.argument("verdict", type=click.Choice(["same", "different", "keep", "drop", "undo"]))
@click.argument("one")
@click.argument("other", required=False)
@click.option("--by", required=True, envvar="HEADCOUNT_BY", help="Who rules (or HEADCOUNT_BY).")
@click.option("--why", "reason", required=True, help="Why.")
@ledger_option
def decide(verdict: Verdict, one: str, other: str | None, by: str, reason: str, ledger: str | None) -> None:
    """Rule that two events or claims are the same cut, or different ones; that a claim is right (keep) or wrong (drop).

    `undo` takes a ruling back.
    """
    if (verdict in ("same", "different")) != (other is not None):
        raise UsageError("same and different take two ids, keep and drop one claim's, undo that of one decision")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    decision = Decision(
        id=content_id("dec", verdict, one, other, by, at),
        verdict=verdict,
        one=one,
        other=other,
        by=by,
        why=reason,
        at=at,
    )
    with opened(ledger) as book:
        report = pipeline.decide(book, decision)
    explain.report(report)
    click.echo(decision.id)


@main.command()
@click.option("--ruled", is_flag=True, help="Those that were kept or dropped, as labels: --jsonl adds ruling and text.")
@filter_options
@ledger_option
@form_options
def review(form: str | None, ledger: str | None, ruled: bool, **filters: Any) -> None:
    """List the claims that the reader is too unsure of: in no event and no figure until `decide keep` says so."""
    with opened(ledger) as book:
        page = (records.query.ruled if ruled else records.query.review)(book, records.query.Filters(**filters))
    if form is None and page.rows:
        explain.review(page.rows)
        return
    empty = "No claim was ruled on." if ruled else "No claim waits for review."
    output.rows(page.rows, form or "table", output.CLAIMS, next_cursor=page.next, empty=empty)


@main.command()
@click.option("--since", required=True, metavar="DATE", help="From then on: 2024-02-01, or a time in UTC.")
@click.option("--until", metavar="DATE", help="Up to then.")
@click.option("--employer", help="Only of this employer, its brands and its parent's family.")
@click.option("--corrections", is_flag=True, help="Without events that are only new: what was told otherwise before.")
@click.option("--limit", type=int, help="At most so many rows; without it, all.")
@click.option("--feed", "form", flag_value="feed", help="An Atom feed, one entry a change.")
@ledger_option
@form_options
def changes(form: str | None, ledger: str | None, **asked: Any) -> None:
    """List what changed in the record, the newest first: events created, revised, split, merged, withdrawn; rulings.

    `headcount changes --since 2024-01-01 --corrections --feed` is a public log of corrections.
    """
    with opened(ledger) as book:
        page = records.changes.changes(book, **asked)
    if form == "feed":
        click.echo(atom.feed(page.rows, "Corrections" if asked["corrections"] else "Changes"), nl=False)
        return
    if form is None and page.rows:
        explain.changes(page.rows)
        return
    output.rows(page.rows, form or "table", output.CHANGES, empty="Nothing changed.")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
def backup(file: Path, ledger: str | None) -> None:
    """Copy the whole ledger, raw bytes and all, into a new file; others may read and write it meanwhile."""
    copied(settings.load(ledger=ledger).ledger, f"sqlite:///{file}")


@main.command()
@click.argument("source", metavar="URL")
@click.argument("target", metavar="NEW_URL")
def move(source: str, target: str) -> None:
    """Copy the whole ledger into an empty database: sqlite:///headcount.db postgresql+psycopg://USER@HOST/NAME.

    The old one stays as it is.
    """
    copied(source, target)


def copied(source: str, target: str) -> None:
    """Copies one ledger into another that is empty, and says how much it was."""
    with records.Ledger.open(source) as book, records.Ledger.open(target, create=True) as new:
        with output.progress("copying") as begun:
            counts = records.move.copy(book, new, begun)
        faults = new.doctor(deep=True)
    for fault in faults:
        click.echo(fault)
    output.say(f"{counts['document']:,} documents, {counts['claim']:,} claims and {counts['event']:,} events copied.")
    sys.exit(FAILED if faults else DONE)


@main.command()
@ledger_option
def reread(ledger: str | None) -> None:
    """Read every kept document again with this version, without fetching; what changed supersedes."""
    with opened(ledger) as book, output.progress("rereading") as begun:
        report = pipeline.read(book, book.documents(), begun)
    explain.report(report)
    leave(report.set_aside)


@main.command()
@click.option("--deep", is_flag=True, help="Read every kept document's raw bytes too.")
@ledger_option
def doctor(deep: bool, ledger: str | None) -> None:
    """Look for what is wrong with the ledger, each fault with its next step; exit status 1 when there is any."""
    with opened(ledger) as book:
        faults = book.doctor(deep=deep)
    output.say(explain.model(settings.load().reader))
    for fault in faults:
        click.echo(fault)
    output.say(f"{len(faults):,} found." if faults else "Nothing is wrong.")
    sys.exit(FAILED if faults else DONE)


@main.command(name="bench", context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("name", required=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF THE BENCHMARK]...")
def run_bench(name: str | None, arguments: tuple[str, ...]) -> None:
    """Run a benchmark of the checkout, or list them: `headcount bench extract` measures how good claims are.

    Each has its own options: `headcount bench extract --help`.
    """
    if name:
        bench.run(name, arguments)
        return
    listed = bench.found()
    width = max(map(len, listed))
    for benchmark, measures in listed.items():
        click.echo(f"{benchmark:{width}}  {measures}")


@main.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def demo(folder: Path | None) -> None:
    """Run the whole job on bundled documents, in a fresh folder, and say what to try next."""
    names = (Path("headcount-demo" if n == 1 else f"headcount-demo-{n}") for n in count(1))
    place = folder or next(path for path in names if not path.exists())
    if place.exists() and any(place.iterdir()):
        raise UsageError(f"{place} is not empty", next_step="name a folder that is not there yet")
    with resources.as_file(resources.files("headcount") / "demo") as bundled:
        shutil.copytree(bundled, place, dirs_exist_ok=True)
    url = f"sqlite:///{place / 'headcount.db'}"
    dates = published_table(place / "published.csv")
    with records.Ledger.open(url, create=True) as book:
        with output.progress("reading") as begun:
            documents = collect.documents([str(place / "documents")], settings.load(), published_from=dates)
            report = pipeline.read(book, documents, begun)
        every = records.query.Filters()
        shown, totals = records.query.events(book, every), records.query.aggregates(book, every)
        answers = [records.query.why(book, row["id"]) for row in shown.rows if row["conflict"]]
        kinds = ("hire", "investment", "demand")
        others = {kind: len(records.query.claims(book, records.query.Filters(kind=kind)).rows) for kind in kinds}
    shortest = min(answers, key=lambda answer: len(answer["claims"]), default=None)
    explain.demo(place, report, shown.rows, totals.rows, shortest, others)


def told(aside: Sequence[SetAside]) -> None:
    """Names what was set aside, when there was any."""
    if aside:
        output.say(f"Set aside ({len(aside):,}):")
        output.listed(aside)


def leave(aside: Sequence[SetAside]) -> None:
    """Names what was set aside and ends with exit status 4 when there was any."""
    told(aside)
    if aside:
        sys.exit(PARTLY)


def rarely() -> None:
    """Lets Python look for reference cycles rarely: rows and claims are many and in none, and the look took a third."""
    gc.set_threshold(50_000, 20, 50)


def run_main() -> None:
    """The console script: an error of ours is one line on stderr, never a stack trace."""
    rarely()
    try:
        main.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UsageError as error:
        output.say(f"headcount: {error}")
        sys.exit(USAGE)
    except HeadcountError as error:
        output.say(f"headcount: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
