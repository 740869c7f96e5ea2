"""Commands that show the record: events, claims, aggregates, why, review, changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from headcount import explain, output, unsure
from headcount import ledger as records
from headcount.cli.options import (
    filter_options,
    form_options,
    ledger_option,
    main,
    opened,
)
from headcount.errors import UsageError
from headcount.link import proposals
from headcount.publish import atom

LOOKED_THROUGH = 2000  # families of employers among which narrow joins are looked for


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
@click.option("--ruled", is_flag=True, help="Those that were kept or dropped, as labels: --jsonl adds ruling and text.")
@click.option("--joins", is_flag=True, help="Pairs of claims that narrowly came into one event, or narrowly did not.")
@filter_options
@ledger_option
@form_options
def review(form: str | None, ledger: str | None, ruled: bool, joins: bool, **filters: Any) -> None:
    """List the claims that the reader is too unsure of: in no event and no figure until `decide keep` says so.

    With --joins, what linking is unsure of, found among the employers told of last: only --employer and --limit (else
    40) choose among it.
    """
    if joins:
        review_joins(form, ledger, filters)
        return
    with opened(ledger) as book:
        page = (records.query.ruled if ruled else records.query.review)(book, records.query.Filters(**filters))
    if form is None and page.rows:
        explain.review(page.rows)
        return
    empty = "No claim was ruled on." if ruled else "No claim waits for review."
    output.rows(page.rows, form or "table", output.CLAIMS, next_cursor=page.next, empty=empty)


def review_joins(form: str | None, ledger: str | None, filters: Mapping[str, Any]) -> None:
    """Prints the pairs that linking is unsure of, found anew, with the commands that settle each."""
    if [name for name, value in filters.items() if value is not None and name not in ("employer", "limit")]:
        raise UsageError("--joins is narrowed by --employer and --limit only", next_step="leave the other filters out")
    most = 40 if filters["limit"] is None else filters["limit"]
    with opened(ledger) as book:
        families = records.query.families(book, filters["employer"], LOOKED_THROUGH)
        found = proposals(book.claims_of(families), book.events_of(families), book.decisions(), most)
    rows = [unsure.row(proposal) for proposal in found]
    if form is None and rows:
        unsure.lines(rows)
        return
    output.rows(rows, form or "table", {}, empty="Linking is unsure of no pair.")


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
