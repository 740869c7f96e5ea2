"""The numbers of a cell of people -> what each of them is of, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from headcount.extract.structured.cells import any_of
from headcount.extract.structured.changes import changes
from headcount.extract.structured.figures import Figure
from headcount.extract.structured.phases import clean
from headcount.model import PartialDate, Quantity, Span

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LEAD = re.compile(r"\A[\s,;:–—-]*")
SENTENCE = re.compile(r";|\n|\.\s|…|\.{2,}")
OF = re.compile(r"\A[\s(]*(?:(?:in|of|at|for|from|are|being|which|whom|reside)(?![^\W_])|@)\s*")


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


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The words that tell what a number is of."""
    keys = ("wide", "total", "statewide", "contracted", "before", "after")
    wide, total, statewide, contracted, before, after = (any_of("counts", key) for key in keys)
    edge, close = r"(?<![^\W_])", r"(?![^\W_])"
    found = {key: rf"{edge}(?:{said}){close}" for key, said in zip(keys, (wide, total, statewide, contracted, before, after), strict=True)}
    found |= {
        "led by before": rf"{edge}(?:{before}){close}(?:\s+(?:number|count|notice|of|at|stated|reported|figure|total|submission))*[\s:,(\x01-]*\Z",
        "before follows": r"\A[\s(,-]*(?:previously|originally|original|initially|initial|previous|prior|formerly)(?![^\W_])",
        "led by after": rf"{edge}(?:{after}){close}[\s:(\x01-]*\Z",
        "additional": r"(?<![^\W_])(?:additional|another|extra|further)(?![^\W_])[\s:]*\Z",
        "plus": r"(?<![^\W_])(?:plus)[\s:]*\Z|\+\s*\Z",
        "end": r"\s*(?:\.{2,}|…|;|\n|\||&|,|\(|\[|\s/|/(?=\s*\Z)|--|–|—|\s-\s|:|\+|(?<![^\W_])(?:and|with|plus|of which|of whom|including|incl\.?)(?![^\W_]))",
    }
    return {name: re.compile(said, re.IGNORECASE) for name, said in found.items()}


def parts(found: Sequence[Figure], text: str, home: tuple[str, ...]) -> list[Part]:
    """Each number with what the words around it say."""
    gaps = [text[a.span.end : b.span.start] for a, b in zip(found, found[1:], strict=False)]
    gaps.append(text[found[-1].span.end :])
    cuts = [*(boundary(gap) for gap in gaps[:-1]), len(SENTENCE.split(gaps[-1], maxsplit=1)[0])]
    led = text[: found[0].span.start]
    before_labels = bool(clean_label(led)) and not clean_label(gaps[-1])
    out = list[Part]()
    for number, (figure, gap, cut) in enumerate(zip(found, gaps, cuts, strict=True)):
        whole_lead = text[: figure.span.start] if number == 0 else gaps[number - 1]
        lead = led if number == 0 else gaps[number - 1][cuts[number - 1] :]
        trail = gap[:cut]
        out.append(part(figure, lead, trail, whole_lead, gap, text, home, before_labels))
    return changed(out, gaps)


def boundary(gap: str) -> int:
    """Where, between two numbers, what belongs to the first ends; brackets that open for the next one are its own."""
    plain = BRACKETS.sub(lambda bracket: "\x03" * len(bracket[0]), gap)
    plain = LEAD.sub(lambda lead: "\x03" * len(lead[0]), plain)
    found = patterns()["end"].search(plain)
    return found.start() if found else len(gap)


def part(
    figure: Figure, lead: str, trail: str, whole_lead: str, gap: str, text: str, home: tuple[str, ...], before: bool
) -> Part:
    """What the words before and after a number say of it."""
    said = f"{lead} {trail}"
    own = patterns()
    opened = text[: figure.span.start]
    label = clean_label(lead) if before else clean_label(trail) or clean_label(lead)
    return Part(
        people=figure.people or Quantity(0, 0),
        span=figure.span,
        label=label,
        earlier=bool(own["led by before"].search(whole_lead) or own["before follows"].match(gap)),
        total=bool(own["total"].search(said)),
        wide=bool(own["wide"].search(said)),
        home=bool(home) and (is_home(said, home) or bool(own["statewide"].search(said))),
        contracted=bool(own["contracted"].search(trail)),
        additional=bool(own["additional"].search(whole_lead)),
        joined=bool(own["plus"].search(whole_lead)) or gap.lstrip().startswith("+"),
        inside=opened.count("(") + opened.count("[") > opened.count(")") + opened.count("]") or ":" in opened.rstrip(": "),
    )


def is_home(said: str, home: tuple[str, ...]) -> bool:
    """True when the words name the office's state; a code counts in capitals only, so that "in" is no Indiana."""
    return any(
        re.search(rf"(?<![^\W_]){re.escape(name.upper() if len(name) < 4 else name)}(?![^\W_])", said, re.IGNORECASE if len(name) > 3 else 0)
        for name in home
    )


def clean_label(said: str) -> str | None:
    """The words beside a number as a label; None when they are those of people in general."""
    words = said.replace("\x01", " ").replace("\x02", " ")
    while (shorter := OF.sub("", words, count=1)) != words:
        words = shorter
    words = re.sub(r"(?:\s|\A)(?:an?|additional|another|with|and|plus|in)\s*\Z", "", words)
    return clean(words)


def changed(told: list[Part], gaps: Sequence[str]) -> list[Part]:
    """The same parts; where nothing but a mark of change stands between two numbers, the first was before it."""
    out = list(told)
    for number, gap in enumerate(gaps[:-1]):
        rest = re.sub(r"[\s()\x01:*,;.-]+", " ", gap).strip().casefold()
        words = rest.split()
        bare = changes(rest) and len(words) <= 3
        moved = patterns()["led by after"].search(gap) and (changes(" ".join(gaps)) or words == ["now"] or "now" in words)
        if (bare or moved) and not out[number + 1].earlier:
            out[number] = replace(out[number], earlier=True)
    return out
