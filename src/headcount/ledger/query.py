"""Filters into SQL, rows out: what the command line, and everything else that shows the record, calls.

A date filter keeps what may lie in its range: an event of "2023" is in ``--since 2023-06``. What is unknown stays
unknown: a row without the filtered field (no date, a date without its year, no number) is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, tuple_

from headcount.errors import UsageError
from headcount.ledger import cursor, decisions, ids, moments, schema, search, words
from headcount.ledger.codec import claim_from, word_from
from headcount.ledger.columns import days, fold, within
from headcount.ledger.ledger import Ledger
from headcount.ledger.rows import event_row
from headcount.ledger.why import why, words_of
from headcount.model import Event, PartialDate, plain
from headcount.vocab import employers, places

__all__ = ["Filters", "Page", "aggregates", "claims", "events", "families", "review", "ruled", "why"]

Shown = dict[str, Any]
Where = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show; None asks nothing."""

    employer: str | None = None
    """Any name of the employer: shows its whole family."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    reason: str | None = None
    place: str | None = None
    """Whole words of the place or of what it lies in: ``King County`` finds ``Auburn, Washington``."""
    type: str | None = None
    status: str | None = None
    min_size: int | None = None
    """Known to be at least so many people: 200-999 is not known to be at least 500."""
    kind: str | None = None
    text: str | None = None
    """Words of the quotes and titles: all of them; ``"two words"`` side by side, ``word*`` as a beginning."""
    documents: tuple[str, ...] | None = None
    """Ids of documents."""
    as_of: str | None = None
    limit: int | None = None
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the cursor that goes on where they end; None after the last."""

    rows: list[Shown]
    next: str | None = None


def events(book: Ledger, filters: Filters) -> Page:
    """The events, the newest first and those without a date last."""
    version = schema.event_version
    with book.reading() as connection:
        where = [*_in_force(filters.as_of), *_common(connection, version, filters)]
        if filters.employer is not None:
            where.append(_employer(connection, filters.employer, version))
        if filters.documents is not None:
            mine = schema.event_claim.c.document.in_(ids.listed(connection, filters.documents))
            where.append(version.c.event.in_(_events_with(filters, mine)))
        if filters.text is not None:
            said = select(schema.claim.c.id).where(*_live(filters.as_of), search.matching(connection, filters.text))
            where.append(version.c.event.in_(_events_with(filters, schema.event_claim.c.claim.in_(said))))
        if filters.cursor is not None:
            newest, last = cursor.read(filters.cursor, "e", (str, str))
            where += [version.c.sort <= newest, or_(version.c.sort < newest, version.c.event > last)]
        # Which events match, from the newest?
        query = select(version).where(*where).order_by(version.c.sort.desc(), version.c.event)
        return _page(
            connection,
            query,
            filters.limit,
            lambda row: event_row(word_from(Event, row.body)),
            lambda row: cursor.written("e", row.sort, row.event),
        )


def claims(book: Ledger, filters: Filters) -> Page:
    """The claims that are told, by the name of their document and their place in it."""
    with book.reading() as connection:
        return _claims(connection, filters, [*_live(filters.as_of), decisions.told(connection, _at(filters))])


def review(book: Ledger, filters: Filters) -> Page:
    """The claims that wait for a person's ruling, in the same order."""
    with book.reading() as connection:
        return _claims(connection, filters, [*_live(filters.as_of), decisions.waiting(connection, _at(filters))])


def ruled(book: Ledger, filters: Filters) -> Page:
    """The claims that a person kept or dropped, as labels: each with its ``ruling`` and the ``text`` it stands in.

    A claim is here as it was last read, also when no reader gives it any more.
    """
    claim, at = schema.claim, _at(filters)
    with book.reading() as connection:
        rulings = decisions.of_claims(connection, at)
        other = claim.alias()
        last = select(func.max(other.c.version)).where(other.c.id == claim.c.id)
        last = last if at is None else last.where(other.c.seen_at <= at)
        where = [claim.c.id.in_(ids.listed(connection, rulings)), claim.c.version == last.scalar_subquery()]
        return _claims(
            connection,
            filters,
            where,
            lambda row: _claim(row) | {"ruling": plain(rulings[row.id]), "text": words_of(connection, row)},
        )


def families(book: Ledger, employer: str | None, most: int) -> list[str]:
    """The employer families with several cuts told of them, those told of last first; or the one of ``employer``."""
    claim = schema.claim
    live = [claim.c.superseded_at.is_(None), claim.c.kind == "cut", claim.c.family.is_not(None)]
    newest = func.max(claim.c.seen_at)
    with book.reading() as connection:
        if employer is not None:
            live.append(_employer(connection, employer, claim))
        query = select(claim.c.family).where(*live).group_by(claim.c.family).having(func.count() > 1)
        return list(connection.scalars(query.order_by(newest.desc(), claim.c.family).limit(most)))


def _claim(row: Row[Any]) -> Shown:
    """A claim as a row of the contract, with its document's name."""
    return claim_from(row.body).as_row() | {"document": row.name}


def _claims(
    connection: Connection, filters: Filters, which: Where, shown: Callable[[Row[Any]], Shown] = _claim
) -> Page:
    """The claims that match, by the name of their document and their place in it."""
    claim, document = schema.claim, schema.document
    place = (document.c.name, claim.c.document, claim.c.part, claim.c.row, claim.c.start, claim.c.id)
    where = [*which, *_common(connection, claim, filters)]
    if filters.employer is not None:
        where.append(_employer(connection, filters.employer, claim))
    if filters.kind:
        words.known_kind(filters.kind)
        where.append(claim.c.kind == filters.kind)
    if filters.text is not None:
        where.append(search.matching(connection, filters.text))
    if filters.documents is not None:
        where.append(claim.c.document.in_(ids.listed(connection, filters.documents)))
    if filters.cursor is not None:
        last = cursor.read(filters.cursor, "c", (str, str, int, int, int, str))
        where.append(tuple_(*place) > tuple_(*last))
    # What does each document say, in the order of its text?
    query = (
        select(claim, document.c.name).join(document, document.c.id == claim.c.document).where(*where).order_by(*place)
    )
    return _page(
        connection,
        query,
        filters.limit,
        shown,
        lambda row: cursor.written("c", row.name, row.document, row.part, row.row, row.start, row.id),
    )


def aggregates(book: Ledger, filters: Filters) -> Page:
    """The totals over several employers."""
    return claims(book, replace(filters, kind="aggregate"))


def _common(connection: Connection, table: Any, filters: Filters) -> Where:
    """The conditions on columns that events and claims share."""
    where: Where = []
    if filters.since:
        where.append(table.c.announced_to >= _bound(filters.since, 0, "--since"))
    if filters.until:
        where.append(table.c.announced_from <= _bound(filters.until, 1, "--until"))
    if filters.type:
        where.append(table.c.type == words.known_type(filters.type))
    if filters.status:
        where.append(table.c.status == words.known_status(filters.status))
    if filters.reason:
        codes = sorted(words.known_reasons(connection, filters.reason))
        where.append(or_(*(table.c.reasons.contains(f"|{code}|", autoescape=True) for code in codes)))
    if filters.place:
        where.append(or_(*(table.c.place.contains(f" {name} ", autoescape=True) for name in _places(filters.place))))
    if filters.min_size is not None:
        where.append(table.c.headcount_low >= filters.min_size)
    return where


def _places(asked: str) -> list[str]:
    """The words of a place as asked, and its name in the tables behind a bar: "Deutschland" finds Germany.

    Two letters that are the code of a state or country are not looked for as words: "IN", "OR".
    """
    found = places.locate(asked)
    names = [f"| {name}" for name in within(found)[:1]] if found and found.exact else []
    return names if names and len(asked) == 2 else [fold(asked), *names]


def _bound(date: PartialDate, end: int, option: str) -> str:
    day = days(date)[end]
    if day is None:
        raise UsageError(f"{option} {date} has no year", next_step="write 2023, 2023-01 or 2023-01-20")
    return day


def _in_force(as_of: str | None) -> Where:
    table = schema.event_version
    if as_of is None:
        return [table.c.to_at.is_(None)]
    at = moments.last_of(as_of)
    return [table.c.from_at <= at, or_(table.c.to_at.is_(None), table.c.to_at > at)]


def _at(filters: Filters) -> str | None:
    return moments.last_of(filters.as_of) if filters.as_of is not None else None


def _live(as_of: str | None) -> Where:
    table = schema.claim
    if as_of is None:
        return [table.c.superseded_at.is_(None)]
    at = moments.last_of(as_of)
    return [table.c.seen_at <= at, or_(table.c.superseded_at.is_(None), table.c.superseded_at > at)]


def _employer(connection: Connection, name: str, table: Any) -> ColumnElement[bool]:
    """Which rows are of this employer's family? Raises UsageError for a name that no table and no row knows."""
    keys = {employers.family(name), employers.identity(name)} - {""}
    if employers.resolve(name) is None:
        words.known_employer(connection, name, keys)
    if "named" in table.c:
        return or_(*(table.c.named.contains(f"|{key}|", autoescape=True) for key in sorted(keys)))
    return or_(table.c.family.in_(sorted(keys)), table.c.identity.in_(sorted(keys)))


def _events_with(filters: Filters, members: ColumnElement[bool]) -> Select[tuple[str]]:
    """Which events in force rest on one of these members?"""
    member, version = schema.event_claim, schema.event_version
    same = and_(member.c.event == version.c.event, member.c.version == version.c.version)
    return select(member.c.event).join(version, same).where(*_in_force(filters.as_of), members)


def _page(
    connection: Connection,
    query: Select[Any],
    limit: int | None,
    row: Callable[[Any], Shown],
    here: Callable[[Any], str],
) -> Page:
    """The rows of ``query`` up to ``limit``, and the cursor of the last when more follow."""
    if limit is not None and limit < 1:
        raise UsageError(
            f"a limit of {limit} shows nothing", next_step="write --limit 1 or more, or leave it out for all rows"
        )
    found = connection.execute(query if limit is None else query.limit(limit + 1)).all()
    shown = found if limit is None else found[:limit]
    return Page([row(one) for one in shown], here(shown[-1]) if len(found) > len(shown) else None)
