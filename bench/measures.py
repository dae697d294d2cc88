"""What is measured of one program in its terminal: start, keys, filter and rest."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.terminal import GaveUpError, Program, Style

KEYS = 10
"""Presses of the cursor key that are timed one by one."""
WORD = b"repair"
"""What is typed into the filter, a letter at a time."""
IDLE_SECONDS = 5.0

_QUIET = 0.28
"""Seconds of silence after which a key has been answered, its detail and all."""
_REPEATS_A_SECOND = 30
_BREAK = 0.1
"""A pause in drawing that ends the answer to a letter; the detail comes later."""

Samples = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A program to measure, and how far."""

    name: str
    command: Sequence[str]
    terminal: str = "xterm-256color"
    marker: str = "N00001"
    """What is on the first row of data, which is usable once it can be read."""
    has_cursor: bool = True
    down: bytes = b"\x1b[B"
    held: int = 0
    """Presses of the held key; 0 leaves that out."""
    has_filter: bool = False
    is_left_idle: bool = False


def warm_up(program: Program, subject: Subject) -> None:
    """Only start, so that everything that is read has been read and compiled."""
    program.read(0.5, marker=subject.marker.encode())


def measure(program: Program, subject: Subject, *, idle: bool) -> Samples:
    """Every figure of one run of a program, times in milliseconds."""
    found = _start(program, subject)
    if subject.has_cursor:
        found |= _keys(program, subject.down)
    if subject.held:
        found |= _hold(program, subject)
    if subject.has_filter:
        found |= _filter(program)
    found["memory"] = [program.peak_memory()]
    if idle and subject.is_left_idle:
        found |= _idle(program)
    return {f"{name} | {subject.name}": values for name, values in found.items()}


def _start(program: Program, subject: Subject) -> Samples:
    """From before the program is executed to its first row on the screen."""
    pieces = program.read(0.0, marker=subject.marker.encode())
    cpu = program.cpu()
    pieces += program.gather(1.0)
    ready = None
    for when in program.screen.draw(pieces):
        if ready is None and _shows(program, subject.marker):
            ready = when
    if ready is None:
        raise GaveUpError(f"{subject.name} never showed {subject.marker}")
    _settle(program)
    return {"start": [_ms(ready - program.started)], "start cpu": [_ms(cpu)]}


def _settle(program: Program) -> None:
    """Wait until the program has done what it does behind its first screen."""
    for _ in range(6):
        spent = program.cpu()
        for _ in program.screen.draw(program.gather(0.5)):
            pass
        if program.cpu() - spent < 0.02:
            return


def _keys(program: Program, down: bytes) -> Samples:
    """From each press of the down key to the cursor on another row."""
    times, cpu = [], []
    for _ in range(KEYS):
        before, spent = program.screen.cells(), program.cpu()
        sent = time.monotonic()
        pieces = program.read(_QUIET, sends=[(sent, down)])
        cpu.append(_ms(program.cpu() - spent))
        moved = None
        for when in program.screen.draw(pieces):
            if moved is None and _restyled(before, program.screen.cells()) >= 2:
                moved = when
        if moved is None:
            raise GaveUpError("the cursor did not move")
        times.append(_ms(moved - sent))
    # The first press of all warms what later ones use.
    return {"key": times[1:], "key cpu": cpu[1:]}


def _restyled(
    before: list[list[tuple[str, Style]]], after: list[list[tuple[str, Style]]]
) -> int:
    """On how many lines the text is the same and its style is not."""
    return sum(
        1
        for old, new in zip(before, after, strict=True)
        if old != new and [text for text, _ in old] == [text for text, _ in new]
    )


def _hold(program: Program, subject: Subject) -> Samples:
    """How long after the last of many presses its row is on the screen."""
    now, every = time.monotonic() + 0.05, 1 / _REPEATS_A_SECOND
    sends = [(now + place * every, subject.down) for place in range(subject.held)]
    last = f"N{1 + KEYS + subject.held:05}"
    pieces = program.read(0.6, sends=sends)
    arrived = None
    for when in program.screen.draw(pieces):
        if arrived is None and _shows(program, last):
            arrived = when
    if arrived is None:
        raise GaveUpError(f"the held key did not reach {last}")
    return {"held": [_ms(arrived - sends[-1][0])]}


def _filter(program: Program) -> Samples:
    """From each letter to the first and to the last change that it makes."""
    list(program.screen.draw(program.read(0.4, sends=[(time.monotonic(), b"/")])))
    first, done, cpu = [], [], []
    for letter in re.findall(rb".", WORD):
        spent, sent = program.cpu(), time.monotonic()
        pieces = program.read(_QUIET + 0.1, sends=[(sent, letter)])
        cpu.append(_ms(program.cpu() - spent))
        changes = [sent, *_changes(program, pieces)]
        if len(changes) == 1:
            raise GaveUpError(f"{letter!r} in the filter changed nothing")
        pauses = [old for old, new in pairwise(changes[1:]) if new - old > _BREAK]
        first.append(_ms(changes[1] - sent))
        done.append(_ms((pauses or changes)[0 if pauses else -1] - sent))
    # Back to the table, where no cursor blinks while nothing is done.
    list(program.screen.draw(program.read(0.5, sends=[(time.monotonic(), b"\r")])))
    return {"letter": first, "letter done": done, "letter cpu": cpu}


def _changes(
    program: Program, pieces: Sequence[tuple[float, bytes]]
) -> Iterator[float]:
    before = program.screen.cells()
    for when in program.screen.draw(pieces):
        after = program.screen.cells()
        if after != before:
            yield when
        before = after


def _idle(program: Program) -> Samples:
    """Processor time in per cent of one core, and bytes, while nothing is pressed."""
    program.gather(2.0)
    spent = program.cpu()
    count = sum(len(content) for _, content in program.gather(IDLE_SECONDS))
    share = 100 * (program.cpu() - spent) / IDLE_SECONDS
    return {"idle cpu": [share], "idle bytes": [float(count)]}


def _shows(program: Program, said: str) -> bool:
    return any(said in line for line in program.screen.lines)


def _ms(seconds: float) -> float:
    return seconds * 1000
