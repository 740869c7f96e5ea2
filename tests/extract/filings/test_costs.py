"""What a cut will cost."""

from __future__ import annotations

import pytest

from headcount.extract.filings.costs import charges
from headcount.extract.text import Text
from headcount.model import Charges, Span


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("pre-tax charges in the range of $9 million to $11 million.", Charges(9e6, 11e6, "USD")),
        ("charges of approximately $25 million to $30 million, primarily severance.", Charges(25e6, 30e6, "USD", True)),
        ("charges of between $1.4 billion and $2.1 billion.", Charges(1.4e9, 2.1e9, "USD")),
        ("costs of $25-$30 million.", Charges(25e6, 30e6, "USD")),
        ("costs of $25 to 30 million.", Charges(25e6, 30e6, "USD")),
        ("severance costs of up to $0.6 million.", Charges(None, 6e5, "USD")),
        ("charges of less than $1.5 million.", Charges(None, 1.5e6, "USD")),
        ("charges in excess of $40 million.", Charges(4e7, None, "USD")),
        ("about €12 million in severance charges.", Charges(12e6, 12e6, "EUR", True)),
        ("$2 million of lease costs, $5 million of severance costs, or $7 million in total.", Charges(7e6, 7e6, "USD")),
        ("savings of $30 million a year and charges of $8 million.", Charges(8e6, 8e6, "USD")),
        ("Charges (in millions)\nSeverance $ 12.0\nTotal $ 20.0 - $ 24.0", Charges(20e6, 24e6, "USD")),
        ("It expects to record $4 million for severance beside the $6 million of 2025.", Charges(4e6, 4e6, "USD")),
        ("It expects $30 million in annualized cost savings.", None),
        ("It will reduce operating expenses by $20 million.", None),
        ("cash and cash equivalents of $90 million.", None),
    ],
)  # fmt: skip
def test_charges_keep_their_bounds_and_are_no_savings(words, wanted):
    found = charges(Text(words, "en"), [Span(0, len(words))])
    assert (found and found[0]) == wanted
