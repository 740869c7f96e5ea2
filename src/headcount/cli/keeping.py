"""Commands that keep the record: decide, backup, move, doctor."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from headcount import explain, output, pipeline, settings
from headcount import ledger as records
from headcount.cli.options import (
    DONE,
    FAILED,
    ledger_option,
    main,
    opened,
)
from headcount.errors import UsageError
from headcount.model import Decision, Verdict, content_id


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
