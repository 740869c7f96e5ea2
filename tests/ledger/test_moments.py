"""Times: a day stands for all of it, a second for the whole second."""

from __future__ import annotations

import pytest

from headcount.errors import UsageError
from headcount.ledger import moments


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        ("2024-02-01", "2024-02-01T23:59:59.999999Z"),
        ("2024-02-01T15:04", "2024-02-01T15:04:59.999999Z"),
        ("2024-02-01T15:04:05Z", "2024-02-01T15:04:05.999999Z"),
        ("2024-02-01 15:04:05.25Z", "2024-02-01T15:04:05.250000Z"),
        ("2024-02-01T15:04:05+02:00", "2024-02-01T13:04:05.999999Z"),
    ],
)
def test_the_last_moment_that_a_time_covers(as_of, last):
    assert moments.last_of(as_of) == last


@pytest.mark.parametrize("as_of", ["", "yesterday", "2024", "2024-02", "2024-02-30", "2024-02-01T25:00", "20240201"])
def test_what_is_no_time_is_refused_with_the_form_to_write(as_of):
    with pytest.raises(UsageError, match="write 2024-02-01"):
        moments.last_of(as_of)


def test_moments_sort_as_text():
    assert moments.now() <= moments.now()
    assert len(moments.now()) == 27


def test_people_are_shown_seconds():
    assert moments.shown("2024-02-01T15:04:05.250000Z") == "2024-02-01T15:04:05Z"
