"""The program as a shell starts it: its help, its streams, its terminal."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from support.commands import Run

COMMANDS = [
    *("demo", "new", "import", "list", "show", "comment", "draft", "check"),
    *("export", "history", "undo", "backup", "restore", "where"),
    *("rule", "expect", "rebase"),
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


def test_a_full_disk_is_said_in_one_line(workbook: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "qperf_tui", "-w", str(workbook), "list"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_being_stopped_while_waiting_for_words_saves_nothing(
    run: Run, workbook: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    pipe = tmp_path / "words"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "qperf_tui", "-w", str(workbook)]
    with subprocess.Popen(
        [*command, "comment", "CS 10", "--file", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        writing = opened_by_its_reader(pipe)
        stop(started, number)
        said, narrated = started.communicate(timeout=10)
        os.close(writing)
    assert started.returncode == status
    assert said + narrated.strip() == b""
    assert run("-w", workbook, "comment", "CS 10", "--show").out == ""


def stop(started: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Send a signal, and again to one that came just before Python began to wait."""
    for _ in range(5):
        started.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            started.wait(timeout=2)
            return
    started.kill()


def opened_by_its_reader(pipe: Path) -> int:
    """The end of a pipe to write to, once somebody reads from the other."""
    deadline = time.monotonic() + 10
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < deadline, "nobody read for ten seconds"


def test_streams_that_are_closed_break_nothing(workbook: Path) -> None:
    shell = shutil.which("sh") or "/bin/sh"
    program = f"exec {sys.executable} -m qperf_tui -w {workbook} list <&- >&- 2>&-"
    done = subprocess.run([shell, "-c", program], check=False, capture_output=True)
    assert done.returncode == 0
    assert done.stdout + done.stderr == b""
