"""Names by their shape."""

from __future__ import annotations

from itertools import pairwise

import pytest

from headcount.extract.shapes import candidates, shouted
from headcount.extract.text import Text


def names(language: str, text: str) -> list[str]:
    """The candidates of ``text`` as written."""
    return [text[span.start : span.end] for span in candidates(Text(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "On Monday Brightwater Foods Inc. cut 300 jobs.", "Brightwater Foods Inc."),
        ("en", "Later that year the Bank of Elmstead quietly cut three hundred jobs.", "Bank of Elmstead"),
        ("en", "Then Brightwater's chief spoke.", "Brightwater"),
        ("fr", "Lundi, la société Claireau a supprimé 300 postes.", "Claireau"),
        ("ru", "В понедельник завод Северсталь сократил 300 человек.", "Северсталь"),
        ("ja", "ヤマノ電機は300人を削減する。", "ヤマノ電機"),
        ("ja", "山河HD傘下の海川無線は400人の早期退職を行う。", "海川無線"),
        ("ja", "独自動車部品大手シュミットは1200人を解雇する。", "シュミット"),
        ("zh", "【海川教育】内部人士称，近200人被约谈。", "海川教育"),
        ("zh", "海川董事长说，可能四五千人要离开。", "海川"),
        ("zh", "四川的海川集团山河钢钒有限公司停产。", "海川集团山河钢钒有限公司"),
        ("zh", "网传海川裁员两成，官方否认。", "海川"),
        ("zh", "海川科技宣布裁员300人。", "海川科技"),
    ],
)
def test_a_name_is_found_whole(language: str, text: str, name: str) -> None:
    assert name in names(language, text)


def test_the_first_word_of_a_sentence_is_no_name_when_the_language_writes_it_small() -> None:
    assert names("en", "Workers left. Yesterday they came back.") == []


def test_months_and_weekdays_are_no_names() -> None:
    assert names("en", "It was on Monday in January.") == []


def test_a_line_of_capitals_proves_nothing() -> None:
    text = Text("BRIGHTWATER TO CUT 300 JOBS", "en")
    assert shouted(text, text.sentences[0])
    assert list(candidates(text)) == []


def test_no_two_candidates_overlap_in_chinese() -> None:
    spans = list(candidates(Text("海川科技集团、ABC银行和ABC汽车公司宣布裁员，海川科技将裁员300人。", "zh")))
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "text", ["汽" * 3_000, "ア" * 3_000, "Aa1." * 800, "Aアa一" * 800, "・ア" * 1_500], ids=lambda text: text[:4]
)
def test_a_long_run_without_a_name_ends_soon(text: str) -> None:
    assert isinstance(names("zh", text), list)
