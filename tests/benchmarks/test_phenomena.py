"""Which phenomena a label is a case of."""

from __future__ import annotations

import pytest
from tests.benchmarks.labels import claim, judged, label, text

from benchmarks import phenomena


def found(one, place=0):
    return phenomena.of(phenomena.cases([judged(one)])[place])


PLAIN = "Acme lays off 120 workers.\n\nAcme will lay off 120 workers in Ohio, it said."
CASES = [
    ("denied", text("Acme denied that it cuts 500 jobs.", label("Acme", 500, status="denied"))),
    ("percent only", text("Acme cuts 15% of its staff.", label("Acme", percent=15))),
    ("vague amount", text("Acme lays off hundreds of workers.", label("Acme", 200, 999))),
    ("one bound (over, up to)", text("Acme cuts over 500 jobs.", label("Acme") | {"count_min": 500})),
    ("small number (under 50)", text("Acme lays off 12 workers.", label("Acme", 12))),
    ("rumoured or reported", text("Acme cuts 500 jobs, a paper says.", label("Acme", 500, status="reported"))),
    ("number word", text("Acme lays off ninety workers.", label("Acme", 90, quote=["lays off ninety workers"]))),
    (
        "level (from N to M)",
        text("Acme cuts staff from 800 to 650.", label("Acme", 150, quote=["staff from 800 to 650"])),
    ),
    ("number told more than once", text(PLAIN, label("Acme", 120))),
    (
        "number in the title only",
        text("Acme lays off 120 workers\n\nThe plant in Ohio closes in May.", label("Acme", 120)),
    ),
    (
        "employer not in its sentence",
        text("Acme in trouble\n\nThe company lays off 120 workers.", label("Acme", 120)),
    ),
    ("joint number", text("Acme and Beta cut 900 jobs.", label("Acme", 900, note="joint"), label("Beta", 900))),
    ("several cuts of the employer", text("Acme cut 90 jobs, then 300.", label("Acme", 90), label("Acme", 300))),
    (
        "round-up (3 employers or more)",
        text("Acme cuts 90, Beta 80 and Gamma 70 jobs.", label("Acme", 90), label("Beta", 80), label("Gamma", 70)),
    ),
    (
        "total with parts",
        text("Acme cuts 900 jobs, 300 in Ohio.", label("Acme", 900), label("Acme", 300, part_of=0)),
    ),
]


@pytest.mark.parametrize(("name", "one"), CASES, ids=[name for name, _ in CASES])
def test_a_label_is_a_case_of(name, one):
    assert name in found(one)


def test_a_part_of_a_total_names_its_total():
    one = text("Acme cuts 900 jobs, 300 in Ohio.", label("Acme", 900), label("Acme", 300, part_of=0))
    assert "part of a total" in found(one, 1)
    assert "part of a total" not in found(one, 0)


def test_a_label_with_nothing_hard_in_it_is_plain():
    assert found(text("Acme lays off 120 workers in Ohio.", label("Acme", 120))) == [phenomena.PLAIN]


def test_every_phenomenon_but_the_last_has_a_case_here():
    assert {*phenomena.TABLE} - {name for name, _ in CASES} == {"part of a total", phenomena.PLAIN}


def test_a_row_holds_the_share_found_by_us_and_by_a_baseline():
    one = text("Acme lays off 120 workers in Ohio.", label("Acme", 120))
    ours, theirs = (phenomena.sorted_out([judged(one, *made)]) for made in ([claim("Acme", 120)], []))
    (row,) = phenomena.rows(ours, {"nothing": theirs})
    assert (row["phenomenon"], row["tuples"], row["found"]) == (phenomena.PLAIN, 1, 1.0)
    assert row["beside"] == {"nothing": 0.0}
