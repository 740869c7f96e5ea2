"""Events as rows of the contract that outside programs rely on."""

from __future__ import annotations

from typing import Any

from headcount.model import Event, plain

STATED = (
    "employer",
    "parent",
    "unit",
    "type",
    "status",
    "headcount",
    "percent",
    "announced",
    "effective",
    "place",
    "reasons",
)
"""What an event says, merged from its claims."""
EVENT = ("id", *STATED, "documents", "claims", "conflict", "confidence", "cite")


def event_row(event: Event) -> dict[str, Any]:
    """An event as a row: its documents and claims as numbers of them."""
    counts = {"documents": len(event.documents), "claims": len(event.claims)}
    return {name: counts[name] if name in counts else plain(getattr(event, name)) for name in EVENT}
