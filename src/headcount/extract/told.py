"""What a document is taken to tell: a figure of an employer, or a total over several."""

from __future__ import annotations

from dataclasses import dataclass, field

from headcount.extract.quantity import Figure
from headcount.model import Span


@dataclass(slots=True)
class Told:
    """One figure given to one employer (``name`` is a place in the scene's names)."""

    figure: Figure
    name: int
    confidence: float
    share: Figure | None = None
    """The percent that tells the same cut: "70 employees, or 42 pct of its workforce"."""
    base: int | None = None
    base_span: Span | None = None
    joint: bool = False
    part_of: Told | None = None
    place: int = -1
    kind: float = 1.0
    """The probability that the figure is a cut at all."""
    others: list[float] = field(default_factory=list)
    retold: list[Figure] = field(default_factory=list)
    """Every place where the text tells this number of this employer, when there are several."""
    review: bool = False
    """True when its confidence is too low to be told without a person's ruling."""


@dataclass(frozen=True, slots=True)
class Total:
    """One figure told of several employers together, of no one by name."""

    figure: Figure
    confidence: float
