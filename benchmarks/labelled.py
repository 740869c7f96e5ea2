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

from headcount.decode import language
from headcount.model import Passage, Span

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
    assert spec and spec.loader  # the file is there, or the line after tells it
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(names: tuple[str, ...] = SETS) -> Iterator[Labelled]:
    """The texts of the named sets, in their order, read as the program reads a .txt file (title, blank line, text)."""
    for name in names:
        prefix = SHARED / "gold" / name
        gold = {g["id"]: g for g in map(json.loads, prefix.with_suffix(".gold.jsonl").open(encoding="utf-8"))}
        for page in map(json.loads, prefix.with_suffix(".pages.jsonl").open(encoding="utf-8")):
            text = (page["title"] + "\n\n" if page.get("title") else "") + page["text"]
            if not text.strip():
                continue
            label = gold[page["id"]]
            yield Labelled(page["id"], name, page["lang"], not page["text"].strip(), passage(text, page["id"]), label, story(label))


def passage(text: str, name: str) -> Passage:
    """A text as the decoder gives it."""
    head, gap, _ = text.partition("\n\n")
    title = Span(0, len(head)) if gap and head.strip() and len(head) < 250 else None
    return Passage(document=name, text=text, language=language.of(text), title=title, name=name)


def story(label: dict[str, Any]) -> str:
    """A key under which texts of one story fall together: the employers that they label, or the text itself."""
    names = sorted({re.sub(r"\W", "", (e["employer_canonical"] or e["employer"]).casefold()) for e in label["events"]})
    return names[0] if names else label["id"]
