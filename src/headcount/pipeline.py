"""The whole flow: collect -> decode -> extract -> ledger -> link, one document after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from headcount import decode, extract, link
from headcount.errors import HeadcountError
from headcount.ledger import Ledger
from headcount.link import Changes
from headcount.model import Claim, Document, Passage, SetAside


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its passages, its claims, and the rows of it that were set aside."""

    document: Document
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(slots=True)
class Report:
    """What a run did. Every input is counted once: claimed, known already, silent (no claim in it) or set aside."""

    run: str
    seen: int = 0
    known: int = 0
    claimed: int = 0
    silent: int = 0
    claims: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def reading(document: Document) -> Reading:
    """The document decoded and its claims extracted. The one boundary where any failure sets the document aside."""
    try:
        passages = tuple(decode.passages(document))
        found = extract.claims(passages)
    except HeadcountError as error:
        return Reading(document, set_aside=(SetAside(document.name, error.what, error.next_step),))
    except Exception as error:  # noqa: BLE001  a fault in one document never stops the others
        cause = f"the reader failed ({type(error).__name__}: {error})"
        return Reading(document, set_aside=(SetAside(document.name, cause, "report it with the file"),))
    claims = tuple(claim for claim in found if isinstance(claim, Claim))
    return Reading(document, passages, claims, tuple(row for row in found if isinstance(row, SetAside)))


def read(ledger: Ledger, documents: Iterable[Document | SetAside], begun: Callable[[str], None] = str) -> Report:
    """Every document read into the ledger, and the events it touches linked anew. ``begun`` hears each name."""
    report = Report(ledger.start_run())
    touched: set[str] = set()
    for document in documents:
        begun(document.name)
        report.seen += 1
        if isinstance(document, SetAside):
            report.set_aside.append(document)
        elif ledger.known(document, extract.READER):
            report.known += 1
        else:
            touched |= keep(ledger, reading(document), report)
    report.changes = link.refresh(ledger, touched, report.run)
    ledger.finish_run(report.run, seen=report.seen, claimed=report.claimed, set_aside=report.set_aside)
    return report


def keep(ledger: Ledger, found: Reading, report: Report) -> set[str]:
    """The employer families whose claims changed by writing ``found`` into the ledger, and ``report`` brought up to it."""
    report.set_aside += found.set_aside
    if not found.passages:
        return set()
    written = ledger.write(found.document, found.passages, found.claims, reader=extract.READER, run=report.run)
    report.claims += len(written.new)
    report.claimed += bool(found.claims)
    report.silent += not found.claims
    return set(written.families)
