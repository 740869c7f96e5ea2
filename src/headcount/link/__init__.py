"""Claim -> Event: one cut, resolved from all who speak of it; every join explained, every join undoable."""

from headcount.link.propose import Proposal, proposals
from headcount.link.refresh import Changes, refresh
from headcount.link.resolve import events

__all__ = ["Changes", "Proposal", "events", "proposals", "refresh"]
