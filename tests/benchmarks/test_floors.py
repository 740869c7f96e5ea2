"""Floors only rise, and a figure under its floor fails."""

from __future__ import annotations

import json

import pytest

from benchmarks import floors


@pytest.fixture
def measure(monkeypatch, tmp_path):
    """Runs the floors with one measure that gives this figure, and gives the exit status and what is in the file."""

    def run(value, floor, *arguments):
        monkeypatch.setattr(floors, "MEASURES", {"stage": lambda: {"f1": value}})
        file = tmp_path / "floors.json"
        file.write_text(json.dumps({"stage.f1": floor}), encoding="utf-8")
        return floors.main(arguments, file), json.loads(file.read_text("utf-8"))["stage.f1"]

    return run


def test_a_figure_under_its_floor_fails(measure):
    assert measure(0.79, 0.8) == (1, 0.8)


def test_a_figure_on_its_floor_passes(measure):
    assert measure(0.8, 0.8) == (0, 0.8)


def test_a_floor_is_raised_to_the_figure_less_the_margin(measure):
    assert measure(0.9, 0.8, "--raise") == (0, 0.88)


def test_a_floor_is_never_lowered(measure):
    assert measure(0.7, 0.8, "--raise") == (1, 0.8)


def test_a_figure_within_the_margin_leaves_the_floor(measure):
    assert measure(0.81, 0.8, "--raise") == (0, 0.8)


def test_only_the_named_measures_are_taken(measure):
    assert measure(0.1, 0.8, "link") == (0, 0.8)


def test_what_needs_an_absent_folder_is_skipped_by_name(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("benchmarks.measures.SHARED", tmp_path / "absent")
    assert floors.main(["decode.main_text"]) == 0
    assert "skipped  decode.main_text: needs" in capsys.readouterr().out


def test_every_floor_is_of_a_measure():
    assert all(name.startswith(tuple(floors.MEASURES)) for name in json.loads(floors.FILE.read_text("utf-8")))
