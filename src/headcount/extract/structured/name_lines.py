"""The lines of an employer's cell: its signs made plain, and which lines below the name are site and address."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from headcount.extract.structured import cells, marks
from headcount.extract.structured.addresses import is_town
from headcount.extract.structured.name_ends import complete
from headcount.extract.structured.places import is_wide
from headcount.vocab import employers

FEW = 2  # words of a line that only ends a name with a word of a site: "Oceanside Extended" / "Care Center"
NARROW = 25  # characters of a line in a column so narrow that names are broken off

BROKEN = r"[\xc2-\xf4](?:[\x80-\xbf]{1,3}|€[\x80-\xbf\u2013-\u2122])"  # a sign of UTF-8 read in another coding
CARRIAGE = re.compile(
    rf"{BROKEN}|"
    r"_x000D_|[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]|&nbsp;|&shy;|&[nm]dash;"
)
ODD = re.compile(r"_x000D_|[\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]|&(?:nbsp|shy|[nm]dash);")
HYPHENED = re.compile(r"(?<=\w)-(?:_x000D_)?[\r\n]+(?=\w)")  # a word parted at the end of a line
FORM = re.compile(r",\s*[A-Z]{2},\s*\d{5}\s*\Z")
TOWN_LINE = re.compile(r"[^\d]+,\s*[A-Z]{2}\.?,?\s*\d{5}(?:-\d{4})?\s*\Z|[A-Z]{2}\s+\d{5}\s*\Z")


def flat(text: str) -> str:
    """The cell with a space for each sign that is not seen, as long as the cell itself."""
    if not ODD.search(text):
        return text
    return CARRIAGE.sub(seen, HYPHENED.sub(lambda found: "-" * len(found[0]), text))


def seen(found: re.Match[str]) -> str:
    """A space for a sign that is not seen, a dash for an entity of one."""
    sign, length = mended(found[0]), len(found[0])
    if sign == found[0] and sign[0] > "\xc1":
        return "".join(" " if "\x7f" <= char <= "\xa0" else char for char in sign)
    if sign != found[0] and (sign.isalpha() or sign in "'’"):
        return sign * length
    return ("-" if "dash" in found[0] or sign in "–—" else " ").center(length)


def mended(text: str) -> str:
    """The sign that was read in a wrong coding ("â€“" for a dash), any other text as it is."""
    for coding in ("cp1252", "latin-1") if text[0] > "\xc1" else ():
        try:
            sign = text.encode(coding).decode("utf-8")
        except UnicodeError:
            continue
        if len(sign) == 1:
            return sign
    return text


def one_line(text: str) -> str:
    """Words as they are read: on one line, single spaces, a word parted by a hyphen at the line's end joined."""
    if not ODD.search(text) and "&" not in text:
        return " ".join(text.split())
    joined = HYPHENED.sub("-", text)
    entities = {"&shy;": "", "&ndash;": "–", "&mdash;": "—"}
    plain = CARRIAGE.sub(lambda found: entities.get(found[0], written(found[0])), joined)
    return " ".join(html.unescape(plain).split())


def written(sign: str) -> str:
    """A sign that is seen as it was meant, a space for any other."""
    meant = mended(sign)
    return meant if meant != sign and meant.isprintable() else sign if len(sign) > 1 and sign[0] > "\xc1" else " "


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
    if first.rstrip().endswith(("&", "+", "#", " of", " and", " for", " the")):
        return True
    if re.match(r"(?:of|and|&|for)\s", second.lstrip()):
        return True
    firms = cells.words()["employer"]["firms"]
    if second.split() and all(word.strip(".,").casefold() in firms for word in second.split()):
        return True
    found = complete().search(second)
    if found is None or complete().search(first) or is_address(second):
        return False
    before = second[: found.start()].split()
    return len(before) <= 2 and (not before or before[0].casefold() not in first.casefold().split())


def wraps(line: str, below: Sequence[str], state: str | None) -> bool:
    """True when a line of a narrow cell breaks off only because its next word had no room: "Transamerica Life".

    The room is that of the longest line. A complete name is not broken off, nor is anything in the lines of a form,
    which parts state and postal code by a comma.
    """
    line, next_line = line.strip(), below[0].strip()
    room = max(len(line), *(len(one.strip()) for one in below))
    words = next_line.split()
    if room > NARROW or not line or not words or len(line) + 1 + len(words[0]) <= room or FORM.search(below[-1]):
        return False
    own = is_address(next_line) or says_nothing(next_line) or is_wide(next_line, state) or marks.markers(next_line)
    if own or ends_whole(line) or any(is_town(" ".join(words[:count]), state) for count in (1, 2)):
        return False
    is_site = words[-1].strip(".,").casefold() in cells.words()["employer"]["sites"]
    return not is_site or (len(words) <= FEW and employers.resolve(line) is None)


def ends_whole(line: str) -> bool:
    """True when a line ends as the name of a firm does."""
    last = line.split()[-1].strip(".,").casefold()
    return bool(complete().search(line)) or last in cells.words()["employer"]["firms"]


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
