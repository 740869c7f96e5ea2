"""Two readers that anyone would write first, on the same figures and names as ours: what must be beaten.

nearest: every figure of people that the quantity reader finds is a cut of the name nearest to it.
first: the first figure of people is a cut of the first name of the title, or of the text where the title has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from headcount.extract.features import Scene
from headcount.extract.quantity import Figure
from headcount.model import plain

Reader = Callable[[Scene], list[dict[str, Any]]]


def nearest(scene: Scene) -> list[dict[str, Any]]:
    """A claim for each figure, of the name with the fewest words between."""
    if not scene.mentions:
        return []
    found = [
        claim(scene, figure, min(scene.mentions, key=lambda pair: scene.text.apart(pair[0], figure.span))[1])
        for figure in scene.figures
    ]
    return list({(c["employer"], str(c["headcount"]), str(c["percent"])): c for c in found}.values())


def first(scene: Scene) -> list[dict[str, Any]]:
    """At most one claim: the first figure (a count before a percent) and the first name, the title's before others."""
    figures = sorted(scene.figures, key=lambda figure: figure.is_percent)
    title = scene.text.title
    mentions = sorted(scene.mentions, key=lambda pair: not (title and pair[0].start < title.end))
    return [claim(scene, figures[0], mentions[0][1])] if figures and mentions else []


def claim(scene: Scene, figure: Figure, name: int) -> dict[str, Any]:
    """The row of a claim, with what the scoring looks at."""
    value = plain(figure.value)
    return {
        "kind": "cut",
        "employer": scene.names[name].written,
        "employer_name": scene.names[name].canonical or scene.names[name].written,
        "headcount": None if figure.is_percent else value,
        "percent": value if figure.is_percent else None,
        "confidence": 0.5,
    }


READERS: Mapping[str, Reader] = {"nearest name": nearest, "first number": first}
