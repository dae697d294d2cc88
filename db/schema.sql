CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE priority (
    priority_id INTEGER PRIMARY KEY,
    code        TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    plan        TEXT    NOT NULL DEFAULT '',
    position    INTEGER NOT NULL,
    UNIQUE (plan, title)
) STRICT;

CREATE TABLE indicator (
    indicator_id   INTEGER PRIMARY KEY,
    code           TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    title          TEXT    NOT NULL,
    theme          TEXT    NOT NULL DEFAULT '',
    definition     TEXT    NOT NULL DEFAULT '',
    directorate    TEXT    NOT NULL DEFAULT '',
    owner          TEXT    NOT NULL DEFAULT '',
    unit           TEXT    NOT NULL DEFAULT '%',
    decimals       INTEGER NOT NULL DEFAULT 1 CHECK (decimals BETWEEN 0 AND 6),
    polarity       TEXT    NOT NULL DEFAULT 'neutral'
                   CHECK (polarity IN ('higher', 'lower', 'in range', 'neutral')),
    basis          TEXT    NOT NULL DEFAULT 'quarter'
                   CHECK (basis IN ('quarter', 'snapshot', 'year to date',
                                    'rolling 12 months', 'seasonal', 'annual',
                                    'academic year', 'survey')),
    tolerance_kind TEXT    NOT NULL DEFAULT 'points'
                   CHECK (tolerance_kind IN
                          ('relative', 'points', 'floor', 'must improve')),
    tolerance_size TEXT    NOT NULL DEFAULT '0',
    control        TEXT    NOT NULL DEFAULT 'council'
                   CHECK (control IN ('council', 'shared', 'outside')),
    is_national    INTEGER NOT NULL DEFAULT 0 CHECK (is_national IN (0, 1)),
    implications   TEXT    NOT NULL DEFAULT '',
    position       INTEGER NOT NULL,
    retired_from   INTEGER
) STRICT;

CREATE TABLE indicator_alias (
    alias        TEXT    PRIMARY KEY COLLATE NOCASE,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_priority (
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    first_quarter INTEGER NOT NULL,
    priority_id   INTEGER NOT NULL REFERENCES priority (priority_id),
    PRIMARY KEY (indicator_id, first_quarter)
) STRICT, WITHOUT ROWID;

CREATE INDEX indicator_priority_by_priority ON indicator_priority (priority_id);

CREATE TABLE indicator_version (
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    first_quarter INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    recorded_by   TEXT    NOT NULL,
    recorded_at   TEXT    NOT NULL,
    PRIMARY KEY (indicator_id, first_quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('milestone', 'year end')),
    low          TEXT,
    high         TEXT,
    words        TEXT    NOT NULL DEFAULT '',
    set_by       TEXT    NOT NULL DEFAULT '',
    set_at       TEXT    NOT NULL,
    reason       TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (indicator_id, quarter, kind),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (low IS NOT NULL OR words <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE import_batch (
    batch_id    INTEGER PRIMARY KEY,
    file_name   TEXT    NOT NULL,
    sha256      TEXT    NOT NULL,
    sheet       TEXT,
    mapping     TEXT    NOT NULL DEFAULT '{}',
    rows_read   INTEGER NOT NULL,
    imported_by TEXT    NOT NULL,
    imported_at TEXT    NOT NULL,
    undone_at   TEXT
, reason TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE outturn (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    value        TEXT,
    numerator    TEXT,
    denominator  TEXT,
    mark         TEXT,
    status       TEXT    NOT NULL
                 CHECK (status IN ('final', 'provisional', 'revised', 'not due',
                                   'not available', 'not comparable', 'suppressed')),
    reason       TEXT    NOT NULL DEFAULT '',
    expected     TEXT,
    footnote     TEXT    NOT NULL DEFAULT '',
    revision     INTEGER NOT NULL, coverage TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (indicator_id, quarter),
    CHECK (value IS NOT NULL OR status NOT IN ('final', 'provisional', 'revised'))
) STRICT, WITHOUT ROWID;

CREATE INDEX outturn_by_quarter ON outturn (quarter);

CREATE TABLE outturn_revision (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    value        TEXT,
    numerator    TEXT,
    denominator  TEXT,
    mark         TEXT,
    status       TEXT,
    reason       TEXT    NOT NULL DEFAULT '',
    expected     TEXT,
    footnote     TEXT    NOT NULL DEFAULT '',
    batch_id     INTEGER REFERENCES import_batch (batch_id),
    recorded_by  TEXT    NOT NULL,
    recorded_at  TEXT    NOT NULL, coverage TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (indicator_id, quarter, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE breakdown_group (
    group_id   INTEGER PRIMARY KEY,
    dimension  TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    population TEXT, is_reference INTEGER NOT NULL DEFAULT 0
    CHECK (is_reference IN (0, 1)),
    UNIQUE (dimension, title)
) STRICT;

CREATE TABLE breakdown_outturn (
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    group_id     INTEGER NOT NULL REFERENCES breakdown_group (group_id),
    revision     INTEGER NOT NULL,
    value        TEXT,
    numerator    TEXT,
    denominator  TEXT,
    mark         TEXT,
    status       TEXT    NOT NULL,
    batch_id     INTEGER REFERENCES import_batch (batch_id),
    PRIMARY KEY (indicator_id, quarter, group_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparator (
    comparator_id INTEGER PRIMARY KEY,
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    body          TEXT    NOT NULL,
    period        TEXT    NOT NULL,
    value         TEXT    NOT NULL,
    authorities   INTEGER,
    source        TEXT    NOT NULL DEFAULT '',
    checked       TEXT    NOT NULL DEFAULT 'no'
                  CHECK (checked IN ('yes', 'no', 'recalled', 'illustrative')),
    UNIQUE (indicator_id, body, period)
) STRICT;

CREATE TABLE event (
    event_id     INTEGER PRIMARY KEY,
    indicator_id INTEGER REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    title        TEXT    NOT NULL
) STRICT;

CREATE TABLE commentary (
    commentary_id INTEGER PRIMARY KEY,
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter       INTEGER NOT NULL,
    version       INTEGER NOT NULL,
    state         TEXT    NOT NULL
                  CHECK (state IN ('draft', 'ready', 'returned', 'agreed')),
    UNIQUE (indicator_id, quarter)
) STRICT;

CREATE TABLE commentary_version (
    commentary_id INTEGER NOT NULL REFERENCES commentary (commentary_id),
    version       INTEGER NOT NULL,
    body          TEXT    NOT NULL,
    what          TEXT,
    why           TEXT,
    action        TEXT,
    outlook       TEXT,
    state         TEXT    NOT NULL,
    author        TEXT    NOT NULL,
    reason        TEXT    NOT NULL DEFAULT '',
    written_at    TEXT    NOT NULL, rolled_from INTEGER, figures TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (commentary_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    author       TEXT    NOT NULL,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    base_version INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    saved_at     TEXT    NOT NULL,
    PRIMARY KEY (author, indicator_id, quarter)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    report_id       INTEGER PRIMARY KEY,
    quarter         INTEGER NOT NULL,
    committee       TEXT    NOT NULL,
    heading         TEXT    NOT NULL,
    first_paragraph INTEGER NOT NULL CHECK (first_paragraph BETWEEN 1 AND 999),
    marking         TEXT    NOT NULL DEFAULT 'Public',
    fields          TEXT    NOT NULL DEFAULT '{}', template TEXT NOT NULL DEFAULT '',
    UNIQUE (quarter, committee)
) STRICT;

CREATE TABLE section (
    section_id INTEGER PRIMARY KEY,
    report_id  INTEGER NOT NULL REFERENCES report (report_id),
    position   INTEGER NOT NULL,
    title      TEXT    NOT NULL,
    theme      TEXT
, part TEXT NOT NULL DEFAULT 'summary'
    CHECK (part IN ('implication', 'background', 'summary', 'further')), is_exempt INTEGER NOT NULL DEFAULT 0
    CHECK (is_exempt IN (0, 1)), about TEXT NOT NULL DEFAULT '', exempt_under INTEGER
    CHECK (exempt_under BETWEEN 1 AND 18)) STRICT;

CREATE TABLE paragraph (
    paragraph_id INTEGER PRIMARY KEY AUTOINCREMENT,
    section_id   INTEGER NOT NULL REFERENCES section (section_id),
    position     INTEGER NOT NULL,
    draft_key    TEXT,
    drafted      TEXT    NOT NULL DEFAULT '',
    edited       TEXT,
    is_included  INTEGER NOT NULL DEFAULT 1 CHECK (is_included IN (0, 1)),
    version      INTEGER NOT NULL DEFAULT 1, is_exempt INTEGER NOT NULL DEFAULT 0
    CHECK (is_exempt IN (0, 1)), exempt_under INTEGER
    CHECK (exempt_under BETWEEN 1 AND 18),
    UNIQUE (section_id, draft_key),
    CHECK (draft_key IS NOT NULL OR edited IS NOT NULL)
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE paragraph_version (
    paragraph_id INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    written_at   TEXT    NOT NULL, reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (paragraph_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE paragraph_draft (
    author       TEXT    NOT NULL,
    paragraph_id INTEGER NOT NULL,
    base_version INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    saved_at     TEXT    NOT NULL,
    PRIMARY KEY (author, paragraph_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paragraph_figure (
    paragraph_id INTEGER NOT NULL REFERENCES paragraph (paragraph_id) ON DELETE CASCADE,
    indicator_id INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter      INTEGER NOT NULL,
    measure      TEXT    NOT NULL, shown TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (paragraph_id, indicator_id, quarter, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
    publication_id INTEGER PRIMARY KEY,
    report_id      INTEGER NOT NULL REFERENCES report (report_id),
    published_by   TEXT    NOT NULL,
    published_at   TEXT    NOT NULL,
    previous_hash  TEXT,
    hash           TEXT    NOT NULL
, reason TEXT NOT NULL DEFAULT '', quarter INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE publication_part (
    publication_id INTEGER NOT NULL REFERENCES publication (publication_id),
    name           TEXT    NOT NULL,
    sha256         TEXT    NOT NULL,
    content        BLOB    NOT NULL,
    PRIMARY KEY (publication_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    change_id INTEGER PRIMARY KEY,
    made_by   TEXT    NOT NULL,
    made_at   TEXT    NOT NULL,
    says      TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    undo      TEXT,
    undone_by INTEGER REFERENCES change (change_id)
, indicator_id INTEGER) STRICT;

CREATE TRIGGER outturn_revision_is_kept BEFORE DELETE ON outturn_revision
BEGIN SELECT RAISE (ABORT, 'revisions are kept'); END;

CREATE TRIGGER outturn_revision_is_final BEFORE UPDATE ON outturn_revision
BEGIN SELECT RAISE (ABORT, 'revisions are final'); END;

CREATE TRIGGER commentary_version_is_kept BEFORE DELETE ON commentary_version
BEGIN SELECT RAISE (ABORT, 'commentary is kept'); END;

CREATE TRIGGER commentary_version_is_final BEFORE UPDATE ON commentary_version
BEGIN SELECT RAISE (ABORT, 'commentary is final'); END;

CREATE TRIGGER paragraph_version_is_kept BEFORE DELETE ON paragraph_version
BEGIN SELECT RAISE (ABORT, 'paragraphs are kept'); END;

CREATE TRIGGER paragraph_version_is_final BEFORE UPDATE ON paragraph_version
BEGIN SELECT RAISE (ABORT, 'paragraphs are final'); END;

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

CREATE TABLE commentary_figure (
    commentary_id INTEGER NOT NULL REFERENCES commentary (commentary_id),
    version       INTEGER NOT NULL,
    indicator_id  INTEGER NOT NULL REFERENCES indicator (indicator_id),
    quarter       INTEGER NOT NULL,
    measure       TEXT    NOT NULL,
    shown         TEXT    NOT NULL,
    PRIMARY KEY (commentary_id, version, indicator_id, quarter, measure, shown)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX signoff_by_commentary ON signoff (commentary_id, version);

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

CREATE INDEX change_by_indicator ON change (indicator_id);

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

CREATE TABLE quarter_closing (
    closing_id INTEGER PRIMARY KEY,
    quarter    INTEGER NOT NULL,
    is_closed  INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    reason     TEXT    NOT NULL DEFAULT '',
    decided_by TEXT    NOT NULL,
    decided_at TEXT    NOT NULL
) STRICT;

CREATE TRIGGER quarter_closing_is_kept BEFORE DELETE ON quarter_closing
BEGIN SELECT raise(ABORT, 'closings are kept'); END;

CREATE TRIGGER quarter_closing_is_final BEFORE UPDATE ON quarter_closing
BEGIN SELECT raise(ABORT, 'closings are final'); END;

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

CREATE TABLE priority_place (
    priority_id   INTEGER NOT NULL REFERENCES priority (priority_id),
    first_quarter INTEGER NOT NULL,
    position      INTEGER NOT NULL,
    PRIMARY KEY (priority_id, first_quarter)
) STRICT, WITHOUT ROWID;
