"""The lines of an employer's cell: its signs made plain, and which lines below the name are site and address."""

from __future__ import annotations

import html
import re

from headcount.extract.structured import cells
from headcount.extract.structured.name_ends import complete

CARRIAGE = re.compile(
    r"_x000D_|[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]|&nbsp;|&shy;|&[nm]dash;"
)
ODD = re.compile(r"_x000D_|[\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]|&(?:nbsp|shy|[nm]dash);")
HYPHENED = re.compile(r"(?<=\w)-(?:_x000D_)?[\r\n]+(?=\w)")  # a word parted at the end of a line
TOWN_LINE = re.compile(r"[^\d]+,\s*[A-Z]{2}\.?,?\s*\d{5}(?:-\d{4})?\s*\Z|[A-Z]{2}\s+\d{5}\s*\Z")


def flat(text: str) -> str:
    """The cell with a space for each sign that is not seen, as long as the cell itself."""
    if not ODD.search(text):
        return text
    return CARRIAGE.sub(seen, HYPHENED.sub(lambda found: "-" * len(found[0]), text))


def seen(found: re.Match[str]) -> str:
    """A space for a sign that is not seen, a dash for an entity of one."""
    return ("-" if "dash" in found[0] else " ").center(len(found[0]))


def one_line(text: str) -> str:
    """Words as they are read: on one line, single spaces, a word parted by a hyphen at the line's end joined."""
    if not ODD.search(text) and "&" not in text:
        return " ".join(text.split())
    joined = HYPHENED.sub("-", text)
    entities = {"&shy;": "", "&ndash;": "–", "&mdash;": "—"}
    return " ".join(html.unescape(CARRIAGE.sub(lambda found: entities.get(found[0], " "), joined)).split())


def lines(text: str, *, below: bool) -> list[int]:
    """Where the lines under the first begin, when they hold a site and an address, not only the rest of the name."""
    starts = [found.end() for found in re.finditer(r"(?:_x000D_)?(?:\r\n|\n|\r)", text)]
    begun = len(text) - len(text.lstrip())
    starts = [at for at in starts if at > begun]
    if not starts or below:
        return starts
    written = [line.strip() for line in text[begun:].splitlines() if line.strip()]
    return (
        starts if len(written) > 1 and TOWN_LINE.search(flat(written[-1])) and any(map(is_address, written[1:])) else []
    )


def continues(first: str, second: str) -> bool:
    """True when the second line only ends the name of the first: "Reinhart" / "Foodservice, L.L.C."."""
    if first.rstrip().endswith(("&", "+", "#", " of", " and", " and the", " the")):
        return True
    firms = cells.words()["employer"]["firms"]
    if second.split() and all(word.strip(".,").casefold() in firms for word in second.split()):
        return True
    found = complete().search(second)
    if found is None or complete().search(first) or is_address(second):
        return False
    before = second[: found.start()].split()
    return len(before) <= 2 and (not before or before[0].casefold() not in first.casefold().split())


def is_address(line: str) -> bool:
    """True when a line begins an address: a house number, a box, or a town with its state."""
    line = line.strip()
    return bool(re.match(r"\d+[\w-]*\s+\S|(?:P\.?\s?O\.?|Post Office)\s+Box|Suite\s", line, re.IGNORECASE)) or bool(
        TOWN_LINE.match(line)
    )


def says_nothing(line: str) -> bool:
    """True when a line names no site: N/A, Statewide."""
    listed = cells.words()["places"]
    plain = cells.plain_words(line)
    return not plain or cells.is_unknown(line.strip()) or plain in listed["everywhere"] or plain in listed["nowhere"]
