"""The tables of `headcount bench extract` as text for a terminal of 100 columns; rows as the modules make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import quality
from benchmarks.judged import Mistake, judge_all
from benchmarks.labelled import Labelled

Row = Mapping[str, Any]
INTERVALS = {
    "p": "P", "r": "R", "f1": "F1", "doc_p": "doc P", "doc_r": "doc R", "agg_p": "agg P", "agg_r": "agg R",
    "r_at_p95": "r@p95",
}  # fmt: skip
WIDTH = 100


def report(
    texts: Sequence[Labelled], claims: Mapping[str, Sequence[Row]], score: Any, show: int = 0
) -> dict[str, float]:
    """Prints the table without intervals and gives back the strict F1 by group, ``all`` for all texts."""
    judged = judge_all(texts, claims, score)
    rows = quality.table(judged, score, times=0)
    print("\n".join(quality_lines(rows)))
    for name in ("wrong", "missed"):
        for line in [line for j in judged for line in j.shown(name)][:show]:
            print(name, *line, sep="\t")
    return {row["group"]: row["f1"] or 0.0 for row in rows}


def share(value: float | None) -> str:
    """``.76``, ``1.0``, or ``-`` for none."""
    if value is None or value != value:
        return "  -"
    return f"{value:.2f}"[1:] if value < 0.995 else "1.0"


def between(row: Row, key: str) -> str:
    """An interval: ``.70-.76``."""
    found = row.get("ci", {}).get(key)
    return f"{share(found[0])}-{share(found[1])}" if found and found[0] == found[0] else "-"


def quality_lines(rows: Sequence[Row], beside: Mapping[str, Mapping[str, float]] | None = None) -> list[str]:
    """The table of quality; ``beside``: {baseline: {group: F1}}, a column each."""
    others = beside or {}
    head = f"{'':18}{'tuples':>6}{'claims':>7}    P   R   F1  {'95 %':7}   doc P/R   agg P/R  r@p95"
    lines = [head + "".join(f"  {name}" for name in others)]
    for row in rows:
        name = f"macro, {row['languages']} languages" if row["group"] == "macro" else row["group"]
        figures = {key: share(row.get(key)) for key in ("p", "r", "f1", "doc_p", "doc_r", "agg_p", "agg_r", "r_at_p95")}
        line = f"{name:18}{row.get('tuples', 0):6}{row.get('claims', 0):7}  {{p}} {{r}} {{f1}}  {between(row, 'f1'):7}"
        line = (line + "   {doc_p} {doc_r}   {agg_p} {agg_r}    {r_at_p95}").format(**figures)
        lines.append(line + "".join(f"{share(f.get(row['group'])):>{len(n) + 2}}" for n, f in others.items()))
    return lines


def interval_lines(rows: Sequence[Row]) -> list[str]:
    """The intervals of every figure of the table of quality."""
    lines = [f"{'':18}" + "".join(f"{name:>10}" for name in INTERVALS.values())]
    return lines + [f"{row['group']:18}" + "".join(f"{between(row, key):>10}" for key in INTERVALS) for row in rows]


def phenomenon_lines(rows: Sequence[Row]) -> list[str]:
    """The table of phenomena: the share of labels found, ours and the baselines'."""
    others = list(rows[0]["beside"]) if rows else []
    lines = [f"{'':32}{'tuples':>6}  found  {'95 %':9}" + "".join(f"{name:>14}" for name in others)]
    for row in rows:
        line = f"{row['phenomenon']:32}{row['tuples']:6}    {share(row['found'])}  {between(row, 'found'):9}"
        lines.append(line + "".join(f"{share(row['beside'][name]):>14}" for name in others))
    return lines


def field_lines(rows: Sequence[Row]) -> list[str]:
    """The table of fields."""
    lines = [f"{'':24}{'pairs':>6}  agree  {'95 %':9}{'labelled':>9}{'claimed':>9}    P    R"]
    for row in rows:
        line = f"{row['field']:24}{row['pairs']:6}    {share(row['right'])}  {between(row, 'right'):9}"
        lines.append(f"{line}{row['labelled']:9}{row['claimed']:9}  {share(row['p'])}  {share(row['r'])}")
    return lines


def reliability_lines(rows: Sequence[Row], error: float) -> list[str]:
    """The table of confidence against what is right."""
    lines = [f"{'confidence':14}{'claims':>7}   said  right  95 %"]
    for row in rows:
        bin_ = f"{row['low']:.2f} to {row['high']:.2f}"
        lines.append(
            f"{bin_:14}{row['claims']:7}    {share(row['said'])}    {share(row['right'])}  {between(row, 'right')}"
        )
    return [*lines, f"expected calibration error {error:.3f} (ten bins of equal claims)"]


def cause_lines(found: Sequence[Mistake]) -> list[str]:
    """How often each cause, wrong claims and missed labels apart."""
    lines = []
    for kind, head in (("wrong", "wrong claims"), ("missed", "missed labels")):
        counts = Counter(m.cause for m in found if m.kind == kind).most_common()
        lines += [f"{head}: {sum(n for _, n in counts)}", *(f"  {n:5}  {cause}" for cause, n in counts)]
    return lines


def mistake_lines(found: Sequence[Mistake], most: int) -> list[str]:
    """The first ``most`` wrong claims and missed labels, each with its words, cut to the width."""
    lines: list[str] = []
    for kind in ("wrong", "missed"):
        for m in [m for m in found if m.kind == kind][:most]:
            sure = f" at {m.confidence:.2f}" if kind == "wrong" else ""
            lines += [
                f"{kind}{sure}  {m.text} ({m.language})  {m.cause}"[:WIDTH],
                f"    label {m.gold}   claim {m.claim}"[:WIDTH],
                "    " + " ".join(m.words.split())[: WIDTH - 4],
            ]
    return lines


def left_out_lines(rows: Sequence[Row]) -> list[str]:
    """What each language reaches that was left out of the fitting, beside what it reaches cross-validated."""
    lines = [f"{'left out':18}{'tuples':>6}{'claims':>7}    P   R   F1  {'95 %':9}  with it"]
    for row in rows:
        line = f"{row['group']:18}{row['tuples']:6}{row['claims']:7}  {share(row['p'])} {share(row['r'])} "
        lines.append(f"{line}{share(row['f1'])}  {between(row, 'f1'):9}      {share(row['with'])}")
    return lines
