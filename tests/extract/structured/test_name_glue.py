"""A site glued to a name by a hyphen, and names that are broken off at the end of a line."""

from __future__ import annotations

import pytest

from headcount.extract.structured.names import name


@pytest.mark.parametrize(
    ("cell", "near", "wanted"),
    [
        ("Benihana-Plano", None, ("Benihana", "Plano")),
        ("Kmart-Laredo", None, ("Kmart", "Laredo")),
        ("Legend Energy Service-Longview", "Longview", ("Legend Energy Service", "Longview")),
        ("Trinity Rail-Trinity Tank Car-Harrison Rd.", None, ("Trinity Rail", "Trinity Tank Car-Harrison Rd.")),
        ("Aramark-Jones Hall", None, ("Aramark", "Jones Hall")),
        ("Wharfe Trust-Waco Branch", "Waco", ("Wharfe Trust", "Waco Branch")),
        ("Coca-Cola-Dallas", None, ("Coca-Cola", "Dallas")),
        ("Coca-Cola", None, ("Coca-Cola", None)),
        ("Coca-Cola Plant", None, ("Coca-Cola Plant", None)),
        ("Wal-Mart Distribution Center", None, ("Wal-Mart Distribution Center", None)),
        ("T-ROC", None, ("T-ROC", None)),
        ("Saint-Gobain", None, ("Saint-Gobain", None)),
        ("Rolls-Royce", None, ("Rolls-Royce", None)),
        ("Otley-Houston", None, ("Otley-Houston", None)),
        ("Otley-Houston", "Houston", ("Otley", "Houston")),
    ],
)
def test_a_hyphen_parts_a_site_from_a_name_only_where_the_right_is_one(cell, near, wanted):
    found = name(cell, state="Texas", near=near)
    assert (found.name.text, found.site and found.site.text) == wanted


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (
            "Oceanside Extended\nCare Center\n12 Main Street\nMiami, FL 33139",
            ("Oceanside Extended Care Center", None),
        ),
        (
            "Macy's University Square\nMall Store\n12 Main Street\nTampa, FL 33612",
            ("Macy's University Square Mall Store", None),
        ),
        ("Wharfe Life\nInsurance Company\n5 Dale Road\nTampa, FL\n33612", ("Wharfe Life Insurance Company", None)),
        ("Wharfe Air\nTampa International\nAirport\nTampa, FL 33607", ("Wharfe Air", "Tampa International Airport")),
        ("Wharfe Air\nDale Lounge\n1212 Long Avenue\nTampa, FL 33607", ("Wharfe Air", "Dale Lounge")),
        ("Wharfe Motors Group\nCourtesy Cars\n9 Adamo Dr.\nTAMPA, FL, 33619", ("Wharfe Motors Group", "Courtesy Cars")),
        ("Wharfe Mills, Inc.\nCorporate\n9 Adamo Dr.\nTampa, FL 33619", ("Wharfe Mills, Inc.", "Corporate")),
    ],
)
def test_a_line_that_only_had_no_room_ends_the_name(cell, wanted):
    found = name(cell, below=True, state="Florida")
    assert (found.name.text, found.site and found.site.text) == wanted


def test_a_sign_read_in_another_coding_is_read_as_meant():
    assert name("Otley Institute â\x80\x93 Head Start").name.text == "Otley Institute"
    assert name("Annâ\x80\x99s Mills").name.text == "Ann’s Mills"
    assert name("Café\xa0Otley").name.text == "Café Otley"
