"""Changes of the record -> an Atom feed (RFC 4287): one entry a change, its id the same in every edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.etree import ElementTree

from headcount.model import content_id

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed without an entry was updated."""


def feed(changes: Iterable[Mapping[str, Any]], title: str) -> str:
    """The feed of changes as rows of `ledger.changes`, newest first, as XML text."""
    rows = list(changes)
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    newest = max((str(row["at"]) for row in rows), default=NEVER)
    for name, text in (("id", f"urn:headcount:{content_id('feed', title)}"), ("title", title), ("updated", newest)):
        ElementTree.SubElement(root, name).text = text
    ElementTree.SubElement(ElementTree.SubElement(root, "author"), "name").text = "Headcount"
    for row in rows:
        entry(root, row)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def entry(root: ElementTree.Element, row: Mapping[str, Any]) -> None:
    """Adds one change to the feed."""
    one = ElementTree.SubElement(root, "entry")
    name = content_id("chg", row["at"], row["kind"], row["event"], row["what"])
    heading = f"{row['employer'] or row['event']}: {row['kind']}"
    for tag, text in (("id", f"urn:headcount:{name}"), ("title", heading), ("updated", str(row["at"]))):
        ElementTree.SubElement(one, tag).text = printable(text)
    ElementTree.SubElement(one, "category", term=str(row["kind"]))
    ElementTree.SubElement(one, "content", type="text").text = printable(f"{row['what']}\n{row['cite'] or ''}".strip())


def printable(text: str) -> str:
    """``text`` without what XML 1.0 can't hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n\r" or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
    )
