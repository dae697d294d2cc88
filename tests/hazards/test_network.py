"""Nothing is ever sent to, or fetched from, anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.terminal import environment

GUARDED = """
import sys
def look(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind"}:
        sys.stderr.write(f"reached out: {event} {arguments!r}\\n")
        sys.stderr.flush()
        __import__("os")._exit(99)
sys.addaudithook(look)
from qperf_tui.cli.main import run
run()
"""
REACHES_OUT = "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)"


def guarded(
    code: str, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run code that ends with 99 as soon as it opens a connection."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(folder),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--json"),
        ("show", "C MTP 8"),
        ("draft",),
        ("export", "summary", "-o", "summary.md"),
        ("check",),
        ("backup", "copy.qperf"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_reaches_out(sample: Path, arguments: tuple[str, ...]) -> None:
    ended = guarded(GUARDED, sample.parent, "-w", str(sample), *arguments)
    assert ended.returncode in {0, 4}, ended.stderr
    assert "reached out" not in ended.stderr


def test_reaching_out_is_caught(tmp_path: Path) -> None:
    guard = GUARDED.partition("from qperf_tui")[0]
    assert guarded(guard + REACHES_OUT, tmp_path).returncode == 99
