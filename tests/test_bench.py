"""The benchmarks of a checkout, and a place that has none."""

from __future__ import annotations

import sys

import pytest
from click.testing import CliRunner

from headcount import bench
from headcount.cli import main, run_main
from headcount.errors import HeadcountError, UsageError


@pytest.fixture
def checkout(tmp_path):
    """A checkout with one benchmark, which prints what it is called with."""
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "tables.py").write_text("FACTS = ()\n")
    (folder / "echo.py").write_text(
        '"""Says its arguments: `python -m benchmarks.echo`.\n\nAt length."""\n\nimport sys\n\n'
        'if __name__ == "__main__":\n    print(sys.argv[1:])\n'
    )
    return tmp_path


def test_a_place_without_benchmarks_says_what_to_do_next(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    monkeypatch.setattr("sys.argv", ["headcount", "bench", "extract"])
    with pytest.raises(SystemExit) as left:
        run_main()
    assert left.value.code == 1
    assert "in the repository; clone it, run `make test` there once" in capsys.readouterr().err


def test_only_modules_that_can_be_run_are_benchmarks(checkout):
    assert bench.found(checkout) == {"echo": "Says its arguments"}


def test_a_folder_with_none_raises(tmp_path):
    with pytest.raises(HeadcountError, match="not installed with Headcount"):
        bench.found(tmp_path)


def test_an_unknown_benchmark_names_the_nearest(checkout):
    with pytest.raises(UsageError, match="did you mean 'echo'"):
        bench.run("ecco", [], checkout)


def test_the_command_alone_lists_what_there_is():
    shown = CliRunner().invoke(main, ["bench"])
    assert shown.exit_code == 0
    assert "extract How good the claims of cuts are" in " ".join(shown.output.split())


def test_a_benchmark_gets_its_arguments(checkout, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", [])
    monkeypatch.setattr("sys.path", [*sys.path])
    bench.run("echo", ["--errors", "3"], checkout)
    assert capsys.readouterr().out == "['--errors', '3']\n"


def test_a_benchmark_has_its_own_help(monkeypatch):
    monkeypatch.setattr("sys.argv", [])
    shown = CliRunner().invoke(main, ["bench", "speed", "--help"])
    assert shown.exit_code == 0
    assert "--seconds" in shown.output
