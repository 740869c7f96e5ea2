"""Dates in a text, and which of them are a cut's."""

from __future__ import annotations

import pytest
from tests.extract.reading import around, claims

from headcount.extract import dated, dates
from headcount.model import PartialDate

PUBLISHED = PartialDate(2024, 3, 15)  # a Friday


def read(words, figure, language="en", published=None, state="announced"):
    """(announced, effective) of the cut told at ``figure``, as text."""
    text, sentence, span = around(words, figure, language)
    found = dates.dates(text, published)
    line = dates.dateline(text, found)
    told = dated.of_figure(
        text, found, sentence, span, state=state, line=line, anchor=published or (line and line.date)
    )
    return tuple(when and str(when.date) for when in told)


@pytest.mark.parametrize(
    ("words", "language", "wanted"),
    [
        ("January 20, 2024", "en", "2024-01-20"),
        ("Aug. 19", "en", "--08-19"),
        ("Jan 27 , 2009", "en", "2009-01-27"),
        ("20. Januar 2024", "de", "2024-01-20"),
        ("3 novembre 2021", "it", "2021-11-03"),
        ("2024年1月20日", "ja", "2024-01-20"),
        ("2024年1月20日", "zh", "2024-01-20"),
        ("yesterday", "en", "2024-03-14"),
        ("on Wednesday", "en", "2024-03-13"),
        ("last month", "en", "2024-02"),
        ("last year", "en", "2023"),
        ("three years ago", "en", "2021"),
        ("two months ago", "en", "2024-01"),
        ("10 days ago", "en", "2024-03-05"),
        ("vor zwei Jahren", "de", "2022"),
        ("för tre år sedan", "sv", "2021"),
        ("il y a deux ans", "fr", "2022"),
        ("hace 5 años", "es", "2019"),
        ("2 anni fa", "it", "2022"),
        ("két évvel ezelőtt", "hu", "2022"),
        ("三年前", "zh", "2021"),
        ("3年前", "ja", "2021"),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(words, language, wanted):
    text, _, _ = around(words, words, language)
    assert [str(when.date) for when in dates.dates(text, PUBLISHED)] == [wanted]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Acme announced on January 20, 2024 that it will cut 300 jobs.", ("2024-01-20", None)),
        ("Acme will cut 300 jobs by the end of 2025.", (None, "2025")),
        ("Acme will lay off 300 people in August.", (None, "--08")),
        ("Acme announced on May 2, 2024 that 300 people will leave by June 30, 2024.", ("2024-05-02", "2024-06-30")),
        ("Acme will cut 300 jobs to save money in 2005.", (None, None)),
    ],
)
def test_the_day_of_the_announcement_is_not_the_day_when_people_leave(words, wanted):
    assert (read(words, "300")[0], wanted[1] and read(words, "300")[1]) == wanted


def test_a_cut_that_is_done_was_told_when_it_fell():
    assert read("Acme laid off 300 people in April 2023.", "300", state="completed") == ("2023-04", None)


def test_a_date_after_publication_is_when_people_leave():
    assert read("On July 1, 2024, Acme said, 300 people go.", "300", published=PUBLISHED)[1] == "2024-07-01"


def test_a_date_far_from_the_figure_is_not_the_cuts():
    far = "Acme will cut 300 jobs" + " and go on making good shoes of every kind" * 3 + " as it did on May 2, 1990."
    assert read(far, "300", published=PUBLISHED)[0] is None


def test_a_dateline_alone_gives_the_month():
    assert read("2024-01-15\nAcme will cut 300 jobs.", "300")[0] == "2024-01"


def test_a_wire_dateline_dates_its_weekday():
    assert read("BERLIN, March 15, 2024 (Reuters) - Acme said on Wednesday it will cut 300 jobs.", "300")[0] in (
        "2024-03",
        "2024-03-13",
    )


def test_the_heading_of_an_item_dates_its_cut():
    assert (
        read(
            "Acme (January 22)\nThe maker of shoes cut 300 jobs in its works, and it closed the shop as well.",
            "300",
            state="completed",
        )[0]
        == "--01-22"
    )


def test_a_month_without_a_year_gets_it_from_publication():
    told = claims("Acme Corp announced in November that it will cut 300 jobs.", published=PUBLISHED)
    assert [str(claim.announced) for claim in told] == ["2023-11"]
