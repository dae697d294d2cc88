"""What goes wrong, each with one sentence, its status and an unchanged file."""

import json
import sqlite3
from pathlib import Path

import pytest

from support.commands import Run


def test_a_mistyped_path_makes_no_file_and_says_what_to_do(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "concil.qperf"
    said = run("-w", path, "import", tmp_path / "return.csv")
    assert (said.status, said.out) == (3, "")
    assert said.err.count("\n") == 1
    assert f"qperf-tui -w {path} new" in said.err
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Ref,Indicator\n" * 20, "is not a workbook"),
        (b"", "is empty"),
        (b"SQLite format 3\x00" + bytes(200), "belongs to another program"),
    ],
)
def test_a_file_that_is_no_workbook_is_left_alone(
    run: Run, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "other.qperf"
    path.write_bytes(content)
    said = run("-w", path, "list")
    assert said.status == 3
    assert says in said.err
    assert path.read_bytes() == content


def test_a_read_only_file_is_read_and_not_written_to(run: Run, workbook: Path) -> None:
    workbook.chmod(0o400)
    content = workbook.read_bytes()
    assert run("-w", workbook, "list").status == 0
    said = run("-w", workbook, "comment", "CS 10", "--file", "-", typed="Words.")
    assert said.status == 3
    assert "is read-only" in said.err
    assert workbook.read_bytes() == content


def test_read_only_and_a_command_that_writes_do_not_go_together(
    run: Run, workbook: Path
) -> None:
    content = workbook.read_bytes()
    for command in (["undo"], ["draft"], ["comment", "CS 10", "--file", "-"]):
        said = run("-w", workbook, "--read-only", *command, typed="Words.")
        assert said.status == 2
        assert "--read-only" in said.err
    assert run("-w", workbook, "--read-only", "list").status == 0
    assert workbook.read_bytes() == content


def test_a_workbook_somebody_writes_to_is_busy(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qperf_tui.storage.connection._WAIT_SECONDS", 0.05)
    other = sqlite3.connect(workbook, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    said = run("-w", workbook, "comment", "CS 10", "--file", "-", typed="Words.")
    other.execute("ROLLBACK")
    other.close()
    assert said.status == 3
    assert "Saved" not in said.err


def test_with_no_workbook_known_a_command_says_how_to_begin(run: Run) -> None:
    said = run("list")
    assert said.status == 2
    assert "qperf-tui demo" in said.err
    assert "qperf-tui -w PATH new" in said.err
    assert said.err.count("\n") == 1


def test_the_workbook_is_the_option_then_the_environment_then_the_last(
    run: Run,
    workbook: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    run("-w", workbook, "list")
    assert run("list").status == 0
    note = home / "state" / "qperf-tui" / "last-workbook"
    assert note.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("QPERF_WORKBOOK", str(tmp_path / "elsewhere.qperf"))
    assert "elsewhere.qperf" in run("list").err
    assert run("-w", workbook, "list").status == 0
    monkeypatch.delenv("QPERF_WORKBOOK")
    note.write_bytes(b"\xff\x00\x1b]0;x\x07" * 50)
    assert run("list").status == 2


def test_where_says_each_file_and_why(run: Run, workbook: Path) -> None:
    told = json.loads(run("-w", workbook, "where", "--json").out)
    assert told["workbook"] == {
        "path": str(workbook),
        "from": "--workbook",
        "exists": True,
    }
    assert "--workbook" in run("-w", workbook, "where").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["lits"], "did you mean list?"),
        (["list", "-w", "x.qperf"], "stands before the command"),
        (["list", "--quarter", "2012Q2"], "a financial year spans two"),
        (["--quarter", "Q9", "list"], "is not a quarter such as"),
        (["list", "--frobnicate"], "No such option"),
        (["import"], "Missing argument"),
        (["new"], "qperf-tui -w PATH new"),
        (["list", "--status", "purple"], "purple"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    run: Run, arguments: list[str], says: str
) -> None:
    said = run(*arguments)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_an_unknown_indicator_is_refused(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "show", "CS 999")
    assert said.status == 1
    assert "There is no indicator 'CS 999'" in said.err


def test_hostile_text_reaches_no_terminal_and_no_spreadsheet(
    run: Run, tmp_path: Path
) -> None:
    path, sent = tmp_path / "hostile.qperf", tmp_path / "hostile.csv"
    sent.write_text(
        "Ref,Indicator,Priority,Quarter,Value,Owner\n"
        "=1+1,\x1b]52;c;aGk=\x07[red]@x[/],＝cmd,Q2 2012/13,5,+44\n",
        encoding="utf-8",
    )
    run("-w", path, "new")
    assert run("-w", path, "import", sent).status == 0
    for command in (["list"], ["show", "=1+1"], ["list", "--json"], ["history"]):
        said = run("-w", path, *command)
        assert said.status == 0
        assert "\x1b" not in said.out + said.err
        assert "\x07" not in said.out + said.err
    written = run("-w", path, "list", "--csv").out
    assert "\n'=1+1," in written
    assert ",'＝cmd," in written
    assert ",'+44," in written


def test_a_number_of_ours_below_nought_stays_a_number(run: Run, workbook: Path) -> None:
    rows = run("-w", workbook, "list", "--csv").out
    assert ",-5.3," in rows
    assert "'-5.3" not in rows


def test_a_workbook_of_a_newer_version_is_left_alone(run: Run, workbook: Path) -> None:
    with sqlite3.connect(workbook) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = workbook.read_bytes()
    said = run("-w", workbook, "list")
    assert said.status == 3
    assert "newer qperf-tui" in said.err
    assert workbook.read_bytes() == content
