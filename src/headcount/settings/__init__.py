"""The settings: one ``headcount.toml``, read strictly; each key may be overridden by an environment variable."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from headcount import vocab
from headcount.errors import UsageError
from headcount.settings.keys import Edgar, Expect, Files, Http, Reader, Retention, Settings, Source
from headcount.settings.layers import PREFIX, Layers, variable
from headcount.settings.values import duration

__all__ = [
    "FILE",
    "Edgar",
    "Expect",
    "Files",
    "Http",
    "Reader",
    "Retention",
    "Settings",
    "Source",
    "duration",
    "load",
    "variable",
]
FILE: Final = "headcount.toml"


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
