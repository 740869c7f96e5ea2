"""The labelled texts, as passages with their labels: the shared sets beside the checkout, our own under tests/gold."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import scoring
from headcount import decode
from headcount.model import Document, Passage

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HEADCOUNT_SHARED", ROOT.parent / "shared"))
OURS = ROOT / "tests" / "gold"
SETS = ("news_real_dev", "news_rewritten_dev")
"""The shared sets, on which figures are reported."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with its labels; ``story`` is equal for texts of one story, ``group`` is the set it comes from."""

    id: str
    group: str
    language: str
    headline: bool
    passage: Passage
    gold: dict[str, Any]
    story: str


def scorer() -> ModuleType:
    """The scoring tool that judges the program from outside, as a module; our words of its rules where it is absent."""
    tool = SHARED / "tools" / "score_claims.py"
    if not tool.exists():
        return scoring
    spec = importlib.util.spec_from_file_location("score_claims", tool)
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
            if page.get("title") or page["text"].strip():
                yield _labelled(page, gold[page["id"]], name)


def hits() -> Iterator[Labelled]:
    """Our labels of real keyword hits (``tests/gold/hits_*.gold.jsonl``); the texts stay beside the checkout."""
    with gzip.open(SHARED / "data" / "news" / "hits_unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = {page["id"]: page for page in map(json.loads, lines)}
    for more in ("trap_candidates", "background"):
        with gzip.open(SHARED / "data" / "news" / f"{more}.jsonl.gz", "rt", encoding="utf-8") as lines:
            pages |= {page["id"]: page for page in map(json.loads, lines)}
    shared = {label["id"] for name in SETS for label in _lines((SHARED / "gold" / name).with_suffix(".gold.jsonl"))}
    for path in sorted(OURS.glob("hits_*.gold.jsonl")):
        for label in _lines(path):
            if (page := pages.get(label["id"])) and label["id"] not in shared:
                yield _labelled(page, label, "hits")


def written() -> Iterator[Labelled]:
    """Our own texts in many languages with their labels (``tests/gold/written*.jsonl``)."""
    for path in sorted(OURS.glob("written*.pages.jsonl")):
        gold = {g["id"]: g for g in _lines(path.with_name(path.name.replace(".pages.", ".gold.")))}
        for page in _lines(path):
            yield _labelled(page, gold[page["id"]], "written")


def _labelled(page: dict[str, Any], label: dict[str, Any], group: str) -> Labelled:
    text = ((page.get("title") or "") + "\n\n" if page.get("title") else "") + (page.get("text") or "")
    passage = decode.passages(Document(content=text.encode(), name=page["id"] + ".txt"))[0]
    return Labelled(page["id"], group, page["lang"], not (page.get("text") or "").strip(), passage, label, story(label))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story(label: dict[str, Any]) -> str:
    """A key under which texts of one story fall together: the first employer that they label, or the text itself."""
    names = sorted({re.sub(r"\W", "", (e["employer_canonical"] or e["employer"]).casefold()) for e in label["events"]})
    return names[0] if names else str(label["id"])
