-- From which quarter on a priority has another place in the plan; before the first it
-- has its own `position`.

CREATE TABLE priority_place (
    priority_id   INTEGER NOT NULL REFERENCES priority (priority_id),
    first_quarter INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    PRIMARY KEY (priority_id, first_quarter)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 8;
