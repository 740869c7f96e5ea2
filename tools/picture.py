"""Draws docs/pictures/why.svg from what the demo really prints: `python tools/picture.py`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

OUT = Path(__file__).parent.parent / "docs" / "pictures" / "why.svg"
WIDTH = 112


def headcount(*words: str) -> str:
    """What the command prints."""
    program = Path(sys.executable).with_name("headcount")
    return subprocess.run([str(program), *words], check=True, capture_output=True, text=True).stdout  # noqa: S603


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        headcount("demo", f"{folder}/demo")
        ledger = f"sqlite:///{folder}/demo/headcount.db"
        rows = json.loads(headcount("events", "--json", "--ledger", ledger))["rows"]
        event = next(row["id"] for row in rows if row["conflict"] and row["employer"] == "Google")
        said = headcount("why", event[:12], "--ledger", ledger).replace(f"{folder}/demo/", "")
    console = Console(record=True, width=WIDTH, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    console.print(Text(f"$ headcount why {event[:12]}", style="bold green"))
    console.print(Text(said))
    drawn = console.export_svg(title="One event, its documents side by side")
    OUT.write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL), encoding="utf-8")  # fetches nothing


if __name__ == "__main__":
    main()
