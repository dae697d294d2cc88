-- A published quarter is closed: when each was closed or opened again, by whom and why.

CREATE TABLE quarter_closing (
    closing_id INTEGER PRIMARY KEY,
    quarter    INTEGER NOT NULL,
    is_closed  INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    reason     TEXT    NOT NULL DEFAULT '',
    decided_by TEXT    NOT NULL,
    decided_at TEXT    NOT NULL
) STRICT;

INSERT INTO quarter_closing (quarter, is_closed, reason, decided_by, decided_at)
SELECT quarter, 1, reason, published_by, published_at FROM publication
WHERE quarter <> 0 ORDER BY publication_id;

CREATE TRIGGER quarter_closing_is_kept BEFORE DELETE ON quarter_closing
BEGIN SELECT raise(ABORT, 'closings are kept'); END;

CREATE TRIGGER quarter_closing_is_final BEFORE UPDATE ON quarter_closing
BEGIN SELECT raise(ABORT, 'closings are final'); END;

ALTER TABLE import_batch ADD COLUMN reason TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 6;
