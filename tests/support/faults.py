"""Commands whose k-th call to the system fails, seen to have failed by a tracer."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Final, Self

from support.terminal import environment

CALLS: Final = (
    *("pwrite64", "write", "fdatasync", "fsync", "openat", "rename", "ftruncate"),
    "fcntl",
)
ERRORS: Final = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fdatasync": ("EIO", "ENOSPC"),
    "fsync": ("EIO", "ENOSPC"),
    "openat": ("EMFILE", "EIO", "ENOSPC"),
    "rename": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO",),
    "fcntl": ("ENOLCK", "EIO"),
}
"""How each call can fail."""
_SERVER: Final = Path(__file__).with_name("fault_server.py")
_CALLED: Final = re.compile(r"^(\w+)\((.*)", re.MULTILINE)
_NO_FILE: Final = re.compile(r"\d+<(?:anon_inode|pipe|socket)")
"""What threads wake each other by, which no disk can fail."""


def why_no_faults() -> str | None:
    """Why no call can be made to fail here; None where one can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], check=False)
    return "a process may not be traced here" if tried.returncode else None


@dataclass(frozen=True)
class Fault:
    """The k-th call of a name that fails, and how; or at which one is killed."""

    call: str
    error: str
    k: int

    @property
    def injected(self) -> str:
        """As the tracer is told of it."""
        how = "signal" if self.error.startswith("SIG") else "error"
        return f"inject={self.call}:{how}={self.error}:when={self.k}"


@dataclass(frozen=True)
class Ended:
    """How a command ended, what it said, and whether the fault came to pass."""

    status: int
    said: str
    log: str

    @property
    def is_effective(self) -> bool:
        return "(INJECTED)" in self.log

    def made(self) -> dict[str, list[int]]:
        """Which calls of each name, counted from 1, were made to a file."""
        often: Counter[str] = Counter()
        found: dict[str, list[int]] = {}
        for name, arguments in _CALLED.findall(self.log):
            often[name] += 1
            if not _NO_FILE.match(arguments):
                found.setdefault(name, []).append(often[name])
        return found


class Faulty:
    """A server of commands that are run with a fault, or only watched."""

    def __init__(self, folder: Path) -> None:
        self._said, self._log = folder / "said.txt", folder / "calls.log"
        self._server = subprocess.Popen(
            [sys.executable, str(_SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(folder),
            bufsize=1,
        )
        assert self._answer() == "ready"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.kill()
        self._server.communicate()

    def run(self, command: Sequence[str | Path], fault: Fault | None) -> Ended:
        """Run a command under the tracer to its end."""
        asked = {"command": [str(each) for each in command], "said": str(self._said)}
        self._ask(json.dumps(asked))
        number = self._answer()
        names = ",".join(CALLS) if fault is None else fault.call
        injected = [] if fault is None else ["-e", fault.injected]
        tracer = subprocess.Popen(
            [
                # The thread that it begins in and no other: libraries have theirs.
                *("strace", "-y", "-o", self._log, "-e", f"trace={names}"),
                *(*injected, "-p", number),
            ],
            stderr=subprocess.DEVNULL,
        )
        _until_traced(number)
        self._ask("go")
        status = int(self._answer())
        tracer.wait()
        said, log = (
            each.read_text(encoding="utf-8", errors="replace")
            for each in (self._said, self._log)
        )
        return Ended(status, said, log)

    def _ask(self, line: str) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(f"{line}\n")

    def _answer(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()


def _until_traced(number: str) -> None:
    deadline = monotonic() + 10
    while "TracerPid:\t0" in Path(f"/proc/{number}/status").read_text():
        assert monotonic() < deadline, "nobody came to trace it"
        sleep(0.005)
