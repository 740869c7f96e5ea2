"""Web pages: the main text by trafilatura, else all the text of the body; title first, then a blank line."""

from __future__ import annotations

import re
from typing import NamedTuple

import trafilatura
from htmldate import find_date

from headcount.decode import filing, pagetable, plain, sniff, wall
from headcount.decode.markup import flat, heading, parsed
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage

LARGE = 4_000_000  # characters of HTML over which only the plain text is taken, so that time stays bounded
TAGS = 100_000  # the same for tags
SCANT = 25  # words: a main text with fewer is looked for again, with trafilatura's fallbacks, then in the whole body
PROSE = 60  # characters from which a block is a sentence, whose dates are not the page's
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)


class Page(NamedTuple):
    """What a page says: its title, its day and its text."""

    title: str | None
    published: PartialDate | None
    text: str


def passages(document: Document) -> list[Passage]:
    """The one passage of a page, or the rows of its tables of cuts, after its article where it holds one too.

    Raises DecodeError on a wall in front of the text, or when there is none.
    """
    markup = characters(document.content, document.media_type)
    if filing.of_html(markup):
        return filing.pages(document, markup)
    if tables := pagetable.passages(document, markup):
        return tables
    page = read(markup, document.name)
    if sniff.named(document) in sniff.ROWS:
        raise DecodeError(
            f"a page without a table of cuts, where a table was named: {heading(markup) or page.text[:60]!r}",
            next_step="open it in a browser to see what it says, and fetch the table again",
        )
    text, title = plain.headed(page.title or document.title, page.text)
    if not text:
        raise DecodeError("no text in the page", next_step="open it in a browser and save the article as HTML or text")
    return [plain.passage(document, text, title=title, published=page.published)]


def characters(content: bytes, media_type: str | None = None) -> str:
    """The characters of a page: UTF-8, or as its header or its own meta element says."""
    header = re.search(r"charset=\"?([\w.:-]+)", media_type or "", re.IGNORECASE)
    meta = CHARSET.search(content[:4096])
    said = header[1] if header else meta[1].decode("ascii") if meta else None
    return DECLARED.sub("", plain.decoded(content, said), count=1).replace("\x00", "")


def read(markup: str, name: str = "") -> Page:
    """Title, date and main text of a page. Raises DecodeError on a wall."""
    if len(markup) > LARGE or markup.count("<") > TAGS:
        return Page(heading(markup), None, flat(markup))
    found = main_text(markup, name, fast=True)
    if found is None or wall.size(found.text) < SCANT:
        found = main_text(markup, name, fast=False) or found or Page(heading(markup), None, "")
    if wall.size(found.text) >= wall.LITTLE:
        return found
    wall.check(found.text, flat(markup, silent=("script", "style")))
    everything = flat(markup) if wall.size(found.text) < SCANT else ""
    return found._replace(text=everything) if wall.size(everything) > wall.size(found.text) else found


def main_text(markup: str, name: str, *, fast: bool) -> Page | None:
    """What trafilatura takes for the article, None when it finds nothing. Comments of readers are left out."""
    url = name if "://" in name else None
    found = trafilatura.bare_extraction(markup, url=url, fast=fast, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return None
    return Page(found.title, declared(markup, url) if found.date else None, found.text or "")


def declared(markup: str, url: str | None) -> PartialDate | None:
    """The day that a page declares (meta elements, linked data, time elements, a line of its own, its address).

    Dates inside sentences are when things happened, not when the page was published.
    """
    tree = parsed(markup)
    if tree is None:
        return None
    for element in list(tree.iter("p", "li", "td", "blockquote", "footer")):
        if element.tag == "footer" or len(element.text_content()) >= PROSE:
            element.drop_tree()
    return day(find_date(tree, url=url, original_date=True, extensive_search=False))


def day(date: str | None) -> PartialDate | None:
    """An ISO date as a PartialDate, None when it is none."""
    try:
        return PartialDate.parse(date[:10]) if date else None
    except ValueError:
        return None
