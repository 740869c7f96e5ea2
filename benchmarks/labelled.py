"""The labelled texts, as passages with their labels: the shared sets beside the checkout and our own under tests/gold."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from headcount import decode
from headcount.model import Document, Passage

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HEADCOUNT_SHARED", ROOT.parent / "shared"))
SETS = ("news_real_dev", "news_rewritten_dev")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labels. ``story`` is equal for texts that tell one story; ``group`` is the set it comes from."""

    id: str
    group: str
    language: str
    headline: bool
    passage: Passage
    gold: dict[str, Any]
    story: str


def scorer() -> ModuleType:
    """The scoring tool that judges the program from outside, as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "tools" / "score_claims.py")
    assert spec and spec.loader  # a path gives both
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(names: tuple[str, ...] = SETS) -> Iterator[Labelled]:
    """The texts of the named sets, in their order, read as the program reads a .txt file (title, blank line, text)."""
    for name in names:
        prefix = SHARED / "gold" / name
        gold = {g["id"]: g for g in _lines(prefix.with_suffix(".gold.jsonl"))}
        for page in _lines(prefix.with_suffix(".pages.jsonl")):
            text = (page["title"] + "\n\n" if page.get("title") else "") + page["text"]
            if text.strip():
                label = gold[page["id"]]
                passage = decode.passages(Document(content=text.encode(), name=page["id"] + ".txt"))[0]
                yield Labelled(page["id"], name, page["lang"], not page["text"].strip(), passage, label, story(label))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story(label: dict[str, Any]) -> str:
    """A key under which texts of one story fall together: the first employer that they label, or the text itself."""
    names = sorted({re.sub(r"\W", "", (e["employer_canonical"] or e["employer"]).casefold()) for e in label["events"]})
    return names[0] if names else str(label["id"])
