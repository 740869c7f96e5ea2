"""Shows what changed in the golden cases, one by one, and writes what is said yes to: `python -m tests.golden.review`.

Without a yes nothing is written. Name cases by a part of stage/name: `python -m tests.golden.review extract/denial`.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.golden.cases import FOLDER, Case, cases

COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
PLAIN = "\x1b[0m"


def main(arguments: Sequence[str] | None = None, folder: Path = FOLDER, ask: Callable[[str], str] | None = None) -> int:
    """0 when every case is as wanted or was taken over, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.review", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="CASE", help="a part of stage/name; without it, every case")
    parser.add_argument("--yes", action="store_true", help="write every case without asking")
    asked = parser.parse_args(arguments)
    chosen = [case for case in cases(folder) if named(case, asked.names)]
    for case in chosen:
        if case.fault:
            print(f"{case.stage}/{case.name} has a known fault and is left: {case.fault}")
    changed = [case for case in chosen if not case.fault and case.got() != case.wanted()]
    left = len(changed)
    for number, case in enumerate(changed, 1):
        print("".join(shown(case)))
        answer = (
            "y" if asked.yes else reply(f"Write {case.stage}/{case.name} ({number} of {len(changed)})? [y/n/q] ", ask)
        )
        if answer == "y":
            case.want.write_text(case.got(), encoding="utf-8")
            left -= 1
        elif answer == "q":
            break
    print(f"{len(chosen)} cases, {len(changed)} changed, {len(changed) - left} written")
    return 1 if left else 0


def named(case: Case, names: Sequence[str]) -> bool:
    """True when the case is asked for."""
    return not names or any(name in f"{case.stage}/{case.name}" for name in names)


def reply(question: str, ask: Callable[[str], str] | None) -> str:
    """The first letter of the answer, in lower case; ``q`` when nobody can answer."""
    try:
        return (ask or input)(question).strip().lower()[:1]
    except (EOFError, RuntimeError):
        print("(nobody to ask; --yes writes all)")
        return "q"


def shown(case: Case) -> Iterator[str]:
    """The lines of the difference between what is wanted and what is given, in colour on a terminal."""
    before, after = (case.wanted() or "").splitlines(True), case.got().splitlines(True)
    names = (f"{case.stage}/{case.name}/want.json", f"{case.input.name} as it is read now")
    for line in difflib.unified_diff(before, after, *names):
        colour = COLOURS.get(line[0], "") if sys.stdout.isatty() else ""
        yield colour + line.rstrip("\n") + (PLAIN if colour else "") + "\n"


if __name__ == "__main__":
    sys.exit(main())
