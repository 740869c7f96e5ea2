"""Near copies: a fingerprint of a text's words, and how alike two are. Syndicated copies are not two voices.

Minimum hashing with one permutation (Li, Owen and Zhang, 2012): each run of three words (three characters of a script
without spaces) has one hash, which falls into one of 64 bins, and each bin keeps its least. The share of bins that
agree estimates the share of runs that two texts have in common.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from operator import eq

from headcount.model import Passage

BINS, RUN, FEWEST = 64, 3, 12
NEAR = 0.5  # likeness from which two texts are copies: about every eighth word may differ
DIGITS = 4  # hexadecimal digits a bin
EMPTY = "." * DIGITS
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


def of(passages: Sequence[Passage]) -> str | None:
    """The fingerprint of a document's text; None for tables and for a text too short to tell."""
    if any(passage.row is not None for passage in passages):
        return None
    return fingerprint("\n".join(passage.text for passage in passages))


def fingerprint(text: str) -> str | None:
    """64 bins of four characters; None when the text is too short to tell."""
    words = WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST:
        return None
    least: dict[int, int] = {}
    for run in runs:
        found = zlib.crc32(run.encode("utf-8", "surrogatepass"))
        least[found % BINS] = min(least.get(found % BINS, found), found)
    return "".join(
        f"{least[place] // BINS % 16**DIGITS:0{DIGITS}x}" if place in least else EMPTY for place in range(BINS)
    )


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of their runs of words that two fingerprinted texts have in common."""
    ours, theirs = bins(one), bins(other)
    same = sum(map(eq, ours, theirs))
    unused = sum(a == b == EMPTY for a, b in zip(ours, theirs, strict=True)) if "." in one and "." in other else 0
    used = BINS - unused
    return (same - unused) / used if used else 0.0


@lru_cache(1 << 12)
def bins(fingerprint: str) -> tuple[str, ...]:
    """The bins of a fingerprint."""
    return tuple(fingerprint[at : at + DIGITS] for at in range(0, DIGITS * BINS, DIGITS))


def near(one: str | None, other: str | None) -> bool:
    """True when two fingerprints are of copies; never when one of the texts was too short to tell."""
    return one is not None and other is not None and likeness(one, other) >= NEAR
