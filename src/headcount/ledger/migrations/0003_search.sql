-- What each version of a claim can be found by: its quotes, names and title, folded (search.py). SQLite finds in an FTS5 index
-- that triggers keep beside the table, PostgreSQL by an index of the text as tsvector.

CREATE TABLE claim_words (
    number {id} NOT NULL,
    claim {text} NOT NULL,
    version INTEGER NOT NULL,
    words {text} NOT NULL,
    PRIMARY KEY (number)
);

CREATE INDEX claim_words_claim ON claim_words (claim, version);

-- only sqlite
CREATE VIRTUAL TABLE claim_words_found USING fts5(words, content='claim_words', content_rowid='number', tokenize='unicode61 remove_diacritics 0');

-- only sqlite
CREATE TRIGGER claim_words_added AFTER INSERT ON claim_words BEGIN INSERT INTO claim_words_found(rowid, words) VALUES (new.number, new.words); END;

-- only sqlite
CREATE TRIGGER claim_words_gone AFTER DELETE ON claim_words BEGIN INSERT INTO claim_words_found(claim_words_found, rowid, words) VALUES ('delete', old.number, old.words); END;

-- only postgresql
CREATE INDEX claim_words_found ON claim_words USING gin (to_tsvector('simple', words));
