"""The parts of a cell that have days, people or names of their own: Phase 1: 1/11/23 (38 workers) ... Phase 2: ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headcount.extract.structured.calendar import Stated
from headcount.extract.structured.cells import any_of
from headcount.extract.structured.figures import NUMBER, figures
from headcount.model import Phase, Quantity

LONGEST = 80  # characters of a label
BRACKETS = re.compile(r"\([^()]*\)")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Where a part ends, its people before and after its day, its label before and after."""
    nouns, places = any_of("counts", "nouns"), any_of("dates", "places")
    dull = any_of("counts", "dull")
    parts, starts = any_of("dates", "parts"), any_of("dates", "starts")
    through = "|".join(word for word in any_of("dates", "through").split("|") if len(word) > 2)
    number = rf"(?P<people>(?:(?:approximately|approx\.?|about|up to|over)\s+)?(?:{NUMBER})\+?)"
    found = {
        "end": r"\s*(?:\.{2,}|…|;|\n|\||&|,(?!\d)|(?<=\x04)\.\s|(?<!\w)(?:and|then)(?!\w))",
        "after": rf"(?:\A|[\s(@:–—-]){number}\s+(?:[^\W\d][\w/-]*\s+){{0,2}}?(?:{nouns})\b",
        "alone after": rf"(?:[(:–—-]\s*|(?:for|impacting|affecting)\s+(?:the\s+)?(?:remaining\s+|other\s+)?)"
        rf"{number}(?=\s*\)|\s*\Z)",
        "before": rf"{number}\s+(?:[^\W\d][\w/-]*\s+){{0,2}}?(?:{nouns})\b[^\d]*\Z",
        "alone before": rf"{number}\s+(?:on|effective|by)\s+\Z",
        "place": rf"\A[\s(]*(?:{places})(?:\s|(?<=@))\s*(?P<label>[^\d()\s][^()]*?)[\s).,]*\Z",
        "aside": r"\A\s*(?:\((?P<inner>[^\d()]+)\)|(?:--?|–|—)\s*(?P<behind>[^\d():;]+?))[\s.,;]*\Z",
        "named": r"(?P<label>[^\W_][^:;…()]*?)\s*(?::|--?|–|—)\s*\Z",
        "numbered": rf"(?P<label>(?:[^\W_][\w#.]*\s+)?(?:{parts})(?:\s+#?\w+)?)\s*\Z",
        "dull": rf"[\s:.,;(–—-]*(?<![^\W_])(?:{starts}|{through}|and|{any_of('dates', 'year_words')})[\s:.,–—-]*\Z",
        "people": rf"(?!layoffs?\b)(?:{nouns}|{dull}|additional|dates?)(?:\s+(?:{nouns}|{dull}|dates?))*",
    }
    return {name: re.compile(said, re.IGNORECASE) for name, said in found.items()}


def of_days(groups: Sequence[Sequence[Stated]], text: str) -> tuple[Phase, ...]:
    """The parts of a cell of dates, when it gives people or labels for them; none for days and nothing else."""
    found, said_after = list[Phase](), False
    start = 0
    for number, group in enumerate(groups):
        following = groups[number + 1][0].span.start if number + 1 < len(groups) else len(text)
        gap = text[group[-1].span.end : following]
        own, stop = (len(gap), len(gap)) if following == len(text) else boundary(gap)
        found.append(phase(group, text[start : group[0].span.start], gap[:own]))
        said_after = said_after or label_after(gap[:own], bool(found[-1].headcount)) is not None
        start = group[-1].span.end + stop
    labels = sum(one.label is not None for one in found)
    told = any(one.headcount for one in found) or labels > 1 or (said_after and len(found) > 1)
    return tuple(one for one in found if told and (one.headcount or one.effective or one.label))


def boundary(gap: str) -> tuple[int, int]:
    """Where, between two days, what belongs to the first ends, and where what belongs to the second begins."""
    plain = BRACKETS.sub(lambda bracket: "\x03" * len(bracket[0]), gap)
    plain = re.sub(r"\A[\s,]*", lambda lead: "\x04" * len(lead[0]), plain)
    if found := patterns()["end"].search(plain):
        return found.start(), found.end()
    end = plain.rfind("\x03") + 1
    return end, end


def phase(group: Sequence[Stated], before: str, after: str) -> Phase:
    """One part, with the people and the label that stand around its days."""
    own = patterns()
    people = own["after"].search(after) or own["alone after"].search(after)
    if people is None and (people := own["before"].search(before) or own["alone before"].search(before)):
        before = before[: people.start()]
    dates = [day.date for day in group if day.date]
    first = dates[0] if dates and not group[0].broken else None
    last = dates[1] if first and len(dates) > 1 and dates[1] != first else None
    return Phase(
        headcount=quantity(people["people"]) if people else None,
        effective=first,
        effective_last=last,
        label=label_after(after, bool(people)) or label_before(before) or aside(after),
    )


def quantity(said: str) -> Quantity | None:
    """The number of people that a few words say."""
    found = figures(said)
    return found[0].people if len(found) == 1 else None


def label_after(after: str, people: bool) -> str | None:
    """What a part is of, said after its day: for hourly workers, @ Etters location."""
    end = patterns()["end"].search(after, 1) if after.strip() else None
    found = None if people else patterns()["place"].match(after[: end.start()] if end else after)
    return clean(found["label"]) if found else None


def aside(after: str) -> str | None:
    """What stands in brackets or behind a dash after a day, and is no number."""
    found = patterns()["aside"].match(after)
    return clean(found["inner"] or found["behind"]) if found else None


def label_before(before: str) -> str | None:
    """What a part is called, said before its day: Phase 2:, first wave -."""
    while (shorter := patterns()["dull"].sub("", before)) != before:
        before = shorter + ":"
        if not shorter.strip():
            return None
    tail = before[max(before.rfind(mark) for mark in ("\n", ";", "…")) + 1 :] if before else ""
    found = patterns()["named"].search(tail) or patterns()["numbered"].search(tail)
    return clean(found["label"]) if found else None


def clean(said: str) -> str | None:
    """A label without the signs around it; None when it is one of the people or the day themselves, or too long."""
    label = " ".join(said.split()).strip(" \t:;,.()[]@*–—-…&")
    dull = patterns()["people"].fullmatch(label)
    return label if label and len(label) <= LONGEST and any(c.isalpha() for c in label) and not dull else None
