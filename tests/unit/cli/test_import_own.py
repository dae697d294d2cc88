"""Our own files: another workbook is brought in, and tables to be read are not."""

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from support.commands import Run, content


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("list.json", ["list", "--json"]),
        ("list.csv", ["list", "--csv"]),
        ("figures.csv", ["export", "figures"]),
    ],
)
def test_a_table_of_ours_never_spoils_the_figures_it_was_made_from(
    run: Run, workbook: Path, tmp_path: Path, name: str, command: list[str]
) -> None:
    path = tmp_path / name
    path.write_text(run("-w", workbook, *command).out, encoding="utf-8")
    before = content(run, workbook)
    said = run("-w", workbook, "import", path)
    assert said.status == 1
    assert "import the workbook it was made from" in said.err
    assert content(run, workbook) == before


def test_another_workbook_fills_a_new_one_and_again_changes_nothing(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first.qperf"
    run("-w", first, "new")
    sha256 = hashlib.sha256(workbook.read_bytes()).hexdigest()
    taken = run("-w", first, "import", workbook)
    assert taken.status == 0, taken.err
    assert "read as a workbook" in taken.err
    again = json.loads(run("-w", first, "import", workbook, "--json").out)
    assert again["changed"] == 0
    back = json.loads(run("-w", workbook, "import", first, "--json").out)
    assert back["changed"] == 0
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == sha256
    assert run("-w", first, "undo").status == 0


def test_a_workbook_with_a_trigger_of_somebody_else_is_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.qperf"
    shutil.copy(workbook, wrong)
    with sqlite3.connect(wrong) as connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON priority BEGIN DELETE FROM outturn; END"
        )
    connection.close()
    before = content(run, workbook)
    said = run("-w", workbook, "import", wrong)
    assert said.status == 1
    assert "triggers or views that qperf-tui did not make" in said.err
    assert content(run, workbook) == before


def test_a_database_that_is_no_workbook_is_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.qperf"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE outturn (value)")
    connection.close()
    assert run("-w", workbook, "import", other).status == 1
    cut = tmp_path / "cut.qperf"
    cut.write_bytes(workbook.read_bytes()[:5_000])
    said = run("-w", workbook, "import", cut)
    assert said.status == 1
    assert "Traceback" not in said.err
    same = run("-w", workbook, "import", workbook)
    assert "is the workbook that is open" in same.err
