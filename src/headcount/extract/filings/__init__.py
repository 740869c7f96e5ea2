"""SEC filings: the cut that Item 2.05 tells, read by the filing's own structure; the employer is the filer."""

from __future__ import annotations

from headcount.extract.filings.filer import filer
from headcount.extract.filings.scope import Scope, scope
from headcount.extract.filings.writer import Writer
from headcount.model import Cut, Passage

__all__ = ["claims", "of_item"]


def claims(passage: Passage, filed_by: str | None = None) -> list[Cut] | None:
    """The cut of a filing, one claim each for staff and contractors; None where the text has no items as an 8-K has.

    Without Item 2.05 the other items and the exhibits tell of a cut only by a number and a word of cutting.
    ``filed_by`` is the filer where the text does not name it.
    """
    read = scope(passage.text)
    if read.item:
        return of_item(passage, read, filed_by)
    if not read.others:
        return None
    spans = (*read.others, *read.exhibits)
    return Writer(passage, read, spans, filer(passage.text, read, filed_by)).cuts(exhibit=True)


def of_item(passage: Passage, read: Scope, filed_by: str | None = None) -> list[Cut]:
    """The claims of what ``read`` scopes; the exhibits are asked for a number only where the item gives none.

    Where neither gives one, a cut that is told of with its charges is still a claim.
    """
    who = filer(passage.text, read, filed_by)
    item = Writer(passage, read, read.item, who)
    made = item.cuts(exhibit=False)
    if not made and read.exhibits:
        made = Writer(passage, read, (*read.item, *read.exhibits), who).cuts(exhibit=True)
    return made or item.uncounted()
