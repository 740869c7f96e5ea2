"""Files and folders -> one document a file, in sorted order."""

# ruff: noqa: PTH112, PTH116, PTH118, PTH119, PTH208  os.path keeps a path as the user typed it, Path rewrites it

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from headcount.errors import CollectError
from headcount.model import Document, SetAside

MEDIA_TYPES: Final = MappingProxyType(
    {
        ".atom": "application/atom+xml",
        ".csv": "text/csv",
        ".htm": "text/html",
        ".html": "text/html",
        ".json": "application/json",
        ".jsonl": "application/jsonl",
        ".md": "text/markdown",
        ".pdf": "application/pdf",
        ".rss": "application/rss+xml",
        ".tsv": "text/tab-separated-values",
        ".txt": "text/plain",
        ".xhtml": "application/xhtml+xml",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xml": "application/xml",
    }
)


@dataclass(frozen=True, slots=True)
class File:
    """One file: where it is, its name as the user named it, and its path inside the folder that was named."""

    path: Path
    name: str
    inside: str


def shown(path: str) -> str:
    """A path as it is named everywhere: with ``/``, a byte that isn't UTF-8 written out (``\\udcff``)."""
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode()


def files(given: str) -> Iterator[File | SetAside]:
    """The file ``given``, or every file under that folder, sorted name by name and level by level.

    Hidden ones are left out. A folder that links reach twice, as in a loop, is entered once.
    """
    waiting, entered = [given], set[tuple[int, int]]()
    while waiting:
        path = waiting.pop()
        if not os.path.isdir(path):
            inside = os.path.relpath(path, given) if path != given else os.path.basename(given)
            yield File(Path(path), shown(path), shown(inside))
            continue
        try:
            facts = os.stat(path)
            below = sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError as error:
            yield SetAside(shown(path), f"the folder can't be read ({error.strerror})", "check its permissions")
            continue
        if (facts.st_dev, facts.st_ino) not in entered:
            entered.add((facts.st_dev, facts.st_ino))
            waiting += [os.path.join(path, name) for name in reversed(below)]


def document(file: File, source: str, most: int) -> Document:
    """The document of one file. Raises CollectError when it is absent, unreadable, empty or over ``most`` bytes."""
    try:
        content = read(file.path, most)
    except FileNotFoundError as error:
        raise CollectError("no such file or folder", next_step="check the path") from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        raise CollectError(f"can't be read ({cause})", next_step="check its permissions and the path") from error
    if not content.strip():
        raise CollectError("the file is empty", next_step="save it again or leave it out")
    return Document(
        content=content,
        name=file.name,
        source=source,
        media_type=MEDIA_TYPES.get(file.path.suffix.lower()),
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def read(path: Path, most: int) -> bytes:
    """The bytes of a regular file, which is not opened when it is over ``most`` bytes."""
    facts = path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise CollectError("neither a file nor a folder", next_step="name a file that can be read twice")
    if facts.st_size > most:
        step = "split it, or raise files.max_bytes in headcount.toml"
        raise CollectError(f"{facts.st_size:,} bytes, over the limit of {most:,}", next_step=step)
    with path.open("rb") as opened:
        content = opened.read(most + 1)
    if len(content) > most:
        raise CollectError(f"grew over the limit of {most:,} bytes", next_step="read it when it is whole")
    return content
