"""A place as written -> its city, county, region and country, as far as each is sure."""

from __future__ import annotations

import pytest

from headcount.vocab import atlas, places, tables
from headcount.vocab.places import Located, locate


@pytest.mark.parametrize(
    ("text", "city", "county", "code"),
    [
        ("Auburn, Washington", "Auburn", "King County", "WA"),
        ("Maricopa County, Arizona", None, "Maricopa County", "AZ"),
        ("Cambridge/Guernsey, Ohio", "Cambridge", "Guernsey County", "OH"),
        ("St. Louis (city), Missouri", "St. Louis", "St. Louis city", "MO"),
        ("St. Louis (county), Missouri", None, "St. Louis County", "MO"),
        ("SLC, Utah", "Salt Lake City", "Salt Lake County", "UT"),
        ("Ft. Worth, Texas", "Fort Worth", "Tarrant County", "TX"),
        ("N. Las Vegas, Nevada", "North Las Vegas", "Clark County", "NV"),
        ("Saint Paul, MN", "St. Paul", "Ramsey County", "MN"),
        ("ST PAUL, Minnesota", "St. Paul", "Ramsey County", "MN"),
        ("Winston Salem, N.C.", "Winston-Salem", "Forsyth County", "NC"),
        ("Austin, TX, USA", "Austin", "Travis County", "TX"),
        ("Austin TX", "Austin", "Travis County", "TX"),
        ("Mountain View, California", "Mountain View", "Santa Clara County", "CA"),
        ("Nashville, Tennessee", "Nashville", "Davidson County", "TN"),
        ("Davidson, Tennessee", None, "Davidson County", "TN"),
        ("Clinton Township, Michigan", "Clinton Township", "Macomb County", "MI"),
        ("New York, New York", "New York", None, "NY"),
        ("Indiana, Pennsylvania", "Indiana", "Indiana County", "PA"),
        ("Washington, D.C.", "Washington", "District of Columbia", "DC"),
        ("Pacoima, California", "Los Angeles", "Los Angeles County", "CA"),
        ("Boulder & Longmont, Colorado", None, "Boulder County", "CO"),
        ("King, Pierce, and Snohomish Counties, Washington", None, None, "WA"),
        ("Des Moines, Auburn, Puyallup, Washington", None, None, "WA"),
        ("Tuscon, Arizona", "Tucson", "Pima County", "AZ"),
        ("Corpus Ch, Texas", "Corpus Christi", "Nueces County", "TX"),
        ("Plano, New Jersey", None, None, "NJ"),
        ("Springfield, New Jersey", None, None, "NJ"),
        ("Wobbleton, Ohio", None, None, "OH"),
        ("Statewide, Ohio", None, None, "OH"),
        ("Ohio", None, None, "OH"),
        ("New York", None, None, "NY"),
    ],
)
def test_a_us_place_is_told_as_exact_as_is_sure(text, city, county, code):
    found = locate(text)
    assert found is not None
    assert (found.city, found.county, found.region_code, found.country) == (city, county, code, "US")


@pytest.mark.parametrize(
    ("text", "country", "kind", "city", "region", "code"),
    [
        ("Leeds, United Kingdom", None, "city", "Leeds", "England", "GB"),
        ("Cambridge, England", None, "city", "Cambridge", "England", "GB"),
        ("München", None, "city", "Munich", "Bavaria", "DE"),
        ("慕尼黑", None, "city", "Munich", "Bavaria", "DE"),
        ("Île-de-France", None, "region", None, "Île-de-France", "FR"),
        ("Tokyo", None, "city", "Tokyo", "Tokyo", "JP"),
        ("Toronto, Ontario", None, "city", "Toronto", "Ontario", "CA"),
        ("Tbilisi, Georgia", None, "city", "Tbilisi", "Tbilisi", "GE"),
        ("Mumbai, Maharashtra, India", None, "city", "Mumbai", "Maharashtra", "IN"),
        ("New Delhi", "India", "city", "New Delhi", "Delhi", "IN"),
        ("Deutschland", None, "country", None, None, "DE"),
        ("Nowhereville", "Spain", "country", None, None, "ES"),
        ("Bay Area", None, "region", None, "California", "US"),
    ],
)
def test_a_place_elsewhere_is_told_with_its_country(text, country, kind, city, region, code):
    found = locate(text, country=country)
    assert found is not None
    assert (found.kind, found.city, found.region, found.country) == (kind, city, region, code)


@pytest.mark.parametrize(
    "text", ["Springfield", "Georgia", "Portland", "Remote", "Wobbleton", "", "...", "(", "12", ", ,"]
)
def test_what_is_nowhere_or_in_many_places_is_none(text):
    assert locate(text) is None


def test_the_state_given_decides_where_the_text_names_none():
    assert locate("Springfield", state="Illinois") == locate("Springfield, IL")
    assert locate("Springfield, Ohio", state="Illinois") == locate("Springfield, OH")


def test_a_county_has_its_fips_code_and_each_place_the_reason():
    assert locate("Auburn, WA") == Located(
        kind="city", city="Auburn", county="King County", county_fips="53033", region="Washington", region_code="WA",
        country="US", reasons=("the name",),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["Wobbleton, Ohio", "Bay Area", "Seattle, Redmond, Washington", "Washington"])
def test_what_stands_for_more_than_its_words_is_not_exact(text):
    found = locate(text)
    assert found is not None
    assert not found.exact


def test_the_tables_together_are_small():
    names = ("places.csv.gz", "towns_us.csv.gz", "counties_us.csv.gz", "regions.csv.gz", "place_names.toml")
    assert sum((tables.FOLDER / name).stat().st_size for name in names) < 1_500_000


def test_every_typed_neighbourhood_lies_in_a_place_that_the_tables_know():
    typed = [(name, where, state) for state, all_in in atlas.typed()["US"].items() for name, where in all_in.items()]
    lost = [(name, where) for name, where, state in typed if locate(f"{where}, {state}").kind == "region"]
    assert not lost


def test_one_key_stands_for_the_ways_to_write_a_name():
    assert len({atlas.key(name) for name in ("Saint Paul", "St. Paul", "ST PAUL", "StPaul")}) == 1


def test_locating_is_offered_beside_the_look_up_of_a_name():
    assert places.locate is locate
