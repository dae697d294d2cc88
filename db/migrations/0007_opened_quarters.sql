-- A quarter is opened from the last: who did and when, and which returns an officer
-- moved or called off. What else is expected is worked out and never kept.

CREATE TABLE quarter_opening (
    quarter   INTEGER PRIMARY KEY,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL
) STRICT;

CREATE TABLE return_ruling (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    due          TEXT,
    reason       TEXT    NOT NULL,
    decided_by   TEXT    NOT NULL,
    decided_at   TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, quarter)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 7;
