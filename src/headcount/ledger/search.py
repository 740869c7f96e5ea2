"""Full-text search over the words of claims: quotes, names, places and titles, alike in both stores.

Text and question are folded the same way (case and accents aside; signs of Chinese and Japanese each a word), so the
stores' own word splitting has nothing left to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, insert, literal_column, select, text, tuple_

from headcount.errors import UsageError
from headcount.ledger import schema
from headcount.ledger.codec import claim_from, safe, word_from
from headcount.ledger.columns import employer_of, fold
from headcount.model import Claim, Cut, Document, Passage

words: Final = schema.claim_words
SIGN: Final = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
ASKED: Final = re.compile(r'"([^"]*)"|(\S+)')
BATCH: Final = 2000
LONG: Final = 20_000
"""Characters of one claim that can be searched: a quote is short, a table's row may not be."""


def add(
    connection: Connection, document: Document, passages: Sequence[Passage], claims: Iterable[tuple[Claim, int]]
) -> None:
    """Lets claims, each with its version, be found by their words and the title of their text."""
    titles = {passage.part: passage.quote(passage.title).text for passage in passages if passage.title}
    rows = [_row(claim, version, titles.get(claim.part) or document.title) for claim, version in claims]
    if rows:
        connection.execute(insert(words), rows)


def fill(connection: Connection) -> None:
    """Lets every claim be found that can't be yet: after a migration, or in a copy."""
    claim, document = schema.claim, schema.document
    known = select(words.c.claim).where(words.c.claim == claim.c.id, words.c.version == claim.c.version)
    query = select(claim.c.id, claim.c.version).where(~known.exists()).order_by(claim.c.id, claim.c.version)
    missing = connection.execute(query).all()
    for start in range(0, len(missing), BATCH):
        some = [tuple(row) for row in missing[start : start + BATCH]]
        kept = select(claim.c.body, claim.c.version, claim.c.document, claim.c.part, document.c.title)
        kept = kept.join(document, document.c.id == claim.c.document)
        found = connection.execute(kept.where(tuple_(claim.c.id, claim.c.version).in_(some))).all()
        titles = _titles(connection, {row.document for row in found})
        rows = [_row(claim_from(r.body), r.version, titles.get((r.document, r.part)) or r.title) for r in found]
        connection.execute(insert(words), rows)


def matching(connection: Connection, asked: str) -> ColumnElement[bool]:
    """Which claims hold every word asked for; ``"two words"`` beside each other, ``word*`` as a beginning?

    Raises UsageError when nothing is left to look for.
    """
    claim = schema.claim
    phrases = [_phrase(quoted or word, begins=word.endswith("*")) for quoted, word in ASKED.findall(asked)]
    phrases = [phrase for phrase in phrases if phrase[0]]
    if not phrases:
        raise UsageError(
            f"'{asked}' holds no word to look for", next_step="write words, or a phrase in quotation marks"
        )
    if connection.dialect.name == "sqlite":
        question = " AND ".join(f'"{" ".join(parts)}"' + "*" * begins for parts, begins in phrases)
        there = text("SELECT rowid FROM claim_words_found WHERE claim_words_found MATCH :asked")
        found = words.c.number.in_(there.bindparams(asked=question).columns(words.c.number))
    else:
        question = " & ".join("(" + " <-> ".join(parts) + ":*" * begins + ")" for parts, begins in phrases)
        vector = func.to_tsvector(literal_column("'simple'"), words.c.words)
        found = vector.op("@@")(func.to_tsquery(literal_column("'simple'"), question))
    return tuple_(claim.c.id, claim.c.version).in_(select(words.c.claim, words.c.version).where(found))


def _phrase(asked: str, *, begins: bool) -> tuple[list[str], bool]:
    """The words of a phrase, folded, and whether the last is only the beginning of one."""
    return folded(asked).split(), begins


def folded(text: str) -> str:
    """``text`` as it is compared: folded, and signs of Chinese and Japanese each by itself."""
    words = fold(text)
    return words if words.isascii() else " ".join(SIGN.sub(r" \1 ", words).split())


def _row(claim: Claim, version: int, title: str | None) -> Mapping[str, Any]:
    """What a claim can be found by."""
    evidence = claim.quotes.get("evidence")
    outside = [quote.text for quote in claim.quotes.values() if evidence is None or quote.text not in evidence.text]
    parts = [employer_of(claim), title, evidence.text if evidence else None, *outside]
    if isinstance(claim, Cut):
        parts += [claim.employer, claim.place, claim.unit]
    told = " ".join(dict.fromkeys(part for part in parts if part))
    return {"claim": claim.id, "version": version, "words": folded(safe(told[:LONG]))}


def _titles(connection: Connection, documents: Iterable[str]) -> dict[tuple[str, int], str]:
    """{(document, part): title} of the texts that have one."""
    table = schema.passage
    query = select(table.c.document, table.c.part, table.c.body).where(table.c.row == 0)
    found = {}
    for row in connection.execute(query.where(table.c.document.in_(sorted(documents))).order_by(table.c.version)):
        passage = word_from(Passage, row.body)
        if passage.title:
            found[row.document, row.part] = passage.quote(passage.title).text
    return found
