-- What an officer adds to the rules of judging: overrides, expectations, rebasing,
-- coverage, and the sets of authorities behind a comparator.

CREATE TABLE rule_override (
    indicator_id   INTEGER NOT NULL REFERENCES indicator (indicator_id),
    first_quarter  INTEGER NOT NULL,
    tolerance_kind TEXT    NOT NULL CHECK (tolerance_kind IN
                           ('relative', 'points', 'floor', 'must improve')),
    tolerance_size TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    set_by         TEXT    NOT NULL,
    set_at         TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, first_quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE expectation (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    value        TEXT    NOT NULL,
    reason       TEXT    NOT NULL,
    entered_by   TEXT    NOT NULL,
    entered_at   TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE rebase (
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    first_quarter INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    recorded_by   TEXT    NOT NULL,
    recorded_at   TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, first_quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparator_member (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    body         TEXT    NOT NULL,
    period       TEXT    NOT NULL,
    authority    TEXT    NOT NULL,
    value        TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, body, period, authority)
) STRICT, WITHOUT ROWID;

ALTER TABLE outturn ADD COLUMN coverage TEXT NOT NULL DEFAULT '';

ALTER TABLE outturn_revision ADD COLUMN coverage TEXT NOT NULL DEFAULT '';

ALTER TABLE breakdown_group ADD COLUMN is_reference INTEGER NOT NULL DEFAULT 0
    CHECK (is_reference IN (0, 1));

PRAGMA user_version = 2;
