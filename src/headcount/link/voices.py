"""How many independent voices speak for an event, and how sure that makes it."""

from __future__ import annotations

from collections.abc import Sequence

from headcount.decode import nearcopy
from headcount.link.said import Said

CONFLICT = 0.9
"""What a conflict leaves of the confidence."""


def copies(one: Said, other: Said) -> bool:
    """True when the two documents are one, or near-equal texts."""
    return one.document == other.document or nearcopy.near(one.fingerprint, other.fingerprint)


def voices(claims: Sequence[Said], most: int = 50) -> list[list[Said]]:
    """The claims by independent voice, copies of one text together; past ``most`` voices the rest is one."""
    found: list[list[Said]] = []
    for said in sorted(claims, key=lambda s: s.id):
        same = next((voice for voice in found if copies(voice[0], said)), None)
        if same is None and len(found) >= most:
            same = found[-1]
        if same is None:
            found.append([said])
        else:
            same.append(said)
    return found


def confidence(claims: Sequence[Said], conflict: bool) -> float:
    """0 to 1: the chance that at least one voice is right, less where they disagree; never certain."""
    wrong = 1.0
    for voice in voices(claims):
        wrong *= 1 - max(min(s.claim.confidence, 0.99) for s in voice)
    return round(min(1 - wrong, 0.99) * (CONFLICT if conflict else 1), 4)
