"""Passages -> claims: what one document says, each field with the exact words it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from headcount.extract import cuts, demand, filings, investment, structured, unread
from headcount.model import Found, Passage

__all__ = ["READER", "Reader", "claims", "rules"]

READER = "3"
"""The version of the reader: raised whenever the same words may give other claims, so that `headcount reread` knows."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read: its version, which the ledger keeps with each reading, and its claims of a document."""

    version: str
    claims: Callable[[Sequence[Passage]], Sequence[Found]]


def rules() -> Reader:
    """The reader that is used unless another is asked for; it gives the claims for review too."""
    return Reader(READER, partial(claims, review=True))


def claims(
    passages: Sequence[Passage],
    *,
    review: bool = False,
    article: Callable[[Passage], Sequence[Found]] | None = None,
) -> list[Found]:
    """The claims of one document's passages in order, and what is set aside of it, each with its cause.

    Set aside are rows of its tables and texts in a language that has no table; rows of tables may continue others, and
    have cells and columns to remark on.

    With ``review`` also those that the reader is too unsure of, marked so: they wait for a person. ``article`` reads
    the cuts, hires and totals of what is no table and no filing with an Item 2.05 in place of our own reader.
    """
    article = article or partial(cuts.claims, review=review)
    rows = [passage for passage in passages if passage.kind == "row"]
    found: list[Found] = list(structured.claims_of_tables(rows)) if rows else []
    foreign = unread.set_aside(passages)
    for place, passage in enumerate(passages):
        if place in foreign:
            found.append(foreign[place])
        elif passage.kind == "filing" and (filed := filings.claims(passage)) is not None:
            found += filed
        elif passage.kind != "row":
            found += [*article(passage), *demand.claims(passage), *investment.claims(passage)]
    return found
