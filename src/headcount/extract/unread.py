"""Texts that no table of ours can read: each is set aside with the cause, never read with another language's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headcount import vocab
from headcount.model import Passage, SetAside

UNKNOWN = "und"
FEW_WORDS = 20
"""Words of Latin script up to which a text counts as too short to be sure of its language: it is read as English."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_LETTER = re.compile(r"[^\W\d_]")
NEXT_STEP = (
    'write its table (CONTRIBUTING.md, "Add a language") into a folder, name it as "languages" in headcount.toml, '
    "then headcount reread"
)


def set_aside(passages: Sequence[Passage]) -> dict[int, SetAside]:
    """{place of a passage: why it is not read}; rows of tables need no language and are never among them."""
    return {
        place: SetAside(passage.name, f"no table for its language '{passage.language}'", NEXT_STEP)
        for place, passage in enumerate(passages)
        if passage.kind != "row" and not _readable(passage)
    }


def _readable(passage: Passage) -> bool:
    """True when there is a table for the text's language, or when it is a few Latin words or of no sure language."""
    if passage.language in vocab.languages():
        return True
    latin = _LATIN.findall(passage.text)
    if not _mostly(latin, passage.text):
        return False
    return passage.language == UNKNOWN or len(latin) <= FEW_WORDS


def _mostly(latin: list[str], text: str) -> bool:
    """True when half of the letters are Latin, or there are none at all."""
    return 2 * sum(map(len, latin)) >= len(_LETTER.findall(text))
