"""Raw bytes of documents, content-addressed and compressed, in a folder beside the database.

``headcount.db`` keeps them in ``headcount.raw/ab/doc_ab12....gz``. A file is written whole under another name and then
renamed, so one that is there is complete; the same bytes are kept once.
"""

from __future__ import annotations

import gzip
import os
import tempfile
import time
import zlib
from pathlib import Path

from headcount.errors import LedgerError
from headcount.model import content_id


class Raw:
    """The folder of raw bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, document: str) -> Path:
        """Where the bytes of this document id stand."""
        digits = document.removeprefix("doc_")
        return self.folder / digits[:2] / f"{document}.gz"

    def has(self, document: str) -> bool:
        return self.path(document).is_file()

    def let_go(self, document: str) -> bool:
        """True when the bytes were kept once and let go by `expire`: a tombstone stands in their place."""
        return self._tombstone(document).is_file()

    def expire(self, days: int, now: float | None = None) -> int:
        """How many documents' bytes are let go: those kept for ``days`` and longer. Each leaves an empty tombstone."""
        before = (time.time() if now is None else now) - days * 86_400
        old = [path for path in sorted(self.folder.glob("*/doc_*.gz")) if path.stat().st_mtime <= before]
        for path in old:
            self._tombstone(path.stem).touch()
            path.unlink(missing_ok=True)
        return len(old)

    def _tombstone(self, document: str) -> Path:
        return self.path(document).with_suffix(".gone")

    def put(self, document: str, content: bytes) -> None:
        """Keeps ``content``; returns when it is on the disk. Bytes once let go stay so. Raises LedgerError."""
        path = self.path(document)
        if path.is_file() or self.let_go(document):
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(gzip.compress(content, compresslevel=6, mtime=0))
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            _sync_folder(path.parent)
        except OSError as error:
            raise LedgerError(f"raw bytes can not be kept ({error.strerror})", where=str(path),
                              next_step="make room there, or write rights") from error  # fmt: skip

    def get(self, document: str) -> bytes:
        """The bytes of this document id. Raises LedgerError when they are missing or damaged."""
        path = self.path(document)
        if self.let_go(document):
            raise LedgerError(
                "the raw bytes were let go, as retention.raw_days says",
                next_step="read the document again from its source",
            )
        try:
            content = gzip.decompress(path.read_bytes())
        except FileNotFoundError as error:
            raise LedgerError(
                "the raw bytes are missing", where=str(path), next_step="restore the folder from a backup"
            ) from error
        except (OSError, EOFError, zlib.error) as error:
            raise LedgerError(f"the raw bytes can not be read ({error})", where=str(path),
                              next_step="restore the file from a backup") from error  # fmt: skip
        if content_id("doc", content) != document:
            raise LedgerError(
                "the raw bytes are not those that were kept",
                where=str(path),
                next_step="restore the file from a backup",
            )
        return content


def _sync_folder(folder: Path) -> None:
    """Makes a rename in ``folder`` last through a power cut, where the system lets a folder be opened."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
