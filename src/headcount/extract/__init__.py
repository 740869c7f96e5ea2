"""Passages -> claims: what one document says, each field with the exact words it came from."""

from __future__ import annotations

from collections.abc import Sequence

from headcount.extract import cuts, demand, investment, structured
from headcount.model import Claim, Passage, SetAside

__all__ = ["READER", "claims"]

READER = "1"
"""The version of the reader: raised whenever the same words may give other claims, so that `headcount reread` knows."""


def claims(passages: Sequence[Passage], *, review: bool = False) -> list[Claim | SetAside]:
    """The claims of one document's passages in order, and the rows of its tables set aside, each with its cause.

    With ``review`` also those that the reader is too unsure of, marked so: they wait for a person.
    """
    rows = [passage for passage in passages if passage.kind == "row"]
    found: list[Claim | SetAside] = list(structured.claims_of_tables(rows)) if rows else []
    for passage in passages:
        if passage.kind != "row":
            found += [*cuts.claims(passage, review=review), *demand.claims(passage), *investment.claims(passage)]
    return found
