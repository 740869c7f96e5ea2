"""Texts that nobody should send: each is read to its end, in work that grows with its length and no faster.

Work is counted in lines of our own code that run, so that a busy machine changes nothing.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

import pytest

from headcount import extract
from headcount.model import Claim, Passage

SENTENCE = "Acme Corp said on Monday it will lay off 1,200 workers at its Ohio plant. "
TEXTS: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "one line": ("en", lambda n: SENTENCE * n),
    "no stops": ("en", lambda n: "Acme Corp lays off 1,200 workers and " * (2 * n)),
    "many employers": ("en", lambda n: "".join(f"Firm{k} Ltd will cut {k + 3} jobs. " for k in range(2 * n))),
    "numbers": ("en", lambda n: "layoffs " + "1,234 jobs " * (6 * n)),
    "names": ("en", lambda n: "layoffs of 100 jobs at " + ", ".join(f"Name{k} Inc" for k in range(5 * n))),
    "dates": ("en", lambda n: "layoffs of 100 jobs on " + "January 20, 2024 " * (4 * n)),
    "severance": ("en", lambda n: "layoffs: severance pay of two weeks a year. " * (2 * n)),
    "points": ("en", lambda n: "layoffs of 100 jobs " + "1." * (35 * n)),
    "abbreviations": ("en", lambda n: "layoffs of 100 jobs " + "A." * (35 * n)),
    "stops before a letter": ("en", lambda n: "layoffs of 100 jobs " + "." * (70 * n) + "x"),
    "one word": ("en", lambda n: "layoffs of 100 jobs " + "a" * (70 * n)),
    "short words": ("en", lambda n: "layoffs of 100 jobs " + "Xx " * (23 * n)),
    "quotes in quotes": ("en", lambda n: "layoffs of 100 jobs " + "“he said «" * (7 * n)),
    "a table as text": ("en", lambda n: "".join(f"Firm {k}\t{k * 7}\t2023-01-20\tlayoff\n" for k in range(2 * n))),
    "a page as text": ("en", lambda n: "<p><b>Acme</b> lays off 100 workers</p>" * (2 * n)),
    "broken letters": ("en", lambda n: "Acme streicht 100 jobs: Ã¼ber â€œ layoffs â€\x9d " * (2 * n)),
    "right to left": ("ar", lambda n: "\u200fشركة Acme layoffs 1200 موظف\u200f. " * (2 * n)),
    "mixed languages": ("de", lambda n: "Acme streicht 100 Stellen and lays off 裁员 200人 сократит. " * n),
    "spun text": ("en", lambda n: "Layoffs layoffs jobs cut cuts Acme jobs 100 cut layoffs Acme. " * n),
    "capitals": ("en", lambda n: "LAYOFFS OF 100 JOBS AT ACME " * (3 * n)),
    "Chinese": ("zh", lambda n: "公司宣布裁员1200人，腾讯裁员两成。" * (4 * n)),
    "Chinese without a stop": ("zh", lambda n: "裁员" + "腾讯1200人和阿里" * (7 * n)),
    "Chinese name without end": ("zh", lambda n: "裁员1200人" + "汽" * (70 * n)),
    "Japanese name without end": ("ja", lambda n: "人員削減1200人" + "ア" * (70 * n)),
    "characters that count": ("zh", lambda n: "裁员" + "万" * (70 * n)),
}
EVERY = [pytest.param(*value, id=name) for name, value in TEXTS.items()]
SMALL = 20
"""Times a text's piece is repeated: about 1,500 characters; a text twice and four times as long is read too."""
ENOUGH = 3.0
"""How many times the work of half the text a whole text may take, both beyond what is capped."""


def read(text: str, language: str) -> list[Claim]:
    """The claims of one passage."""
    found = extract.claims([Passage(document="doc_1", text=text, language=language)])
    return [claim for claim in found if isinstance(claim, Claim)]


def lines_run(text: str, language: str) -> int:
    """How many lines of Headcount run to read ``text``."""
    count = 0

    def line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if "headcount" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read(text, language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("language", "make"), EVERY)
def test_a_bad_text_is_read_to_its_end(language: str, make: Callable[[int], str]) -> None:
    text = make(SMALL * 4)
    assert all(q.text == text[q.start : q.end] for claim in read(text, language) for q in claim.quotes.values())


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "\ufeff", "\ud83d", ".", "1", "layoffs", "裁员", "\u200f"], ids=ascii
)
def test_a_text_of_nothing_gives_no_claim(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.long
@pytest.mark.skipif("HEADCOUNT_LONG" not in os.environ, reason="make check-all runs it")
@pytest.mark.parametrize(("language", "make"), EVERY)
def test_twice_the_text_takes_no_more_than_about_twice_the_work(language: str, make: Callable[[int], str]) -> None:
    read(make(SMALL), language)
    once, twice, four_times = (lines_run(make(size), language) for size in (200, 400, 800))
    assert twice / once < ENOUGH
    assert four_times / twice < ENOUGH


@pytest.mark.long
@pytest.mark.skipif("HEADCOUNT_LONG" not in os.environ, reason="make check-all runs it")
def test_a_line_of_ten_megabytes_is_read_within_a_minute_of_one_core() -> None:
    begun = time.process_time()
    read(SENTENCE * (10_000_000 // len(SENTENCE)), "en")
    assert time.process_time() - begun < 60
