"""The guided import of a long return: `python -m bench.imports --screen`.

While the file is read, looked through and written, help is scrolled every tenth of a
second, and what is timed is each key until the screen shows its answer. Then
the same again, stopped by escape at several moments, until the program rests.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import median
from threading import Thread

from bench import councils
from bench.terminal import COLUMNS, GaveUpError, Piece, Program

_EVERY = 0.1
_HELP = b"?"
_DOWN, _UP = b"\x1b[B", b"\x1b[A"
_ESCAPE = b"\x1b"
_OPEN = "Key        Does"
_MOVED = 5
"""Lines that scrolling changes at least."""
_LONGEST = 900.0
_AT_REST = 0.03
"""Seconds of the processor in a tenth of a second, below which a program rests."""
_MOMENTS = (0.1, 0.35, 0.6, 0.85)
"""Shares of a stage after which escape is pressed; it may be over by the last."""


Answer = tuple[float, float]
"""Seconds until a key was answered, and of the processor that the program took."""


@dataclass(slots=True)
class Stage:
    """How long a stage took, and the keys that were answered in it."""

    seconds: float = 0.0
    answers: list[Answer] = field(default_factory=list)
    stops: list[Answer] = field(default_factory=list)

    def told(self, name: str, rows: int) -> str:
        """One line of the table."""
        clock, spent = zip(*(self.answers or [(0.0, 0.0)]), strict=True)
        stops = zip(*(self.stops or [(0.0, 0.0)]), strict=True)
        stopped = " / ".join(f"{max(each):.2f}" for each in stops)
        many = len(self.stops)
        return (
            f"| {name} {rows:,} rows | {self.seconds:.0f} s | {len(self.answers)} "
            f"| {_ms(median(clock))} / {_ms(max(clock))} ms "
            f"| {_ms(median(spent))} / {_ms(max(spent))} ms | {stopped} s ({many}) |"
        )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def measure(folder: Path, sent: Path, rows: int) -> str:
    """The table of every stage, in Markdown."""
    reading, writing = Stage(), Stage()
    with _at_work(folder) as program:
        _read(program, sent)
        reading.seconds = _pressing(program, _is_read, reading.answers)
        program.draw_all(0.5)
        program.send(b"a")
        writing.seconds = _pressing(program, _is_written, writing.answers)
        memory = program.peak_memory()
    for share in _MOMENTS:
        with _at_work(folder) as program:
            _read(program, sent)
            program.draw_all(share * reading.seconds)
            reading.stops.append(_stopping(program))
        with _at_work(folder) as program:
            _read(program, sent)
            program.until(_is_read)
            program.send(b"a")
            program.draw_all(share * writing.seconds)
            stop = _stopping(program)
            if not _is_written(program):
                writing.stops.append(stop)
    head = (
        "| stage | took | keys | answered: median / longest | the same, of the "
        "processor | stopped within, clock / processor (times) |"
    )
    return "\n".join(
        [
            head,
            "| --- | --- | --- | --- | --- | --- |",
            reading.told("reading and looking through", rows),
            writing.told("writing", rows),
            f"\nAt most {memory:.0f} MiB.",
        ]
    )


class Watched(Program):
    """A program whose screen is drawn as it comes.

    All that it writes is taken from it at once, as a terminal does, however long it
    takes to draw.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> None:
        super().__init__(command, environment, folder)
        self._came: SimpleQueue[tuple[Piece, float] | None] = SimpleQueue()
        self._taking = Thread(target=self._take_all, daemon=True)
        self._taking.start()

    def __exit__(self, *raised: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self._taking.join()
        super().__exit__(*raised)

    def _take_all(self) -> None:
        with suppress(GaveUpError):
            while True:
                piece = self._take()
                self._came.put((piece, self.cpu()))
        self._came.put(None)

    def _drawn(self, seconds: float) -> Answer | None:
        """Draw what comes next; when it came and what was spent, if anything came.

        Raises:
            GaveUpError: If the program has ended.
        """
        try:
            came = self._came.get(timeout=max(0.0, seconds))
        except Empty:
            return None
        if came is None:
            raise GaveUpError("\n".join(self.screen.lines))
        piece, spent = came
        for _ in self.screen.draw([piece]):
            pass
        return piece[0], spent

    def send(self, keys: bytes) -> float:
        """Press keys; when that was."""
        os.write(self._terminal, keys)
        return time.monotonic()

    def draw_all(self, seconds: float) -> None:
        """Draw what comes for so long."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            self._drawn(left)

    def shows(self, words: str) -> bool:
        """Whether a line of the screen has these words."""
        return any(words in line for line in self.screen.lines)

    def until(self, is_so: Callable[["Watched"], bool]) -> Answer:
        """Draw what comes until something is so; when it came, and what was spent."""
        ends = time.monotonic() + _LONGEST
        came: Answer | None = time.monotonic(), self.cpu()
        while time.monotonic() < ends:
            if came is not None and is_so(self):
                return came
            came = self._drawn(0.2)
        raise GaveUpError("\n".join(self.screen.lines))


def _at_work(folder: Path) -> Watched:
    """A workbook of 82 indicators, open."""
    book = folder / "screen.qperf"
    for end in ("", "-wal", "-shm"):
        Path(f"{book}{end}").unlink(missing_ok=True)
    councils.write_workbook(book, 82)
    script = str(Path(sys.executable).with_name("qperf-tui"))
    program = Watched([script, "-w", str(book)], _environment(folder), folder)
    program.until(lambda each: each.shows("N00001"))
    program.draw_all(1.0)
    return program


def _environment(folder: Path) -> Mapping[str, str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
    }


def _read(program: Watched, sent: Path) -> None:
    """Have a file looked through."""
    program.send(b"i")
    program.until(lambda each: each.shows("Import which file?"))
    program.draw_all(0.5)
    program.send(sent.name.encode())
    program.until(lambda each: each.shows(f"{os.sep}{sent.name}"))
    program.send(b"\r")
    program.until(lambda each: each.shows("Reading"))


def _is_read(program: Watched) -> bool:
    return program.shows(" added") and not program.shows("Reading")


def _is_written(program: Watched) -> bool:
    return program.shows("figures added") or program.shows("N00001")


def _pressing(
    program: Watched, is_over: Callable[[Watched], bool], answers: list[Answer]
) -> float:
    """Scroll help down and up until a stage is over; how many seconds it took."""
    began = time.monotonic()
    program.send(_HELP)
    program.until(lambda each: each.shows(_OPEN) or is_over(each))
    program.draw_all(_EVERY)
    while not is_over(program):
        for key in (_DOWN, _UP):
            before, spent = list(program.screen.lines), program.cpu()
            pressed = program.send(key)
            answered, taken = program.until(
                lambda each, told=before: _scrolled(told, each) or is_over(each)
            )
            answers.append((answered - pressed, taken - spent))
            program.draw_all(max(0.0, _EVERY - (answered - pressed)))
    took = time.monotonic() - began
    program.send(_HELP)
    program.until(lambda each: not each.shows(_OPEN))
    return took


def _scrolled(before: Sequence[str], program: Watched) -> bool:
    """Whether what help says has moved, and not only what is beneath it."""
    middle = slice(COLUMNS // 4, COLUMNS * 3 // 4)
    now = program.screen.lines
    moved = (old[middle] != new[middle] for old, new in zip(before, now, strict=True))
    return sum(moved) > _MOVED


def _stopping(program: Watched) -> Answer:
    """How long after escape the program has come to rest."""
    began = program.cpu()
    pressed = program.send(_ESCAPE)
    while True:
        spent = program.cpu()
        program.draw_all(_EVERY)
        if program.cpu() - spent < _AT_REST:
            return time.monotonic() - _EVERY - pressed, spent - began
