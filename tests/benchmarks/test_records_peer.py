"""The comparison with the peer: what it counts, and that it is skipped where the peer is not installed."""

from __future__ import annotations

import pytest

from benchmarks import peer_worker, records_peer

TABLE = (
    "Company,Notice Date,Layoff Date,Employees Affected\nAcme,1/2/2024,3/1/2024 - 4/1/2024,40\nZenith,soon,3/1/2024,\n"
)


def test_without_the_peer_it_says_how_to_get_it(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("HEADCOUNT_PEER", str(tmp_path / "python"))
    records_peer.main([str(tmp_path)])
    assert "skipped: needs" in capsys.readouterr().out


def test_our_account_of_a_table_counts_rows_and_unknown_fields(tmp_path):
    (tmp_path / "warn.csv").write_text(TABLE, "utf-8")
    account = records_peer.counted(tmp_path / "warn.csv")
    assert {key: account[key] for key in ("in", "out", "identical", "notice", "notice_said", "count")} == {
        "in": 2, "out": 2, "identical": 0, "notice": 1, "notice_said": 0, "count": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["3/1/2024 - 4/1/2024", "04-05-20\n thru\n04-19-20", "March 3, 2020 and March 9, 2020"]
)
def test_a_cell_of_several_days_is_told(cell):
    assert peer_worker.several(cell)


@pytest.mark.parametrize("cell", ["3/1/2024", "04-01-21\n thru\n04-01-21", "2024-03-01 00:00:00", "TBD"])
def test_a_cell_of_one_day_is_not_several(cell):
    assert not peer_worker.several(cell)
