"""A program in a pseudo-terminal: first everything is read, then it is drawn.

Every piece of output is dated as it is read. Only when the program has gone quiet
is it drawn on an emulated screen, piece by piece, so that what the emulation costs
is in no figure and the moment at which something could be seen is still known.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pyte

COLUMNS, LINES = 120, 40

_ASKED = re.compile(rb"\x1b\[\?2026\$p|\x1b\[0?c")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
_WHO = b"\x1b[?62;22c"
"""Queries an ordinary terminal answers: synchronised output, and what it is."""
_SYNC = re.compile(rb"(\x1b\[\?2026[hl])")
_NOT_DRAWN = re.compile(
    rb"\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$?[a-gi-km-z]"
    rb"|\x1b\[[0-9;]*[tu]|\x1b[P\]][^\x07\x1b]*(?:\x07|\x1b\\\\)"
)
"""What the emulation would take for text: modes of keyboard, window and title."""

_CUT_SHORT = re.compile(rb"\x1b(?:\[[0-9;:<=>?$ ]*|[P\]][^\x07\x1b]*\x1b?)?\Z")
"""A sequence of which the rest is in the next piece."""

Piece = tuple[float, bytes]
Style = tuple[str, str, bool, bool]


class GaveUpError(Exception):
    """A program ended early, or what was waited for did not come."""


@dataclass
class Screen:
    """What a person would see after each piece of output."""

    _screen: pyte.Screen = field(default_factory=lambda: pyte.Screen(COLUMNS, LINES))

    def __post_init__(self) -> None:
        self._stream = pyte.ByteStream(self._screen)
        self._is_held = False
        self._rest = b""

    def draw(self, pieces: Sequence[Piece]) -> Iterator[float]:
        """Draw pieces in turn, giving the time of each that can be seen."""
        for when, piece in pieces:
            content, self._rest = _whole(self._rest + piece)
            for part in _SYNC.split(content):
                if _SYNC.fullmatch(part):
                    self._is_held = part.endswith(b"h")
                else:
                    self._stream.feed(_NOT_DRAWN.sub(b"", part))
            if not self._is_held:
                yield when

    @property
    def lines(self) -> list[str]:
        """The text of every line."""
        return list(self._screen.display)

    def cells(self) -> list[list[tuple[str, Style]]]:
        """Every cell with the style that a cursor would change."""
        found = []
        for line in range(LINES):
            held = self._screen.buffer[line]
            chars = [held[column] for column in range(COLUMNS)]
            found.append([(c.data, (c.fg, c.bg, c.bold, c.reverse)) for c in chars])
        return found


class Program:
    """A program started in a terminal of 120 by 40, and what it writes there."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> None:
        self.screen = Screen()
        self._last_words = b""
        self.started = time.monotonic()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            _become(command, environment, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def read(
        self,
        quiet: float,
        *,
        limit: float = 30.0,
        sends: Sequence[tuple[float, bytes]] = (),
        marker: bytes = b"",
    ) -> list[Piece]:
        """Send keys at their times and read until nothing has come for a while.

        With a marker, the wait for quiet begins once the marker has been read.

        Raises:
            GaveUpError: If it takes longer than the limit, or the program ends.
        """
        due = list(sends)
        pieces: list[Piece] = []
        seen = not marker
        began = last = time.monotonic()
        while True:
            now = time.monotonic()
            if due and now >= due[0][0]:
                os.write(self._terminal, due.pop(0)[1])
                last = time.monotonic()
                continue
            if not due and seen and now - last >= quiet:
                return pieces
            if now - began > limit:
                raise GaveUpError(f"nothing to see after {limit} s: {marker!r}")
            until = due[0][0] if due else last + quiet if seen else now + 1
            if select.select([self._terminal], [], [], max(0.0, until - now))[0]:
                pieces.append(self._take())
                last = pieces[-1][0]
                seen = seen or marker in b"".join(each[1] for each in pieces[-3:])

    def gather(self, seconds: float) -> list[Piece]:
        """Press nothing for so long and read what comes."""
        pieces: list[Piece] = []
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                pieces.append(self._take())
        return pieces

    def _take(self) -> Piece:
        try:
            content = os.read(self._terminal, 65536)
        except OSError:
            content = b""
        now = time.monotonic()
        if not content:
            raise GaveUpError(f"the program ended: {self._last_words!r}")
        self._last_words = content[-300:]
        for asked in _ASKED.findall(content):
            os.write(self._terminal, _ANSWERS.get(asked, _WHO))
        return now, content

    def cpu(self) -> float:
        """Seconds of processor time taken so far, ended threads and all."""
        # Linux numbers the clock of another process in this way.
        return time.clock_gettime((~self.pid << 3) | 2)

    def peak_memory(self) -> float:
        """The most memory it has held, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0


def _whole(content: bytes) -> tuple[bytes, bytes]:
    """Content up to a sequence that is cut short, and that sequence."""
    cut = _CUT_SHORT.search(content)
    place = len(content) if cut is None else cut.start()
    return content[:place], content[place:]


def _become(
    command: Sequence[str], environment: Mapping[str, str], folder: Path
) -> None:
    """Be the program; nothing after this line is the harness any more."""
    size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
    fcntl.ioctl(0, termios.TIOCSWINSZ, size)
    try:
        os.chdir(folder)
        os.execve(command[0], list(command), dict(environment))  # noqa: S606
    finally:
        os._exit(127)
