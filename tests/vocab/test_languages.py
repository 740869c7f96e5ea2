"""Every language has one whole table; what is missing, unknown or of the wrong kind is named with the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headcount import vocab
from headcount.errors import HeadcountError

ENGLISH = (vocab.FOLDER / "languages" / "en.toml").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Writes the text as xx.toml into a folder of its own."""

    def written(text: str) -> Path:
        (tmp_path / "xx.toml").write_text(text, encoding="utf-8")
        return tmp_path

    yield written
    vocab.use(None)


@pytest.mark.parametrize("iso", vocab.languages())
def test_every_table_of_ours_is_whole(iso: str) -> None:
    assert vocab.language(iso)["grammar"]["spaced"] in (True, False)


def test_a_folder_adds_its_languages(folder: Callable[[str], Path]) -> None:
    vocab.use(folder(ENGLISH))
    assert "xx" in vocab.languages()


def test_leaving_the_folder_takes_them_away(folder: Callable[[str], Path]) -> None:
    vocab.use(folder(ENGLISH))
    vocab.use(None)
    assert "xx" not in vocab.languages()


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('own = ["its"', 'owns = ["its"', r"unknown key in \[grammar\] 'owns'; did you mean 'own'"),
        ('but = ["but"]\n', "", r"no but in \[grammar\].*copy it from vocab/languages/en.toml"),
        ("[severance]", "[severence]", r"unknown section 'severence'; did you mean 'severance'"),
        ('but = ["but"]', 'but = "but"', "grammar.but is not a list of words"),
        ("spaced = true", 'spaced = "yes"', "grammar.spaced is not true or false"),
        ('subject = ""', 'subject = "(" ', "grammar.subject: .*mend it"),
        ('subject = ""', 'subject = "x" ', "not one group"),
        ('name = "English"', "", "no name"),
        ("joiner = [", "joiner = [[", "not a TOML table|not a list"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(folder: Callable[[str], Path], old: str, new: str, cause: str) -> None:
    with pytest.raises(HeadcountError, match=f"(?s){cause}"):
        vocab.use(folder(ENGLISH.replace(old, new, 1)))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(HeadcountError, match="no such folder of languages"):
        vocab.use(tmp_path / "none")


def test_an_unknown_language_has_no_table() -> None:
    with pytest.raises(HeadcountError, match="no table for language 'qq'"):
        vocab.language("qq")
