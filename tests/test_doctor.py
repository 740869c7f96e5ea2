"""`headcount doctor`, and that every command an error sends people to is there."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

import headcount
from headcount.cli import main

SOURCE = "\n".join(path.read_text("utf-8") for path in Path(headcount.__file__).parent.rglob("*.py"))


def ledger(tmp_path):
    """The URL of a ledger with one document."""
    article = tmp_path / "cut.txt"
    article.write_text("Acme Robotics lays off 120 people\n\nAcme Robotics cuts 120 jobs in Turin.", "utf-8")
    url = f"sqlite:///{tmp_path / 'headcount.db'}"
    assert CliRunner().invoke(main, ["read", str(article), "--ledger", url]).exit_code == 0
    return url


def test_every_command_that_a_message_names_exists():
    assert set(re.findall(r"`headcount ([a-z]+)", SOURCE)) <= set(main.commands)


def test_a_sound_ledger_has_nothing_wrong(tmp_path):
    done = CliRunner().invoke(main, ["doctor", "--deep", "--ledger", ledger(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, "")


def test_missing_raw_bytes_are_named_with_what_to_do(tmp_path):
    url = ledger(tmp_path)
    next((tmp_path / "headcount.raw").rglob("*.gz")).unlink()
    done = CliRunner().invoke(main, ["doctor", "--ledger", url])
    assert done.exit_code == 1
    assert "are missing; read it again" in done.stdout
