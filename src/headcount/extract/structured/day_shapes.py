"""The ways in which cells write days, as patterns; calendar.py reads what they find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from headcount.extract.structured.cells import any_of, words

MASK = "\x01"  # stands for each character of a day that was read
D = r"(?:[12]\d|3[01]|0?[1-9])"
CLOCK = re.compile(
    r"(?<=\d),?[T\s]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[ap]\.?m\b\.?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d)?(?![\d:])",
    re.IGNORECASE,
)
YEAR = r"(?:\d{4}(?!\d)|['’]\d\d(?!\d))"
OURS = r"(?:19|20)\d\d"  # a year that stands alone must look like one
NUMERIC = {
    "ymd": r"(?<![\d/-])(?P<y>\d{4})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d|(?P=s)\d)",
    "cjk": r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?(?P<e>日))?",
    "aby": r"(?<![\d/])(?P<a>\d{1,2})\s?(?P<s>[/.-])(?:\s|(?P=s))?(?P<b>\d{1,2})\s?(?P=s)(?:\s|(?P=s))?"
    r"(?P<y>\d{4}|['’]?\d\d)(?!\d|(?P=s)\s?\d)",
    "aby slipped": r"(?<![\d/.-])(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})(?![\d/.-])",
    "my": r"(?<![\d/])(?<!/-)(?P<m>\d{1,2})\s?[/-]\s?(?P<y>\d{4})(?!\d|[/-]\d)",
    "ym": rf"(?<![\d/])(?P<y>{OURS})[-/](?P<m>\d{{1,2}})(?!\d|[/-]\d)",
    "ab": r"(?<![\d/])(?<![\d.]\.)(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/]|\s?/|[.-]\d{2})",
    "years": rf"\A\W*(?P<y>{OURS})(?:\s*[-–—]\s*(?P<y2>{OURS}))?\W*\Z",
    "digits": r"\A\s*(?P<digits>\d{8})\s*\Z",
}
ORDER = (
    *("ymd", "cjk", "month days", "days month", "day month", "aby", "aby slipped", "month year", "month two"),
    *("my", "ym", "ab", "year", "last year", "years", "months", "digits"),
)


@cache
def months() -> Mapping[str, int]:
    """The number of each name of a month."""
    return {name: number for number, names in enumerate(words()["dates"]["months"], 1) for name in names}


@cache
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The ways of writing days, the surest first: the name of the shape and its pattern."""
    found = NUMERIC | named() | by_year()
    return tuple((key, re.compile(found[key], re.IGNORECASE)) for key in ORDER)


def named() -> dict[str, str]:
    """The ways of writing days with the name of their month."""
    name = rf"(?<![^\W\d_])(?:{'|'.join(sorted(months(), key=len, reverse=True))})(?![^\W\d_])\.?"
    nouns, suffix = any_of("counts", "nouns"), any_of("dates", "ordinals")
    day = rf"{D}(?:{suffix})?\.?(?![\d/])(?!\s*(?:(?:{nouns})\b|%))"
    both = rf"(?:{any_of('dates', 'through')}|{any_of('dates', 'lists')})\b"
    days = rf"(?P<days>{day}(?:\s*(?:,\s*(?:and|&)|,|&|-|–|—|/|{both}(?:\s+the\b)?)\s*{day})*)"
    first = rf"(?:(?P<first>{name})\s*(?:/|-|–|—|&|{both})\s*)?"
    of = rf"(?:\s*\b(?:{any_of('dates', 'of')})\b\.?)?"
    return {
        "month days": rf"(?P<n>{name}),?{of}\s*{days}(?:[\s,.]*?{of}[\s,]*(?P<y>{YEAR}))?",
        "days month": rf"(?<![\d/]){days}[-\s/.]*{of}[-\s/.]*(?P<n>{name})"
        rf"(?:[-\s/.,]*{of}[-\s/.,]*(?P<y>{YEAR}|(?<=[-\s/.])\d\d(?!\d|[/-]\d)))",
        "day month": rf"(?<![\d/])(?P<days>{day})[-\s]?(?P<n>{name})(?!\s*\d)",
        "month year": rf"{first}(?P<n>{name}),?{of}[\s/-]*(?P<y>{YEAR})",
        "month two": rf"(?P<n>{name})-(?P<two>\d\d)(?!\d)",
        "months": rf"\A\W*(?:(?:{any_of('dates', 'year_words')})[\s-]+)*{first}(?P<n>{name})\W*\Z",
    }


def by_year() -> dict[str, str]:
    """The ways of telling no more than a year: the end of 2013, Q1 2019, 1/23/2009-2010."""
    which = r"1st|2nd|3rd|4th|first|second|third|fourth|[1-4]\.?"
    quarter = rf"(?:q[1-4]|[1-4]q|h[12]|(?:{which})\s?(?:{any_of('dates', 'quarters')}))"
    season = rf"(?<![^\W_])(?:{any_of('dates', 'year_words')})(?:\s(?:the\s)?year)?"
    return {
        "year": rf"(?:(?:{quarter}\s*(?:-|–|/|&|to|and|through)\s*)?{quarter}|{season})"
        rf"(?:\s(?:of|the))*[\s,]*['’]?(?P<y>{OURS})(?!\d)"
        rf"|(?<!\d)(?P<y2>{OURS})\s?(?:{quarter})(?![^\W_])",
        "last year": rf"(?<={MASK})\s*(?:-|–|—|(?:{any_of('dates', 'through')})\b)\s*(?P<y>{OURS})(?!\d)",
    }


DIGIT, LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
BOTH = re.compile(r"\d.*[^\W\d_]|[^\W\d_].*\d", re.DOTALL)


def needed(shape: str) -> re.Pattern[str]:
    """What must be left in a cell for a shape to be looked for."""
    return LETTER if shape == "months" else DIGIT if shape in NUMERIC or shape == "last year" else BOTH


@cache
def remains() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is left when all days are read: digits of a date that cannot be, and words for a day that is not known."""
    nouns, unknown = any_of("counts", "nouns"), any_of("unknown", "words")
    people = rf"(?!\d*\+?\s*(?:[^\W\d]+\s+){{0,2}}?(?:{nouns})\b)"
    slashed = r"\d*\s?/[/.-]*\s?\d+(?:[/.-]+\d+)*|\d+(?:[.-]+\d+){2,}|\d+/"
    beside = rf"\d+[/.-]+(?={MASK})|(?<={MASK})[/.-]+{people}\d+"
    broken, known = rf"{slashed}|{beside}", rf"(?<![^\W\d_])(?:{unknown})(?![^\W\d_])"
    return re.compile(broken), re.compile(known, re.IGNORECASE)


def without_clock(text: str) -> str:
    """The cell with its times of day blanked out."""
    return CLOCK.sub(lambda clock: " " * len(clock[0]), text)
