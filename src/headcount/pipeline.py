"""The whole flow: collect -> decode -> extract -> ledger -> link, one document after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from headcount import decode, extract, link
from headcount.collect.expect import Check
from headcount.errors import HeadcountError
from headcount.extract import Reader, structured
from headcount.extract.structured import Account, accounts
from headcount.link import Changes
from headcount.model import Claim, Decision, Document, Passage, Remark, SetAside

if TYPE_CHECKING:
    from headcount.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: its passages, its claims (those for review too), what was set aside and remarked on.

    ``accounts`` holds one of the rows of each of its tables.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[Remark, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(slots=True)
class Report:
    """What a run did. Every input is counted once: claimed, unsure, known already, silent or set aside.

    ``unsure`` documents give nothing but claims for review, ``silent`` ones no claim at all; ``review`` counts the new
    claims that wait for a person, which are not among the new ``claims``. ``accounts`` count every row of every table
    that was read: rows = claims + continued + set aside.
    """

    seen: int = 0
    known: int = 0
    claimed: int = 0
    unsure: int = 0
    silent: int = 0
    claims: int = 0
    review: int = 0
    rows: int = 0
    documents: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    """How the columns of tables that are not known were taken, a line each."""
    set_aside: list[SetAside] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def add(self, reading: Reading) -> None:
        """Counts what was set aside of a document, what was remarked on, and the rows of its tables."""
        self.set_aside += reading.set_aside
        self.remarks += reading.remarks
        self.accounts += reading.accounts
        self.tables += structured.told(reading.passages)


def reading(document: Document, reader: Reader | None = None) -> Reading:
    """The document decoded and its claims extracted. The one boundary where any failure sets the document aside.

    ``reader`` is our own where none is given.
    """
    try:
        passages = tuple(decode.passages(document))
        found = (reader or extract.rules()).claims(passages)
    except HeadcountError as error:
        return Reading(document, set_aside=(SetAside(document.name, error.what, error.next_step),))
    except Exception as error:  # noqa: BLE001  a fault in one document never stops the others
        cause = f"the reader failed ({type(error).__name__}: {error})"
        return Reading(document, set_aside=(SetAside(document.name, cause, "report it with the file"),))
    return Reading(
        document,
        passages,
        claims=tuple(one for one in found if isinstance(one, Claim)),
        set_aside=tuple(one for one in found if isinstance(one, SetAside)),
        remarks=tuple(one for one in found if isinstance(one, Remark)),
        accounts=tuple(accounts(passages, found)),
    )


def read(
    ledger: Ledger,
    documents: Iterable[Document | SetAside],
    begun: Callable[[str], object],
    *,
    command: str = "read",
    reader: Reader | None = None,
    check: Check | None = None,
) -> Report:
    """Every document read into the ledger, and the events that it touches linked anew. ``begun`` hears each name.

    What ``check`` says no to is set aside, and nothing of it is kept.
    """
    reader = reader or extract.rules()
    run, report = ledger.start_run(command, reader.version), Report()
    for document in documents:
        begun(document.name)
        report.seen += 1
        if isinstance(document, SetAside):
            report.set_aside.append(document)
        else:
            keep(ledger, document, report, run, reader, check)
    report.changes = link.refresh(ledger, ledger.unlinked(run), run)
    ledger.finish_run(run, seen=report.seen, claimed=report.claimed, set_aside=report.set_aside)
    return report


def keep(
    ledger: Ledger, document: Document, report: Report, run: int, reader: Reader, check: Check | None = None
) -> None:
    """Reads ``document`` into the ledger, with the date once given for it; ``report`` counts it."""
    named = bool(document.columns)
    document = ledger.recall(document)
    if not named and ledger.known(document.id, reader.version, document.published):
        ledger.sight(document)
        report.documents.append(document.id)
        report.known += 1
        return
    found = reading(document, reader)
    if check and found.passages and (refused := check(document, found.passages)):
        report.set_aside.append(refused)
        return
    report.documents.append(document.id)
    report.add(found)
    if not found.passages:
        return
    written = ledger.write(document, found.passages, found.claims, reader=reader.version, run=run)
    report.rows += sum(passage.row is not None for passage in found.passages)
    report.claims += len(written.new) - len(written.review)
    report.review += len(written.review)
    sure = any(not claim.review for claim in found.claims)
    report.claimed += sure
    report.unsure += bool(found.claims) and not sure
    report.silent += not found.claims and not found.set_aside


def decide(ledger: Ledger, decision: Decision) -> Report:
    """A person's ruling kept, and every event linked anew under it."""
    run, report = ledger.start_run("decide", extract.READER), Report()
    ledger.decide(decision)
    report.changes = link.refresh(ledger, ledger.unlinked(run), run)
    ledger.finish_run(run)
    return report
