"""`headcount bench extract` on a few of our own texts."""

from __future__ import annotations

import json

import pytest

from benchmarks import crossed, extract, labelled


@pytest.fixture(scope="module")
def bench():
    """The tables' maker on some Italian, French and Spanish texts, in three folds."""
    texts = [one for one in labelled.written() if one.language in ("it", "fr", "es")][:60]
    return extract.Bench(texts=texts, folds=3)


def asked(*flags):
    return extract.arguments().parse_args(["--seconds", "0", *flags])


def test_every_table_fits_a_terminal_of_100_columns(bench):
    lines = [line for _, head, _, lines in extract.sections(bench, asked("--errors", "3")) for line in (head, *lines)]
    assert len(lines) > 60
    assert [line for line in lines if len(line) > 100] == []


def test_the_rows_are_json_and_name_their_table(bench):
    made = {
        name: json.loads(json.dumps(rows, allow_nan=False)) for name, _, rows, _ in extract.sections(bench, asked())
    }
    assert list(made) == ["quality", "intervals", "phenomena", "fields", "reliability", "errors"]
    assert made["quality"][0]["group"] == "all"
    assert set(made["quality"][0]["beside"]) == {"nearest name", "first number"}
    assert made["quality"][-1]["languages"] == 3


def test_we_beat_both_baselines(bench):
    first = bench.quality()[2][0]
    assert first["f1"] > max(first["beside"].values())


def test_only_the_chosen_sets_are_reported(bench, monkeypatch):
    monkeypatch.setattr(bench, "sets", {"seeds"})
    assert [one.group for one in bench.every if bench.chosen(one)] == []


def test_no_text_is_read_by_weights_that_saw_its_story(bench):
    held = [bench.crossed.weights[one.id] for one in bench.every if one.story == bench.every[0].story]
    others = [bench.crossed.weights[one.id] for one in bench.every]
    assert len({id(table) for table in held}) == 1
    assert len({id(table) for table in others}) == 3


def test_the_command_prints_one_json_object(bench, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["headcount bench extract", "--json", "--seconds", "0"])
    monkeypatch.setattr(crossed, "texts", lambda: bench.every)
    monkeypatch.setattr(crossed, "cross", lambda *given: bench.crossed)
    extract.main()
    shown = capsys.readouterr()
    assert set(json.loads(shown.out)) == {"rows", "next"}
    assert "bench extract: 10 folds by story" in shown.err
