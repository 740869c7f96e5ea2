"""SEC filings: the cut that Item 2.05 tells, read by the filing's own structure; the employer is the filer."""

from __future__ import annotations

from dataclasses import replace

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
    if not read.form:
        return None
    spans = (*read.others, *read.exhibits)
    return Writer(passage, read, spans, filer(passage.text, read, filed_by)).cuts("elsewhere")


def of_item(passage: Passage, read: Scope, filed_by: str | None = None) -> list[Cut]:
    """The claims of what ``read`` scopes; the exhibits are asked for a number only where the item gives none.

    Where neither gives one, a cut that is told of with its charges is still a claim.
    """
    who = filer(passage.text, read, filed_by)
    item = Writer(passage, read, read.item, who)
    made = item.cuts("item")
    if not read.exhibits or any(cut.headcount and not cut.headcount.derived for cut in made):
        return made or item.uncounted()
    outside = Writer(passage, read, (*read.item, *read.exhibits), who).cuts("exhibit")
    if not made or any(cut.headcount and not cut.headcount.derived for cut in outside):
        made = [with_share(cut, made) for cut in outside]
    return made or item.uncounted()


def with_share(cut: Cut, item: list[Cut]) -> Cut:
    """The claim of an exhibit's number with the share of the workforce that the item gives for it."""
    share = next((one for one in item if one.percent), None)
    if share is None or cut.percent or cut.type == "contractor":
        return cut
    return replace(cut, percent=share.percent, quotes={**cut.quotes, "percent": share.quotes["percent"]})
