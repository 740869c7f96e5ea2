"""Claims kept for ever: what each document said, when the ledger learnt it, and the events that follow from it."""

from headcount.errors import LedgerError
from headcount.ledger.events import EventsWritten
from headcount.ledger.ledger import Ledger
from headcount.ledger.read import DocumentFacts, Kept
from headcount.ledger.write import Written

__all__ = ["DocumentFacts", "EventsWritten", "Kept", "Ledger", "LedgerError", "Written"]
