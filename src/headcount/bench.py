"""The benchmarks of a checkout, which the wheel does not carry: listed, and run as they are."""

from __future__ import annotations

import ast
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

from headcount.errors import HeadcountError, unknown

ROOT = Path(__file__).parents[2]
"""The checkout that this program runs from; anything else when it is installed."""
MAIN = '\nif __name__ == "__main__":\n'


def found(root: Path | None = None) -> dict[str, str]:
    """{name: what it measures} of the benchmarks under ``root``. Raises HeadcountError where there are none."""
    root = root or ROOT
    modules = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "benchmarks").glob("*.py"))}
    told = {name: described(text) for name, text in modules.items() if MAIN in text}
    if not told:
        raise HeadcountError(
            "the benchmarks are not installed with Headcount: they and their labelled texts are in the repository",
            next_step="clone it, run `make test` there once, then `.venv/bin/headcount bench`",
        )
    return told


def described(text: str) -> str:
    """The first sentence of a module's docstring, on one line, without how to call it."""
    words = " ".join((ast.get_docstring(ast.parse(text)) or "").partition("\n\n")[0].split())
    return words.partition(": `python")[0].partition(". ")[0].rstrip(".:")


def run(name: str, arguments: Sequence[str], root: Path | None = None) -> None:
    """Runs one benchmark with its own arguments; its exit status is the program's."""
    root = root or ROOT
    known = found(root)
    if name not in known:
        raise unknown("benchmark", name, known)
    sys.path.insert(0, str(root))
    sys.argv = [f"headcount bench {name}", *arguments]
    try:
        runpy.run_path(str(root / "benchmarks" / f"{name}.py"), run_name="__main__")
    except ModuleNotFoundError as error:
        raise HeadcountError(
            f"benchmark {name} needs {error.name}", next_step="run `make test` in the repository once: it installs it"
        ) from error
