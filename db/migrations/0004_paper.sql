-- The whole paper: its parts, what may not be shown, and what was published.

ALTER TABLE section ADD COLUMN part TEXT NOT NULL DEFAULT 'summary'
    CHECK (part IN ('implication', 'background', 'summary', 'further'));

ALTER TABLE section ADD COLUMN is_exempt INTEGER NOT NULL DEFAULT 0
    CHECK (is_exempt IN (0, 1));

ALTER TABLE paragraph ADD COLUMN is_exempt INTEGER NOT NULL DEFAULT 0
    CHECK (is_exempt IN (0, 1));

ALTER TABLE publication ADD COLUMN reason TEXT NOT NULL DEFAULT '';

ALTER TABLE publication ADD COLUMN quarter INTEGER NOT NULL DEFAULT 0;

CREATE TABLE disclosure_policy (
    subject_kind TEXT    NOT NULL
                 CHECK (subject_kind IN ('workbook', 'theme', 'indicator')),
    subject      TEXT    NOT NULL COLLATE NOCASE,
    method       TEXT    NOT NULL CHECK (method IN ('suppress', 'round5', 'off')),
    threshold    INTEGER NOT NULL CHECK (threshold BETWEEN 2 AND 100),
    hides_zero   INTEGER NOT NULL DEFAULT 0 CHECK (hides_zero IN (0, 1)),
    PRIMARY KEY (subject_kind, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure_override (
    override_id  INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    group_id     INTEGER REFERENCES breakdown_group (group_id),
    reason       TEXT    NOT NULL,
    signed_by    TEXT    NOT NULL,
    signed_at    TEXT    NOT NULL,
    is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1))
) STRICT;

CREATE TRIGGER publication_is_kept BEFORE DELETE ON publication
BEGIN SELECT raise(ABORT, 'what was published is never deleted'); END;

CREATE TRIGGER publication_is_final BEFORE UPDATE ON publication
BEGIN SELECT raise(ABORT, 'what was published is never changed'); END;

CREATE TRIGGER publication_part_is_kept BEFORE DELETE ON publication_part
BEGIN SELECT raise(ABORT, 'what was published is never deleted'); END;

CREATE TRIGGER publication_part_is_final BEFORE UPDATE ON publication_part
BEGIN SELECT raise(ABORT, 'what was published is never changed'); END;

PRAGMA user_version = 4;
