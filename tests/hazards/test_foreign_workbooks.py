"""Other workbooks, hostile ones among them: one sentence each, and not a trace left."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qperf_tui.storage import migrations
from qperf_tui.storage.migrations import newest
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.returns import take_in_files
from support.earlier import Q2, make_earlier
from support.figures_kept import figures_kept
from support.workbooks import NOW, copied, stamp

Harm = Callable[[Path], object]


def sql(*statements: str) -> Harm:
    def harm(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return harm


def header(at: int, *octets: int) -> Harm:
    def harm(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at : at + len(octets)] = bytes(octets)
        path.write_bytes(content)

    return harm


def zeroed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(3, 60):
        content[page * 4_096 + 8 : page * 4_096 + 400] = bytes(392)
    path.write_bytes(content)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def sparse(path: Path) -> None:
    os.truncate(path, 10_000_000_000)


def beside(ending: str) -> Harm:
    return lambda path: path.with_name(path.name + ending).write_bytes(b"x" * 64)


ENDLESS = (
    "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
    " SELECT i + 1 FROM n) SELECT i FROM n"
)
HARMS: dict[str, tuple[Harm, str]] = {
    "trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON outturn BEGIN DELETE FROM target; END"),
        "triggers or views that qperf-tui did not make",
    ),
    "view": (sql(ENDLESS), "triggers or views that qperf-tui did not make"),
    "view-for-a-table": (
        sql(
            "ALTER TABLE outturn RENAME TO o", "CREATE VIEW outturn AS SELECT * FROM o"
        ),
        "did not make",
    ),
    "generated-column": (
        sql("ALTER TABLE outturn ADD COLUMN more TEXT GENERATED ALWAYS AS (value)"),
        "did not make",
    ),
    "index-on-expression": (
        sql("CREATE INDEX i ON outturn (abs(quarter))"),
        "did not make",
    ),
    "another-program": (header(68, 1, 2, 3, 4), "belongs to another program"),
    "newer": (header(60, 0, 0, 0, 99), "newer qperf-tui"),
    "earlier-it-says": (
        header(60, 0, 0, 0, 1),
        "triggers or views that qperf-tui did not make",
    ),
    "of-no-schema": (
        header(60, 0, 0, 0, 0),
        "triggers or views that qperf-tui did not make",
    ),
    "pages-zeroed": (zeroed, "damaged"),
    "half": (half, "cut short"),
    "sparse": (sparse, "larger than 1,000 MB"),
    "log-beside": (beside("-wal"), "is open elsewhere or was not closed"),
    "journal-beside": (beside("-journal"), "is open elsewhere or was not closed"),
    "value-nan": (sql("UPDATE outturn SET value = 'NaN'"), "'NaN'"),
    "value-words": (sql("UPDATE outturn SET value = 'about 80'"), "'about 80'"),
    "value-endless": (
        sql("UPDATE outturn SET value = '1e999999999'"),
        "column exact_value",
    ),
    "quarter-far": (
        sql("UPDATE outturn SET quarter = 9000000 + quarter"),
        "column quarter",
    ),
    "expected-words": (sql("UPDATE outturn SET expected = 'soon'"), "'soon'"),
    "unit-kept-as-code": (
        sql("UPDATE indicator SET tolerance_size = 'wide'"),
        "column tolerance",
    ),
    "note-too-long": (
        sql("UPDATE outturn SET reason = printf('%.*c', 5000, 'n')"),
        "2,000 characters",
    ),
    "nothing": (sql("DELETE FROM outturn"), "no figures"),
}


@pytest.fixture
def foreign(sample_file: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "from"
    folder.mkdir()
    return copied(sample_file, folder)


def of_schema(
    folder: Path, schema: int, patch: pytest.MonkeyPatch, *harms: Harm
) -> Path:
    """A workbook as an earlier version left it when it was closed, and then harmed."""
    folder.mkdir()
    path = make_earlier(folder / "council.qperf", schema, patch)
    sql("PRAGMA journal_mode = WAL")(path)
    for harm in harms:
        harm(path)
    return path


def trace(path: Path) -> tuple[object, ...]:
    """The bytes of a small file, when it was changed, and what lies beside it."""
    stat = path.stat()
    content = path.read_bytes() if stat.st_size < 100_000_000 else b""
    there = sorted(each.name for each in path.parent.iterdir())
    return content, stat.st_size, stat.st_mtime_ns, stat.st_mode, there


@pytest.mark.parametrize("harm", HARMS)
def test_a_hostile_workbook_is_refused_in_a_sentence_and_left_as_it_was(
    sample: Path, foreign: Path, harm: str
) -> None:
    do, says = HARMS[harm]
    do(foreign)
    before, kept = trace(foreign), figures_kept(sample)
    with Workbook.open(sample, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [foreign])
    said = [problem.says for problem in taken.problems if problem.is_refusal]
    assert taken.outcome == "refuse"
    assert any(says in each for each in said), said
    assert all(each.isprintable() and each.endswith(".") for each in said)
    assert trace(foreign) == before
    assert figures_kept(sample) == kept


def test_a_workbook_is_read_without_a_trace(sample: Path, foreign: Path) -> None:
    foreign.chmod(0o400)
    foreign.parent.chmod(0o500)
    before = trace(foreign)
    with Workbook.open(sample, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [foreign])
    assert taken.outcome == "clean"
    assert trace(foreign) == before
    foreign.parent.chmod(0o700)


@pytest.mark.parametrize("schema", range(1, newest()))
def test_a_workbook_of_an_earlier_schema_is_read_without_a_trace(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: int
) -> None:
    path = of_schema(
        tmp_path / "from",
        schema,
        monkeypatch,
        sql("UPDATE indicator SET code = 'X ' || indicator_id"),
    )
    path.chmod(0o400)
    path.parent.chmod(0o500)
    before = trace(path)
    with Workbook.open(sample, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [path])
        about = workbook.indicators.by_code("X 1")
        (figure,) = workbook.outturns.series(about)
    assert (taken.outcome, taken.added) == ("clean", 2), taken.problems
    assert (figure.quarter, figure.value) == (Q2, 80)
    assert trace(path) == before
    path.parent.chmod(0o700)


LIES: dict[str, tuple[Harm, str]] = {
    "trigger": (
        sql("CREATE TRIGGER t AFTER UPDATE ON setting BEGIN DELETE FROM target; END"),
        "triggers or views that qperf-tui did not make",
    ),
    "view": (sql(ENDLESS), "triggers or views that qperf-tui did not make"),
    "another-schema": (header(60, 0, 0, 0, 3), "did not make"),
    "all-was-done": (
        sql(
            *(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
                f"VALUES ('qperf', '{each.name.removesuffix('.sql')}', '{NOW}')"
                for each in migrations._scripts()[2:]
            )
        ),
        "cannot be brought up to date",
    ),
    "nothing-was-done": (sql("DELETE FROM _sqlite_migrations"), "cannot be used"),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_earlier_schema_that_cannot_be_proved_is_refused(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    do, says = LIES[lie]
    path = of_schema(tmp_path / "from", 2, monkeypatch, do)
    before, kept = trace(path), figures_kept(sample)
    with Workbook.open(sample, stamp()) as workbook:
        (taken,) = take_in_files(workbook, [path])
    (problem,) = taken.problems
    assert says in problem.says
    assert trace(path) == before
    assert figures_kept(sample) == kept


def test_a_workbook_that_a_colleague_has_open_is_not_read_in_half(
    sample: Path, foreign: Path
) -> None:
    with Workbook.open(foreign, stamp("B Colleague")) as theirs:
        theirs.settings.put("anything", json.dumps("said"))
        with Workbook.open(sample, stamp()) as workbook:
            (taken,) = take_in_files(workbook, [foreign])
    (problem,) = taken.problems
    assert "is open elsewhere" in problem.says
    assert "qperf-tui backup" in problem.says
