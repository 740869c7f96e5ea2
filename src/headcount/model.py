"""The words of Headcount, in the order of the data: documents in, cited events out.

A **document** is one fetched thing; its **passages** are its text; a **claim** is one thing that one document
says, each field with the **quote** it came from; an **event** is one cut, resolved from claims. Unknown is
``None``, zero is ``0``, and nothing here is ever filled in by guess.

One file on purpose, however long: these are all the words there are, read in one sitting.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Literal, final

CutType = Literal["layoff", "closure", "buyout", "attrition", "contractor", "furlough"]
Status = Literal["announced", "planned", "rumoured", "reported", "denied", "completed", "rescinded"]
SpeakerKind = Literal["company", "filing", "union", "government", "press", "tracker", "unnamed"]
AiRole = Literal["primary", "contributing", "denied", "context"]
Marker = Literal["revised", "rescinded", "extended", "additional", "postponed"]
Verdict = Literal["same", "different", "keep", "drop", "undo"]


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on ``parts`` alone: ``prefix`` and 16 hexadecimal digits of their SHA-256."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return f"{prefix}_{digest.hexdigest()[:16]}"


# --- values ---------------------------------------------------------------------------------------------------


@final
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a passage: ``start`` inclusive, ``end`` exclusive, in characters of the stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words under a span. Made by `Passage.quote` and nowhere else."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people as the words bound it: both bounds inclusive, ``None`` = unbounded.

    "over 1,000" = (1000, None); "hundreds" = (200, 999, approx); exact = equal bounds. ``derived`` marks a number
    that was calculated (20 % of 700), which never overwrites a stated one.
    """

    low: int | None
    high: int | None
    approx: bool = False
    derived: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is over high {self.high}")
        if min(self.low or 0, self.high or 0) < 0:
            raise ValueError("a number of people is never negative")

    def __str__(self) -> str:
        about = "about " if self.approx and self.low == self.high else ""
        if self.low == self.high:
            return "unknown" if self.low is None else f"{about}{self.low:,}"
        if self.high is None:
            return f"over {self.low:,}"
        return f"up to {self.high:,}" if self.low is None else f"{self.low:,}-{self.high:,}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of a workforce, 0 to 100, bounds as in `Quantity`."""

    low: float | None
    high: float | None
    approx: bool = False

    def __str__(self) -> str:
        about = "about " if self.approx and self.low == self.high else ""
        if self.low == self.high:
            return "unknown" if self.low is None else f"{about}{self.low:g} %"
        if self.high is None:
            return f"over {self.low:g} %"
        return f"up to {self.high:g} %" if self.low is None else f"{self.low:g}-{self.high:g} %"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known: 2023, 2023-01, 2023-01-20, or --11 and --11-05 with the year unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    _SHAPE: ClassVar[re.Pattern[str]] = re.compile(r"(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?")

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if not (1 <= (self.month or 1) <= 12 and 1 <= (self.day or 1) <= 31 and 1 <= (self.year or 1) <= 9999):
            raise ValueError(f"no such date: {self.year}, {self.month}, {self.day}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written as ``str`` writes it. Raises ValueError for any other shape."""
        found = cls._SHAPE.fullmatch(text.strip())
        if not found:
            raise ValueError(f"not a date: {text!r}; write 2023, 2023-01, 2023-01-20 or --11")
        year, month, day = (int(part) if part else None for part in found.groups())
        return cls(year, month, day)

    def __str__(self) -> str:
        head = f"{self.year:04}" if self.year is not None else "-"
        return head + "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)

    def agrees(self, other: PartialDate) -> bool:
        """True when no part that both know differs."""
        mine, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return all(a is None or b is None or a == b for a, b in zip(mine, theirs, strict=True))


# --- documents in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One fetched thing: its bytes, and where, when and how they were had."""

    content: bytes = field(repr=False)
    name: str
    """Path or URL, as the user or the feed named it."""
    source: str = "read"
    media_type: str | None = None
    """What the source says it is (``text/html``); the decoder looks at the bytes before it believes it."""
    published: PartialDate | None = None
    published_by: Literal["user", "source", "document"] | None = None
    fetched_at: str | None = None
    """UTC, ISO 8601 with seconds."""
    title: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of a table, the header that a person names for a field: ``{"employer": "Firm"}``."""

    @property
    def id(self) -> str:
        return content_id("doc", self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The text of a document, or of one part of it (a table's row, a filing's exhibit). Spans count its characters."""

    document: str
    text: str = field(repr=False)
    language: str
    """ISO 639-1, ``und`` when unknown."""
    part: int = 0
    row: int | None = None
    """1 for the first row under a table's header, None outside tables."""
    title: Span | None = None
    cells: Mapping[str, Span] = field(default_factory=dict)
    """A row's non-empty cells by header, by ``field=Header`` where a person named it; empty outside tables."""
    published: PartialDate | None = None
    kind: str = "article"
    """What the decoder took it for: ``article``, ``row``, ``filing``."""
    name: str = ""
    """The document's name, for recognising a table's source by its file name."""
    source: str = ""
    """The document's source, ``warn/ny``, for recognising whose table it is."""

    def quote(self, span: Span) -> Quote:
        """The exact words under ``span``. Raises ValueError when it reaches past the text."""
        if span.end > len(self.text):
            raise ValueError(f"span {span.start}..{span.end} is outside a passage of {len(self.text)} characters")
        return Quote(span.start, span.end, self.text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class Edition:
    """A table as its source gave it once: how many rows, under which headers, and when (UTC, ISO 8601)."""

    rows: int
    headers: frozenset[str]
    seen_at: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something: an employer, a number of people, a date."""

    span: Span
    kind: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input, one of its tables or one row of it, that gave no claim: named, with its cause and the next step."""

    name: str
    cause: str
    next_step: str = ""
    row: int | None = None
    part: int = 0
    rows: int = 0
    """How many rows of a table it stands for: 1 for a row, all of them for a table."""

    def __str__(self) -> str:
        return told(self.name, self.row, self.cause, self.next_step)


@dataclass(frozen=True, slots=True)
class Continued:
    """A row that continues one above it: what its cells say stands in the claim of that row."""

    name: str
    row: int
    above: int
    """The row whose claim it is a part of."""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What was noticed in a table while it was read; its row is a claim all the same, and the cell's words are kept."""

    name: str
    about: Literal["cell", "column", "word"]
    """A cell that could not be read, columns that no field takes, or a word of a category that is not known."""
    cause: str
    next_step: str = ""
    row: int | None = None
    part: int = 0
    cells: int = 1
    """How many cells it speaks of."""

    def __str__(self) -> str:
        return told(self.name, self.row, self.cause, self.next_step)


def told(name: str, row: int | None, cause: str, next_step: str) -> str:
    """``file:row: cause; next step`` as one line."""
    where = name if row is None else f"{name}:{row}"
    return f"{where}: {cause}" + (f"; {next_step}" if next_step else "")


# --- claims ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as one speaker gives it; ``reason`` is a row of vocab/reasons.toml."""

    reason: str
    ai_role: AiRole | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Severance:
    """What those who leave are given, in the text's words and, where it says so, in numbers."""

    text: str
    weeks: float | None = None
    weeks_per_year: float | None = None
    health_months: float | None = None
    visa_months: float | None = None
    vesting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One part of a cut that a notice tells apart: its people, its days, and what it calls the part."""

    headcount: Quantity | None = None
    effective: PartialDate | None = None
    effective_last: PartialDate | None = None
    label: str | None = None
    """"Phase 2", "Zeeland", "temporary employees": the words of the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one row of an official record or tracker says beside the cut itself."""

    number: str | None = None
    """The office's own number of the notice."""
    received: PartialDate | None = None
    """The day on which the office had it, where that is not the day of the notice."""
    also: tuple[str, ...] = ()
    """Other names of the employer in its cell: doing business as, also known as, formerly."""
    site: str | None = None
    """The plant, store or department that the cell names beside the employer."""
    address: str | None = None
    markers: tuple[Marker, ...] = ()
    """What the office wrote on it; the row that it speaks of is another one, told by linking."""
    marked: PartialDate | None = None
    """The day of the newest change that the row speaks of."""
    before: Quantity | None = None
    """The number before the change, where the row keeps both."""
    total: Quantity | None = None
    """The number everywhere, where the claim's is that of the office's own state."""
    phases: tuple[Phase, ...] = ()
    source: str | None = None
    """The address of the notice or of the report that the row was made from."""
    other: Mapping[str, str] = field(default_factory=dict)
    """Cells that no field takes, by header; those that name private persons are left out."""


@dataclass(frozen=True, slots=True)
class Charges:
    """What the employer says that the cut will cost it, both bounds inclusive, as `Quantity`; money, never people."""

    low: float | None
    high: float | None
    currency: str | None = None
    """ISO 4217, None when the sign is ambiguous and nothing else tells."""
    approx: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has; `Cut`, `Aggregate`, `Hire`, `Investment` and `Demand` say the rest."""

    KIND: ClassVar[str] = ""

    id: str
    document: str
    part: int = 0
    row: int | None = None
    language: str = "und"
    confidence: float = 0.0
    published: PartialDate | None = None
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    review: bool = False
    """True when the reader is too unsure of it to tell it by itself: it waits for a person's ruling."""

    @property
    def kind(self) -> str:
        return self.KIND

    @classmethod
    def make_id(cls, passage: Passage, spans: Iterable[Span | None]) -> str:
        """The id of a claim: its document, kind, place in the document and the spans of its employer and its figure.

        Never of cleaned values, so a better reader of the same words keeps the id.
        """
        where = [f"{span.start}:{span.end}" if span else "-" for span in spans]
        return content_id("clm", passage.document, cls.KIND, passage.part, passage.row, *where)

    def as_row(self) -> dict[str, Any]:
        """The claim as a JSON-ready row of the contract (docs/claim.schema.json); ``review`` only where it is true."""
        head = {"id": self.id, "document": self.document, "row": self.row, "language": self.language, "kind": self.kind}
        out = {*head, "part", *(() if self.review else ("review",))}
        return head | {f.name: plain(getattr(self, f.name)) for f in fields(self) if f.name not in out}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Claim):
    """One document says that one employer cuts people (or denies it, or calls it off)."""

    KIND: ClassVar[str] = "cut"

    type: CutType = "layoff"
    status: Status | None = None
    employer: str | None = None
    """As written: a name, at most a few words."""
    employer_name: str | None = None
    """The canonical name, where the tables or the document know one."""
    parent: str | None = None
    unit: str | None = None
    headcount: Quantity | None = None
    joint: bool = False
    """True when the number is stated for several employers together."""
    part_of: str | None = None
    """The id of the claim, in the same document, of which this is a part."""
    percent: Percent | None = None
    base: int | None = None
    announced: PartialDate | None = None
    effective: PartialDate | None = None
    """The day, or the first of several, on which people leave."""
    effective_last: PartialDate | None = None
    """The last of several, None where only one is stated."""
    place: str | None = None
    reasons: tuple[Reason, ...] = ()
    roles: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind | None = None
    severance: Severance | None = None
    charges: Charges | None = None
    notice: Notice | None = None
    """Only of rows of tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hire(Cut):
    """One document says that an employer takes people on. Fields as in `Cut`; the number is of people hired."""

    KIND: ClassVar[str] = "hire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Claim):
    """A total over several employers, never given to one of them."""

    KIND: ClassVar[str] = "aggregate"

    scope: str | None = None
    period: str | None = None
    headcount: Quantity | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment(Claim):
    """Money that one organisation puts, or may put, into another or into a purpose."""

    KIND: ClassVar[str] = "investment"

    investor: str | None = None
    target: str | None = None
    amount: float | None = None
    currency: str | None = None
    """ISO 4217, or None when the sign is ambiguous and nothing else tells."""
    status: str | None = None
    """``announced``, ``completed``, ``planned`` (in talks included) or ``rumoured``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Claim):
    """Work that is wanted: a role and its skills, who hires where, where people meet, what to build to show it."""

    KIND: ClassVar[str] = "demand"

    role: str | None = None
    skills: tuple[str, ...] = ()
    place: str | None = None
    sector: str | None = None
    employers: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()


Found = Claim | SetAside | Continued | Remark
"""What a reader gives for a document: its claims, and what is to be told of the rest."""
KINDS: Mapping[str, type[Claim]] = {c.KIND: c for c in (Cut, Aggregate, Hire, Investment, Demand)}


# --- events out -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """One employer: its canonical name, its parent (itself no person), and the other names it goes by."""

    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    sector: str | None = None
    """Two-digit NAICS; it and the ids are filled by `vocab.registers.employer`."""
    cik: str | None = None
    lei: str | None = None
    qid: str | None = None
    ticker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why one claim stands in an event."""

    claim: str
    why: str
    score: float | None = None
    replaced_by: str | None = None
    """The later notice by which this one no longer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One cut, resolved from the claims that speak of it. Its id comes from its founding claim, the first seen."""

    id: str
    employer: str
    parent: str | None = None
    unit: str | None = None
    type: CutType = "layoff"
    status: Status | None = None
    headcount: Quantity | None = None
    percent: Percent | None = None
    announced: PartialDate | None = None
    effective: tuple[PartialDate, ...] = ()
    place: str | None = None
    reasons: tuple[Reason, ...] = ()
    severance: Severance | None = None
    part_of: str | None = None
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    confidence: float = 0.0

    @property
    def conflict(self) -> bool:
        """True when documents disagree on a field and all their values are kept."""
        return bool(self.conflicts)

    @property
    def cite(self) -> str:
        """One line to put under the number."""
        what = " ".join(
            str(x) for x in (self.headcount or self.percent or "unknown number", "people" if self.headcount else "")
        )
        when = f", {self.announced}" if self.announced else ""
        return f"{self.employer}: {what.strip()}{when} (Headcount {self.id}; {len(self.claims)} claims)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which claims disagree: each value with the claims that say it, and which one heads the event."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    headline: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's ruling: two claims or events are the same cut or are not; a claim is right or is not.

    Undone by a later decision.
    """

    id: str
    verdict: Verdict
    one: str
    other: str | None
    by: str
    why: str
    at: str


BARE = (str, int, float, bool, type(None))


def plain(value: Any) -> Any:
    """``value`` as JSON types: dates as text, dataclasses as objects, tuples as lists."""
    kind = type(value)
    if kind in BARE:
        return value
    if kind is PartialDate:
        return str(value)
    if hasattr(kind, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in names_of(kind)}  # type: ignore[arg-type]
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, (tuple, list)) else value


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(f.name for f in fields(kind))
