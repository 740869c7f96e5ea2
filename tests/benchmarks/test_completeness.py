"""The count of what raw rows hold, by an own look at their cells."""

from __future__ import annotations

import pytest
from benchmarks.completeness import held, main, misses

TABLE = "Company,City,Employees affected,Notice date,Effective date\n"


@pytest.mark.parametrize(
    ("row", "what", "cell"),
    [
        ({"Notice Date": "3/11/24"}, "date", "Notice Date: 3/11/24"),
        ({"date_notice": "11-Mar-2024"}, "date", "date_notice: 11-Mar-2024"),
        ({"LayOff_Date": "Oct. 22, 2020 thru Nov. 1"}, "leave", "LayOff_Date: Oct. 22, 2020 thru Nov. 1"),
        ({"Layoff Date": "3/11/3030"}, "leave", None),
        ({"Date Received": "TBD"}, "date", None),
        ({"TOTAL_LAYOFF_NUMBER": "0"}, "count", "TOTAL_LAYOFF_NUMBER: 0"),
        ({"Affected Workers": "61 total, 4 in CO"}, "count", "Affected Workers: 61 total, 4 in CO"),
        ({"Total # of Employees": "60"}, "count", None),
        ({"jobs": "https://dale.example/2020-0.pdf"}, "count", None),
        ({"Company": "3M"}, "company", "Company: 3M"),
        ({"Company": "N/A"}, "company", None),
        ({"Contact Job Title": "President"}, "company", None),
        ({"City": "Various"}, "place", None),
        ({"Company": "Kettering\nTAMPA, FL 33602"}, "place", "Company: Kettering\nTAMPA, FL 33602"),
    ],
)  # fmt: skip
def test_a_cell_under_a_fitting_header_that_says_something_is_held(row, what, cell):
    assert held(row, what) == cell


def test_a_row_that_is_no_claim_misses_what_it_holds(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(TABLE + "Kettering Foods,Leeds,240,2024-03-11,2024-05-14\n,Otley,18,2024-03-12,\n")
    holds, failing = misses(path)
    assert dict(holds) == {"date": 2, "leave": 1, "count": 2, "company": 1, "place": 2}
    assert [(what, row) for what, row, _ in failing] == [("date", 2), ("count", 2), ("place", 2)]
    assert main([str(path), "--errors", "1"]) == 1
