"""Which numbers of a filing are of people who go."""

from __future__ import annotations

import pytest

from headcount.extract import filings
from headcount.extract.filings.scope import Scope
from headcount.model import Passage, Percent, Quantity, Span


def read(words: str):
    passage = Passage(document="doc_0", text=words, language="en", kind="filing")
    whole = Span(0, len(words))
    return filings.of_item(passage, Scope(whole, (whole,), ()), "Kettering Foods, Inc.")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Approximately 60 employees were notified on January 5, 2026.", Quantity(60, 60, True)),
        ("The plan cuts headcount by between 150 and 200 employees.", Quantity(150, 200)),
        ("Fewer than 50 employees will be affected.", Quantity(None, 50, True)),
        ("It impacts up to approximately 240 employees.", Quantity(None, 240, True)),
        ("The Company will reduce its workforce by over 900 employees.", Quantity(900, None)),
        ("The Company told all of its 253 employees that it will close.", Quantity(253, 253)),
        ("The Company is eliminating all 35 positions at its Boston office.", Quantity(35, 35)),
        ("The Company will lay off 30 people, after which it will employ approximately 60 people.", Quantity(30, 30)),
        ("The Company will retain 12 employees and terminate 40 employees.", Quantity(40, 40)),
        ("The Company, which employs 5,200 people, is eliminating 310 roles.", Quantity(310, 310)),
        ("Of the Company's 820 employees, 95 will be terminated.", Quantity(95, 95)),
        ("The Company will offer relocation to 40 of the 120 affected employees.", Quantity(120, 120)),
        ("The Company will hire 50 engineers and eliminate 130 positions.", Quantity(130, 130)),
        ("A total of 95 employees are to be laid off, including 60 in Texas.", Quantity(95, 95)),
        ("It will cut 2,000 jobs, of which 1,500 in Germany and 500 in France.", Quantity(2000, 2000)),
        ("Some 600 roles are impacted, of which 300 move; the headcount reduction is of 300.", Quantity(300, 300)),
        ("Besides the previously announced reduction of 60 jobs, it will cut 90 jobs.", Quantity(90, 90)),
        ("A reduction of 600 positions, partly offset by 200 hires, is a net reduction of 400.", Quantity(600, 600)),
        ("The plan cuts the workforce by approximately one hundred twenty (120) employees.", Quantity(120, 120, True)),
        ("A reduction in force hits 24 of the Company's 60 employees.", Quantity(24, 24)),
        ("In all, about 240 jobs go: 120 in Dayton, 80 in Leeds and 40 in Lyon.", Quantity(240, 240, True)),
        ("It cuts the workforce by about 60 people, leaving approximately 20 employees.", Quantity(60, 60, True)),
        ("The Company has given notice to 18 employees whose positions go.", Quantity(18, 18)),
        ("The move eliminates 210 positions in Illinois and adds 150 in Monterrey.", Quantity(210, 210)),
        ("The cut is of 40 salaried and 60 hourly employees.", Quantity(100, 100, derived=True)),
        ("It will shrink its workforce from about 1,200 people to about 900.", Quantity(300, 300, True, True)),
        ("It will cut its workforce of approximately 500 employees by 20%.", Quantity(100, 100, True, True)),
    ],
)
def test_a_number_of_people_who_go_is_told_from_others(words, count):
    assert [cut.headcount for cut in read(words)] == [count]


@pytest.mark.parametrize(
    "words",
    [
        "The Company plans to end the year with a core workforce of about 75,000 employees.",
        "The costs are those to sever or retain approximately 200 to 300 employees.",
        "Following the reduction, the Company expects to have approximately 130 employees.",
        "The workforce reduction will leave the Company with approximately 75 full-time employees.",
        "The Company will transfer 80 employees to its plant in Ohio.",
        "As of September 30, 2025, the Company had 300 employees.",
        "Under the agreement approximately 200 employees will become employees of the buyer.",
        "It will terminate all of its workforce, other than 5 employees who wind it down.",
        "Workforce reduction charges    $      230    $    210",
    ],
)
def test_those_who_stay_come_or_move_are_no_cut(words):
    assert [cut.headcount for cut in read(words) if cut.headcount] == []


@pytest.mark.parametrize(
    ("words", "share", "base"),
    [
        ("The Company will reduce its workforce by approximately 29% of its employees.", Percent(29, 29, True), None),
        ("The Company will cut its workforce by 25%, retaining about 90 employees.", Percent(25, 25), None),
        ("It will cut operating expenses by 20% and its workforce by 12%.", Percent(12, 12), None),
        ("It will cut its workforce by at least 15%, to fewer than 400 employees.", Percent(15, None), None),
        ("It cuts by approximately 85%, from 57 full-time employees to 9.", Percent(85, 85, True), 57),
        ("It cuts one-third of its current approximately 260 employees.", Percent(33, 33), 260),
        (
            "It cuts about 15% of its workforce, which was 2,100 employees as of May 31, 2025.",
            Percent(15, 15, True),
            2100,
        ),
        ("The layoff is of 45 employees, or 15% of the workforce as of June 30, 2025.", Percent(15, 15), None),
    ],
)
def test_a_share_of_the_workforce_is_kept_with_its_whole(words, share, base):
    assert [(cut.percent, cut.base) for cut in read(words)] == [(share, base)]


def test_contractors_are_a_claim_of_their_own():
    found = [
        (cut.type, cut.headcount.low) for cut in read("It ends the work of 150 employees and 60 contract workers.")
    ]
    assert found == [("layoff", 150), ("contractor", 60)]


def test_a_cut_that_is_named_without_a_number_or_charges_is_a_claim_without_a_number():
    assert [(cut.headcount, cut.percent) for cut in read("The Company approved a reduction in force.")] == [
        (None, None)
    ]
    assert read("The Company approved an exit from a lease.") == []
