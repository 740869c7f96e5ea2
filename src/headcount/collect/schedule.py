"""Which sources are due, by their ``every`` and their last run; one that fails is asked less and less often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from headcount.settings import Source

LONGEST: Final = timedelta(days=1)
"""A failing source is asked again at least so often, or by its own ``every`` when that is longer."""


@dataclass(slots=True)
class Schedule:
    """When each source is read again. Failures are remembered while the program runs."""

    step: timedelta = timedelta(minutes=1)
    """What a failing source without ``every`` waits at first."""
    failures: dict[str, int] = field(default_factory=dict)

    def due(self, sources: Mapping[str, Source], last_run: Callable[[str], str | None], now: datetime) -> list[str]:
        """The names of the sources to read now. One without ``every`` is due whenever it is asked.

        ``last_run`` gives the UTC time (ISO 8601) at which a source was last read, None for never.
        """
        return [name for name, source in sources.items() if self.waited(source, last_run(name), now)]

    def waited(self, source: Source, last: str | None, now: datetime) -> bool:
        """True when the source was never read, or long enough ago."""
        if last is None:
            return True
        then = datetime.fromisoformat(last)
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return now - then >= self.wait(source) * 0.9  # a timer that calls every ``every`` must never miss by seconds

    def wait(self, source: Source) -> timedelta:
        """How long a source rests: its ``every``, doubled for each failure in a row, within bounds."""
        failures = self.failures.get(source.name, 0)
        every = source.every or (self.step if failures else timedelta(0))
        return min(every * (1 << min(failures, 20)), max(LONGEST, every))

    def note(self, name: str, *, failed: bool) -> None:
        """Remembers how a reading of the source went."""
        self.failures[name] = self.failures.get(name, 0) + 1 if failed else 0
