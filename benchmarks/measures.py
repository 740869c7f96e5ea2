"""The figures of each stage by name, 0 to 1, higher is better. FileNotFoundError where ../shared is absent."""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import (
    completeness,
    decode,
    demand,
    filings,
    link_gold,
    phenomena,
    quality,
    records,
    reliability,
    rows_by_hand,
)
from benchmarks.extract import Bench
from benchmarks.judged import SET_NAMES
from benchmarks.labelled import SETS, SHARED, Labelled, load, written

Figures = dict[str, float]
FEWEST = 20
"""Labels that a language needs before its figure says anything."""
QUICK_FOLDS = 3
FEW_CASES = 50
"""Labels that a phenomenon needs before a floor under its figure says anything."""
SET_OF = {short: name for name, short in SET_NAMES.items()}


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
    """Claims of cuts, cross-validated by story: strict F1 over the shared sets, by form, language; then over all texts.

    ``found``: the share of a phenomenon's labels that claims tell, ``field``: of pairs that agree on a field.
    """
    needed(SHARED / "gold")
    bench = Bench()
    shared = [j for j in bench.judged if j.one.group in (*SETS, "seeds")]
    found = {row["group"]: row["f1"] or 0.0 for row in quality.table(shared, bench.score, times=0)}
    chosen = ["all", "headline", "body", "real", "rewritten", *languages([j.one for j in shared])]
    figures = {f"strict_f1.{SET_OF.get(group, group)}": found[group] for group in chosen}
    every = {row["group"]: row for row in quality.table(bench.judged, bench.score, times=0)}
    figures |= {f"every.{key}": every["all"][key] for key in ("f1", *quality.RATIOS)}
    figures |= {f"every.{group}.f1": every[group]["f1"] for group in ("headline", "body", "hits", "written", "macro")}
    figures["every.calibrated"] = 1 - reliability.error(reliability.ranked(bench.judged))
    for name, cases in phenomena.sorted_out(bench.judged).items():
        if len(cases) >= FEW_CASES:
            figures[f"found.{slug(name)}"] = sum(case.found for case in cases) / len(cases)
    return figures | {f"field.{slug(row['field'])}": row["right"] for row in bench.fields()[2]}


def quick() -> Figures:
    """The same in a few folds on the shared sets and our own texts: for every test run."""
    needed(SHARED / "gold")
    return few_folds([*load((*SETS, "seeds")), *written()])


def own_texts() -> Figures:
    """The same on our own texts alone: what a checkout without ../shared can hold."""
    return few_folds(list(written()))


def few_folds(texts: Sequence[Labelled]) -> Figures:
    """Strict F1 over all ``texts``, by form, set and in the mean of languages, and what of documents is right."""
    bench = Bench(texts=texts, folds=QUICK_FOLDS)
    rows = {row["group"]: row for row in quality.table(bench.judged, bench.score, times=0)}
    sets = [name for name in ("real", "rewritten", "written") if name in rows]
    groups = ["all", "headline", "body", *(sets if len(sets) > 1 else []), "macro"]
    figures = {f"{group}.f1": rows[group]["f1"] or 0.0 for group in groups}
    return figures | {key: rows["all"][key] or 0.0 for key in ("p", "r", "doc_p", "doc_r")}


def slug(name: str) -> str:
    """``name`` in small letters with underscores, without what stands in brackets."""
    return re.sub(r"\W+", "_", re.sub(r"\(.*", "", name).casefold()).strip("_")


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


def complete() -> Figures:
    """The share of rows whose claim holds what a raw cell of theirs holds, by thing."""
    tables = sorted(needed(SHARED / "data" / "warn" / "raw").glob("*.csv"))
    holds, missed = collections.Counter[str](), collections.Counter[str]()
    for path in tables:
        some, failing = completeness.misses(path)
        holds += some
        missed += collections.Counter(what for what, _, _ in failing)
    return {what: 1 - missed[what] / holds[what] for what in completeness.GOALS}


def by_hand() -> Figures:
    """The share of rows read by hand that are read alike, by field, and of whole rows."""
    gold = rows_by_hand.rows()
    wrong = rows_by_hand.misses(gold, rows_by_hand.read(gold))
    bad = collections.Counter(miss.field for miss in wrong)
    figures = {field: 1 - bad[field] / len(gold) for field in rows_by_hand.FIELDS}
    return figures | {"whole": 1 - len({miss.key[:2] for miss in wrong}) / len(gold)}


def of_filings() -> Figures:
    """The share of filings read rightly: labelled quotes, and synthetic submissions."""
    quotes = list(filings.quotes(needed(filings.GOLD)))
    made = list(filings.made())
    return {name: sum(one.right for one in some) / len(some) for name, some in (("quotes", quotes), ("made", made))}


MEASURES: Mapping[str, Callable[[], Figures]] = {
    "decode.main_text": main_text,
    "decode.language": language,
    "extract.cuts": cuts,
    "extract.quick": quick,
    "extract.own_texts": own_texts,
    "extract.demand": wanted_work,
    "extract.demand_languages": wanted_work_in_all_languages,
    "extract.notices": rows,
    "extract.notices_complete": complete,
    "extract.notices_by_hand": by_hand,
    "extract.filings": of_filings,
    "link.gold": linking,
}
