"""How good the claims of cuts are, by language, form, set, phenomenon and field, beside two baselines.

Precision, recall and F1 are cross-validated by story in ten folds, with 95 % bootstrap intervals; then come the causes
of the errors, how far the confidence can be trusted, and the speed. A claim is right when its employer and both bounds
of its figure are the label's (../shared/tools/score_claims.py).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import Any

from benchmarks import (
    baselines,
    bootstrap,
    crossed,
    field_table,
    leave_out,
    mistakes,
    phenomena,
    quality,
    reliability,
    report,
    speed,
    train,
)
from benchmarks.judged import SET_NAMES, Judged, Mistake, judge_all
from benchmarks.labelled import ROOT, Labelled, scorer
from headcount import output

Rows = list[dict[str, Any]]
Section = tuple[str, str, Rows, list[str]]
"""(name of the table in --json, heading, rows, lines)"""


class Bench:
    """The texts read once, and each table made from them."""

    def __init__(
        self,
        sets: Sequence[str] = (),
        begun: Callable[[str], None] = lambda name: None,
        texts: Sequence[Labelled] | None = None,
        folds: int = train.FOLDS,
    ) -> None:
        self.score, self.begun = scorer(), begun
        begun("the labelled texts")
        self.every = crossed.texts() if texts is None else texts
        self.sets = set(sets or SET_NAMES.values())
        begun(f"{folds} folds by story, on {len(self.every):,} texts")
        self.crossed = crossed.cross(self.every, self.score, folds)
        self.judged_all = judge_all(self.every, self.crossed.rows(), self.score)

    @cached_property
    def judged(self) -> list[Judged]:
        """The texts of the chosen sets, judged."""
        return [j for j in self.judged_all if self.chosen(j.one)]

    def chosen(self, one: Labelled) -> bool:
        return SET_NAMES[one.group] in self.sets

    @cached_property
    def beside(self) -> dict[str, list[Judged]]:
        """The texts of the chosen sets as each baseline reads them."""
        self.begun("baselines")
        texts = [j.one for j in self.judged]
        return {
            name: judge_all(texts, {one.id: read(train.staged(one.passage)) for one in texts}, self.score)
            for name, read in baselines.READERS.items()
        }

    @cached_property
    def mistakes(self) -> list[Mistake]:
        self.begun("causes of errors")
        return mistakes.mistakes(self.judged, self.crossed.weights, self.score)

    @cached_property
    def rows(self) -> Rows:
        """The rows of the table of quality, with their intervals."""
        return quality.table(self.judged, self.score)

    def quality(self) -> Section:
        rows = self.rows
        others = {name: quality.table(judged, self.score, times=0) for name, judged in self.beside.items()}
        f1 = {name: {row["group"]: row["f1"] or 0.0 for row in table} for name, table in others.items()}
        for row in rows:
            row["beside"] = {name: groups[row["group"]] for name, groups in f1.items()}
        short = {name.partition(" ")[0]: groups for name, groups in f1.items()}
        head = f"Cuts in {len(self.judged):,} texts; last columns: F1 of the baselines"
        return "quality", head, rows, report.quality_lines(rows, short)

    def intervals(self) -> Section:
        head = f"Intervals of 95 % (whole stories drawn again, {bootstrap.TIMES:,} times)"
        return "intervals", head, [], report.interval_lines(self.rows)

    def phenomena(self) -> Section:
        self.begun("phenomena")
        found = {name: phenomena.sorted_out(judged) for name, judged in self.beside.items()}
        rows = phenomena.rows(phenomena.sorted_out(self.judged), found)
        return "phenomena", "By phenomenon: the share of labels found", rows, report.phenomenon_lines(rows)

    def fields(self) -> Section:
        self.begun("fields")
        told = field_table.told(field_table.pairs(self.judged_all, self.crossed.claims))
        rows = field_table.rows([t for t in told if self.chosen(t.one)])
        head = "Fields of claims that have a label's employer and number; P and R of what is stated"
        return "fields", head, rows, report.field_lines(rows)

    def reliability(self) -> Section:
        ranked = reliability.ranked(self.judged)
        rows, error = reliability.table(ranked), reliability.error(ranked)
        head, lines = "Confidence and how often it is right", report.reliability_lines(rows, error)
        return "reliability", head, [*rows, {"calibration_error": error}], lines

    def errors(self, most: int) -> Section:
        lines = report.cause_lines(self.mistakes) + (["", *report.mistake_lines(self.mistakes, most)] if most else [])
        shown = [m for kind in ("wrong", "missed") for m in [x for x in self.mistakes if x.kind == kind][:most]]
        rows = [*mistakes.counted(self.mistakes), *map(asdict, shown)]
        return "errors", "Causes of errors", rows, lines

    def speed(self, seconds: float) -> Section:
        self.begun("speed")
        command = [sys.executable, "-m", "benchmarks.speed", "--json", "--seconds", str(seconds)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)["rows"]
        return "speed", "Speed, one core", found, speed.lines(found)

    def left_out(self) -> Section:
        self.begun("each language left out in turn")
        rows = leave_out.rows(self.every, self.judged_all, self.score)
        head = "Each language left out of all fitting: what its table alone reaches"
        return "left_out", head, rows, report.left_out_lines(rows)


def sections(bench: Bench, asked: argparse.Namespace) -> Iterator[Section]:
    """The tables that are asked for, in order."""
    if asked.leave_out_languages:
        yield bench.left_out()
        return
    yield bench.quality()
    yield bench.intervals()
    yield bench.phenomena()
    yield bench.fields()
    yield bench.reliability()
    yield bench.errors(asked.errors)
    if asked.seconds:
        yield bench.speed(asked.seconds)


def arguments() -> argparse.ArgumentParser:
    """What the command line understands."""
    parser = argparse.ArgumentParser(prog="headcount bench extract", description=__doc__)
    parser.add_argument(
        "--json", action="store_true", help='one JSON object: {"rows", "next"}; each row names its table'
    )
    parser.add_argument(
        "--set", nargs="+", choices=list(SET_NAMES.values()), default=[], dest="sets", help="report on these sets only"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="the N worst errors of each kind too")
    parser.add_argument(
        "--seconds", type=float, default=2.0, help="to measure speed for; 0: do not (default: %(default)s)"
    )
    parser.add_argument(
        "--leave-out-languages", action="store_true",
        help="only this: each language with 25 tuples or more left out of all fitting (minutes)",
    )  # fmt: skip
    return parser


def main() -> None:
    asked = arguments().parse_args()
    rows: Rows = []
    bench = Bench(asked.sets, lambda name: output.say(f"bench extract: {name} ..."))
    for name, head, made, lines in sections(bench, asked):
        rows += [{"table": name, **row} for row in made]
        if not asked.json:
            print("\n".join([head, *lines, ""]), flush=True)
    if asked.json:
        print(json.dumps({"rows": rows, "next": None}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
