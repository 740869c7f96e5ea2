-- Claims that a reader is too unsure of to tell by itself: they wait for a person's ruling.

ALTER TABLE claim ADD COLUMN review BOOLEAN DEFAULT false NOT NULL;
