"""The lines of a table that are no notice: totals, the header again, a line over its rows; and rows that go on."""

from __future__ import annotations

from functools import cache

from headcount.extract.structured import cells
from headcount.extract.structured.columns import normal, vocabulary
from headcount.extract.structured.row import MACHINE, Row

SHORT = 60  # characters of a word for a total or of a header, and those that a message shows
AGAIN = "the header again"
FEW = 3  # columns of a table in which a row with one cell may still be a notice
IDENTITY = ("announced", "number", "received")  # what a notice has of its own


def no_notice(row: Row, width: int) -> str | None:
    """Why a row is no notice: a total, the header again, a line of words alone; None when it may be one.

    ``width`` is the number of columns of the table.
    """
    filled = {header: text for header, text in row.texts.items() if not header.startswith(MACHINE)}
    texts = list(dict.fromkeys(filled.values()))
    named = [text for text, _ in row.cells("employer")]
    if is_header(filled) or any(normal(text) in employers() for text in named if len(text) < SHORT):
        return AGAIN
    if any(is_total(text) for text in named or texts):
        return "a total, not an employer"
    if len(texts) <= 1 and width >= FEW:
        return f"a line of words alone ({short(texts[0])}), not a notice" if texts else "a row of machine columns alone"
    cell = row.first("employer")
    if cell and len(cell[0]) > cells.LONG * 10:
        return f"the employer's cell holds {len(cell[0]):,} characters, not a name"
    return None


def short(text: str) -> str:
    """The beginning of a text on one line, in quotation marks."""
    return repr(" ".join(text.split())[:SHORT])


@cache
def employers() -> frozenset[str]:
    """The headers of a column of employers."""
    return frozenset(vocabulary()["fields"]["employer"]["names"])


def is_header(filled: dict[str, str]) -> bool:
    """True when the cells of a row, two at least, are mostly the names of their own columns."""
    alike = [(header, text) for header, text in filled.items() if text[0].lower() == header[0].lower()]
    if len(alike) < 2 or len(alike) * 3 < len(filled) * 2:
        return False
    same = sum(normal(text) == normal(header) for header, text in alike if len(text) < cells.LONG)
    return same > 1 and same * 3 >= len(filled) * 2


def is_total(text: str) -> bool:
    """True when a cell is a word for a total, alone or with a number, a time and what is counted."""
    if len(text) > SHORT or not any(word in text.casefold() for word in cells.words()["employer"]["totals"]):
        return False
    said, beside = cells.words(), set(cells.words()["lines"]["beside_totals"])
    months = said["lines"]["months"]
    words = [word for word in cells.plain_words(text).split() if not word.isdigit()]
    left = [word for word in words if word not in beside and word[:3] not in months]
    return " ".join(left) in said["employer"]["totals"]


def goes_on(row: Row, above: Row) -> bool:
    """True when a row without employer continues the one above it, for it has nothing that makes it a notice.

    Where the row above has a day of notice or a number of the office, it has none of them; else it has fewer cells.
    """
    own = [name for name in IDENTITY if above.first(name)]
    if own:
        return not any(row.first(name) for name in own)
    return len(row.passage.cells) < len(above.passage.cells) - 1
