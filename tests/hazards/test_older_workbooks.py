"""A workbook of either earlier schema: all it held is there, and can be undone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.errors import WorkbookError
from qperf_tui.storage import migrations
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import drafts_left
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import redo_last, undo_last
from qperf_tui.workbench.versions import versions
from support.earlier import AT, CHANGES, Q2, make_earlier
from support.visible import visible
from support.workbooks import stamp

SCHEMAS = range(1, migrations.newest())


@pytest.fixture(params=SCHEMAS)
def earlier(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, int]:
    path = tmp_path / "council.qperf"
    return make_earlier(path, request.param, monkeypatch), request.param


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by the columns that the earlier schema has."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=str)
            for (name,) in tables.fetchall()
        }


def test_nothing_that_was_written_is_lost(earlier: tuple[Path, int]) -> None:
    path, schema = earlier
    before = held(path)
    with Workbook.open(path, stamp()) as workbook:
        assert workbook.check_integrity() == []
    after = held(path)
    for name, rows in before.items():
        if name in {"action", "signoff_step"}:
            continue
        width = len(rows[0]) if rows else 0
        assert sorted((row[:width] for row in after[name]), key=str) == rows, name
    assert held(path.with_name(f"{path.name}.schema-{schema}.bak")) == before


def test_what_was_said_then_is_read_today(earlier: tuple[Path, int]) -> None:
    path, schema = earlier
    with Workbook.open(path, stamp()) as workbook:
        indicator = workbook.indicators.by_code("CS 1")
        newest, oldest = versions(workbook, indicator, Q2)
        assert (newest.body, newest.state) == ("Second words.", CommentaryState.AGREED)
        assert (oldest.body, oldest.state) == ("First words.", CommentaryState.READY)
        text = workbook.signoffs.text(1, Q2)
        assert text is not None
        (decision,) = text.decisions
        assert (decision.person, decision.version) == ("J. Turner", 2)
        ((about, draft),) = drafts_left(workbook)
        assert (about.code, draft.body) == ("CS 2", "Half a sent")
        (edited, before) = workbook.paragraphs.versions(1)
        assert (edited.body, before.body) == ("In our own words.", "Before.")
        assert [each.reason for each in (edited, before)] == ["", ""]
        (open_action,) = workbook.actions.open_in(Q2)
        assert (open_action.indicator_id, open_action.title) == (1, "Fill the posts")
        assert position(workbook, Q2, "CS 1").outturn.value == 80
        assert len(workbook.judging.overrides(1)) == (schema > 1)
        assert len(workbook.changes.latest(100)) == len(CHANGES) + (schema > 1)


def test_what_was_closed_then_is_closed_today(earlier: tuple[Path, int]) -> None:
    path, _ = earlier
    with Workbook.open(path, stamp()):
        pass
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT title, owner, closed_in, closed_at IS NULL FROM action ORDER BY 1"
        ).fetchall()
    assert found == [
        ("Count again", "Head of A", AT, 0),
        ("Fill the posts", "Head of A", None, 1),
    ]


def test_what_was_changed_then_is_undone_and_redone_today(
    earlier: tuple[Path, int],
) -> None:
    path, schema = earlier
    with Workbook.open(path, stamp("B Officer")) as workbook:
        last = visible(workbook)
        steps = [last]
        while undo_last(workbook):
            steps.append(visible(workbook))
        assert len(steps) == 1 + len(CHANGES) + (schema > 1)
        at = position(workbook, Q2, "CS 1")
        assert (at.outturn.value * 10, at.indicator.owner) == (793, "Head of A")
        assert at.target.low == 85
        (newest, *_) = versions(workbook, at.indicator, Q2)
        assert (newest.body, newest.state) == ("First words.", CommentaryState.READY)
        assert [each.code for each in workbook.indicators.on_file()] == ["CS 1"]
        assert workbook.paragraphs.of(1)[0].body == "Before."
        assert workbook.reports.first_paragraph(1) == 12
        for before in reversed(steps[:-1]):
            assert redo_last(workbook)
            assert visible(workbook) == before
        assert redo_last(workbook) is None


def test_what_its_own_schema_does_not_have_is_never_opened(
    earlier: tuple[Path, int],
) -> None:
    path, _ = earlier
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER t AFTER UPDATE ON setting BEGIN DELETE FROM target; END"
        )
    before = path.read_bytes()
    with pytest.raises(WorkbookError, match="qperf-tui did not make"):
        Workbook.open(path, stamp())
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
