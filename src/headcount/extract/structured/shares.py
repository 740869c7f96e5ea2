"""The numbers of a cell of people -> what each of them is of, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from headcount.extract.structured.cells import any_of
from headcount.extract.structured.changes import changes
from headcount.extract.structured.figures import Figure
from headcount.extract.structured.phases import clean
from headcount.model import PartialDate, Quantity, Span

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LEAD = re.compile(r"\A[ \t:–—-]*")
SENTENCE = re.compile(r";|\n|\.\s|…|\.{2,}")
OF = re.compile(r"\A[\s(]*(?:(?:in|of|at|for|from|on|by|effective|are|being|which|whom|reside)(?![^\W_])|@)\s*")
OUT_OF = re.compile(r"\s*(?:[^\W\d]+\s+)?\(?(?:out\s+)?of(?:\s+(?:the|its|their|a|about|total))*\s*", re.IGNORECASE)
HARD = re.compile(r"[;,\n|…&/]|\.{2,}|(?<![^\W_])and(?![^\W_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One number of a cell and what the cell says of it."""

    people: Quantity
    span: Span
    label: str | None = None
    earlier: bool = False
    """True for the number before a change."""
    total: bool = False
    wide: bool = False
    """True for a number of the whole country or company."""
    home: bool = False
    """True for the number of the office's own state."""
    contracted: bool = False
    additional: bool = False
    joined: bool = False
    """True when a plus stands before or after it."""
    inside: bool = False
    """True in brackets, or after a colon that follows the first number."""
    day: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """The words around one number."""

    before: str
    """From the number before it, or the beginning of the cell."""
    lead: str
    """What of that is its own."""
    trail: str
    """What is its own of the words up to the next number."""
    after: str
    all_before: str
    since_first: str


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The words that tell what a number is of."""
    keys = ("wide", "total", "statewide", "contracted", "before", "after")
    wide, total, statewide, contracted, before, after = (any_of("counts", key) for key in keys)
    edge, close = r"(?<![^\W_])", r"(?![^\W_])"
    found = {
        key: rf"{edge}(?:{said}){close}"
        for key, said in zip(keys, (wide, total, statewide, contracted, before, after), strict=True)
    }
    found |= {
        "led by before": rf"{edge}(?:{before}){close}"
        r"(?:\s+(?:number|count|notice|of|at|stated|reported|figure|total|submission))*[\s:(\x01-]*\Z",
        "before follows": rf"\A[\s(,-]*(?:{any_of('dates', 'former')}|previous|prior){close}",
        "led by after": rf"{edge}(?:{after}){close}[\s:(\x01-]*\Z",
        "additional": r"(?<![^\W_])(?:additional|another|extra|further)(?![^\W_])[\s:]*\Z",
        "plus": r"(?<![^\W_])plus(?:\s+an?)?(?:\s+(?:additional|extra|another))?[\s:]*\Z|\+\s*\Z",
        "total of": rf"(?:\b(?:for|or|to)\s+)?(?:\b(?:a|the|grand)\s+)*{edge}(?:{total}){close}\s*(?:of|is|:|=)\s*\Z",
        "end": r"\s*(?:\.{2,}|…|;|\n|\||&|,|\(|\[|\s/|/(?=\s*\Z)|--|–|—|\s-\s|:|\+"
        r"|(?<![^\W_])(?:and|with|plus|of which|of whom|including|incl\.?)(?![^\W_]))",
    }
    return {name: re.compile(said, re.IGNORECASE) for name, said in found.items()}


def parts(found: Sequence[Figure], text: str, home: tuple[str, ...]) -> list[Part]:
    """Each number with what the words around it say."""
    places = around(found, text)
    labels_lead = bool(clean_label(places[0].lead)) and not clean_label(places[-1].after)
    if labels_lead:
        places = around(found, text, labels_lead=True)
    told = [part(figure, place, home, labels_lead) for figure, place in zip(found, places, strict=True)]
    told = changed(told, [place.after for place in places])
    own = [n for n, one in enumerate(told) if n == 0 or not is_base(told[n - 1], one, places[n].before)]
    return [told[n] for n in own]


def around(found: Sequence[Figure], text: str, *, labels_lead: bool = False) -> list[Around]:
    """The words around each number."""
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(found)]
    gaps = [text[: found[0].span.start], *gaps, text[found[-1].span.end :]]
    cuts = [boundary(gap, labels_lead) for gap in gaps]
    cuts[0], cuts[-1] = 0, len(SENTENCE.split(gaps[-1], maxsplit=1)[0])
    first = found[0].span.end
    return [
        Around(before, before[cut:], after[:end], after, text[: one.span.start], text[first : one.span.start])
        for one, before, cut, after, end in zip(found, gaps, cuts, gaps[1:], cuts[1:], strict=False)
    ]


def is_base(before: Part, one: Part, gap: str) -> bool:
    """True for the staff that a number is taken of: 45 of 300 employees; not for a total that parts it by state."""
    return bool(OUT_OF.fullmatch(gap)) and not (before.home or one.home or one.total or one.wide)


def boundary(gap: str, before: bool) -> int:
    """Where, between two numbers, what belongs to the first ends; brackets that open for the next one are its own."""
    plain = BRACKETS.sub(lambda bracket: "\x03" * len(bracket[0]), gap)
    if before:
        hard = HARD.search(plain)
        return hard.start() if hard else 0
    plain = LEAD.sub(lambda lead: "\x03" * len(lead[0]), plain)
    found = patterns()["end"].search(plain)
    return found.start() if found else len(gap)


def part(figure: Figure, place: Around, home: tuple[str, ...], labels_lead: bool) -> Part:
    """What the words before and after a number say of it."""
    own = patterns()
    trail = place.trail if place.trail != place.after else own["total of"].sub("", place.trail)
    said = f"{place.lead} {trail}"
    led = bool(own["led by before"].search(place.before))
    follows = bool(own["before follows"].match(place.after)) and not own["led by before"].search(place.after)
    opened = sum(place.all_before.count(sign) for sign in "([") - sum(place.all_before.count(sign) for sign in ")]")
    return Part(
        people=figure.people or Quantity(0, 0),
        span=figure.span,
        label=clean_label(place.lead) if labels_lead else clean_label(trail) or clean_label(place.lead),
        earlier=led or follows,
        total=bool(own["total"].search(said) or own["total of"].search(place.before)),
        wide=bool(own["wide"].search(said)),
        home=bool(home) and (is_home(said, home) or bool(own["statewide"].search(said))),
        contracted=bool(own["contracted"].search(place.trail)),
        additional=bool(own["additional"].search(place.before) or own["additional"].match(place.trail.strip())),
        joined=bool(own["plus"].search(place.before)) or place.after.lstrip().startswith("+"),
        inside=opened > 0 or (":" in place.since_first and not labels_lead),
    )


def is_home(said: str, home: tuple[str, ...]) -> bool:
    """True when the words name the office's state; a code counts in capitals only, so that "in" is no Indiana."""
    return any(
        re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", said.casefold())
        if len(name) > 3
        else re.search(rf"(?<![^\W_]){re.escape(name.upper())}(?![^\W_])", said)
        for name in home
    )


def clean_label(said: str) -> str | None:
    """The words beside a number as a label; None when they are those of people in general."""
    words = said.replace("\x01", " ").replace("\x02", " ")
    while (shorter := OF.sub("", words, count=1)) != words:
        words = shorter
    words = re.sub(r"(?:\s|\A)(?:an?|additional|another|with|and|plus|plus an?|in)\s*\Z", "", words)
    return clean(words)


def changed(told: list[Part], gaps: Sequence[str]) -> list[Part]:
    """The same parts; where nothing but a mark of change stands between two numbers, the first was before it."""
    out = list(told)
    any_change = bool(changes(" ".join(gaps)))
    for number, gap in enumerate(gaps[:-1]):
        said = re.sub(r"[\s()\x01:*,;.-]+", " ", gap).strip().casefold().split()
        bare = bool(changes(" ".join(said))) and len(said) <= 3
        moved = bool(patterns()["led by after"].search(gap)) and (any_change or "now" in said)
        if (bare or moved) and not out[number + 1].earlier:
            out[number] = replace(out[number], earlier=True)
    return out
