"""What a site's robots.txt lets us fetch, by RFC 9309: the longest rule that matches wins; ``*`` and ``$`` count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

MAX_BYTES: Final = 500_000
"""RFC 9309 asks a reader to take at least 500 KiB; the rest is not read."""
MAX_AGE: Final = 86_400.0
"""Seconds after which a robots.txt is asked for again."""
SAFE: Final = "/?&=:;,@!$'()*+~#[]%"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one reader: (allowed, pattern), and the delay asked for in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """True when ``path`` (with its query) may be fetched; of rules of one length, the one that allows wins."""
        target = normal(path)
        best = max(
            ((len(pattern), allowed) for allowed, pattern in self.rules if matches(pattern, target)), default=None
        )
        return best is None or best[1] or target == "/robots.txt"


OPEN: Final = Rules()


def normal(path: str) -> str:
    """A path with the same characters always escaped the same way."""
    return quote(unquote(path, errors="surrogateescape"), safe=SAFE, errors="surrogateescape")


def matches(pattern: str, path: str) -> bool:
    """True when ``pattern`` fits the beginning of ``path``; ``*`` is any run of characters, a last ``$`` the end."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, part in enumerate(rest, 1):
        if anchored and number == len(rest):
            return len(path) - len(part) >= place and path.endswith(part)
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return not anchored or place == len(path)


def parse(content: bytes, user_agent: str) -> Rules:
    """The rules that a robots.txt gives to ``user_agent``: those of its own groups, else those of ``*``."""
    token = re.split(r"[/\s(]", user_agent.strip(), maxsplit=1)[0].casefold()
    groups = list(grouped(lines(content)))
    mine = [group for agents, group in groups if token in agents] or [
        group for agents, group in groups if "*" in agents
    ]
    return gathered(line for group in mine for line in group)


def lines(content: bytes) -> Iterator[tuple[str, str]]:
    """Each (field, value) line, the field in lower case."""
    for line in content[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines():
        name, mark, value = line.partition("#")[0].partition(":")
        if mark:
            yield name.strip().casefold(), value.strip()


def grouped(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[Sequence[str], list[tuple[str, str]]]]:
    """Each group: the agents it names, and its lines."""
    agents: list[str] = []
    group: list[tuple[str, str]] = []
    for name, value in pairs:
        if name == "user-agent":
            if group:
                yield agents, group
                agents, group = [], []
            agents.append(value.casefold())
        elif agents and name in ("allow", "disallow", "crawl-delay"):
            group.append((name, value))
    if agents:
        yield agents, group


def gathered(pairs: Iterable[tuple[str, str]]) -> Rules:
    """The rules of some lines; an empty pattern rules nothing, and the longest delay counts."""
    rules: list[tuple[bool, str]] = []
    delay = 0.0
    for name, value in pairs:
        if name == "crawl-delay":
            delay = max(delay, float(value)) if re.fullmatch(r"\d{1,6}(\.\d+)?", value) else delay
        elif value:
            rules.append((name == "allow", normal(value)))
    return Rules(tuple(rules), delay)
