"""Which number is whose: lists, parts, shares of a whole, one cut told twice."""

from __future__ import annotations

from headcount.extract import attribution, cuts, ranker
from headcount.extract.text import Text
from headcount.extract.told import Told
from headcount.model import Percent, Quantity, Span


def told(text: str, language: str = "en") -> list[Told]:
    """The cuts that ``text`` tells."""
    return attribution.tell(cuts.stage(Text(text, language)), ranker.weights())[0]


def whose(text: str, language: str = "en") -> set[tuple[str, int | float | None]]:
    """{(employer, number)} of the cuts that ``text`` tells."""
    scene = cuts.stage(Text(text, language))
    found = attribution.tell(scene, ranker.weights())[0]
    return {(scene.names[one.name].written, one.figure.value.low) for one in found}


def test_a_number_of_a_list_with_each_is_given_to_each() -> None:
    text = "On Monday Microsoft, Google and Intel each said they would cut 500 jobs."
    assert whose(text) == {("Microsoft", 500), ("Google", 500), ("Intel", 500)}
    assert not any(one.joint for one in told(text))


def test_a_number_of_a_list_without_each_is_joint() -> None:
    found = told("On Monday Microsoft and Google said they would together cut 500 jobs.")
    assert [one.joint for one in found] == [True, True]


def test_a_number_inside_a_larger_one_is_its_part() -> None:
    whole, part = told("Microsoft will cut 1,000 jobs, including 300 in Texas.")
    assert (part.part_of, whole.part_of) == (whole, None)


def test_the_whole_of_a_part_is_its_base_and_no_cut() -> None:
    (one,) = told("Microsoft will lay off 30 of its 120 employees.")
    assert (one.figure.value, one.base) == (Quantity(30, 30), 120)


def test_a_percent_beside_a_count_tells_the_same_cut() -> None:
    (one,) = told("Microsoft will lay off 70 employees, or 42 percent of its workforce.")
    assert one.share is not None
    assert one.share.value == Percent(42, 42)


def test_one_cut_told_twice_is_one() -> None:
    assert len(told("Microsoft will cut 500 jobs. The 500 job cuts at Microsoft come in May.")) == 1


def test_two_employers_keep_their_own_numbers() -> None:
    text = "Microsoft will cut 500 jobs this year. On the same day Intel announced 1,200 job cuts."
    assert whose(text) == {("Microsoft", 500), ("Intel", 1200)}


def test_a_percent_of_a_base_makes_a_number_that_is_marked_derived() -> None:
    figure = told("Microsoft will lay off 20 percent of its workforce.")[0].figure
    one = Told(figure, 0, 0.9, base=700, base_span=Span(0, 3))
    assert attribution.derived(one) == Quantity(140, 140, derived=True)


def test_a_percent_without_a_base_makes_none() -> None:
    assert (
        attribution.derived(Told(told("Microsoft will lay off 20 percent of its workforce.")[0].figure, 0, 0.9)) is None
    )
