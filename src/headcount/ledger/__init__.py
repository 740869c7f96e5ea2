"""Claims kept for ever: what each document said, when the ledger learnt it, and the events that follow from it.

The names here are loaded when first asked for: a command without a ledger does not wait for the database's library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from headcount.errors import LedgerError

if TYPE_CHECKING:
    from headcount.ledger import changes, move, query
    from headcount.ledger.events import EventsWritten
    from headcount.ledger.ledger import Ledger
    from headcount.ledger.read import DocumentFacts, Kept
    from headcount.ledger.write import Written

__all__ = ["DocumentFacts", "EventsWritten", "Kept", "Ledger", "LedgerError", "Written", "changes", "move", "query"]
_HOMES = {
    "DocumentFacts": "read",
    "EventsWritten": "events",
    "Kept": "read",
    "Ledger": "ledger",
    "Written": "write",
}


def __getattr__(name: str) -> Any:
    """The name from its module; AttributeError for one that the ledger does not have."""
    if name in ("changes", "move", "query"):
        return import_module(f"headcount.ledger.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"headcount.ledger.{_HOMES[name]}"), name)
