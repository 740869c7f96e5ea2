"""Answers kept to be asked for conditionally (RFC 9110, 13.1), in memory and, where one is named, in a folder."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

KEPT, LARGEST = 256, 1_000_000
"""How many answers are kept in memory, and of what size at most; in a folder, as many as come and of any size."""
MARKS: Final = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its bytes, what the server says they are, and when they were had."""

    url: str
    content: bytes = field(repr=False)
    media_type: str | None
    fetched_at: str


@dataclass(slots=True)
class Shelf:
    """The kept answers by address: the conditions to ask with, and the page that still holds after a 304."""

    folder: Path | None = None
    near: OrderedDict[str, tuple[dict[str, str], Page]] = field(default_factory=OrderedDict)

    def find(self, url: str) -> tuple[dict[str, str], Page | None]:
        """The conditions and the page of an address; nothing and None where none is kept."""
        if url in self.near:
            return self.near[url]
        return self.stored(url) if self.folder else ({}, None)

    def put(self, url: str, page: Page, headers: Mapping[str, str]) -> None:
        """Keeps a page that its server marked."""
        conditions = {ask: headers[mark] for ask, mark in MARKS if mark in headers}
        if not conditions:
            return
        if self.folder:
            self.store(url, page, conditions)
        if len(page.content) <= LARGEST:
            self.near[url] = (conditions, page)
            self.near.move_to_end(url)
            while len(self.near) > KEPT:
                self.near.popitem(last=False)

    def drop(self, url: str) -> None:
        """Forgets an address for this run."""
        self.near.pop(url, None)

    def stored(self, url: str) -> tuple[dict[str, str], Page | None]:
        """What the folder holds of an address; a file that is broken counts as none."""
        facts, body = self.files(url)
        try:
            said = json.loads(facts.read_text("utf-8"))
            page = Page(said["url"], body.read_bytes(), said["media_type"], said["fetched_at"])
            whole = hashlib.sha256(page.content).hexdigest() == said["sha256"]
            return (dict(said["conditions"]), page) if whole else ({}, None)
        except (OSError, ValueError, KeyError, TypeError):
            return {}, None

    def store(self, url: str, page: Page, conditions: dict[str, str]) -> None:
        """Writes a page into the folder: its bytes first, so that the facts never speak of others."""
        facts, body = self.files(url)
        facts.parent.mkdir(parents=True, exist_ok=True)
        body.write_bytes(page.content)
        said = {name: value for name, value in asdict(page).items() if name != "content"}
        said |= {"conditions": conditions, "sha256": hashlib.sha256(page.content).hexdigest()}
        facts.write_text(json.dumps(said), "utf-8")

    def files(self, url: str) -> tuple[Path, Path]:
        """Where the facts and the bytes of an address are."""
        name = hashlib.sha256(url.encode()).hexdigest()[:32]
        folder = self.folder or Path()
        return folder / f"{name}.json", folder / f"{name}.body"
