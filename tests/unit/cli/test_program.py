"""The program as a shell starts it: its help, its streams, its terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.commands import Run

COMMANDS = [
    *("demo", "new", "import", "list", "show", "comment", "draft", "check"),
    *("export", "history", "undo", "backup", "restore", "where"),
]


def process(
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    stdin: int | None = None,
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "qperf_tui", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=20,
        env=env,
        stdin=stdin,
    )


@pytest.mark.parametrize("command", [[], *([each] for each in COMMANDS)], ids=str)
def test_every_command_explains_itself_with_an_example(
    run: Run, command: list[str]
) -> None:
    said = run(*command, "--help")
    assert said.status == 0
    assert "Examples:\n" in said.out
    assert f"qperf-tui {' '.join(command)}".strip() in said.out.split("Examples:")[
        1
    ] or ("qperf-tui -w" in said.out.split("Examples:")[1])


def test_every_command_is_listed_with_what_it_does(run: Run) -> None:
    shown = run("--help").out
    assert all(f"\n  {name} " in shown for name in COMMANDS)
    assert "Exit codes:" in shown
    assert run("export", "summary", "--help").out.count("qperf-tui export") >= 3


def test_help_waits_for_nothing_slow() -> None:
    code = (
        "import sys\n"
        "from qperf_tui.cli.main import main\n"
        "status = main(['--help'])\n"
        "slow = {'textual', 'polars', 'sqlite_utils', 'openpyxl', 'msgspec',\n"
        "        'sqlite3', 'platformdirs', 'rich', 'plotext'} & set(sys.modules)\n"
        "sys.exit(f'{status} {slow}' if status or slow else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_version_is_said() -> None:
    done = process("--version")
    assert done.stdout.startswith("qperf-tui 0.")


@pytest.mark.parametrize("terminal", ["dumb", None, "xterm"])
def test_without_a_terminal_the_workbench_says_what_works_without(
    workbook: Path, terminal: str | None
) -> None:
    environment = {key: said for key, said in os.environ.items() if key != "TERM"}
    if terminal is not None:
        environment["TERM"] = terminal
    done = process("-w", workbook, env=environment, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "qperf-tui list" in done.stderr


def test_what_is_written_is_utf8_whatever_the_locale(workbook: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    environment["PYTHONIOENCODING"] = "ascii"
    done = process("-w", workbook, "list", env=environment)
    assert done.returncode == 0
    assert "▼5.3 worse" in done.stdout


def test_a_reader_who_leaves_early_is_no_error(workbook: Path) -> None:
    command = [sys.executable, "-m", "qperf_tui", "-w", str(workbook), "list", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 141


def test_running_the_package_is_running_the_command(tmp_path: Path) -> None:
    done = process("-w", tmp_path / "none.qperf", "list")
    assert done.returncode == 3
    assert done.stderr.startswith("qperf-tui: There is no workbook at")
