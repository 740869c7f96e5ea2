"""What several commands share: options, the ledger that they open, and how they end."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from headcount import __version__, output, settings
from headcount import ledger as records
from headcount.errors import UsageError
from headcount.extract import Reader, model_reader
from headcount.model import PartialDate, SetAside
from headcount.settings import Settings
from headcount.vocab.fields import named as columns_named

Command = TypeVar("Command", bound=Callable[..., Any])
DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 4


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="headcount")
def main() -> None:
    """The open record of layoffs and of where work goes next: documents in, cited events out.

    Try `headcount demo`, then `headcount read ARTICLE` and `headcount why EVENT`.
    """
