"""What became of the record since a moment: events created, revised, split, merged and withdrawn, and the rulings."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, or_, select

from headcount.errors import UsageError
from headcount.ledger import history, moments, schema
from headcount.ledger.codec import word_from
from headcount.ledger.events import chunks
from headcount.ledger.history import Line
from headcount.ledger.ledger import Ledger
from headcount.ledger.query import Page
from headcount.ledger.why import EVER
from headcount.model import Event
from headcount.vocab import employers

CORRECTIONS: Final = ("revised", "split", "merged", "withdrawn", "ruled")
"""The kinds of change that correct what was told before."""


def changes(
    book: Ledger,
    since: str,
    *,
    until: str | None = None,
    employer: str | None = None,
    corrections: bool = False,
    limit: int | None = None,
) -> Page:
    """{"at", "kind", "event", "employer", "what", "cite"} of each change, the newest first.

    ``since`` and ``until`` are days or moments as of ``--as-of``, both inclusive; ``employer`` shows its whole family.
    With ``corrections`` events that were only created are left out. Raises UsageError for what is no time.
    """
    first, last = moments.first_of(since), moments.last_of(until) if until else EVER
    if limit is not None and limit < 1:
        raise UsageError(f"a limit of {limit} shows nothing", next_step="write --limit 1 or more")
    with book.reading() as connection:
        touched = _versions(connection, first, last)
        family = employers.family(employer) if employer else None
        found = [
            (line, rows[-1])
            for event, rows in touched.items()
            if family is None or rows[-1].family == family
            for line in history.of_event(connection, event, rows, last)
            if line.at >= first
        ]
        told = [_row(line, word_from(Event, row.body)) for line, row in found]
        if family is None:
            told += [_row(line, None, one) for line, one in history.rulings_since(connection, first, last)]
    told = [row for row in told if not corrections or row["kind"] in CORRECTIONS]
    told.sort(key=lambda row: (row["at"], row["event"]), reverse=True)
    return Page([row | {"at": moments.shown(row["at"])} for row in told[:limit]])


def _versions(connection: Connection, first: str, last: str) -> dict[str, list[Row[Any]]]:
    """{event: its versions up to the last moment, in order} of the events of which one began or ended in between."""
    table = schema.event_version
    began, ended = table.c.from_at >= first, and_(table.c.to_at >= first, table.c.to_at <= last)
    touched = select(table.c.event).where(table.c.from_at <= last, or_(began, ended)).distinct()
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for some in chunks(list(connection.scalars(touched))):
        query = select(table).where(table.c.event.in_(some), table.c.from_at <= last)
        for row in connection.execute(query.order_by(table.c.event, table.c.version)):
            found[row.event].append(row)
    return found


def _row(line: Line, event: Event | None, named: str = "") -> dict[str, Any]:
    """A change as a row; of a ruling ``event`` is what it names."""
    facts = {"event": event.id if event else named, "employer": event.employer if event else None}
    return {"at": line.at, "kind": line.kind, **facts, "what": line.what, "cite": event.cite if event else None}
