"""Cursors: where a list goes on, as one opaque word."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from headcount.errors import UsageError

MOST = 2**31 - 1  # what a column of whole numbers holds


def written(kind: str, *place: str | int) -> str:
    """The cursor of the row that sorts at ``place`` in the list ``kind``."""
    text = json.dumps([kind, *place], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def read(cursor: str, kind: str, types: tuple[type, ...]) -> tuple[Any, ...]:
    """The place that `written` put into ``cursor``. Raises UsageError for anything else, another list's cursor too."""
    try:
        found, *place = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, TypeError) as error:
        raise _bad(cursor) from error
    if (
        found != kind
        or [type(part) for part in place] != list(types)
        or any(isinstance(part, int) and abs(part) > MOST for part in place)
    ):
        raise _bad(cursor)
    return tuple(place)


def _bad(cursor: str) -> UsageError:
    return UsageError(
        f"'{cursor}' is no cursor of this list",
        next_step="take 'next' of the answer before, or leave --cursor out to begin anew",
    )
