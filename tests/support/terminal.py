"""The real program in a real terminal: what it is sent, and what it draws."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, Self

import pyte

PROGRAM: Final = (sys.executable, "-m", "qperf_tui")
PATIENCE: Final = 20.0
"""Seconds until a program is taken to hang; far more than any needs."""

_MODES: Final = (1000, 1002, 1003, 1006, 1015, 1049, 2004)
"""Mouse reports, the second screen and marked pastes."""


def environment(folder: Path) -> dict[str, str]:
    """An officer's environment, all of it within `folder`."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "QPERF_USER": "A Officer",
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join(each for each in sys.path if each),
    }


class Terminal:
    """A terminal of so many columns and rows with a program running on it."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        *,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.sent = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._is_hung_up = False
        self.resize(*size)
        self._before = termios.tcgetattr(self._slave)
        self.process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env=dict(env),
            preexec_fn=_take_terminal,  # noqa: PLW1509 - it is a terminal of its own
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    @property
    def seen(self) -> str:
        """What a person would see now."""
        return "\n".join(self._screen.display)

    def read(self, seconds: float) -> None:
        """Take what the program draws for so long, or until it draws once."""
        if select.select([self._master], [], [], seconds)[0]:
            drawn = os.read(self._master, 65_536)
            self.sent += drawn
            self._stream.feed(drawn)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Go on reading until something holds."""
        deadline = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < deadline, f"waited for {what}:\n{self.seen}"
            self.read(0.02)

    def sees(self, words: str) -> None:
        """Wait for some words, however the lines are broken."""
        flat = "".join(words.split())
        self.until(lambda: flat in "".join(self.seen.split()), repr(words))

    def type(self, text: str) -> None:
        """Send keys."""
        os.write(self._master, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        if not self._is_hung_up:
            self._is_hung_up = True
            os.close(self._slave)
            os.close(self._master)

    def ends(self) -> int:
        """Wait for the program to end; the status it ended with."""
        if self._is_hung_up:
            return self.process.wait(PATIENCE)
        self.until(lambda: self.process.poll() is not None, "the end")
        while select.select([self._master], [], [], 0.05)[0]:
            self.read(0)
        return self.process.returncode

    def left_on(self) -> list[str]:
        """What the program changed in the terminal and did not put back."""
        wrong = [
            f"mode {mode}"
            for mode in _MODES
            if self._last(b"\x1b[?%dh" % mode) > self._last(b"\x1b[?%dl" % mode)
        ]
        if self._last(b"\x1b[?25l") > self._last(b"\x1b[?25h"):
            wrong.append("the cursor is hidden")
        if termios.tcgetattr(self._slave) != self._before:
            wrong.append("keys are not echoed line by line")
        return wrong

    def _last(self, sequence: bytes) -> int:
        return self.sent.rfind(sequence)


def _take_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
