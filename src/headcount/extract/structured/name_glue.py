"""A site glued to a name by a hyphen without spaces ("Benihana-Plano", "Aramark-Jones Hall") -> where the name ends."""

from __future__ import annotations

import re

from headcount.extract.structured import cells
from headcount.extract.structured.addresses import is_town
from headcount.vocab import employers

HYPHEN = re.compile(r"(?<=[\w.)])-(?=\w)")
SHORT = 3  # letters of what may stand alone before the hyphen: USAA, but not T-ROC


def glued_site(text: str, start: int, end: int, state: str | None, near: str | None) -> int | None:
    """Where the name ends before the hyphen of a site, None where the hyphen is one of the name (Coca-Cola).

    ``near`` is the town that the row itself names.
    """
    hyphens = [found.start() for found in HYPHEN.finditer(text, start, end)]
    if not hyphens or employers.resolve(text[start:end].strip()):
        return None
    halves = ((at, text[start:at].strip(), text[at + 1 : end].strip()) for at in hyphens)
    return next((at for at, left, right in halves if is_site(left, right, state, near)), None)


def is_site(left: str, right: str, state: str | None, near: str | None) -> bool:
    """True when a town or words of a site stand behind a name that is one without them."""
    before, after = left.split(), right.split()
    opened = left.count("(") > left.count(")")
    if sum(map(str.isalpha, left)) < SHORT or not after or "," in right or opened:
        return False
    pair = f"{before[-1]}-{after[0]}"
    if employers.resolve(pair) or (state and (is_town(pair, state) or is_town(f"{before[-1]}-{right}", state))):
        return False
    known = employers.resolve(left) is not None
    if near and right.casefold() == near.casefold():
        return True
    if state and is_town(right, state) and not is_town(before[-1], state):
        return known or is_firm(before)
    if len(after) < 2 or not ends_as_site(after):
        return False
    street = len(before) > 1 and last_word(after) in cells.words()["places"]["streets"]
    return known or street or is_firm(before) or (starts(right, near) and not (state and is_town(before[-1], state)))


def last_word(words: list[str]) -> str:
    """The last of some words in lower case, without the signs around it."""
    return words[-1].strip(".,").casefold()


def is_firm(words: list[str]) -> bool:
    """True when some words end as the name of a firm does: Hostess Brands."""
    listed = cells.words()["employer"]
    return len(words) > 1 and (last_word(words) in listed["firms"] or last_word(words) in listed["complete"])


def ends_as_site(words: list[str]) -> bool:
    """True when words end as those of a site do, or of a street."""
    listed = cells.words()
    return last_word(words) in listed["employer"]["sites"] or last_word(words) in listed["places"]["streets"]


def starts(right: str, near: str | None) -> bool:
    """True when the words behind the hyphen begin with the row's own town: "Birmingham Branch"."""
    return bool(near) and right.casefold().startswith(f"{near} ".casefold())
