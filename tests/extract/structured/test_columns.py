"""The tables of columns: which are known, which column says what, and what is said when one has changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from headcount import decode
from headcount.errors import VocabError
from headcount.extract.structured import columns, offices
from headcount.extract.structured.columns import Columns, normal, table, tables
from headcount.model import Document, Passage

CASES = tomllib.loads(Path(__file__).with_name("header_cases.toml").read_text("utf-8"))
JOB_SERVICE = """employer,notice_date,number_of_employees_affected,warn_type,city,lwib_area,address,detail_page_url
Otley Mills,"Mar 01, 2024",44,WARN,Salina,3 - Area III,"1 Mill St; Salina, Kansas 67401",{link}
"""
SOUTH_DAKOTA = "Company,Location,Date Received,Employees Affected\nOtley Mills,Huron,03/08/2024,64\n"
STRANGE = (
    "Firm,Town,Filed,Cut,Leaving\n" + "Otley Mills,Troy,3/1/2024,44,5/1/2024\nDale Yarns,Troy,3/2/2024,30,5/2/2024\n"
)
IN_IOWA = "Employer,Address,WARN notice,Cut\n" + "".join(
    f'Otley Mills {n},"{n} Mill St, Ames, IA 5001{n % 10}",3/1/2024,4{n}\n' for n in range(30)
)


@pytest.fixture
def rows() -> Callable[..., list[Passage]]:
    """The rows of a table of the given text, name and source."""
    return lambda text, name="table.csv", source="read", **more: decode.passages(
        Document(content=text.encode(), name=name, source=source, **more)
    )


@pytest.fixture
def read(rows) -> Callable[..., Columns | None]:
    """The columns of such a table."""
    return lambda *said, **more: columns.recognised(rows(*said, **more))


def key(found: Columns | None) -> str | None:
    """Whose table it is."""
    return found.table.key if found and found.table else None


def test_headers_are_compared_without_case_and_punctuation():
    assert [normal(header) for header in ("Layoff Date(s)", "LayOff_Date", "# of Workers", " LO/CL  Date")] == [
        "layoff date s",
        "layoff date",
        "# of workers",
        "lo cl date",
    ]


# --- what is known ----------------------------------------------------------------------------------------------


def test_every_table_names_who_speaks_and_under_what_terms():
    assert [known.key for known in tables() if not (known.name and known.licence and known.language)] == []


def test_every_state_and_territory_has_its_office_and_the_law():
    states = [known for known in tables() if known.country == "United States"]
    assert len({known.code for known in states}) == len(states) == 56
    assert [known.key for known in states if not (known.state and known.law)] == []


def test_no_two_tables_that_are_known_by_their_headers_have_the_same():
    sure = [frozenset(map(normal, layout)) for known in tables() if known.sure for layout in known.layouts]
    assert len(set(sure)) == len(sure)


def test_every_field_that_a_table_maps_is_a_field():
    fields = set(columns.vocabulary()["fields"])
    assert {name for known in tables() for name in known.map} - fields == set()


def test_a_key_that_nothing_reads_is_refused():
    with pytest.raises(VocabError, match=r"xx\.toml: unknown key colums; use one of"):
        table("xx.toml", {"name": "X", "columns": [], "colums": []}, "tracker")


def test_no_header_serves_two_fields_in_the_vocabulary_but_for_those_asked_in_turn():
    names = [(name, field) for field, said in columns.vocabulary()["fields"].items() for name in said["names"]]
    twice = {name for name, _ in names if sum(name == other for other, _ in names) > 1}
    assert twice == {"job site name", "location name", "expected layoff"}


def test_the_law_and_the_terms_of_a_speaker_are_told():
    assert offices.terms(["New York State Department of Labor", "Layoffs.fyi", "The Wharf Post"]) == [
        "New York State Department of Labor: Worker Adjustment and Retraining Notification Act, 29 U.S.C. 2101-2109; "
        "New York WARN Act, N.Y. Labor Law art. 25-A; public record of a government office; its terms are on the "
        "office's own page",
        "Layoffs.fyi: no licence stated: all rights are the tracker's; read your own copy, none comes with Headcount",
    ]


# --- whose table it is ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "source", "wanted"),
    [
        ("sd.csv", "read", "sd"),
        ("warn_sd_2024.csv", "read", "sd"),
        ("South Dakota.csv", "read", "sd"),
        ("2024-south-dakota-warn-notices.csv", "read", "sd"),
        ("table.csv", "warn/sd", "sd"),
        ("table.csv", "south dakota", "sd"),
        ("table.csv", "read", None),
        ("sdx.csv", "read", None),
    ],
)
def test_headers_that_several_have_need_the_name_or_the_source(read, name, source, wanted):
    assert key(read(SOUTH_DAKOTA, name, source)) == wanted


@pytest.mark.parametrize(
    ("name", "source", "wanted"),
    [
        ("ny.csv", "read", "ny"),
        ("warn_ny_2024.csv", "read", "ny"),
        ("New York.csv", "read", "ny"),
        ("data/warn/raw/West Virginia 2024.csv", "read", "wv"),
        ("Washington DC.csv", "read", "dc"),
        ("table.csv", "warn/ny", "ny"),
        ("layoffs in 2024.csv", "read", None),
        ("cuts of the new york times.csv", "read", None),
    ],
)
def test_a_name_that_means_one_office_gives_it_to_columns_that_are_not_known(read, name, source, wanted):
    found = read(STRANGE, name, source)
    assert (key(found), found.fits, found.confidence) == (wanted, False, 0.9)


def test_a_table_in_another_language_is_not_that_of_a_state_with_the_code(read):
    german = "Firma;Ort;Anzahl der Entlassungen;Datum der Anzeige\nOtley Garne GmbH;Köln;44;01.03.2024\n"
    assert key(read(german, "de.csv")) is None


def test_a_tracker_with_the_name_of_a_state_stays_a_tracker(read):
    headers = "Company,Location_HQ,Industry,Laid_Off_Count,Date,Source,Stage,Country\n"
    tracker = headers + "Otley,Oslo,Food,9,2024-03-11,x,Seed,Norway\n"
    assert key(read(tracker, "california.csv")) == "layoffs_fyi"


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("https://www.kansasworks.com/search/warn_lookups/7", "ks"),
        ("https://joblink.maine.gov/search/warn_lookups/7", "me"),
        ("https://arjoblink.arkansas.gov/search/warn_lookups/7", "ar"),
        ("https://www.example.org/7", None),
    ],
)
def test_a_job_service_table_is_that_of_the_site_it_links_to_and_never_guessed(read, link, wanted):
    assert key(read(JOB_SERVICE.format(link=link))) == wanted


def test_addresses_that_all_name_one_state_tell_whose_notices_they_are(read):
    assert (key(read(IN_IOWA)), key(read(IN_IOWA.replace("Ames, IA 50011", "Troy, NY 12180")))) == ("ia", None)


def test_the_widest_of_several_layouts_is_that_of_the_table(read):
    found = read(
        "RECEIVED,COMPANY NAME,CITY/TOWN,DATE(S) OF LAYOFFS,# EMPLOYEES IMPACTED\n3/1/24,Otley,Lynn,5/1/24,4\n"
    )
    assert (key(found), found.fits, found.fields["employer"]) == ("ma", True, ("COMPANY NAME",))


# --- what a column says -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_columns_of_an_unknown_table_are_inferred(read, monkeypatch, case):
    monkeypatch.setattr("headcount.extract.structured.whose.tables", tuple)
    found = read(case["table"].strip().replace(" | ", "\t"), "layoffs.tsv").fields
    assert {name: some[0] if len(some) == 1 else list(some) for name, some in found.items()} == case["want"]


def test_what_only_the_cells_say_is_less_sure(read):
    text = "Company,A,B,Workers Affected\n" + "Otley,5/1/2024,3/1/2024,44\nDale,5/4/2024,3/2/2024,45\n" * 2
    found = read(text)
    assert (found.guessed, found.confidence) == (frozenset({"announced", "effective"}), 0.75)


def test_addresses_under_names_and_what_yes_means_are_seen(read):
    found = read('Employer,Affected,Closing?\n"Otley Mills\n1 Mill St\nTroy, NY 12180",44,Yes\n')
    assert (found.address_below, found.types["yes"]) == (True, "closure")


def test_a_table_that_says_nothing_of_cuts_is_not_recognised(read):
    assert read("Company,Date,Employees\nOtley Mills,2024-03-01,44\n") is None


# --- what a person says -----------------------------------------------------------------------------------------


def test_the_columns_that_a_person_names_come_before_all_others(read):
    found = read(SOUTH_DAKOTA, "sd.csv", columns={"employer": "Location", "city": "Company"})
    assert (key(found), found.fields["employer"], found.fields["city"]) == (
        "sd",
        ("employer=Location",),
        ("city=Company",),
    )


def test_an_inferred_table_is_told_in_a_line_and_a_known_one_is_not(rows):
    assert columns.described(rows("Firm,Cut,When\n" + "Otley,44,3/1/2024\nDale,30,3/2/2024\n" * 2)) == (
        "table.csv: read as employer=Firm, people=Cut, announced=When; "
        "to correct it: --columns employer=...,people=... or a table in vocab/trackers (docs/records.md)"
    )
    assert columns.described(rows(SOUTH_DAKOTA, "sd.csv")) is None


def test_the_columns_that_a_known_table_lacks_are_named(rows, read):
    known = read(STRANGE, "warn_wa.csv").table
    assert columns.missing(known, ["Company", "Layoff Start Date", "Received Date"]) == (
        "# of Workers",
        "Closure Layoff",
    )
    assert columns.missing(known, [*known.layouts[0], "More"]) == ()


def test_a_known_office_with_other_columns_is_remarked(rows, read):
    text = "Employer Name,Layoff Start Date,Workers Affected,Received Date\nOtley Mills,5/1/2024,44,3/1/2024\n"
    remark = columns.changed(read(text, "wa.csv"), rows(text, "wa.csv"))
    assert str(remark).startswith(
        "wa.csv: Washington State Employment Security Department has changed its columns: "
        "no Company, # of Workers, Closure Layoff; read as employer=Employer Name, people=Workers Affected"
    )
