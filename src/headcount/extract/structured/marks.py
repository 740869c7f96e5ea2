"""What an office wrote on a notice, in any cell: revised, rescinded, extended, additional, postponed, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from headcount.extract.structured import cells, days
from headcount.model import Marker, PartialDate, Span

LONG = 2_000  # characters of a cell in which markers are looked for
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?![a-z])"
DATE = rf"(?:\d{{1,4}}[/.-]\d{{1,2}}(?:[/.-]\d{{1,4}})?|{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}})"
# Between a marker and the day of the change; a day after "to" or "from" is another one.
TO_ITS_DAY = re.compile(
    rf"[\s\W]*(?:(?:on|as of|dated|date|received|notice|warn|effective)\W*)*({DATE})", re.IGNORECASE
)
BEFORE = re.compile(rf"({DATE})[\s:)–-]*\Z", re.IGNORECASE)
SMALL = r"(?!(?-i:[a-z]))"  # "AmendedUpdated" are two words, "Corrections" is another one


@cache
def kinds() -> dict[str, Marker]:
    """Each marker's word with what it means."""
    return {
        word: cast("Marker", name)
        for section in ("markers", "weak_markers")
        for name, listed in cells.words()[section].items()
        for word in listed
    }


def either(words: Sequence[str]) -> str:
    """The words as one pattern, the longest first, any space between their parts."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def pattern() -> re.Pattern[str]:
    """A marker's word, also glued to the one before: "CorporationRevised"."""
    return re.compile(rf"(?P<word>{either(list(kinds()))}){SMALL}", re.IGNORECASE)


@cache
def strong() -> frozenset[str]:
    """The markers' words that no name is expected to end or begin with."""
    return frozenset(word for listed in cells.words()["markers"].values() for word in listed)


@cache
def rest() -> re.Pattern[str]:
    """What may stand beside a marker: other markers, dates, numbers, words that say nothing of the employer."""
    listed = cells.words()["marks"]
    words = either([*kinds(), *listed["papers"], *listed["around"]])
    return re.compile(rf"(?:(?:{words}){SMALL}|{MONTH}|[\W\d_]|(?<=\d)(?:st|nd|rd|th))*+", re.IGNORECASE)


@cache
def papers() -> re.Pattern[str]:
    """Words for the papers of a notice, which end a name as a marker does."""
    listed = either(cells.words()["marks"]["papers"])
    return re.compile(rf"(?:{listed}|phase\s*\d|\d(?:st|nd|rd|th)\s+wave|(?-i:WARN))(?![a-z])", re.IGNORECASE)


def starts_word(text: str, at: int) -> bool:
    """True when a word begins at ``at``, or one with a capital is glued to the word before it."""
    before, here, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    return not before.isalnum() or (here.isupper() and (not before.isupper() or after.islower()))


def ends_word(text: str, at: int) -> bool:
    """True when a word ends before ``at``, or one with a capital is glued on: AmendedUpdated, but not CORRECTIONS."""
    after = text[at : at + 1]
    return not after.isalpha() or (after.isupper() and text[at - 1].islower())


def markers(text: str) -> tuple[tuple[Marker, Span], ...]:
    """What a cell of prose says was done to the notice: each marker once, by its first word."""
    found: dict[Marker, Span] = {}
    for match in pattern().finditer(text, 0, LONG):
        word = " ".join(match["word"].casefold().split())
        if ends_word(text, match.end()) and starts_word(text, match.start()):
            found.setdefault(kinds()[word], Span(*match.span()))
    return tuple(found.items())


def marked(text: str) -> PartialDate | None:
    """The newest day that stands at a marker ("Revised (9/30/19) Revised (12/27/19)"), None without any."""
    found = []
    for match in pattern().finditer(text, 0, LONG):
        if starts_word(text, match.start()):
            after, before = (
                TO_ITS_DAY.match(text, match.end()),
                BEFORE.search(text[max(0, match.start() - 30) : match.start()]),
            )
            day = day_of(after[1]) if after else day_of(before[1]) if before else None
            found += [day] if day else []
    return max(found, key=str, default=None)


def day_of(written: str) -> PartialDate | None:
    """A date as written; None when there is no such day."""
    try:
        found = days.days(written)
    except cells.Unreadable:
        return None
    return found.first if found else None


def tail(text: str, start: int, end: int) -> int:
    """Where the marks of an office at the end of ``text[start:end]`` begin; ``end`` when there are none."""
    for at, after, sure in candidates(text, start, end):
        before = text[start:at].rstrip(" *")
        if not before.strip(" *(-–—") or not starts_word(text, at):
            continue
        joined = before[-1:] in "-–—(:,;.)/" or text[at - 1].isalnum()
        alone = rest().match(text, at, end)
        to_the_end = alone is not None and alone.end() == end
        again = said_again().match(text, after, end) is not None
        if (to_the_end and (sure or joined or again)) or (sure and joined):
            return open_before(text, start, at)
    return end


def candidates(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The words that may begin an office's marks: where they begin and end, and whether they are sure ones."""
    marks = (
        (match.start(), match.end(), " ".join(match[0].casefold().split()) in strong())
        for match in pattern().finditer(text, start, end)
        if ends_word(text, match.end())
    )
    return sorted([*marks, *((match.start(), match.end(), True) for match in papers().finditer(text, start, end))])


@cache
def said_again() -> re.Pattern[str]:
    """What makes a weak word sure: a date, a number or another marker after it."""
    return re.compile(rf"\W*(?:{DATE}|#?\d|{pattern().pattern.replace('?P<word>', '?:')})", re.IGNORECASE)


def open_before(text: str, start: int, at: int) -> int:
    """Where the marks begin, with "second" or "WARN" and the bracket or dash before them."""
    before = re.search(
        r"(?:(?:\b(?:warn|first|second|third|fourth|\d(?:st|nd|rd|th)|notice|notices)\b)?[\s(*,;:–—-]+)*\Z",
        text[start:at],
        re.IGNORECASE,
    )
    return start + before.start() if before else at


@cache
def at_the_start() -> re.Pattern[str]:
    """An office's marks before a name: "UPDATED: Foo", "*Amended* Foo", "** Correction to Foo"."""
    sure, weak = either(sorted(strong())), either(sorted(set(kinds()) - strong()))
    around = either(cells.words()["marks"]["before"])
    beside = rf"(?:\b(?:{around}|{sure}|{weak})\b|[^\w]|{DATE}|\d)*+"
    return re.compile(
        rf"[\s*(\[]*(?:\b(?:warn|second|third|\d(?:st|nd|rd|th))\s+)?"
        rf"(?:(?:{sure})\b(?!-\w)|(?:{weak})\b(?=\s*(?:[:*)\]–—/]|-\s|to\b|notice\b|of\b|{DATE}))){beside}",
        re.IGNORECASE,
    )
