"""Employers: keys, look-alikes, families, and the table's own shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from headcount.errors import VocabError
from headcount.vocab import employers, names, tables
from headcount.vocab.employers import family, identity, normal, resolve


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Google LLC", "google"),
        ("AT&T Inc.", "at and t"),
        ("Amazon.com, Inc.", "amazoncom"),
        ("Dow Jones & Company", "dow jones"),
        ("Škoda Auto a.s.", "skoda auto"),
        ("Intesa Sanpaolo S.p.A.", "intesa sanpaolo"),
        ("BSH Hausgeräte GmbH & Co. KG", "bsh hausgerate"),
        ("Allegro Sp. z o.o.", "allegro"),
        ("Türk Hava Yolları A.O.", "turk hava yollari"),
        ("ПАО «Газпром»", "газпром"),
        ("トヨタ自動車株式会社", "トヨタ自動車"),
        ("ｿﾆｰ", "ソニー"),
        ("华为技术有限公司", "华为技术"),
        ("SAS", "sas"),
        ("The Limited", "limited"),
    ],
)
def test_a_key_keeps_the_name_and_drops_case_accents_and_legal_form(written: str, key: str) -> None:
    assert normal(written) == key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Alphabet Inc.", "Alphabet"),
        ("Facebook", "Meta Platforms"),
        ("X Corp.", "Twitter"),
        ("トヨタ", "Toyota"),
        ("阿里巴巴集团", "Alibaba"),
        ("Газпром", "Gazprom"),
        ("McDonald's", "McDonald's"),
        ("Nokia's", "Nokia"),
        ("Bosch Group", "Bosch"),
        ("Merck", "Merck & Co"),
        ("Merck KGaA", "Merck KGaA"),
    ],
)
def test_a_name_or_alias_leads_to_its_employer(written: str, name: str) -> None:
    found = resolve(written)
    assert found is not None
    assert found.name == name


def test_a_name_in_no_table_is_unknown_and_is_its_own_family() -> None:
    assert resolve("Wobbleton Widget Works") is None
    assert family("Wobbleton Widget Works Ltd") == identity("Wobbleton Widget Works") == "wobbleton widget works"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xperi", "Experian"),
        ("Gemini", "Capgemini"),
        ("HP", "HP Hood"),
        ("HP", "HPE"),
        ("Dow", "Dow Jones"),
        ("Vertex", "Vertex Pharmaceuticals"),
        ("Delta Air Lines", "Delta Dental"),
        ("Spirit AeroSystems", "Spirit Airlines"),
        ("Meta", "Metaswitch"),
        ("Merck & Co", "Merck KGaA"),
        ("Volvo", "Volvo Cars"),
        ("Kingfisher", "Kingfisher Airlines"),
        ("SAS", "SAS Institute"),
    ],
)
def test_look_alikes_are_of_different_families(one: str, other: str) -> None:
    assert family(one) != family(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Google", "Alphabet"), ("Facebook", "Meta"), ("X", "Twitter"), ("Chase", "JPMorgan")]
)
def test_names_spoken_of_as_one_share_an_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("unit", "owner"),
    [
        ("Twitch", "Amazon"),
        ("YouTube", "Alphabet"),
        ("WhatsApp", "Meta"),
        ("LinkedIn", "Microsoft"),
        ("Indeed", "Recruit"),
        ("Mandiant", "Alphabet"),
    ],
)
def test_a_unit_is_of_the_family_but_not_the_same_employer(unit: str, owner: str) -> None:
    assert family(unit) == family(owner)
    assert identity(unit) != identity(owner)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Big Lots Distribution Center #890", "Big Lots"),
        ("AT&T Alabama", "AT&T"),
        ("Sodexo, Inc. and Affiliates", "Sodexo"),
        ("ABC Holdings LLC dba Taco Bell", "Taco Bell"),
    ],
)
def test_a_site_leads_to_its_employer(written: str, name: str) -> None:
    found = employers.of_site(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["Delta Wobbleton", "Target Wobbles Center", "Wobbleton Plant", "Plant"])
def test_a_name_that_only_begins_like_an_employer_is_not_its_site(written: str) -> None:
    assert employers.of_site(written) is None


def test_surfaces_hold_native_names_and_no_single_letter() -> None:
    assert employers.surfaces()["富士康"] == "Foxconn"
    assert "X" not in employers.surfaces()


def test_no_name_of_our_table_is_claimed_by_two_employers() -> None:
    rows = employers.read(tables.FOLDER / "employers.csv")
    claimed = sorted((names.fold(written), row.name) for row in rows for written in {row.name, *row.aliases})
    twice = [(a, b) for a, b in pairwise(claimed) if a[0] == b[0] and a[1] != b[1]]
    assert twice == []


def test_every_parent_in_our_table_has_its_own_row() -> None:
    rows = employers.read(tables.FOLDER / "employers.csv")
    assert {row.parent for row in rows if row.parent} <= {row.name for row in rows}


def test_our_table_is_sorted() -> None:
    found = [row.name for row in employers.read(tables.FOLDER / "employers.csv")]
    assert found == sorted(found, key=lambda name: (name.casefold(), name))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "own.csv"
    monkeypatch.setenv(employers.OWN, str(path))
    _forget()
    yield path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (employers._row, employers._climb, employers._index, employers._curated, employers.surfaces):
        cached.cache_clear()


def test_a_users_own_table_adds_names_and_wins_over_ours(own: Path) -> None:
    own.write_text("name,aliases,parent,same_as_parent,sector\nMiddlemarch Mills,Delta,Hitachi,,31\n", "utf-8")
    assert resolve("Delta") == employers.Employer(name="Middlemarch Mills", parent="Hitachi", aliases=("Delta",))
    assert family("Middlemarch Mills") == "hitachi"


def test_a_users_own_table_with_other_columns_is_refused_with_the_right_header(own: Path) -> None:
    own.write_text("company,alias\nMiddlemarch Mills,MM\n", "utf-8")
    with pytest.raises(VocabError, match="write name,aliases,parent,same_as_parent,sector"):
        resolve("Middlemarch Mills")


def test_a_users_own_table_that_is_absent_is_named(own: Path) -> None:
    with pytest.raises(VocabError, match=own.name):
        resolve("Middlemarch Mills")
