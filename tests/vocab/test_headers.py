"""The headers of columns that name private persons."""

from __future__ import annotations

import pytest

from headcount.vocab.headers import is_private


@pytest.mark.parametrize(
    "header",
    [
        "Contact Person",
        "ContactPerson",
        "Alternate Contact Job Title",
        "Submitter Name",
        "Phone",
        "Phone2",
        "contact_email",
        "E-mail",
        "Submitter Phone Number",
        "Fax #",
        "List of Employees Laid Off",
        "Ansprechpartner",
        "Téléphone",
    ],
)
def test_a_column_that_names_a_person_or_tells_how_to_reach_one_is_private(header):
    assert is_private(header)


@pytest.mark.parametrize(
    "header",
    [
        "Company",
        "Employees Affected",
        "Union",
        "Union Address",
        "Company Address",
        "Loss of Contract",
        "Mobile",
        "City",
    ],
)
def test_columns_of_notices_are_not_private(header):
    assert not is_private(header)
