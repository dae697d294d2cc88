"""The child that reads workbooks, forked from a process that has its libraries loaded.

Starting Python anew for each of 10,000 workbooks takes hours and shows nothing more.
What is forked runs the same `main` under the same limits, and is heard by the same
contract as `subprocess.run`.
"""

import os
import select
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryFile
from time import monotonic

import openpyxl
import pytest
import xlrd

from qperf_tui.importing import ods_cells, sheet_child, sheets, xls_cells

LOADED = (openpyxl, xlrd, ods_cells, xls_cells)
"""What the child would load by the kind of workbook, loaded once."""
_TOLD = 5
"""Where in the command that starts it the words for the child begin."""


@contextmanager
def forked_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While inside, the child is forked and not started."""
    with monkeypatch.context() as patch:
        patch.setattr(sheets.subprocess, "run", run)
        yield


def run(
    command: Sequence[str],
    *,
    input: bytes,  # noqa: A002 - as subprocess calls it
    timeout: float,
    **_kept: object,
) -> CompletedProcess[bytes]:
    """Do what `subprocess.run` does with the command that starts the child."""
    answer, says = os.pipe(), os.pipe()
    with TemporaryFile() as given:
        given.write(input)
        given.seek(0)
        pid = os.fork()
        if pid == 0:
            _be_the_child(command, given.fileno(), answer[1], says[1])
    os.close(answer[1])
    os.close(says[1])
    heard = {answer[0]: b"", says[0]: b""}
    try:
        _hear(heard, monotonic() + timeout)
    except TimeoutError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise TimeoutExpired(command, timeout) from None
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return CompletedProcess(command, code, heard[answer[0]], heard[says[0]])


def _hear(heard: dict[int, bytes], until: float) -> None:
    pending = set(heard)
    while pending:
        ready = select.select(list(pending), [], [], max(0.0, until - monotonic()))[0]
        if not ready:
            for each in heard:
                os.close(each)
            raise TimeoutError
        for each in ready:
            piece = os.read(each, 1 << 16)
            heard[each] += piece
            if not piece:
                pending.discard(each)
                os.close(each)


def _be_the_child(command: Sequence[str], given: int, answer: int, says: int) -> None:
    """Be the child; nothing after this line is the test any more."""
    status = 1
    try:
        for place, stream in enumerate((given, answer, says)):
            os.dup2(stream, place)
        sys.argv = ["-c", *command[_TOLD:]]
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        sys.stderr = os.fdopen(2, "w")
        sheet_child.main()
        sys.stdout.flush()
        status = 0
    finally:
        if status:
            traceback.print_exc()
            sys.stderr.flush()
        os._exit(status)
