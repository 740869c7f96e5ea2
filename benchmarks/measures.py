"""The figures of each stage by name, 0 to 1, higher is better. FileNotFoundError where ../shared is absent."""

from __future__ import annotations

import collections
import contextlib
import io
import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import decode, demand, extract, link_gold, records, train
from benchmarks.labelled import SETS, SHARED, Labelled, hits, load, scorer, written

Figures = dict[str, float]
FEWEST = 20
"""Labels that a language needs before its figure says anything."""


def needed(path: Path) -> Path:
    """``path``, which is there."""
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def main_text() -> Figures:
    """Token F1 of the main text of web pages."""
    return {"f1": decode.main_text(needed(SHARED / "data" / "html" / "article_extraction_benchmark"))}


def language() -> Figures:
    """The share of labelled texts, and of titles alone, whose language is told."""
    found = [decode.languages_right(path) for path in sorted(needed(SHARED / "gold").glob("*.pages.jsonl"))]
    whole, titles = (list(itertools.chain.from_iterable(part)) for part in zip(*found, strict=True))
    return {"texts": sum(whole) / len(whole), "titles": sum(titles) / len(titles)}


def cuts() -> Figures:
    """Strict F1 of claims of cuts, cross-validated by story: over all texts, by set, by form, by language."""
    needed(SHARED / "gold")
    score, texts = scorer(), list(load((*SETS, "seeds")))
    every = [*texts, *hits(), *written()]
    crossed = train.cross(every, train.examples(every, score), score)
    with contextlib.redirect_stdout(io.StringIO()):
        found = extract.report(texts, train.held_out(texts, crossed), score)
    chosen = ["all", "headline", "body", *SETS, *languages(texts)]
    return {f"strict_f1.{group}": found[group] for group in chosen}


def languages(texts: list[Labelled]) -> list[str]:
    """The languages with labels enough."""
    counts = collections.Counter(one.language for one in texts for _ in one.gold["events"])
    return sorted(language for language, count in counts.items() if count >= FEWEST)


def wanted_work(*splits: str) -> Figures:
    """Precision and recall of claims of demand and investment, by field, on texts that were not looked at."""
    found: Figures = {}
    cases = [case for split in splits or ("held",) for case in demand.cases(split)]
    for field in demand.FIELDS:
        precision, recall = demand.rates([demand.score(case, field) for case in cases])
        found |= {f"{field}.precision": precision or 0.0, f"{field}.recall": recall or 0.0}
    return found


def wanted_work_in_all_languages() -> Figures:
    """The same on the later texts, of fourteen languages."""
    return wanted_work("held2", "third")


def linking() -> Figures:
    """B-cubed over the linking set, and the share of pairs that must stay apart and do."""
    needed(SHARED / "gold" / "linking")
    gold, documents = link_gold.read(SHARED)
    found = link_gold.measure(gold, link_gold.linked(gold, documents), link_gold.scorer(SHARED))
    apart = 1 - len(found["must_not_join"]) / found["of"]
    return {f"b_cubed.{key}": found["b_cubed"][key] for key in ("precision", "recall", "f1")} | {"kept_apart": apart}


def rows() -> Figures:
    """The share of rows of the states' notices that became claims, instead of being set aside."""
    tables = sorted(needed(SHARED / "data" / "warn" / "raw").glob("*.csv"))
    total = sum((records.accounting(path)[1] for path in tables), collections.Counter[str]())
    return {"claimed": total["claims"] / total["rows"]}


MEASURES: Mapping[str, Callable[[], Figures]] = {
    "decode.main_text": main_text,
    "decode.language": language,
    "extract.cuts": cuts,
    "extract.demand": wanted_work,
    "extract.demand_languages": wanted_work_in_all_languages,
    "extract.notices": rows,
    "link.gold": linking,
}
