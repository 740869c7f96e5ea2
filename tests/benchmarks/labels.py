"""Texts and labels for the tests of the benchmarks, made as short as they can be."""

from __future__ import annotations

from benchmarks.judged import Judged, judge
from benchmarks.labelled import Labelled

from benchmarks import scoring
from headcount import decode
from headcount.model import Document

LABEL = {
    "employer_canonical": None, "parent": None, "unit": None, "count_min": None, "count_max": None, "approx": False,
    "percent": None, "workforce_base": None, "announced": None, "effective": None, "place": None, "reasons": [],
    "status": "announced", "part_of": None, "note": None,
}  # fmt: skip


def label(employer: str, low: int | None = None, high: int | None = None, **more: object) -> dict[str, object]:
    """A label; with ``low`` alone an exact count."""
    counts = {"count_min": low, "count_max": low if high is None else high}
    return LABEL | {"employer": employer} | counts | more


def text(words: str, *labels: dict[str, object], totals: tuple[dict[str, object], ...] = ()) -> Labelled:
    """A labelled text in English; a blank line ends its title."""
    passage = decode.passages(Document(content=words.encode(), name="text.txt"))[0]
    gold = {"id": "text", "relevant": bool(labels), "events": list(labels), "aggregates": list(totals), "notes": None}
    return Labelled("text", "written", "en", "\n\n" not in words, passage, gold, "story")


def claim(employer: str, low: int | None, high: int | None = None, confidence: float = 0.9, **more: object):
    """A claim of a cut; with ``low`` alone an exact count."""
    count = None if low is None and high is None else {"low": low, "high": low if high is None else high}
    row = {"kind": "cut", "employer": employer, "employer_name": employer, "headcount": count, "percent": None}
    return row | {"confidence": confidence} | more


def judged(one: Labelled, *claims: dict[str, object]) -> Judged:
    """The claims of a text judged by our words of the rules."""
    return judge(one, list(claims), scoring)
