"""What is hard in a label, told mechanically from the label and its text: each phenomenon is one line of `TABLE`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Any

from benchmarks import bootstrap, scoring, train
from benchmarks.judged import Judged
from headcount.extract.quantity import Figure
from headcount.model import Span

VAGUE = {(24, 99), (20, 99), (200, 999), (2000, 9999), (20000, 99999)}
"""Bounds that RULES 7 gives to dozens, hundreds, thousands, tens of thousands."""
NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f ]\d{3})*")
ROUND_UP = 3
"""Employers of a round-up at least."""


@dataclass(frozen=True)
class Case:
    """One label in its text."""

    judged: Judged
    place: int

    @property
    def label(self) -> dict[str, Any]:
        return self.judged.labels[self.place]

    @property
    def found(self) -> bool:
        """True when a claim tells the label with its bounds."""
        return self.place in self.judged.pairs

    @cached_property
    def employers(self) -> set[str]:
        """The employers labelled in the text."""
        return {e["employer_canonical"] or e["employer"] for e in self.judged.one.gold["events"]}

    @property
    def counts(self) -> tuple[int | None, int | None]:
        return self.label["count_min"], self.label["count_max"]

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of the text that have the label's number."""
        scene = train.staged(self.judged.one.passage)
        alone = {"events": [self.label], "aggregates": []}
        return [figure for figure in scene.figures if train.label_of(figure, alone)[0] == 0]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences that hold the label's number."""
        scene = train.staged(self.judged.one.passage)
        return [scene.sentence(figure) for figure in self.figures]

    def names(self, sentence: Span) -> bool:
        """True when the sentence has a word of the employer's name."""
        words = scoring.key(self.judged.one.passage.text[sentence.start : sentence.end])
        keys = [scoring.key(self.label[field])[:1] for field in ("employer", "employer_canonical")]
        return any(key and (key[0] in words or key[0] in "".join(words)) for key in keys)

    @cached_property
    def titled(self) -> list[bool]:
        """For each place of the number whether it stands in the title."""
        title = self.judged.one.passage.title
        return [bool(title and sentence.start < title.end) for sentence in self.sentences]

    @cached_property
    def written(self) -> list[int]:
        """The numbers in digits in the label's quotes, or in the text where it has none."""
        quote = self.label.get("quote") or self.judged.one.passage.text
        quotes = quote if isinstance(quote, list) else [quote]
        return [int(re.sub(r"\D", "", number)) for quote in quotes for number in NUMBER.findall(quote)]

    @property
    def parts(self) -> bool:
        """True when the label is the total of which another label is a part."""
        events = self.judged.one.gold["events"]
        return any(e.get("part_of") is not None and events[e["part_of"]] is self.label for e in events)

    def others(self, same_employer: bool) -> list[dict[str, Any]]:
        """The text's other labels, of this employer or of others."""
        mine = scoring.key(self.label["employer_canonical"] or self.label["employer"])
        return [
            e
            for e in self.judged.labels
            if e is not self.label and (scoring.key(e["employer_canonical"] or e["employer"]) == mine) is same_employer
        ]


def level(case: Case) -> bool:
    """True when the count is not written and is the difference of two numbers of its quote: "from 800 to 650"."""
    count = case.counts[1]
    if not case.label.get("quote") or count is None or count in case.written:
        return False
    return any(one - two == count for one, two in permutations(set(case.written), 2))


def joint(case: Case) -> bool:
    """True when a note says so, or another employer's label has the same bounds and quote."""
    twins = [e for e in case.others(False) if (e["count_min"], e["count_max"]) == case.counts != (None, None)]
    return "joint" in (case.label.get("note") or "") or any(
        e.get("quote") and e["quote"] == case.label.get("quote") for e in twins
    )


TABLE: Mapping[str, Callable[[Case], bool]] = {
    "round-up (3 employers or more)": lambda c: len(c.employers) >= ROUND_UP,
    "several cuts of the employer": lambda c: bool(c.others(True)),
    "part of a total": lambda c: c.label.get("part_of") is not None,
    "total with parts": lambda c: c.parts,
    "denied": lambda c: c.label["status"] == "denied",
    "rumoured or reported": lambda c: c.label["status"] in ("rumoured", "reported"),
    "joint number": joint,
    "level (from N to M)": level,
    "employer not in its sentence": lambda c: bool(c.sentences) and not any(map(c.names, c.sentences)),
    "number in the title only": lambda c: not c.judged.one.headline and bool(c.titled) and all(c.titled),
    "percent only": lambda c: c.counts == (None, None),
    "vague amount": lambda c: c.counts in VAGUE,
    "one bound (over, up to)": lambda c: (c.counts[0] is None) is not (c.counts[1] is None),
    "number word": lambda c: c.counts not in VAGUE and c.counts != (None, None) and not c.written,
    "small number (under 50)": lambda c: (c.counts[1] or c.counts[0] or 99) < 50,
    "number told more than once": lambda c: len(c.figures) > 1,
    "plain (none of these)": lambda c: False,
}
"""{what it is called in the tables: when a label is a case of it}; the last is what no other row has."""
PLAIN = list(TABLE)[-1]


def cases(judged: Iterable[Judged]) -> list[Case]:
    """Every label as a case."""
    return [Case(j, place) for j in judged for place in range(len(j.labels))]


def of(case: Case) -> list[str]:
    """The phenomena that a label is a case of."""
    return [name for name, holds in TABLE.items() if holds(case)] or [PLAIN]


def sorted_out(judged: Iterable[Judged]) -> dict[str, list[Case]]:
    """The cases of each phenomenon."""
    found: dict[str, list[Case]] = {name: [] for name in TABLE}
    for case in cases(judged):
        for name in of(case):
            found[name].append(case)
    return found


def rows(ours: Mapping[str, list[Case]], beside: Mapping[str, Mapping[str, list[Case]]]) -> list[dict[str, Any]]:
    """A row for each phenomenon with a case: the share of its labels that claims tell, and that each baseline tells."""
    made = []
    for name, inside in ours.items():
        if inside:
            found = [float(case.found) for case in inside]
            ci = bootstrap.of_ratio([case.judged.one.story for case in inside], found, [1.0] * len(inside))
            others = {who: sum(c.found for c in theirs[name]) / len(inside) for who, theirs in beside.items()}
            row = {"phenomenon": name, "tuples": len(inside), "found": round(sum(found) / len(inside), 4)}
            made.append(row | {"ci": {"found": ci}, "beside": {who: round(f, 4) for who, f in others.items()}})
    return made
