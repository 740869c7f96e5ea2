"""The settings."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from headcount import settings
from headcount.errors import UsageError, VocabError
from headcount.settings import Settings, Source
from headcount.settings.keys import KINDS

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"
WORDS = {settings.Http().user_agent: "Headcount/VERSION", "()": "[]"}


def keys(kind: Any, *path: str) -> Iterator[tuple[str, ...]]:
    """The path of every key; a source's name is NAME."""
    hints = get_type_hints(kind)
    for one in dataclasses.fields(kind):
        if one.name == "sources":
            yield from keys(Source, "sources", "NAME")
        elif dataclasses.is_dataclass(hints[one.name]):
            yield from keys(hints[one.name], *path, one.name)
        elif (*path, one.name) != ("sources", "NAME", "name"):
            yield (*path, one.name)


def defaults() -> Iterator[tuple[str, str]]:
    """The key and the default, as the docs write it, of every key outside the sources that has one."""
    for path in keys(Settings):
        if path[0] != "sources":
            value = attrgetter(".".join(path))(Settings())
            none = "for ever" if path[0] == "retention" else "none"
            yield ".".join(path), none if value is None else f"`{WORDS.get(str(value), value)}`"


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Loads the text given as the headcount.toml of the working folder."""
    monkeypatch.chdir(tmp_path)

    def from_text(text: str, **more: Any) -> Settings:
        (tmp_path / "headcount.toml").write_text(text)
        return settings.load(**more)

    return from_text


FEED = '[sources.wires]\nkind = "feed"\nurl = "https://example.org/rss"\n'


@pytest.mark.parametrize("path", [*keys(Settings)], ids=".".join)
def test_every_key_stands_in_the_docs_with_its_variable(path: tuple[str, ...]) -> None:
    assert f"| `{'.'.join(path)}` | `{settings.variable(*path)}` |" in DOCS.read_text()


@pytest.mark.parametrize(("key", "default"), [*defaults()])
def test_every_default_stands_in_the_docs(key: str, default: str) -> None:
    assert re.search(rf"^\| `{re.escape(key)}` \| `\w+` \| {re.escape(default)} \|", DOCS.read_text(), re.MULTILINE)


def test_the_docs_know_no_key_that_is_not_there() -> None:
    documented = re.findall(r"^\| `([^`]+)` \|", DOCS.read_text(), re.MULTILINE)
    assert documented == [".".join(path) for path in keys(Settings)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_source_stands_in_the_docs(kind: str) -> None:
    assert f"`{kind}` (" in DOCS.read_text()


def test_the_example_of_the_docs_can_be_loaded(load: Callable[..., Settings]) -> None:
    found = load(DOCS.read_text().split("```toml\n")[1].split("```")[0])
    assert list(found.sources) == ["wires", "clippings"]
    assert found.sources["wires"].expect.max_age == timedelta(days=3)


def test_without_a_file_every_setting_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.load() == Settings()


def test_a_source_is_read_as_written(load: Callable[..., Settings]) -> None:
    assert load(FEED + 'every = "6h"\nfollow = false\nmax_documents = 9\nlicence = "CC0"').sources["wires"] == Source(
        name="wires",
        kind="feed",
        url="https://example.org/rss",
        every=timedelta(hours=6),
        follow=False,
        max_documents=9,
        licence="CC0",
    )


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('ledgr = "x"', "unknown setting 'ledgr'; did you mean 'ledger'"),
        ("[http]\ntimeuot = 1", "unknown setting 'http.timeuot'; did you mean 'http.timeout'"),
        (FEED + "folow = true", "unknown setting 'sources.wires.folow'; did you mean 'sources.wires.follow'"),
        (FEED + "expect = {mim = 1}", "did you mean 'sources.wires.expect.min'"),
        (FEED.replace('"feed"', '"fed"'), "unknown kind of source 'fed'; did you mean 'feed'"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_one(load: Callable[..., Settings], text: str, near: str) -> None:
    with pytest.raises(UsageError, match=re.escape(near)):
        load(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[http]\ntimeout = 'x'", "http.timeout must be a number, not 'x'"),
        ("[http]\ntimeout = nan", "http.timeout must be a number"),
        ("[http]\ndelay = -1", "http.delay must be at least 0"),
        ("[http]\nmax_bytes = 0", "http.max_bytes must be at least 1"),
        ("[http]\nmax_bytes = true", "http.max_bytes must be a whole number"),
        ("[http]\nallow_private = 'localhost'", "http.allow_private must be a list of texts"),
        ("http = 1", "http must be a table"),
        ("ledger = ''", "ledger must be text"),
        ("sources = []", "sources must be tables"),
        ("[sources.x]\nurl = 'https://example.org'", "sources.x has no kind"),
        ("[sources.x]\nkind = 'feed'", "a feed is read from one url or path"),
        (FEED + "path = 'x'", "a feed is read from one url or path"),
        ("[sources.x]\nkind = 'folder'\nurl = 'https://example.org'", "a folder is read from one path"),
        (FEED.replace("https", "ftp"), "must begin with http:// or https://"),
        (FEED + "every = 30", 'every must be a length of time such as "30m"'),
        (FEED + "every = '0m'", "every must be a length of time"),
        (FEED + "follow = 'yes'", "follow must be true or false"),
        ("['sources'.'a b']\nkind = 'feed'", "a source's name is letters"),
        ("[sources.x]\nkind='folder'\npath='x'\nexpect={max_age='1d'}", "needs kind = feed"),
        ("[http", "not TOML"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_key(load: Callable[..., Settings], text: str, what: str) -> None:
    with pytest.raises(UsageError, match="headcount.toml: .*" + re.escape(what)):
        load(text)


@pytest.mark.parametrize(
    ("name", "text", "path", "value"),
    [
        ("HEADCOUNT_LEDGER", "sqlite:///b.db", "ledger", "sqlite:///b.db"),
        ("HEADCOUNT_HTTP_TIMEOUT", "7", "http.timeout", 7.0),
        ("HEADCOUNT_HTTP_ALLOW_PRIVATE", "Localhost, 127.0.0.1", "http.allow_private", ("localhost", "127.0.0.1")),
        ("HEADCOUNT_FILES_MAX_BYTES", "1_000", "files.max_bytes", 1_000),
        ("HEADCOUNT_RETENTION_RAW_DAYS", "30", "retention.raw_days", 30),
    ],
)
def test_a_variable_goes_before_the_file(
    load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, name: str, text: str, path: str, value: object
) -> None:
    monkeypatch.setenv(name, text)
    assert attrgetter(path)(load('ledger = "sqlite:///a.db"\n[http]\ntimeout = 3')) == value


def test_a_variable_sets_a_key_of_a_source(load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_SOURCES_MY_WIRES_EXPECT_MAX_AGE", "2d")
    monkeypatch.setenv("HEADCOUNT_SOURCES_MY_WIRES_FOLLOW", "false")
    found = load(FEED.replace("wires", "my-wires")).sources["my-wires"]
    assert (found.expect.max_age, found.follow) == (timedelta(days=2), False)


def test_the_flag_goes_before_the_variable(load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_LEDGER", "sqlite:///b.db")
    assert load("", ledger="sqlite:///c.db").ledger == "sqlite:///c.db"


def test_an_empty_variable_counts_as_not_set(load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_HTTP_TIMEOUT", "")
    assert load("[http]\ntimeout = 3").http.timeout == 3


def test_a_misspelt_variable_is_refused(load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_HTTP_TIMEOUTS", "3")
    with pytest.raises(
        UsageError, match="unknown variable 'HEADCOUNT_HTTP_TIMEOUTS'; did you mean 'HEADCOUNT_HTTP_TIMEOUT'"
    ):
        load("")


def test_the_variable_that_holds_a_key_is_no_setting(
    load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADCOUNT_READER_KEY", "secret")
    assert load('reader = {key_from = "HEADCOUNT_READER_KEY"}').reader.key_from == "HEADCOUNT_READER_KEY"


def test_a_wrong_variable_is_named(load: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_HTTP_TIMEOUT", "soon")
    with pytest.raises(UsageError, match=r"^HEADCOUNT_HTTP_TIMEOUT must be a number, not 'soon'; see docs"):
        load("")


def test_another_file_is_named_by_variable_and_its_paths_start_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk.toml").write_text('ledger = "sqlite:///desk.db"\n[sources.x]\nkind = "folder"\npath = "texts"')
    monkeypatch.setenv("HEADCOUNT_CONFIG", str(tmp_path / "desk.toml"))
    found = settings.load()
    assert found.ledger == f"sqlite:///{tmp_path.as_posix()}/desk.db"
    assert found.sources["x"].path == f"{tmp_path.as_posix()}/texts"


def test_a_named_file_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADCOUNT_CONFIG", "no-such.toml")
    with pytest.raises(UsageError, match=r"no-such.toml: the settings can't be read .*unset HEADCOUNT_CONFIG"):
        settings.load()


@pytest.mark.parametrize(("text", "minutes"), [("30m", 30), ("6h", 360), ("1d", 1_440), ("2w", 20_160), ("60s", 1)])
def test_a_length_of_time_is_read(text: str, minutes: int) -> None:
    assert settings.duration(text) == timedelta(minutes=minutes)


def test_a_folder_of_languages_lies_beside_the_settings(load: Callable[..., Settings], tmp_path: Path) -> None:
    with pytest.raises(VocabError, match=re.escape(f"{Path('tongues')}: no such folder of languages")):
        load('languages = "tongues"')


def test_the_variable_of_languages_starts_from_the_working_folder(
    load: Callable[..., Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEADCOUNT_LANGUAGES", str(tmp_path / "tongues"))
    with pytest.raises(VocabError, match=re.escape(str(tmp_path / "tongues"))):
        load("")
