"""How well the role of AI in a cut is told.

`python -m benchmarks.ai_role` prints macro accuracy on tests/gold/ai_role.jsonl.

Texts with an odd number were looked at while words were chosen, those with an even number were held back.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.labelled import OURS
from headcount.extract import ai_role
from headcount.extract.text import Text
from headcount.model import Span

ROLES = ("primary", "contributing", "denied", "context")


@dataclass(frozen=True, slots=True)
class Told:
    """One text with the role that AI has in it."""

    id: str
    lang: str
    role: str
    text: str

    @property
    def held(self) -> bool:
        """True for the half that words were not chosen on."""
        return int(self.id.split("-")[1]) % 2 == 0


def texts() -> list[Told]:
    """The labelled texts in order."""
    lines = (OURS / "ai_role.jsonl").read_text(encoding="utf-8").splitlines()
    return [Told(**json.loads(line)) for line in lines]


def read(one: Told) -> str | None:
    """The role read from the text; None when no word for AI is found."""
    text = Text(one.text, one.lang)
    marks = text.marks["reasons.ai"]
    return ai_role.role(text, Span(marks[0].start, marks[0].end)) if marks else None


def macro(told: Sequence[Told]) -> float:
    """The mean over the roles of the share of their texts that are read right."""
    right: dict[str, list[bool]] = collections.defaultdict(list)
    for one in told:
        right[one.role].append(read(one) == one.role)
    return sum(sum(hits) / len(hits) for hits in right.values()) / len(right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the texts of the open half that are read wrong")
    args = parser.parse_args()
    told = texts()
    for name, half in (("open", [one for one in told if not one.held]), ("held", [one for one in told if one.held])):
        print(f"{name}: {len(half)} texts, macro accuracy {macro(half):.2f}")
        for role in ROLES:
            ours = [read(one) for one in half if one.role == role]
            print(
                f"  {role:13}{len(ours):3}  "
                + ", ".join(f"{kind} {n}" for kind, n in collections.Counter(map(str, ours)).most_common())
            )
    if args.show:
        for one in told:
            if not one.held and read(one) != one.role:
                print(one.lang, one.role, "read as", read(one), "|", one.text)


if __name__ == "__main__":
    main()
