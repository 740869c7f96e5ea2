"""Cells of places: made-up ones in the forms that offices use, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headcount.extract.structured.places import place
from headcount.model import Span

FIELDS = ("city", "town", "address", "county", "area", "region")


def read(state: str | None, **cells: str) -> tuple[str, str] | None:
    """The place of a row of these cells, and the words that it rests on."""
    row = "\n".join(cells.values())
    starts = {field: row.index(text) for field, text in cells.items()}
    found = place(
        {field: [(text, Span(at, at + len(text)))] for field, text in cells.items() for at in [starts[field]] if text},
        state,
    )
    return found and (found[0], row[found[1].start : found[1].end])


@pytest.mark.parametrize(
    ("state", "cells", "wanted", "words"),
    [
        ("Maryland", {"city": "Frederick"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": " Frederick "}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": "Frederick, MD"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": "Frederick, Maryland"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": "Frederick MD 21701"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": "12 Elm Street, Frederick, MD 21701"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"city": "12 Elm Street Suite 4 Frederick, MD 21701-1234"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"address": "12 Elm Street  Frederick MD 21701"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"address": "12 Elm Street; Frederick, Maryland 21701"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"address": "12 Elm Street\r\nFrederick, MD"}, "Frederick, Maryland", "Frederick"),
        ("Maryland", {"address": "12 Elm Street, Frederick"}, "Frederick, Maryland", "Frederick"),
        (
            "Maryland",
            {"city": "Frederick", "address": "9 Oak Road, Dallas, TX 75001"},
            "Frederick, Maryland",
            "Frederick",
        ),
        (
            "Maryland",
            {"county": "Frederick County", "address": "9 Oak Road, Dallas, TX 75001"},
            "Frederick County, Maryland",
            "Frederick County",
        ),
        ("Maryland", {"address": "9 Oak Road, Lynchburg, Virginia"}, "Lynchburg, Virginia", "Lynchburg"),
        ("Virginia", {"city": "Bristol, TN"}, "Bristol, Tennessee", "Bristol"),
        ("Virginia", {"city": "1 Oak Rd, Charleston, West Virginia"}, "Charleston, West Virginia", "Charleston"),
        ("Wisconsin", {"city": "Madison", "county": "Dane"}, "Madison, Wisconsin", "Madison"),
        ("Wisconsin", {"city": "", "county": "Dane"}, "Dane, Wisconsin", "Dane"),
        ("Wisconsin", {"city": "N/A", "county": "Dane County"}, "Dane County, Wisconsin", "Dane County"),
        ("Wisconsin", {"county": "Dane, Rock, and Green"}, "Dane, Rock, and Green, Wisconsin", "Dane, Rock, and Green"),
        ("Wisconsin", {"city": "Milwaukee/Waukesha"}, "Milwaukee/Waukesha, Wisconsin", "Milwaukee/Waukesha"),
        ("Wisconsin", {"city": "Madison/Dane"}, "Madison, Wisconsin", "Madison"),
        ("Wisconsin", {"city": "Madison (Dane)"}, "Madison (Dane), Wisconsin", "Madison (Dane)"),
        ("Wisconsin", {"city": "Madison (moving to another town)"}, "Madison, Wisconsin", "Madison"),
        ("Wisconsin", {"city": "Madison & Racine, WI"}, "Madison & Racine, Wisconsin", "Madison & Racine"),
        (
            "Wisconsin",
            {"city": "Madison, Racine, Kenosha"},
            "Madison, Racine, Kenosha, Wisconsin",
            "Madison, Racine, Kenosha",
        ),
        ("Wisconsin", {"city": "Multiple: Madison, Racine"}, "Madison, Racine, Wisconsin", "Madison, Racine"),
        ("Wisconsin", {"city": "Various - Northern WI"}, "Northern Wisconsin", "Northern WI"),
        ("Wisconsin", {"city": "Madison/multiple sites"}, "Madison, Wisconsin", "Madison"),
        ("Wisconsin", {"city": "Madison, County: Dane, Number: 9"}, "Madison, Wisconsin", "Madison"),
        ("Virginia", {"city": "Fairfax (city)"}, "Fairfax, Virginia", "Fairfax (city)"),
        ("Virginia", {"county": "Fairfax (county)"}, "Fairfax County, Virginia", "Fairfax (county)"),
        ("Oregon", {"city": "Statewide"}, "Oregon", "Statewide"),
        ("Oregon", {"city": "State-wide"}, "Oregon", "State-wide"),
        ("Oregon", {"city": "Remote"}, "Oregon", "Remote"),
        ("Oregon", {"city": "Remote - Oregon"}, "Oregon", "Remote - Oregon"),
        ("Oregon", {"city": "Work from home"}, "Oregon", "Work from home"),
        (
            "Oregon",
            {"city": "Various locations throughout the state"},
            "Oregon",
            "Various locations throughout the state",
        ),
        ("Oregon", {"city": "Multiple sites in OR"}, "Oregon", "Multiple sites in OR"),
        ("Oregon", {"city": "12 stores across Oregon"}, "Oregon", "12 stores across Oregon"),
        ("Oregon", {"city": "Various", "county": "Lane"}, "Lane, Oregon", "Lane"),
        ("Oregon", {"city": "Statewide", "county": "Multiple Counties"}, "Oregon", "Statewide"),
        ("Oregon", {"city": "Oregon", "county": "Lane"}, "Lane, Oregon", "Lane"),
        ("Oregon", {"area": "3 - Lane County, Lane Workforce Partnership"}, "Lane County, Oregon", "Lane County"),
        ("Oregon", {"area": "1 - Statewide"}, "Oregon", "1 - Statewide"),
        ("Oregon", {"area": "Rogue Valley WDA"}, "Rogue Valley, Oregon", "Rogue Valley"),
        ("Oregon", {"area": "Northeast Region"}, "Northeast Region, Oregon", "Northeast Region"),
        ("Oregon", {"area": "4 - Workforce Area IV"}, "Workforce Area IV, Oregon", "Workforce Area IV"),
        ("Oregon", {"area": "5 - City of Eugene, Workforce Connection"}, "Eugene, Oregon", "Eugene"),
        ("Oregon", {"city": "Bend", "area": "East Cascades WDA"}, "Bend, Oregon", "Bend"),
        ("Oregon", {"town": "SALEM"}, "SALEM, Oregon", "SALEM"),
        ("Minnesota", {"city": "St. Paul"}, "St. Paul, Minnesota", "St. Paul"),
        ("Missouri", {"city": "Kansas City"}, "Kansas City, Missouri", "Kansas City"),
        ("Kansas", {"city": "Kansas City"}, "Kansas City, Kansas", "Kansas City"),
        ("New York", {"city": "New York"}, "New York, New York", "New York"),
        ("Alaska", {"city": "Anchorage", "region": "AK"}, "Anchorage, Alaska", "Anchorage"),
        ("Idaho", {"city": "Spokane", "region": "WA"}, "Spokane, Washington", "Spokane"),
        ("Idaho", {"region": "ID"}, "Idaho", "ID"),
        (None, {"city": "Boston", "region": "Massachusetts"}, "Boston, Massachusetts", "Boston"),
        (None, {"city": "Boston", "region": "MA"}, "Boston, Massachusetts", "Boston"),
        (None, {"city": "Lyon", "region": "France"}, "Lyon, France", "Lyon"),
        (None, {"region": "France"}, "France", "France"),
        (None, {"city": "Lyon"}, "Lyon", "Lyon"),
    ],
)
def test_a_row_is_placed_by_its_own_words(state, cells, wanted, words):
    assert read(state, **cells) == (wanted, words)


@pytest.mark.parametrize(
    "cells", [{}, {"city": "Unknown"}, {"city": "Unknown/Unknown"}, {"city": "Out of State"}, {"county": "N/A"}]
)
def test_a_row_without_words_of_where_has_no_place(cells):
    assert read("Kentucky", **cells) is None


def test_a_long_list_of_towns_is_cut_between_two():
    towns = ", ".join(["Louisville", "Lexington", "Owensboro"] * 9)
    place, words = read("Kentucky", city=towns) or ("", "")
    assert place == f"{words}, Kentucky"
    assert words.endswith(("Louisville", "Lexington", "Owensboro"))


CELLS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "Statewide",
                "Tulsa",
                ",",
                "OK",
                "74101",
                "/",
                "(county)",
                "12 Main St",
                " - ",
                "County",
                ";",
                "\n",
                "Multiple",
                ":",
                "1 - ",
                "İ",
            ]
        ),
        max_size=7,
    ).map(" ".join),
)


@given(st.dictionaries(st.sampled_from(FIELDS), CELLS, max_size=4), st.sampled_from([None, "Oklahoma", "New York"]))
def test_any_cells_give_a_place_or_none_and_its_span_lies_in_one_of_them(cells, state):
    at, said = 0, {}
    for field, text in cells.items():
        said[field] = [(text, Span(at, at + len(text)))] if text else []
        at += len(text) + 1
    found = place(said, state)
    assert found is None or any(found[1] in span for listed in said.values() for _, span in listed)
