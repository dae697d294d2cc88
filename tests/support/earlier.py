"""Workbooks as earlier versions of the program wrote them, made by their migrations."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import migrations
from support.workbooks import NOW

Q2: Final = Quarter.of(2012, 2)
AT: Final = Q2.ordinal
END: Final = Q2.year_end.ordinal

HELD: Final = f"""
INSERT INTO setting VALUES ('council', 'Otherham');
INSERT INTO priority (priority_id, code, title, position) VALUES (1, 'C', 'Health', 1);
INSERT INTO indicator (indicator_id, code, title, polarity, owner, position)
VALUES (1, 'CS 1', 'Assessments', 'higher', 'Head of B', 1),
       (2, 'CS 2', 'Reviews', 'higher', 'Head of B', 2);
INSERT INTO indicator_priority VALUES (1, 0, 1), (2, 0, 1);

INSERT INTO import_batch (batch_id, file_name, sha256, rows_read, imported_by,
                          imported_at)
VALUES (1, 'first.csv', 'a', 1, 'A Officer', '{NOW}'),
       (2, 'second.csv', 'b', 2, 'A Officer', '{NOW}');
INSERT INTO outturn_revision (indicator_id, quarter, revision, value, status, batch_id,
                              recorded_by, recorded_at)
VALUES (1, {AT}, 1, '79.3', 'final', 1, 'A Officer', '{NOW}'),
       (1, {AT}, 2, '80', 'final', 2, 'A Officer', '{NOW}'),
       (2, {AT}, 1, '12', 'final', 2, 'A Officer', '{NOW}');
INSERT INTO outturn (indicator_id, quarter, value, status, revision)
VALUES (1, {AT}, '80', 'final', 2), (2, {AT}, '12', 'final', 1);
INSERT INTO target (indicator_id, quarter, kind, low, high, set_by, set_at)
VALUES (1, {END}, 'year end', '90', '90', 'A Officer', '{NOW}');

INSERT INTO commentary VALUES (1, 1, {AT}, 2, 'agreed');
INSERT INTO commentary_version (commentary_id, version, body, state, author, written_at)
VALUES (1, 1, 'First words.', 'ready', 'A Officer', '{NOW}'),
       (1, 2, 'Second words.', 'agreed', 'A Officer', '{NOW}');
INSERT INTO signoff_step (commentary_id, step, version, role, person, decision,
                          decided_at)
VALUES (1, 1, 2, 'reviewer', 'J. Turner', 'agreed', '{NOW}');
INSERT INTO action (action_id, indicator_id, raised_in, title, owner, due, closed_at)
VALUES (1, 1, {AT}, 'Fill the posts', 'Head of A', '2012-12-01', NULL),
       (2, 1, {AT}, 'Count again', 'Head of A', NULL, '{NOW}');
INSERT INTO draft VALUES ('A Officer', 2, {AT}, 0, 'Half a sent', '{NOW}');

INSERT INTO report (report_id, quarter, committee, heading, first_paragraph)
VALUES (1, {AT}, 'Scrutiny', 'Summary', 13);
INSERT INTO section (section_id, report_id, position, title) VALUES (1, 1, 1, 'All');
INSERT INTO paragraph (paragraph_id, section_id, position, edited, version)
VALUES (1, 1, 1, 'In our own words.', 2);
INSERT INTO paragraph_version (paragraph_id, version, body, author, written_at)
VALUES (1, 1, 'Before.', 'A Officer', '{NOW}'),
       (1, 2, 'In our own words.', 'A Officer', '{NOW}');
"""
"""What the first version of the program could write, in each of its tables."""

SINCE_THE_SECOND: Final = f"""
INSERT INTO rule_override
VALUES (1, {AT}, 'points', '5', 'Agreed', 'A Officer', '{NOW}');
"""

CHANGES: Final[list[tuple[str, dict[str, object]]]] = [
    (
        "import",
        {
            "batch": 2,
            "indicators": [2],
            "amended": [[1, "owner", "Head of A"]],
            "targets": [[1, END, "year end", "85", "85"]],
        },
    ),
    (
        "commentary",
        {"indicator": 1, "quarter": AT, "body": "First words.", "state": "ready"},
    ),
    ("section", {"section": 1, "paragraphs": [[1, None, "", "Before.", 1]]}),
    ("numbering", {"report": 1, "first_paragraph": 12}),
]
"""What was changed last, by kind, with what the first version kept to undo it."""

TOLERANCE: Final = ("tolerance", {"indicator": 1, "quarter": AT, "before": None})


_SECOND = 2
"""The last schema that is written to here as it was then."""


def make_earlier(path: Path, schema: int, patch: pytest.MonkeyPatch) -> Path:
    """A workbook of an earlier schema, with something in every table it wrote."""
    every = migrations._scripts()
    written = min(schema, _SECOND)
    with (
        patch.context() as only,
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        only.setattr(migrations, "_scripts", lambda: every[:written])
        migrations.migrate(connection)
        connection.executescript(HELD + SINCE_THE_SECOND * (schema > 1))
        # A later schema holds what the second held, as it was brought up to date.
        only.setattr(migrations, "_scripts", lambda: every[:schema])
        migrations.migrate(connection)
        connection.executemany(
            "INSERT INTO change (made_by, made_at, says, kind, undo)"
            f" VALUES ('A Officer', '{NOW}', ?, ?, ?)",
            [
                (f"earlier {kind}", kind, json.dumps(undo))
                for kind, undo in [*CHANGES, *[TOLERANCE] * (schema > 1)]
            ],
        )
    path.chmod(0o600)
    return path
