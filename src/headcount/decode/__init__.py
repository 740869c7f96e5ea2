"""Document -> Passages: the text of what was fetched, whatever its format. Nothing is executed, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from headcount.decode import sniff
from headcount.errors import DecodeError
from headcount.model import Document, Passage

READERS: Mapping[str, str] = {
    "text": "plain",
    "html": "page",
    "pdf": "pdf",
    "mail": "mail",
    "table": "table",
    "workbook": "workbook",
    "json": "rows",
    "filing": "filing",
}
"""The module that reads each form; loaded when the first document of that form comes."""


def passages(document: Document) -> list[Passage]:
    """The passages of ``document``, at least one. Raises DecodeError with the cause and the next step."""
    try:
        read: Callable[[Document], list[Passage]] = import_module(
            f"headcount.decode.{READERS[sniff.form(document)]}"
        ).passages
        found = read(document)
    except DecodeError as error:
        raise DecodeError(error.what, where=error.where or document.name, next_step=error.next_step) from error
    if not found:
        raise DecodeError("no text in it", where=document.name, next_step="open it and save the article as text")
    return found
