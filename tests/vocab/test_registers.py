"""What the registers know, and who owned whom."""

from __future__ import annotations

import pytest

from headcount.vocab import employers, owners, registers, tables


def test_an_employer_is_told_with_its_ids_and_sector() -> None:
    found = registers.employer("Facebook")
    assert found is not None
    assert (found.name, found.cik, found.qid, found.ticker, found.sector) == (
        "Meta Platforms",
        "1326801",
        "Q380",
        "META",
        "51",
    )


def test_a_subsidiary_is_told_with_its_owner_and_when_that_was_filed() -> None:
    found = registers.find("Mears Electric")
    assert found is not None
    assert (found.parent, found.year) == ("Quanta Services", "2026")
    told = registers.employer("Mears Electric")
    assert told is not None
    assert told.parent == "Quanta Services"


def test_a_name_that_no_list_has_is_unknown() -> None:
    assert registers.find("Wobbleton Widget Works") is None
    assert registers.employer("Wobbleton Widget Works") is None


def test_an_employer_that_only_our_table_knows_is_told_without_ids() -> None:
    found = registers.employer("1Komma5")
    assert found is not None
    assert (found.cik, found.lei, found.qid) == (None, None, None)


@pytest.mark.parametrize("name", ["Mears Electric", "Humana Dental"])
def test_what_only_the_registers_know_is_not_read_for_in_texts(name: str) -> None:
    assert registers.find(name) is not None
    assert name not in employers.surfaces()
    assert employers.resolve(name) is None


def test_the_registers_are_sorted_as_they_are_searched() -> None:
    lines = registers._lines()
    assert lines == sorted(lines)


def test_no_subsidiary_is_filed_under_an_employer_it_only_looks_like() -> None:
    rows = [line.split(",") for line in registers._lines()]
    owned = [(key, parent) for key, _, parent, *_ in rows if parent]
    known = [(key, parent) for key, parent in owned if employers.resolve(key)]
    assert [(k, p) for k, p in known if employers.family(k) != employers.family(p)] == []


def test_the_employer_tables_stay_small() -> None:
    shipped = [
        *tables.FOLDER.glob("employers*"),
        *(tables.FOLDER / name for name in ("registers.csv.gz", "owners.csv")),
    ]
    assert sum(path.stat().st_size for path in shipped) < 5_000_000


@pytest.mark.parametrize(
    ("name", "day", "owner"),
    [
        ("Twitch", "2014-01", None),
        ("Twitch", "2023-03-20", "Amazon"),
        ("Tumblr", "2017-05-31", "Yahoo"),
        ("Tumblr", "2017-06-14", "Verizon"),
        ("VMware", "2022-06", None),
        ("Wobbleton", "2020", None),
    ],
)
def test_an_owner_is_told_for_the_day_asked(name: str, day: str, owner: str | None) -> None:
    assert owners.owner(name, day) == owner


def test_every_owner_and_owned_is_in_our_table_under_its_own_name() -> None:
    named = {name for owned, told in owners._table().items() for name in (owned, *(own.name for own in told))}
    found = {name: employers.resolve(name) for name in named}
    assert {name for name, row in found.items() if row is None or row.name != name} == set()
