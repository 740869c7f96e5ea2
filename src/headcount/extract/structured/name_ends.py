"""Where the name in an employer's cell ends: before the first sign after which something else begins."""

from __future__ import annotations

import re
from functools import cache

from headcount.extract.structured import cells
from headcount.extract.structured.marks import either
from headcount.vocab import employers

EDGES = " \t,;:*-–—/|_@"
DASH = re.compile(r"\s[-–—]+\s*|(?<=[^\s-])[-–—]\s+|\s*[–—]\s*|(?<=[^\W\d])\s*:\s+")
NOTICE_FOR = re.compile(r"[\s-]*\bnotices?\s+for\b[\s:]*", re.IGNORECASE)


def name_end(text: str, start: int, end: int) -> int:
    """Where a name ends: before the first dash, bracket, number or form after which something else begins."""
    begun = next((at for at in range(start, end) if text[at] not in EDGES + "("), end)
    ends = [end]
    for finder in (by_dash, by_bracket, by_number, by_at, by_form, by_stroke, by_gap, by_others, by_notice):
        found = finder(text, begun, min(ends))
        if found is not None and any(char.isalnum() for char in text[start:found]):
            ends.append(found)
    return min(ends)


def by_dash(text: str, start: int, end: int) -> int | None:
    """Where a dash with a space beside it stands; a hyphen at a line's end parts no names."""
    return next(
        (
            found.start()
            for found in DASH.finditer(text, start, end)
            if found.start() > start and not in_bracket(text, start, found.start())
        ),
        None,
    )


def in_bracket(text: str, start: int, at: int) -> bool:
    """True when a bracket is open at ``at``."""
    return text.count("(", start, at) > text.count(")", start, at)


def by_bracket(text: str, start: int, end: int) -> int | None:
    """Where a bracket stands that is no part of the name, with nothing of the name after it."""
    listed = cells.words()["employer"]["inside"]
    for found in re.finditer(r"\(([^()]*)(?:\)|\Z)", text[start:end]):
        after = text[start + found.end() : end].lstrip()
        inside = found[1].strip().casefold() in listed
        goes_on = (after[:1].isalnum() and not re.match(r"(?:at|operations|#)", after)) or (
            complete().match(after.lstrip(", "))
        )
        if not inside and not goes_on:
            return start + found.start()
        if not inside and goes_on and not complete().match(after.lstrip(", ")) and not is_short(found[1]):
            return start + found.start()
    return None


def is_short(text: str) -> bool:
    """True for a short form: one word of capitals."""
    return bool(re.fullmatch(r"\s*[A-Z][A-Z&.]{1,7}\s*", text))


@cache
def number_pattern() -> re.Pattern[str]:
    """The number of a site at the end: "#123", "Store No. 12", "Plant 3"."""
    words = either(cells.words()["employer"]["numbered"])
    return re.compile(
        rf"(?:\b(?:{words})\.?\s*)?(?:\bNo\.\s*|\bNumber\s*)?#\s*\w|\b(?:{words})\.?\s+(?:No\.?\s*|Number\s*)?(?:\d[\w-]*|[A-Z]|[IVX]+)\s*\Z",
        re.IGNORECASE,
    )


def by_number(text: str, start: int, end: int) -> int | None:
    """Where the number of a site stands."""
    found = number_pattern().search(text[:end].rstrip(EDGES), start)
    return found.start() if found and found.start() > start else None


@cache
def words_pattern(key: str, shape: str) -> re.Pattern[str]:
    """A shape around the words of a list of vocab/cells.toml."""
    return re.compile(shape.format(either(cells.words()["employer"][key])), re.IGNORECASE)


def by_at(text: str, start: int, end: int) -> int | None:
    """Where "@" stands, or "at" behind a name that is complete or known."""
    for found in words_pattern("at", r"\s*@\s*|\s+(?:{})\s+").finditer(text[start:end]):
        at = start + found.start()
        before = text[start:at].rstrip(" ,")
        known = (
            "@" in found[0]
            or "/" in found[0]
            or "operation" in found[0].lower()
            or ends_complete(before)
            or employers.resolve(before)
        )
        if before and known:
            return at
    return None


@cache
def complete() -> re.Pattern[str]:
    """A form after which a name is complete."""
    words = "|".join(
        re.escape(word).replace(r"\.", r"\.?\s?")
        for word in sorted(cells.words()["employer"]["complete"], key=len, reverse=True)
    )
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])\.?", re.IGNORECASE)


def ends_complete(text: str) -> bool:
    """True when a text ends with a form after which a name is complete."""
    return any(found.end() == len(text) for found in complete().finditer(text))


def by_form(text: str, start: int, end: int) -> int | None:
    """Where a name is complete and something else follows: "Sodexo, Inc., Facility Engineering"."""
    for found in complete().finditer(text, start, end):
        after = text[found.end() : end]
        word = found[0].strip(".").casefold()
        loose = word in ("corp", "corporation", "limited", "ltd", "lp", "l.p")
        if found.start() == start or not after.strip(EDGES + "*)"):
            continue
        if re.match(r"[\s*]*[,;/.-]", after) or (not loose and re.match(r"\s+[A-Z\d]", after)):
            follows = after.lstrip(" ,.;*-")
            if not complete().match(follows) and not re.match(
                r"(?:of|and|&|in|for|with|USA|US|U\.S|North America|d/b/a)\b|\(", follows
            ):
                return found.end()
            if re.match(r"[\s*]*[,;]\s*(?:and\s|&)", after):
                return found.end()
        if re.match(r"\s*(?:\sand\s|&)", after) and (complete().search(after) or re.search(r"\bCo(?:mpany)?\b", after)):
            return found.end()
    return None


def by_stroke(text: str, start: int, end: int) -> int | None:
    """Where a stroke parts two names: spaces around it, a complete name before it, or a site after it."""
    for found in re.finditer(r"\s*/\s*", text[start:end]):
        at, after = start + found.start(), text[start + found.end() : end]
        if at == start or in_bracket(text, start, at):
            continue
        spaced = len(found[0]) >= 3
        hard = words_pattern("hard_sites", r"\s(?:{})\s*\Z").search(after)
        if spaced or hard or ends_complete(text[start:at]):
            return at
    return None


def by_gap(text: str, start: int, end: int) -> int | None:
    """Where a wide gap parts a name from itself, said twice."""
    found = re.search(r"\S(\s{3,})(?=\S)", text[start:end])
    if found is None:
        return None
    first, second = text[start : start + found.start(1)].strip(), text[start + found.end() : end].strip()
    return start + found.start(1) if first.casefold() == second.casefold() else None


def by_notice(text: str, start: int, end: int) -> int | None:
    """Where "Notice for" stands, a site or its address after it."""
    found = NOTICE_FOR.search(text, start, end)
    return found.start() if found and found.start() > start and text[found.end() : end].strip() else None


def by_others(text: str, start: int, end: int) -> int | None:
    """Where a name ends and speaks of its affiliates without naming them."""
    before = r",?\s+(?:and|&)\s+(?:all\s+)?(?:of\s+)?(?:its\s+)?"
    found = words_pattern("others", before + r"(?:{})\b").search(text[start:end])
    return start + found.start() if found else None
