"""Web pages: the main text by trafilatura, else all the text of the body; title first, then a blank line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import trafilatura
from lxml import html
from lxml.etree import ParserError

from headcount.decode import filing, plain, wall
from headcount.errors import DecodeError
from headcount.model import Document, PartialDate, Passage

LARGE = (
    4_000_000  # characters of HTML over which only the plain text is taken, so that time stays bounded (1 s a million)
)
TAGS = 100_000  # the same for tags
SCANT = (
    25  # words: a main text with fewer is looked for again, first with trafilatura's fallbacks, then in the whole body
)
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
SILENT = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "form", "nav", "select")
BREAKS = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "li", "tr", "section", "article", "table", "ul", "ol"),
    *("blockquote", "pre", "hr", "dt", "dd", "header", "footer", "main"),
)
BLANKS = re.compile(r"[^\S\n]+")
LINES = re.compile(r" ?\n[ \n]*")


class Page(NamedTuple):
    """What a page says: its title, its day and its text."""

    title: str | None
    published: PartialDate | None
    text: str


def passages(document: Document) -> list[Passage]:
    """The one passage of a page. Raises DecodeError on a wall in front of the text, or when there is none."""
    markup = characters(document.content, document.media_type)
    if filing.of_html(markup):
        return filing.pages(document, flat(markup))
    page = read(markup, document.name)
    text, title = plain.headed(page.title or document.title, page.text)
    if not text:
        raise DecodeError("no text in the page", next_step="open it in a browser and save the article as HTML or text")
    return [plain.passage(document, text, title=title, published=page.published)]


def characters(content: bytes, media_type: str | None) -> str:
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
    """What trafilatura takes for the article, None when it finds nothing.

    Without comments; dates by what the page declares, never by a search of its text (settings by benchmarks/decode.py).
    """
    url = name if "://" in name else None
    dates = {"original_date": True, "extensive_search": False}
    found = trafilatura.bare_extraction(
        markup, url=url, fast=fast, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    if found is None or isinstance(found, dict):
        return None
    return Page(found.title, day(found.date), found.text or "")


def day(date: str | None) -> PartialDate | None:
    """An ISO date as a PartialDate, None when it is none."""
    try:
        return PartialDate.parse(date[:10]) if date else None
    except ValueError:
        return None


def heading(markup: str) -> str | None:
    """The first h1 of a page, else its title element."""
    tree = parsed(markup)
    for path in ("//h1", "//title"):
        for element in () if tree is None else tree.xpath(path)[:1]:
            if said := " ".join(element.text_content().split()):
                return said
    return None


def flat(markup: str, silent: Sequence[str] = SILENT) -> str:
    """All the text of a page, a line for each block; what stands in ``silent`` elements (scripts, menus) left out."""
    tree = parsed(markup)
    if tree is None:
        return ""
    for element in list(tree.iter(*silent)):
        element.drop_tree() if element.getparent() is not None else element.clear()
    for element in tree.iter(*BREAKS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    for element in tree.iter("td", "th"):
        element.tail = f" {element.tail or ''}"
    return LINES.sub("\n", BLANKS.sub(" ", tree.text_content())).strip()


def parsed(markup: str) -> html.HtmlElement | None:
    """The tree of a page, None when it holds no element. Entities stand for characters only; nothing is fetched."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup, parser=parser)
    except ParserError:
        return None
