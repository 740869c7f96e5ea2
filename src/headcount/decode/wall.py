"""Whether a page is a wall (consent, script, paywall, 404): little text, and words of vocab/walls.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from headcount.errors import DecodeError

LITTLE = 110  # words (two characters of a script without spaces count as one) under which a text is judged
WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+|[\u3040-\u30ff\u3400-\u9fff]{1,2}")
APOSTROPHES = str.maketrans("’", "'")


class Wall(NamedTuple):
    """One kind of wall and the phrases that give it away."""

    cause: str
    next_step: str
    words: tuple[str, ...]


@cache
def walls() -> Mapping[str, Wall]:
    """The kinds of wall, by name, in the order of the table."""
    table = tomllib.loads((files("headcount") / "vocab" / "walls.toml").read_text("utf-8"))
    return {name: Wall(row["cause"], row["next_step"], tuple(row["words"])) for name, row in table.items()}


def size(text: str) -> int:
    """How many words ``text`` has."""
    return len(WORD.findall(text))


def check(text: str, around: str) -> None:
    """Raises DecodeError when the main ``text`` is short and a wall; ``around`` is judged when it is hardly there."""
    words = size(text)
    if words >= LITTLE:
        return
    judged = " ".join((f"{text}\n{around}" if words < LITTLE // 5 else text).lower().translate(APOSTROPHES).split())
    for wall in walls().values():
        if any(phrase in judged for phrase in wall.words):
            raise DecodeError(wall.cause, next_step=wall.next_step)
