"""Measures each stage and fails when a figure is under its floor: `python -m benchmarks.floors [--raise] [NAME...]`.

The floors are in floors.json. `--raise` lifts each to what is measured now, less a margin; no floor is ever lowered
but by hand, in a commit that says why. What needs ../shared is skipped by name where that is absent.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measures import MEASURES

FILE = Path(__file__).with_name("floors.json")
MARGIN = 0.02
"""What a raised floor leaves below the measured figure, for a change that gains more elsewhere."""
WIDE, WIDE_MARGIN = (".found.", ".field."), 0.05
"""Figures over some dozens of labels, where a few more or less mean nothing."""


def measured(names: Sequence[str] = ()) -> dict[str, float]:
    """The figures of the measures whose names start with one of ``names``, or of all; says which are skipped."""
    found: dict[str, float] = {}
    for name, measure in MEASURES.items():
        if names and not name.startswith(tuple(names)):
            continue
        try:
            found |= {f"{name}.{key}": round(value, 4) for key, value in measure().items()}
        except FileNotFoundError as error:
            print(f"skipped  {name}: needs {error.args[0] if len(error.args) == 1 else error.filename}")
    return found


def under(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The names of the figures that are under their floors."""
    return [name for name, value in figures.items() if value < floors.get(name, 0.0)]


def raised(figures: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors, each lifted to its figure less the margin where that is more than it was."""
    lifted = {name: max(floors.get(name, 0.0), lift(value, margin(name))) for name, value in figures.items()}
    return dict(sorted((dict(floors) | lifted).items()))


def margin(name: str) -> float:
    """What the figure's floor leaves below it."""
    return WIDE_MARGIN if any(part in name for part in WIDE) else MARGIN


def lift(value: float, below: float = MARGIN) -> float:
    """A floor for a figure, in whole hundredths."""
    return max(0.0, math.floor(round((value - below) * 100, 6)) / 100)


def main(arguments: Sequence[str] | None = None, file: Path = FILE) -> int:
    """0 when no figure is under its floor, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="how the measure's name starts: " + ", ".join(MEASURES)
    )
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors")
    asked = parser.parse_args(arguments)
    floors: dict[str, float] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    figures = measured(asked.names)
    low = under(figures, floors)
    for name, value in figures.items():
        print(f"{'UNDER' if name in low else 'ok':8} {name:42} {value:.3f}   floor {floors.get(name, 0.0):.2f}")
    if asked.lift:
        file.write_text(json.dumps(raised(figures, floors), indent=2) + "\n", encoding="utf-8")
    if low:
        print(f"{len(low)} of {len(figures)} figures are under their floors: {', '.join(low)}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
