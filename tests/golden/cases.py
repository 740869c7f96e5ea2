"""The golden cases: an input, what the stage makes of it now, and what was once looked at and wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headcount import decode, extract
from headcount.extract import structured
from headcount.model import Claim, Document, SetAside, plain

FOLDER = Path(__file__).parent
STALE = "look at it and take it over: python -m tests.golden.review"


def decoded(document: Document) -> list[Any]:
    """The passages of a document."""
    return [plain(passage) for passage in decode.passages(document)]


def structured_rows(document: Document) -> list[Any]:
    """The claims of a table's rows, and what was set aside."""
    return said(structured.claims_of_tables(decode.passages(document)))


def extracted(document: Document) -> list[Any]:
    """The claims of a document by every reader."""
    rows = said(extract.claims(decode.passages(document)))
    return [row | {"confidence": "fitted"} if "confidence" in row else row for row in rows]


def said(found: Sequence[Claim | SetAside]) -> list[Any]:
    """Claims as the rows of the contract, what was set aside as an object."""
    return [one.as_row() if isinstance(one, Claim) else plain(one) for one in found]


STAGES: Mapping[str, Callable[[Document], list[Any]]] = {
    "decode": decoded,
    "structured": structured_rows,
    "extract": extracted,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One folder ``<stage>/<name>`` with ``input.*`` and ``want.json``."""

    stage: str
    name: str
    folder: Path

    @property
    def want(self) -> Path:
        return self.folder / "want.json"

    @property
    def input(self) -> Path:
        """The only file named ``input.*``. Raises ValueError when there is none, or several."""
        found = sorted(self.folder.glob("input.*"))
        if len(found) != 1:
            raise ValueError(f"{self.stage}/{self.name} needs one file input.*, not {len(found)}")
        return found[0]

    @property
    def fault(self) -> str | None:
        """What is known to be read wrongly (``fault.txt``); ``want.json`` then holds what would be right."""
        path = self.folder / "fault.txt"
        return path.read_text(encoding="utf-8").strip() if path.exists() else None

    def got(self) -> str:
        """What the stage makes of the input now, as the text of a ``want.json``."""
        path = self.input
        rows = STAGES[self.stage](Document(content=path.read_bytes(), name=path.name))
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def wanted(self) -> str | None:
        """The text of ``want.json``, None when there is none."""
        return self.want.read_text(encoding="utf-8") if self.want.exists() else None


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Every case in the folders of the stages, in order."""
    for stage in STAGES:
        for place in sorted((folder / stage).iterdir()) if (folder / stage).is_dir() else ():
            if place.is_dir():
                yield Case(stage, place.name, place)
