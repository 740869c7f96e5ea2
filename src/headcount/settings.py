"""The settings: one ``headcount.toml``, read strictly; each key may be overridden by an environment variable."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_type_hints

from headcount import __version__, vocab
from headcount.errors import UsageError, unknown

FILE: Final = "headcount.toml"
PREFIX: Final = "HEADCOUNT"
KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"article": ("url",), "feed": ("url", "path"), "folder": ("path",), "tracker": ("url", "path")}
)
"""What each kind of source is read from: one of these keys."""
DATED: Final = ("feed",)
"""The kinds whose documents carry a date before they are decoded."""

T = TypeVar("T")


def least(default: Any, minimum: float) -> Any:
    """A field whose number may not be under ``minimum``."""
    return field(default=default, metadata={"least": minimum})


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """How pages are fetched. Times in seconds, sizes in bytes."""

    user_agent: str = f"Headcount/{__version__}"
    timeout: float = least(20.0, 0.05)
    max_bytes: int = least(30_000_000, 1)
    max_redirects: int = least(5, 0)
    delay: float = least(1.0, 0)
    allow_private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """How files are read."""

    max_bytes: int = least(30_000_000, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The language model that ``--reader llm`` asks; none is, unless ``url`` and ``model`` name it."""

    url: str | None = None
    model: str | None = None
    key_from: str | None = None
    """The environment variable that holds the key."""
    timeout: float = least(120.0, 0.05)
    max_chars: int = least(12_000, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long raw bytes are kept; None is for ever."""

    raw_days: int | None = least(None, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What a source must give each time it is read; a breach is set aside by the source's name."""

    min: int | None = least(None, 1)
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One named source: what it is, where, how often it is read and what it must give."""

    name: str
    kind: str
    url: str | None = None
    path: str | None = None
    every: timedelta | None = None
    follow: bool | None = None
    max_documents: int | None = least(None, 1)
    licence: str | None = None
    columns: str | None = None
    """Of a table, ``FIELD=HEADER,...`` where its columns are taken otherwise: ``employer=Firm,people=Cut``."""
    expect: Expect = Expect()

    @property
    def location(self) -> str:
        """The URL or the path that is read."""
        return self.url or self.path or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may be set; docs/settings.md says what each key means."""

    ledger: str = "sqlite:///headcount.db"
    languages: str | None = None
    http: Http = Http()
    files: Files = Files()
    reader: Reader = Reader()
    retention: Retention = Retention()
    sources: Mapping[str, Source] = field(default_factory=dict)


def load(path: Path | None = None, *, ledger: str | None = None) -> Settings:
    """The settings of ``path``, else of HEADCOUNT_CONFIG, else of headcount.toml in the working folder, else defaults.

    ``ledger``, a command's flag, goes before the environment, which goes before the file. The folder of languages that
    they name is read from now on.
    """
    named = path or (Path(os.environ[f"{PREFIX}_CONFIG"]) if os.environ.get(f"{PREFIX}_CONFIG") else None)
    file = named or Path(FILE)
    table = read_toml(file) if named or file.exists() else {}
    settings = Layers(str(file), os.environ).settings(table)
    if "ledger" in table and settings.ledger == table["ledger"]:
        settings = replace(settings, ledger=beside(file, settings.ledger))
    vocab.use(own_languages(settings.languages, table.get("languages"), file))
    sources = {name: placed(source, file) for name, source in settings.sources.items()}
    return replace(settings, sources=sources, ledger=ledger or settings.ledger)


def read_toml(file: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        step = f"write it, or unset {PREFIX}_CONFIG"
        raise UsageError(f"the settings can't be read ({error.strerror})", where=str(file), next_step=step) from error
    except ValueError as error:  # TOMLDecodeError, UnicodeDecodeError
        raise UsageError(f"not TOML: {error}", where=str(file), next_step="correct that line") from error


def own_languages(folder: str | None, said: Any, file: Path) -> Path | None:
    """The folder of languages; a relative one that the file names, from the folder of the settings."""
    return None if folder is None else (file.parent / folder if folder == said else Path(folder))


def beside(file: Path, url: str) -> str:
    """A relative ``sqlite:///`` file of the settings, taken from the folder of the settings."""
    head, mark, tail = url.partition("sqlite:///")
    return f"{mark}{(file.parent / tail).as_posix()}" if mark and not head and tail else url


def placed(source: Source, file: Path) -> Source:
    """``source`` with its relative path taken from the folder of the settings."""
    return replace(source, path=(file.parent / source.path).as_posix()) if source.path else source


# --- from TOML and the environment to the dataclasses -------------------------------------------------------------


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
        places = [key for key in ("url", "path") if getattr(source, key)]
        if len(places) != 1 or places[0] not in KINDS[source.kind]:
            raise self.wrong(path, f"a {source.kind} is read from one {' or '.join(KINDS[source.kind])}")
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


def words(raw: Any, text: bool) -> str:
    """A string that isn't empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(raw)
    return raw.strip()


def whole(raw: Any, text: bool) -> int:
    """A whole number; from the environment in digits, ``_`` allowed."""
    if isinstance(raw, bool) or not isinstance(raw, str if text else int):
        raise ValueError(raw)
    return int(raw)


def number(raw: Any, text: bool) -> float:
    """A finite number."""
    if isinstance(raw, bool) or not isinstance(raw, str if text else (int, float)):
        raise ValueError(raw)
    value = float(raw)
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(raw)
    return value


def truth(raw: Any, text: bool) -> bool:
    """true or false; from the environment also 1 or 0."""
    value = {"true": True, "1": True, "false": False, "0": False}.get(raw.casefold()) if text else raw
    if not isinstance(value, bool):
        raise ValueError(raw)
    return value


def names(raw: Any, text: bool) -> tuple[str, ...]:
    """A list of strings; from the environment with commas between them."""
    parts = raw.split(",") if text else raw
    if not isinstance(parts, list):
        raise ValueError(raw)
    return tuple(words(part, False).casefold() for part in parts)


def duration(raw: Any, text: bool = True) -> timedelta:
    """A length of time written as ``90s``, ``30m``, ``6h``, ``1d`` or ``2w``. Raises ValueError for other shapes."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhdw])", raw.strip()) if isinstance(raw, str) else None
    if not found or not int(found[1]):
        raise ValueError(raw)
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}[found[2]]
    return timedelta(**{unit: int(found[1])})


SHAPES: Final[Mapping[str, tuple[str, Callable[[Any, bool], Any]]]] = MappingProxyType(
    {
        "str": ("text", words),
        "int": ("a whole number", whole),
        "float": ("a number", number),
        "bool": ("true or false", truth),
        "tuple[str, ...]": ("a list of texts", names),
        "datetime.timedelta": ('a length of time such as "30m", "6h" or "1d"', duration),
    }
)
