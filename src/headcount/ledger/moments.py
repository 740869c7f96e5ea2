"""Times as the ledger writes them: UTC text of one width, so that their order is the order of the text."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from headcount.errors import UsageError

FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_SHAPE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-]\d\d:\d\d)?)?")


def now() -> str:
    """The present moment, to the microsecond."""
    return datetime.now(UTC).strftime(FORMAT)


def shown(moment: str) -> str:
    """A moment as people are shown it: to the second."""
    return moment[:19] + "Z"


def first_of(since: str) -> str:
    """The first moment that ``since`` covers. Raises UsageError."""
    return _covered(since)[0]


def last_of(as_of: str) -> str:
    """The last moment that ``as_of`` covers: a day stands for all of it, a second for the whole second.

    So the time of a line of an event's history shows the ledger with that line. Raises UsageError.
    """
    return _covered(as_of)[1]


def _covered(as_of: str) -> tuple[str, str]:
    """The first and the last moment."""
    try:
        found = _SHAPE.fullmatch(as_of.strip())
        day, minute, second, fraction, zone = found.groups() if found else (None,) * 5
        start = datetime.fromisoformat(
            f"{day}T{minute or '00:00'}:{second or '00'}{'+00:00' if zone in (None, 'Z') else zone}"
        )
    except ValueError as error:
        raise UsageError(
            f"'{as_of}' is no time", next_step="write 2024-02-01, or 2024-02-01T15:04:05Z in UTC"
        ) from error
    if fraction:
        start += timedelta(microseconds=int(fraction.ljust(6, "0")))
    width = timedelta(days=not minute, minutes=bool(minute and not second), seconds=bool(second and not fraction))
    end = start + width - timedelta(microseconds=bool(width))
    return start.astimezone(UTC).strftime(FORMAT), end.astimezone(UTC).strftime(FORMAT)
