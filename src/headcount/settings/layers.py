"""From TOML and the environment to the dataclasses, strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Final, TypeVar, get_type_hints

from headcount.errors import UsageError, unknown
from headcount.settings.keys import DATED, KINDS, Settings, Source
from headcount.settings.values import SHAPES

PREFIX: Final = "HEADCOUNT"
T = TypeVar("T")


def variable(*path: str) -> str:
    """The environment variable of a key: HEADCOUNT_ and its path in upper case, other signs as ``_``."""
    return re.sub(r"[^A-Z0-9]", "_", "_".join((PREFIX, *path)).upper())


class Layers:
    """Builds the dataclasses from a file's tables under the environment, and refuses what it doesn't know."""

    def __init__(self, where: str, environment: Mapping[str, str]) -> None:
        self.where = where
        self.environment = {name: text for name, text in environment.items() if text}
        self.asked: set[str] = set()

    def settings(self, table: Mapping[str, Any]) -> Settings:
        """The whole. Raises UsageError for an unknown key, an unknown variable or a value out of its bounds."""
        found = self.build(Settings, table)
        sections = tuple(variable(f.name, "") for f in fields(Settings) if f.name != "ledger")
        known = {*self.asked, found.reader.key_from}
        stray = sorted(name for name in self.environment if name.startswith(sections) and name not in known)
        for name in stray:
            raise unknown("variable", name, self.asked, next_step="unset it or see docs/settings.md")
        return found

    def build(self, kind: type[T], table: Any, *path: str, **given: Any) -> T:
        """One dataclass from its table; ``given`` are fields that no key sets."""
        if not isinstance(table, Mapping):
            raise self.wrong(path, f"must be a table, not {table!r}")
        hints = get_type_hints(kind)
        keys = [f for f in fields(kind) if f.name not in given]  # type: ignore[arg-type]
        for key in table:
            if key not in {f.name for f in keys}:
                known = (".".join((*path, f.name)) for f in keys)
                raise unknown(
                    "setting", ".".join((*path, key)), known, next_step=f"see docs/settings.md ({self.where})"
                )
        values = dict(given)
        for one in keys:
            where = (*path, one.name)
            if is_dataclass(hints[one.name]):
                values[one.name] = self.build(hints[one.name], table.get(one.name, {}), *where)
            elif one.name == "sources":
                values[one.name] = self.sources(table.get(one.name, {}))
            elif (value := self.value(table.get(one.name), where, hints[one.name], one.metadata)) is not None:
                values[one.name] = value
            elif one.default is MISSING:
                raise self.wrong(path, f"has no {one.name}")
        return kind(**values)

    def value(self, raw: Any, path: tuple[str, ...], hint: Any, bounds: Mapping[str, Any]) -> Any:
        """The value of one key, from the environment before the file; None where neither has it."""
        name = variable(*path)
        self.asked.add(name)
        text = self.environment.get(name)
        if text is None and raw is None:
            return None
        shape, convert = SHAPES[str(hint).removesuffix(" | None").removeprefix("<class '").removesuffix("'>")]
        try:
            value = convert(raw if text is None else text, text is not None)
        except ValueError:
            raise self.wrong(
                path, f"must be {shape}, not {raw if text is None else text!r}", text is not None
            ) from None
        if "least" in bounds and value < bounds["least"]:
            raise self.wrong(path, f"must be at least {bounds['least']}, not {value}", text is not None)
        if "most" in bounds and value > bounds["most"]:
            raise self.wrong(path, f"must be at most {bounds['most']}, not {value}", text is not None)
        return value

    def sources(self, tables: Any) -> dict[str, Source]:
        """The named sources, each with what its kind needs."""
        if not isinstance(tables, Mapping):
            raise self.wrong(("sources",), "must be tables: [sources.NAME]")
        return {name: self.source(name, table) for name, table in tables.items()}

    def source(self, name: str, table: Any) -> Source:
        """One source, its kind known and read from one place."""
        path = ("sources", name)
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            raise self.wrong(path, "a source's name is letters, digits, - and _")
        source = self.build(Source, table, *path, name=name)
        if source.kind not in KINDS:
            raise unknown(
                "kind of source", source.kind, KINDS, next_step=f"correct sources.{name}.kind in {self.where}"
            )
        places = [key for key in ("url", "path", "state") if getattr(source, key)]
        wanted = KINDS[source.kind]
        if len(places) != bool(wanted) or not set(places) <= set(wanted):
            one = f"is read from one {' or '.join(wanted)}" if wanted else "source needs no url, path or state"
            raise self.wrong(path, f"a {source.kind} {one}")
        if source.ciks and source.kind != "edgar":
            raise self.wrong((*path, "ciks"), "needs kind = 'edgar'")
        if source.url and not re.match(r"https?://\S", source.url, re.IGNORECASE):
            raise self.wrong((*path, "url"), "must begin with http:// or https://")
        if source.expect.max_age and source.kind not in DATED:
            raise self.wrong(
                (*path, "expect", "max_age"), f"needs kind = {' or '.join(DATED)}: other documents carry no date"
            )
        return source

    def wrong(self, path: tuple[str, ...], what: str, from_environment: bool = False) -> UsageError:
        """The error for a key whose value can't be used."""
        key, where = (variable(*path), "") if from_environment else (".".join(path), self.where)
        return UsageError(f"{key} {what}", where=where, next_step="see docs/settings.md")
