-- Words: the figures they stand on, who agreed them, and what was asked and done.

ALTER TABLE commentary_version ADD COLUMN rolled_from INTEGER;

ALTER TABLE commentary_version ADD COLUMN figures TEXT NOT NULL DEFAULT '';

CREATE TABLE commentary_figure (
    commentary_id INTEGER NOT NULL REFERENCES commentary (commentary_id),
    version       INTEGER NOT NULL,
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter       INTEGER NOT NULL,
    measure       TEXT    NOT NULL,
    shown         TEXT    NOT NULL,
    PRIMARY KEY (commentary_id, version, indicator_id, quarter, measure, shown)
) STRICT, WITHOUT ROWID;

ALTER TABLE paragraph_version ADD COLUMN reason TEXT NOT NULL DEFAULT '';

ALTER TABLE paragraph_figure ADD COLUMN shown TEXT NOT NULL DEFAULT '';

CREATE TABLE signoff (
    signoff_id    INTEGER PRIMARY KEY,
    commentary_id INTEGER NOT NULL REFERENCES commentary (commentary_id),
    version       INTEGER NOT NULL,
    role          TEXT    NOT NULL,
    person        TEXT    NOT NULL,
    decision      TEXT    NOT NULL
                  CHECK (decision IN ('agreed', 'returned', 'withdrawn')),
    reason        TEXT    NOT NULL DEFAULT '',
    figures       TEXT    NOT NULL DEFAULT '',
    decided_at    TEXT    NOT NULL
) STRICT;

INSERT INTO signoff (commentary_id, version, role, person, decision, reason, decided_at)
SELECT commentary_id, version, role, person, decision, reason, decided_at
FROM signoff_step ORDER BY commentary_id, step;

CREATE INDEX signoff_by_commentary ON signoff (commentary_id, version);

INSERT INTO signoff (commentary_id, version, role, person, decision, reason, decided_at)
SELECT commentary_id, version, 'reviewer', author, 'agreed',
       'agreed before it was kept who agreed', written_at
FROM commentary JOIN commentary_version USING (commentary_id, version)
WHERE commentary.state = 'agreed'
  AND commentary_id NOT IN (SELECT commentary_id FROM signoff_step);

DROP TABLE signoff_step;

CREATE TRIGGER signoff_is_kept BEFORE DELETE ON signoff
BEGIN SELECT RAISE (ABORT, 'decisions are kept'); END;

CREATE TRIGGER signoff_is_final BEFORE UPDATE ON signoff
BEGIN SELECT RAISE (ABORT, 'decisions are final'); END;

CREATE TABLE person (
    name        TEXT NOT NULL COLLATE NOCASE,
    role        TEXT NOT NULL,
    directorate TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (name, role, directorate)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
    remark_id    INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    author       TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    written_at   TEXT    NOT NULL,
    resolved_by  TEXT,
    resolved_at  TEXT,
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
) STRICT;

CREATE INDEX remark_by_indicator ON remark (indicator_id, quarter);

ALTER TABLE action RENAME TO earlier_action;

CREATE TABLE action (
    action_id    INTEGER PRIMARY KEY,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    raised_in    INTEGER NOT NULL,
    title        TEXT    NOT NULL,
    owner        TEXT    NOT NULL,
    due          TEXT,
    evidence     TEXT    NOT NULL DEFAULT '',
    raised_by    TEXT    NOT NULL,
    raised_at    TEXT    NOT NULL,
    closed_in    INTEGER,
    closed_by    TEXT,
    closed_at    TEXT,
    is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
    version      INTEGER NOT NULL DEFAULT 1
) STRICT;

INSERT INTO action (action_id, indicator_id, raised_in, title, owner, due, evidence,
                    raised_by, raised_at, closed_in, closed_by, closed_at)
SELECT action_id, indicator_id, raised_in, title, owner, due, evidence, '', '',
       iif(closed_at IS NULL, NULL, raised_in), iif(closed_at IS NULL, NULL, ''),
       closed_at
FROM earlier_action;

DROP TABLE earlier_action;

CREATE INDEX action_by_indicator ON action (indicator_id);

CREATE TABLE request (
    request_id   INTEGER PRIMARY KEY,
    asked_on     TEXT    NOT NULL,
    asked_by     TEXT    NOT NULL,
    minute       TEXT    NOT NULL DEFAULT '',
    question     TEXT    NOT NULL,
    indicator_id INTEGER REFERENCES indicator (indicator_id),
    owner        TEXT    NOT NULL DEFAULT '',
    due          TEXT,
    answer       TEXT    NOT NULL DEFAULT '',
    answered_by  TEXT,
    answered_at  TEXT,
    answered_in  INTEGER,
    is_withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
    version      INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE waiver (
    quarter   INTEGER NOT NULL,
    rule      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    waived_by TEXT    NOT NULL,
    waived_at TEXT    NOT NULL,
    PRIMARY KEY (quarter, rule, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE council_word (
    word     TEXT PRIMARY KEY,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE change ADD COLUMN indicator_id INTEGER;

CREATE INDEX change_by_indicator ON change (indicator_id);

PRAGMA user_version = 3;
