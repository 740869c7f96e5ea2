-- The first ledger. {text} is text that compares by code point, {id} a number that counts up and {ref} one that points to
-- such a number, as each store spells them (migrations/__init__.py); what the columns mean stands in schema.py.

CREATE TABLE run (
    id {id} NOT NULL,
    command {text} NOT NULL,
    reader {text} NOT NULL,
    started_at {text} NOT NULL,
    finished_at {text},
    seen INTEGER,
    claimed INTEGER,
    set_aside INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE set_aside (
    id {id} NOT NULL,
    run {ref} NOT NULL,
    name {text} NOT NULL,
    row INTEGER,
    cause {text} NOT NULL,
    next_step {text} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES run (id)
);

CREATE INDEX ix_set_aside_run ON set_aside (run);

CREATE TABLE document (
    id {text} NOT NULL,
    name {text} NOT NULL,
    source {text} NOT NULL,
    media_type {text},
    title {text},
    size BIGINT NOT NULL,
    fetched_at {text},
    seen_at {text} NOT NULL,
    run {ref} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES run (id)
);

CREATE TABLE sighting (
    document {text} NOT NULL,
    name {text} NOT NULL,
    source {text} NOT NULL,
    fetched_at {text},
    seen_at {text} NOT NULL,
    PRIMARY KEY (document, name, source),
    FOREIGN KEY(document) REFERENCES document (id)
);

CREATE TABLE reading (
    id {id} NOT NULL,
    document {text} NOT NULL,
    run {ref} NOT NULL,
    reader {text} NOT NULL,
    given {text},
    given_by {text},
    published {text},
    fingerprint {text},
    at {text} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document) REFERENCES document (id),
    FOREIGN KEY(run) REFERENCES run (id)
);

CREATE INDEX ix_reading_document ON reading (document);

CREATE TABLE passage (
    document {text} NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    part INTEGER NOT NULL,
    row INTEGER NOT NULL,
    language {text} NOT NULL,
    body {text} NOT NULL,
    seen_at {text} NOT NULL,
    superseded_at {text},
    PRIMARY KEY (document, place, version),
    FOREIGN KEY(document) REFERENCES document (id)
);

CREATE INDEX passage_row ON passage (document, part, row);

CREATE TABLE claim (
    id {text} NOT NULL,
    version INTEGER NOT NULL,
    document {text} NOT NULL,
    kind {text} NOT NULL,
    part INTEGER NOT NULL,
    row INTEGER NOT NULL,
    start INTEGER NOT NULL,
    confidence FLOAT NOT NULL,
    type {text},
    status {text},
    employer {text},
    family {text},
    named {text} NOT NULL,
    headcount_low BIGINT,
    headcount_high BIGINT,
    announced_from {text},
    announced_to {text},
    place {text} NOT NULL,
    reasons {text} NOT NULL,
    body {text} NOT NULL,
    run {ref} NOT NULL,
    first_seen_at {text} NOT NULL,
    seen_at {text} NOT NULL,
    superseded_at {text},
    superseded_by {ref},
    PRIMARY KEY (id, version),
    FOREIGN KEY(document) REFERENCES document (id),
    FOREIGN KEY(run) REFERENCES run (id),
    FOREIGN KEY(superseded_by) REFERENCES run (id)
);

CREATE INDEX claim_family ON claim (family, kind);
CREATE INDEX claim_kind ON claim (kind, seen_at);
CREATE UNIQUE INDEX claim_live ON claim (id) WHERE superseded_at IS NULL;
CREATE INDEX ix_claim_document ON claim (document);

CREATE TABLE event (
    id {text} NOT NULL,
    created_at {text} NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE event_version (
    event {text} NOT NULL,
    version INTEGER NOT NULL,
    employer {text} NOT NULL,
    family {text} NOT NULL,
    identity {text} NOT NULL,
    type {text} NOT NULL,
    status {text},
    headcount_low BIGINT,
    headcount_high BIGINT,
    announced_from {text},
    announced_to {text},
    sort {text} NOT NULL,
    place {text} NOT NULL,
    reasons {text} NOT NULL,
    body {text} NOT NULL,
    run {ref} NOT NULL,
    from_at {text} NOT NULL,
    to_at {text},
    ended {text},
    PRIMARY KEY (event, version),
    FOREIGN KEY(event) REFERENCES event (id),
    FOREIGN KEY(run) REFERENCES run (id)
);

CREATE INDEX event_family ON event_version (family);
CREATE UNIQUE INDEX event_in_force ON event_version (event) WHERE to_at IS NULL;
CREATE INDEX event_newest ON event_version (sort DESC, event) WHERE to_at IS NULL;

CREATE TABLE event_claim (
    event {text} NOT NULL,
    version INTEGER NOT NULL,
    claim {text} NOT NULL,
    document {text} NOT NULL,
    PRIMARY KEY (event, version, claim),
    FOREIGN KEY(event) REFERENCES event (id),
    FOREIGN KEY(document) REFERENCES document (id)
);

CREATE INDEX event_claim_claim ON event_claim (claim);
CREATE INDEX ix_event_claim_document ON event_claim (document);

CREATE TABLE redirect (
    "old" {text} NOT NULL,
    from_at {text} NOT NULL,
    "new" {text} NOT NULL,
    to_at {text},
    PRIMARY KEY ("old", from_at),
    FOREIGN KEY("old") REFERENCES event (id),
    FOREIGN KEY("new") REFERENCES event (id)
);

CREATE INDEX ix_redirect_new ON redirect ("new");

CREATE TABLE decision (
    number {id} NOT NULL,
    id {text} NOT NULL,
    verdict {text} NOT NULL,
    one {text} NOT NULL,
    other {text},
    by {text} NOT NULL,
    why {text} NOT NULL,
    at {text} NOT NULL,
    seen_at {text} NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
);

CREATE TABLE unlinked (
    id {id} NOT NULL,
    family {text},
    run {ref},
    PRIMARY KEY (id),
    FOREIGN KEY(run) REFERENCES run (id)
);
