"""The pieces of an employer's cell beside its name: other names, brackets, sites, addresses, marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from headcount.extract.structured import cells
from headcount.extract.structured.addresses import is_town, spot, state_of, street
from headcount.extract.structured.marks import either, markers, papers, rest
from headcount.extract.structured.name_ends import DASH, EDGES, NOTICE_FOR, complete, in_bracket, name_end
from headcount.extract.structured.places import is_wide
from headcount.model import Span
from headcount.vocab import employers, places

Part = tuple[int, int]
"""Where a stretch of the cell begins and ends."""
PLAIN = re.compile(r"[A-Z][A-Za-z'.&]*(?: [A-Za-z'.&]+)*(?:, (?:Inc|LLC|Ltd|Corp|LP)\.?)?")
URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
LEAD = re.compile(r"(?:and\s+|&\s*(?!\w+;))(?=\S)|an?\s(?=.*\b(?:company|business|brand)\Z)", re.IGNORECASE)
SENTENCE = 8  # words from which a cell of small letters is a sentence


@cache
def special() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that make a cell of letters more than a plain name, and the ends of words that do, glued on or not."""
    listed = cells.words()
    marks = [word for section in ("markers", "weak_markers") for words in listed[section].values() for word in words]
    keys = ("also", "at", "complete", "others")
    words = {part for key in keys for word in listed["employer"][key] for part in word.split() if len(part) > 1}
    return frozenset(words), (*marks, "notice", "notices", "warn", "affected", "document", "documents", "attachment")


def is_plain(text: str) -> bool:
    """True when a cell is a name and nothing else, seen at a glance."""
    if not PLAIN.fullmatch(text):
        return False
    words, ends = special()
    folded = text.casefold().replace(",", "").split()
    before = [*(word.replace(".", "") for word in folded[:-1]), *text.casefold().replace(".", " ").split()[:-1]]
    return not any(word in words for word in before) and not any(word.endswith(ends) for word in folded)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span of a part without spaces, loose signs and brackets around it, None when no letter or digit is left."""
    before = None
    while start < end and before != (start, end):
        before = (start, end)
        while start < end and (text[start] in EDGES or text.startswith("(*)", start)):
            start += 3 if text.startswith("(*)", start) else 1
        while start < end and text[end - 1] in EDGES:
            end -= 1
        opened, closed = text.find("(", start, end), text.find(")", start, end)
        if opened == start and closed in (-1, end - 1):
            start, end = start + 1, end - (closed > 0)
        elif (start < end and text[end - 1] == "(") or (opened < 0 and 0 <= closed == end - 1):
            end -= 1
    return Span(start, end) if any(char.isalnum() for char in text[start:end]) else None


def no_name(text: str) -> bool:
    """True when what is left names no employer: an address of a page, a marker, a sentence, nothing known."""
    if cells.is_unknown(text) or URL.fullmatch(text):
        return True
    whole = rest().match(text)
    if whole and whole.end() == len(text) and (markers(text) or papers().match(text)):
        return True
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= SENTENCE and sum(word[0].islower() for word in words) >= 0.75 * len(words)


@cache
def also_pattern() -> re.Pattern[str]:
    """The words between two names of one employer, with the signs and the bracket around them."""
    words = []
    for word in sorted(cells.words()["employer"]["also"], key=len, reverse=True):
        letters = word.split() if max(map(len, word.split())) == 1 else None
        short = letters or (list(word) if len(word) == 3 else None)
        words.append(r"\s?[./]\s?".join(short) + r"[./]?" if short else either([word]))
        words += [word] if short and not letters else []
    forms = "|".join(words)
    return re.compile(
        rf"(?<![^\W_])[\s(*,;/–-]*(?<![^\W_])(?:{forms})(?![^\W_])(?:\s*[/&]\s*(?:{forms})(?![^\W_]))*[\s:;,./–-]*",
        re.IGNORECASE,
    )


def also(text: str, start: int, end: int) -> list[Part]:
    """The stretches between the words for another name; the first is the name's own, if it is not empty."""
    found = [(match.start(), match.end()) for match in also_pattern().finditer(text, start, end)]
    ends = [*(at for at, _ in found), end]
    begins = [start, *(stop for _, stop in found)]
    return [(at, stop) for at, stop in zip(begins, ends, strict=True) if text[at:stop].strip(EDGES + "(")]


def glued_address(text: str, start: int, end: int, state: str | None) -> int | None:
    """Where an address begins that is glued to a name, None without one or without a name before it."""
    begun = trimmed(text, start, end)
    for match in street().finditer(text, begun.start if begun else start, end):
        before = text[start : match.start()]
        open_ = in_bracket(text, start, match.start())
        if not open_ and any(char.isalpha() for char in before) and is_end(text, match.start(), end, state):
            return match.start()
    return None


def is_end(text: str, start: int, end: int, state: str | None = None) -> bool:
    """True when an address runs to the end: its street or its room is the last, or its town."""
    left = text[start:end].rstrip(" .,)")
    words = [word.casefold() for word in re.findall(r"[^\s,.]+", left)]
    listed = cells.words()["places"]
    found = spot(left, state)
    if words[-1] in listed["streets"] or words[-1] in listed["rooms"] or (found is not None and found.span.start > 0):
        return True
    numbered = "#" in words[-1] or (len(words) > 1 and words[-2] in (*listed["streets"], *listed["rooms"]))
    return numbered and any(char.isdigit() for char in words[-1])


def town_and_county(text: str, start: int, end: int, state: str | None) -> tuple[Part, Part] | None:
    """A town and its county in brackets at the end, where the tables have that town in that county of the state."""
    match = re.search(r"\(\s*([A-Z][\w .'-]+?)\s*\)\s*\Z", text[start:end])
    code = places.state_code(state) if state else None
    if match is None or code is None:
        return None
    before = list(re.finditer(r"\S+", text[start : start + match.start()]))[-4:]
    for word in before:
        at, stop = start + word.start(), start + before[-1].end()
        found = places.resolve(f"{text[at:stop]}, {code}") if text[at:stop][0].isalpha() else None
        if found and found.kind == "city" and (found.county or "").casefold() == match[1].casefold():
            return (at, stop), (start + match.start(1), start + match.end(1))
    return None


def parts(text: str, start: int, end: int, kind: str, state: str | None) -> Iterator[tuple[str, Part]]:
    """The parts of a stretch that begins with a name, each with its kind: that name, then sites and other names."""
    stop = at = name_end(text, start, end)
    turned = turned_round(text, start, stop, end, state)
    yield ("site" if turned else kind), (start, stop)
    name = text[start:stop]
    if one_name_twice(name, text[stop:end]):
        return
    while at < end:
        begin, at = at, piece_end(text, at, end)
        span = trimmed(text, begin, at)
        if span is None:
            continue
        what, span = piece_kind(text, begin, span, name, state)
        if turned and what != "mark":
            what, turned = kind, False
        if what == "split":
            split = name_end(text, span.start, span.end)
            yield "also", (span.start, split)
            at = min(at, split)
        elif what != "nothing":
            yield what, (begin, at) if what == "mark" else (span.start, span.end)


def one_name_twice(first: str, second: str) -> bool:
    """True when a cell says the same name twice."""
    return first.strip(EDGES).casefold() == second.strip(EDGES).casefold()


def turned_round(text: str, start: int, stop: int, end: int, state: str | None) -> bool:
    """True when a town stands before the dash and a firm after it: "Calabasas - C2 Educational Systems, Inc."."""
    return bool(
        state
        and DASH.match(text, stop, end)
        and is_town(text[start:stop].strip(), state)
        and complete().search(text, stop, end)
    )


def piece_end(text: str, at: int, end: int) -> int:
    """Where a piece behind the name ends: at its closing bracket, before the next dash or bracket."""
    begun = next((here for here in range(at, end) if text[here] not in EDGES), end)
    if begun < end and text[begun] == "(":
        closed = text.find(")", begun, end)
        return end if closed < 0 else closed + 1
    found = [
        where.start() for where in (DASH.search(text, begun, end), re.compile(r"\(").search(text, begun, end)) if where
    ]
    return min((where for where in found if where > begun), default=end)


def piece_kind(text: str, begin: int, span: Span, name: str, state: str | None) -> tuple[str, Span]:
    """What a piece behind the name is (also, site, address, mark, nothing, or split: several names), and its words."""
    before, listed = text[begin : span.start], cells.words()["employer"]
    opened = at_pattern().match(text, span.start, span.end) or NOTICE_FOR.match(text, span.start, span.end)
    if opened and opened.end() == span.end:
        return "nothing", span
    if opened:
        return ("address" if text[opened.end()].isdigit() and ":" in opened[0] else "site"), Span(
            opened.end(), span.end
        )
    if (lead := LEAD.match(text, span.start, span.end)) and lead.end() < span.end:
        span = Span(lead.end(), span.end)
    piece = text[span.start : span.end]
    alone, plain = rest().match(piece), cells.plain_words(html.unescape(piece))
    if alone and alone.end() == len(piece) and (markers(piece) or papers().search(piece)):
        return "mark", span
    if one_name_twice(piece, name) or is_wide(piece, state) or plain in (*listed["others"], *listed["itself"]):
        return "nothing", span
    listed_places = cells.words()["places"]
    way = piece[:1].isdigit() and plain.split()[-1] in (*listed_places["ways"], *listed_places["streets"])
    if way or (street().match(piece) and is_end(piece, 0, len(piece), state)):
        return "address", span
    if re.match(r"#|\d+\Z", piece) or "@" in before:
        return "site", span
    if len(complete().findall(piece)) > 1 and "(" not in before:
        return "split", span
    return ("also" if is_other_name(piece, before, name, state) else "site"), span


@cache
def at_pattern() -> re.Pattern[str]:
    """The words before a site: "at Shop #154"."""
    return re.compile(rf"(?:{either(cells.words()['employer']['at'])})\s+(?=\S)", re.IGNORECASE)


def is_other_name(piece: str, before: str, name: str, state: str | None) -> bool:
    """True when a piece names the employer once more, or its parent: by its words; in doubt a bracket does."""
    listed = cells.words()["employer"]
    words = [word.casefold().strip(".,'") for word in re.findall(r"[^\s,/]+", piece)]
    last = words[-1] if words else ""
    if complete().search(piece) or is_initials(piece, name) or is_initials(name.strip(EDGES), piece):
        return True
    if last in listed["sites"] or is_town(piece, state) or state_of(piece):
        return False
    if last in listed["firms"] or ("/" in before and "(" not in before):
        return True
    if employers.resolve(piece) is not None and not is_town(piece, None):
        return True
    return "(" in before and not any(word in listed["sites"] for word in words) and not re.search(r"\d", piece)


def is_initials(short: str, long: str) -> bool:
    """True when the capitals of ``short`` are the first letters of the words of ``long``, in their order."""
    letters = [char for char in short.casefold() if char.isalpha()]
    firsts = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", long)]
    if not 2 <= len(letters) <= 8 or " " in short.strip() or len(firsts) < 2:
        return False
    if letters[0] not in firsts[: 2 if firsts[0] == "t" else 1]:
        return False
    rest_of = iter(firsts)
    return sum(any(letter == first for first in rest_of) for letter in letters) >= len(letters) - (len(letters) > 3)
