"""An end to an answer that comes byte by byte: a time-out of each read alone would wait for it for days."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Final

OPENED: Final = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Deadline:
    """Shuts the connection that `trace` saw opened when the ``with`` block takes longer than ``seconds``."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.passed = seconds, False
        self.connection: socket.socket | None = None
        self.timer = threading.Timer(seconds, self.shut)
        self.timer.daemon = True

    def __enter__(self) -> Deadline:
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.timer.cancel()

    def trace(self, event: str, facts: Mapping[str, Any]) -> None:
        """Hears what httpcore does (its ``trace`` extension), and keeps the socket that it opened last."""
        if event in OPENED:
            self.connection = facts["return_value"].get_extra_info("socket")

    def shut(self) -> None:
        """Ends the connection, so that whoever reads from it goes on at once."""
        self.passed = True
        if self.connection:
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
