"""HTML as a tree and as plain text, by lxml. Nothing in it is executed or fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html
from lxml.etree import ParserError

SILENT = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "form", "nav", "select")
BREAKS = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "li", "tr", "section", "article", "table", "ul", "ol"),
    *("blockquote", "pre", "hr", "dt", "dd", "header", "footer", "main"),
)
BLANKS = re.compile(r"[^\S\n]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINES = re.compile(r" ?\n[ \n]*")


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
        element.text, element.tail = legal(f"\n{element.text or ''}"), legal(f"\n{element.tail or ''}")
    for element in tree.iter("td", "th"):
        element.tail = legal(f" {element.tail or ''}")
    return LINES.sub("\n", BLANKS.sub(" ", tree.text_content())).strip()


def legal(text: str) -> str:
    """``text`` without the control characters that no tree may hold."""
    return CONTROL.sub("", text)


def parsed(markup: str) -> html.HtmlElement | None:
    """The tree of a page, None when it holds no element. Entities stand for characters only; nothing is fetched."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup, parser=parser)
    except ParserError:
        return None
