"""Near copies."""

from __future__ import annotations

import pytest

from headcount.decode.nearcopy import fingerprint, likeness, near, of
from headcount.model import Passage

AGENCY = """Kettering Foods will close its old bakery and part with 240 people by the end of the year, the company said
on Monday. The site in Leeds, which opened in 1944, supplies bread to some 900 shops in the north of England and
has made losses since 2021. Talks with the union are to begin this week; those who leave will be paid for twelve
weeks and may apply for posts in Bradford. A second plant near Otley, where 310 people work, is not affected.
The company blamed the price of flour and fewer orders."""
COPY = "LEEDS (Dale Post) - " + AGENCY.replace("the company said", "the firm said").replace("this week", "on Tuesday")
OTHER = """Otley Mills will cut 90 jobs at its spinning works and close the night shift, the owner told staff on Friday.
The mill was bought by a fund in 2019 and has lost two of its largest customers since. The union spoke of a
shock and asked the county for help. Nobody will have to leave before March, according to a letter seen by this
paper; a plan for severance is still to be agreed."""
CHINESE = (
    "这家面包厂将在年底前关闭最老的车间并裁员二百四十人，公司周一表示。工会将于本周开始谈判，离职者将获得十二周的工资。"
)


def test_a_syndicated_copy_with_a_few_words_changed_is_near():
    assert near(fingerprint(AGENCY), fingerprint(COPY))


def test_another_text_on_the_subject_is_not_near():
    assert likeness(fingerprint(AGENCY), fingerprint(OTHER)) < 0.1


def test_chinese_texts_are_compared_by_their_characters():
    assert near(fingerprint(CHINESE), fingerprint(CHINESE.replace("周一", "昨天")))


@pytest.mark.parametrize("text", ["", "Kettering cuts 240 jobs", "240"])
def test_a_short_text_is_near_to_nothing(text):
    assert not near(fingerprint(text), fingerprint(text))


def test_case_and_line_breaks_make_no_difference():
    assert fingerprint(AGENCY) == fingerprint(AGENCY.upper().replace(" ", "\n"))


def test_a_text_in_several_passages_is_near_to_the_whole():
    halves = [Passage(document="doc_1", text=half, language="en") for half in AGENCY.split("\n", 1)]
    assert near(of(halves), fingerprint(AGENCY))


def test_a_table_has_no_fingerprint():
    assert of([Passage(document="doc_1", text=AGENCY, language="en", row=1)]) is None


def test_a_fingerprint_is_the_same_in_every_run():
    assert fingerprint(AGENCY)[:16] == fingerprint(AGENCY + "\n")[:16]
    assert len(fingerprint(AGENCY)) == 256
