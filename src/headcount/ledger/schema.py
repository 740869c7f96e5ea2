"""The tables of the ledger, as the last migration leaves them.

Two times run through it. **seen**: when the ledger learnt it (``seen_at`` to ``superseded_at`` of a claim, ``from_at``
to ``to_at`` of an event's version), which ``as_of`` goes back in. **said**: the dates in the documents
(``announced_from``, ``announced_to``: the first and last day that a partial date may mean). Nothing is edited or
deleted: a row ends, and another begins. The exceptions are keys calculated from names (`columns.py`), and ``unlinked``.

``body`` is the whole claim, event or passage as JSON (`codec.py`); the columns beside it are what filters need.
Text compares by code point in both stores, so that lists have one order everywhere.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    func,
    text,
)

metadata = MetaData()
Text = String().with_variant(String(collation="C"), "postgresql")
Id = Integer().with_variant(BigInteger(), "postgresql")
Size = BigInteger()

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", Id, primary_key=True),
    Column("command", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("seen", Integer),
    Column("claimed", Integer),
    Column("set_aside", Integer),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Id, primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("row", Integer),
    Column("cause", Text, nullable=False),
    Column("next_step", Text, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),  # the first it was seen under; the others are sightings
    Column("source", Text, nullable=False),
    Column("media_type", Text),
    Column("title", Text),
    Column("size", Size, nullable=False),
    Column("fetched_at", Text),
    Column("seen_at", Text, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
)

sighting = Table(
    "sighting",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("fetched_at", Text),
    Column("seen_at", Text, nullable=False),
)

# One row each time a document was read: by which reader, with which date given. The last one is what holds.
reading = Table(
    "reading",
    metadata,
    Column("id", Id, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("given", Text),  # the publication date that the user or the source gave
    Column("given_by", Text),
    Column("published", Text),  # the date that holds: given, else found in the document
    Column("fingerprint", Text),
    Column("at", Text, nullable=False),
)

passage = Table(
    "passage",
    metadata,
    Column("document", ForeignKey("document.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),  # 0, 1, ... in the order of the document
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, nullable=False),
    Column("row", Integer, nullable=False),  # 0 outside tables
    Column("language", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("superseded_at", Text),
)
Index("passage_row", passage.c.document, passage.c.part, passage.c.row)

claim = Table(
    "claim",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("row", Integer, nullable=False),  # 0 outside tables
    Column("start", Integer, nullable=False),  # of the evidence, in its passage
    Column("confidence", Float, nullable=False),
    Column("type", Text),
    Column("status", Text),
    Column("employer", Text),
    Column("family", Text),
    Column("named", Text, nullable=False),  # |family|identity|... of every organisation that it names
    Column("headcount_low", Size),
    Column("headcount_high", Size),
    Column("announced_from", Text),
    Column("announced_to", Text),
    Column("place", Text, nullable=False),  # folded: " words as written | city state | county state | state | country "
    Column("reasons", Text, nullable=False),  # |code|code|
    Column("body", Text, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("first_seen_at", Text, nullable=False),  # of the id, in whichever version
    Column("seen_at", Text, nullable=False),
    Column("superseded_at", Text),
    Column("superseded_by", ForeignKey("run.id")),
    Column("review", Boolean, nullable=False, server_default=text("false")),  # not told unless a person rules so
)
live_claim = text("superseded_at IS NULL")
Index("claim_live", claim.c.id, unique=True, sqlite_where=live_claim, postgresql_where=live_claim)
Index("claim_family", claim.c.family, claim.c.kind)
Index("claim_kind", claim.c.kind, claim.c.seen_at)

# What each version of a claim can be found by (search.py). SQLite's FTS5 index of it stands in migration 0003 alone.
claim_words = Table(
    "claim_words",
    metadata,
    Column("number", Id, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
Index("claim_words_claim", claim_words.c.claim, claim_words.c.version)
Index("claim_words_found", func.to_tsvector(text("'simple'"), claim_words.c.words), postgresql_using="gin").ddl_if(
    dialect="postgresql"
)

# An event is its versions; this row is what they share, and what other tables point to.
event = Table(
    "event",
    metadata,
    Column("id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
)

event_version = Table(
    "event_version",
    metadata,
    Column("event", ForeignKey("event.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("employer", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("identity", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text),
    Column("headcount_low", Size),
    Column("headcount_high", Size),
    Column("announced_from", Text),
    Column("announced_to", Text),
    Column("sort", Text, nullable=False),  # announced_from, empty when unknown: lists run from the newest
    Column("place", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("from_at", Text, nullable=False),
    Column("to_at", Text),
    Column("ended", Text),  # revised, merged, withdrawn
)
in_force = text("to_at IS NULL")
Index("event_in_force", event_version.c.event, unique=True, sqlite_where=in_force, postgresql_where=in_force)
Index(
    "event_newest",
    event_version.c.sort.desc(),
    event_version.c.event,
    sqlite_where=in_force,
    postgresql_where=in_force,
)
Index("event_family", event_version.c.family)

event_claim = Table(
    "event_claim",
    metadata,
    Column("event", ForeignKey("event.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("claim", Text, primary_key=True),
    Column("document", ForeignKey("document.id"), nullable=False, index=True),
)
Index("event_claim_claim", event_claim.c.claim)

redirect = Table(
    "redirect",
    metadata,
    Column("old", ForeignKey("event.id"), primary_key=True),
    Column("from_at", Text, primary_key=True),
    Column("new", ForeignKey("event.id"), nullable=False, index=True),
    Column("to_at", Text),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Id, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)

# Families whose claims changed and whose events have not been linked since: what a killed run leaves to the next one.
unlinked = Table(
    "unlinked",
    metadata,
    Column("id", Id, primary_key=True),
    Column("family", Text),  # null: all of them
    Column("run", ForeignKey("run.id")),  # the run that links it
)
