"""How many independent voices speak for an event, and how sure that makes it. Trackers that copy each other are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headcount.decode import nearcopy
from headcount.link.said import Said

CONFLICT = 0.9
"""What a conflict leaves of the confidence."""


def copies(one: Said, other: Said) -> bool:
    """True when the two documents are one, or near-equal texts."""
    return one.document == other.document or nearcopy.near(one.fingerprint, other.fingerprint)


def relayed(one: Said, other: Said) -> bool:
    """True when two trackers tell the same: of one report, or one employer's same number on the same day."""
    if not one.claim.speaker_kind == other.claim.speaker_kind == "tracker":
        return False
    report = address(one)
    if report is not None and report == address(other):
        return True
    day = one.claim.announced
    same = (one.figure, one.share, day) == (other.figure, other.share, other.claim.announced)
    return day is not None and same and bool(one.identities & other.identities)


def address(said: Said) -> str | None:
    """The address of the report that a row was made from, without what varies from copy to copy; no bare site."""
    source = said.claim.notice.source if said.claim.notice else None
    if source is None or "." not in source:
        return None
    found = re.sub(r"^https?://(?:www\.)?|#.*$|[?&]utm_[^#]*$", "", source.strip().casefold()).rstrip("/?")
    return found if "/" in found else None


def voices(claims: Sequence[Said], most: int = 50) -> list[list[Said]]:
    """The claims by independent voice, copies of one text together; past ``most`` voices the rest is one."""
    found: list[list[Said]] = []
    for said in sorted(claims, key=lambda s: s.id):
        same = next((voice for voice in found if speaks(voice, said)), None)
        if same is None and len(found) >= most:
            same = found[-1]
        if same is None:
            found.append([said])
        else:
            same.append(said)
    return found


def speaks(voice: Sequence[Said], said: Said) -> bool:
    """True when the claim is one more of the same voice."""
    return copies(voice[0], said) or any(relayed(one, said) for one in voice)


def confidence(claims: Sequence[Said], conflict: bool) -> float:
    """0 to 1: the chance that at least one voice is right, less where they disagree; never certain."""
    wrong = 1.0
    for voice in voices(claims):
        wrong *= 1 - max(min(s.claim.confidence, 0.99) for s in voice)
    return round(min(1 - wrong, 0.99) * (CONFLICT if conflict else 1), 4)
