"""The pieces of an employer's cell: where its lines, other names, brackets and sites begin and end."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from headcount.extract.structured import cells
from headcount.extract.structured.addresses import is_town, spot, state_of, street
from headcount.extract.structured.marks import either, markers, papers, rest
from headcount.extract.structured.places import is_wide
from headcount.model import Span
from headcount.vocab import employers, places

Part = tuple[int, int]
"""Where a stretch of the cell begins and ends."""
PLAIN = re.compile(r"[A-Z][A-Za-z'.&]*(?: [A-Za-z'.&]+)*")
CARRIAGE = re.compile(r"_x000D_|[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]|&nbsp;|&shy;|&[nm]dash;")
HYPHENED = re.compile(r"(?<=\w)-(?:_x000D_)?[\r\n]+(?=\w)")  # a word parted at the end of a line
EDGES = " \t,;:*-–—/|_@"
URL = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
TOWN_LINE = re.compile(r"[^\d]+,\s*[A-Z]{2}\.?,?\s*\d{5}(?:-\d{4})?\s*\Z|[A-Z]{2}\s+\d{5}\s*\Z")
DASH = re.compile(r"\s[-–—]+\s*|(?<=[^\s-])[-–—]\s+|\s*[–—]\s*|(?<=[^\W\d])\s*:\s+")
NOTICE_FOR = re.compile(r"[\s-]*\bnotices?\s+for\b[\s:]*", re.IGNORECASE)
SENTENCE = 8  # words from which a cell of small letters is a sentence


def flat(text: str) -> str:
    """The cell with a space for each sign that is not seen, as long as the cell itself."""
    return CARRIAGE.sub(seen, HYPHENED.sub(lambda found: "-" * len(found[0]), text))


def seen(found: re.Match[str]) -> str:
    """A space for a sign that is not seen, a dash for an entity of one."""
    return ("-" if "dash" in found[0] else " ") .center(len(found[0]))


def one_line(text: str) -> str:
    """Words as they are read: on one line, single spaces, a word parted by a hyphen at the line's end joined."""
    joined = HYPHENED.sub("-", text)
    entities = {"&shy;": "", "&ndash;": "–", "&mdash;": "—"}
    return " ".join(html.unescape(CARRIAGE.sub(lambda found: entities.get(found[0], " "), joined)).split())


@cache
def special() -> re.Pattern[str]:
    """Words that make a cell of letters more than a plain name."""
    listed = cells.words()
    marks = [word for section in ("markers", "weak_markers") for words in listed[section].values() for word in words]
    words = [*listed["employer"]["also"], *listed["employer"]["at"], *listed["employer"]["complete"], *listed["employer"]["others"], *marks]
    return re.compile(rf"(?:{either(words)}|notices?|WARN|attachments?|documents?)\.?\s+\S|(?:{either(marks)}|notices?|WARN|attachments?|documents?|affected)\b|&\w+;", re.IGNORECASE)


def lines(text: str, *, below: bool) -> list[int]:
    """Where the lines under the first begin, when they hold the site and the address; none when they only wrap the name."""
    starts = [found.end() for found in re.finditer(r"(?:_x000D_)?(?:\r\n|\n|\r)", text)]
    begun = len(text) - len(text.lstrip())
    starts = [at for at in starts if at > begun]
    if not starts or below:
        return starts
    written = [line.strip() for line in text[begun:].splitlines() if line.strip()]
    return starts if len(written) > 1 and TOWN_LINE.search(flat(written[-1])) and any(map(is_address, written[1:])) else []


def continues(first: str, second: str) -> bool:
    """True when the second line only ends the name of the first: "Reinhart" / "Foodservice, L.L.C."."""
    if first.rstrip().endswith(("&", "+", "#", " of", " and", " and the", " the")):
        return True
    found = complete().search(second)
    if found is None or complete().search(first) or is_address(second):
        return False
    before = second[: found.start()].split()
    return len(before) <= 2 and (not before or before[0].casefold() not in first.casefold().split())


def is_address(line: str) -> bool:
    """True when a line begins an address: a house number, a box, or a town with its state."""
    line = line.strip()
    return bool(re.match(r"\d+[\w-]*\s+\S|(?:P\.?\s?O\.?|Post Office)\s+Box|Suite\s", line, re.IGNORECASE)) or bool(TOWN_LINE.match(line))


def says_nothing(line: str) -> bool:
    """True when a line names no site: N/A, Statewide."""
    listed = cells.words()["places"]
    plain = cells.plain_words(line)
    return not plain or cells.is_unknown(line.strip()) or plain in listed["everywhere"] or plain in listed["nowhere"]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span of a part without spaces, loose signs and brackets around it, None when no letter or digit is left."""
    while start < end and (text[start] in EDGES or text.startswith("(*)", start)):
        start += 3 if text.startswith("(*)", start) else 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    inner = text[start:end]
    if inner.startswith("(") and inner.count(")") <= 1 and (inner.endswith(")") or ")" not in inner):
        return trimmed(text, start + 1, end - inner.endswith(")"))
    if inner.endswith("(") or (inner.endswith(")") and "(" not in inner):
        return trimmed(text, start, end - 1)
    return Span(start, end) if any(char.isalnum() for char in inner) else None


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
    return re.compile(rf"(?<![^\W_])[\s(*,;/–-]*(?<![^\W_])(?:{forms})(?![^\W_])(?:\s*[/&]\s*(?:{forms})(?![^\W_]))*[\s:;,./–-]*", re.IGNORECASE)


def also(text: str, start: int, end: int) -> list[Part]:
    """The stretches between the words for another name; the first is the name's own, if it is not empty."""
    found = [(match.start(), match.end()) for match in also_pattern().finditer(text, start, end)]
    ends = [*(at for at, _ in found), end]
    begins = [start, *(stop for _, stop in found)]
    return [(at, stop) for at, stop in zip(begins, ends, strict=True) if text[at:stop].strip(EDGES + "(")]


@cache
def complete() -> re.Pattern[str]:
    """A form after which a name is complete."""
    words = "|".join(re.escape(word).replace(r"\.", r"\.?\s?") for word in sorted(cells.words()["employer"]["complete"], key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])\.?", re.IGNORECASE)


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
    return next((found.start() for found in DASH.finditer(text, start, end) if found.start() > start and not in_bracket(text, start, found.start())), None)


def in_bracket(text: str, start: int, at: int) -> bool:
    """True when a bracket is open at ``at``."""
    return text.count("(", start, at) > text.count(")", start, at)


def by_bracket(text: str, start: int, end: int) -> int | None:
    """Where a bracket stands that is no part of the name, with nothing of the name after it."""
    listed = cells.words()["employer"]["inside"]
    for found in re.finditer(r"\(([^()]*)(?:\)|\Z)", text[start:end]):
        after = text[start + found.end() : end].lstrip()
        inside = found[1].strip().casefold() in listed
        goes_on = after[:1].isalnum() and not re.match(r"(?:at|operations|#)", after) or complete().match(after.lstrip(", "))
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


def by_at(text: str, start: int, end: int) -> int | None:
    """Where "@" stands, or "at" behind a name that is complete or known."""
    words = either(cells.words()["employer"]["at"])
    for found in re.finditer(rf"\s*@\s*|\s+(?:{words})\s+", text[start:end], re.IGNORECASE):
        at = start + found.start()
        before = text[start:at].rstrip(" ,")
        known = "@" in found[0] or "/" in found[0] or "operation" in found[0].lower() or ends_complete(before) or employers.resolve(before)
        if before and known:
            return at
    return None


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
            if not complete().match(follows) and not re.match(r"(?:of|and|&|in|for|with|USA|US|U\.S|North America|d/b/a)\b|\(", follows):
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
        hard = re.search(rf"\s(?:{either(cells.words()['employer']['hard_sites'])})\s*\Z", after, re.IGNORECASE)
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
    words = either(cells.words()["employer"]["others"])
    found = re.search(rf",?\s+(?:and|&)\s+(?:all\s+)?(?:of\s+)?(?:its\s+)?(?:{words})\b", text[start:end], re.IGNORECASE)
    return start + found.start() if found else None


def piece_end(text: str, at: int, end: int) -> int:
    """Where a piece behind the name ends: at its closing bracket, before the next dash or bracket."""
    begun = next((here for here in range(at, end) if text[here] not in EDGES), end)
    if begun < end and text[begun] == "(":
        closed = text.find(")", begun, end)
        return end if closed < 0 else closed + 1
    found = [where.start() for where in (DASH.search(text, begun, end), re.compile(r"\(").search(text, begun, end)) if where]
    return min((where for where in found if where > begun), default=end)


def piece_kind(text: str, begin: int, span: Span, name: str, state: str | None) -> tuple[str, Span]:
    """What a piece behind the name is (also, site, address, mark, nothing, split: several names) and where its words stand."""
    before, listed = text[begin : span.start], cells.words()["employer"]
    if opened := at_pattern().match(text, span.start, span.end) or NOTICE_FOR.match(text, span.start, span.end):
        return ("address" if text[opened.end()].isdigit() and ":" in opened[0] else "site"), Span(opened.end(), span.end)
    if opened := re.compile(r"(?:and|&)\s*(?=\w)|an?\s(?=.*\b(?:company|business|brand)\Z)", re.IGNORECASE).match(text, span.start, span.end):
        span = Span(opened.end(), span.end)
    piece = text[span.start : span.end]
    alone, plain = rest().match(piece), cells.plain_words(html.unescape(piece))
    if alone and alone.end() == len(piece) and (markers(piece) or papers().search(piece)):
        return "mark", span
    if one_name_twice(piece, name) or is_wide(piece, state) or plain in (*listed["others"], *listed["itself"]):
        return "nothing", span
    if street().match(piece) and is_end(piece, 0, len(piece), state):
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
    """True when a piece names the employer once more, or its parent: by its words; in doubt a bracket does, a dash not."""
    listed = cells.words()["employer"]
    words = [word.casefold().strip(".,'") for word in re.findall(r"[^\s,/]+", piece)]
    last = words[-1] if words else ""
    if complete().search(piece) or is_initials(piece, name) or is_initials(name.strip(EDGES), piece):
        return True
    if last in listed["sites"] or is_town(piece, state) or state_of(piece):
        return False
    if last in listed["firms"] or ("/" in before and "(" not in before) or employers.resolve(piece) is not None:
        return True
    return "(" in before and not any(word in listed["sites"] for word in words) and not re.search(r"\d", piece)


def is_initials(short: str, long: str) -> bool:
    """True when the capitals of ``short`` are the first letters of the words of ``long``, in their order."""
    letters = [char for char in short.casefold() if char.isalpha()]
    firsts = [word[0].casefold() for word in re.findall(r"[^\W\d_]+", long)]
    if not 2 <= len(letters) <= 8 or " " in short.strip() or len(firsts) < 2:
        return False
    rest_of = iter(firsts)
    return sum(any(letter == first for first in rest_of) for letter in letters) >= max(2, len(letters) - 1)
