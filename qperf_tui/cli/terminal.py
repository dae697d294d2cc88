"""What is said, and where: data on stdout, words about it on stderr."""

import csv
import gc
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

from qperf_tui.domain.text import clean_line, clean_text, harmless
from qperf_tui.errors import QperfError

_WIDTH_OF_A_FILE: Final = 100
"""Columns of what is not written to a terminal."""

_NARROWEST: Final = 40
_BROKEN_PIPE: Final = 141
"""What a shell says of a program that was writing to a closed pipe."""

Cell = str | int | float | bool | None


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character.

    A stream that was closed before the program began is one to nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_attached() -> bool:
    """Whether a person sits at a terminal that screens can be drawn on."""
    return (
        all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def width() -> int:
    """The columns that a table may take."""
    if not sys.stdout.isatty():
        return _WIDTH_OF_A_FILE
    return max(shutil.get_terminal_size((_WIDTH_OF_A_FILE, 24)).columns, _NARROWEST)


def write(data: str) -> None:
    """Write data to stdout as it is; a reader who has gone ends the program."""
    try:
        sys.stdout.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_quietly()
    except OSError as error:
        _let_go_of_stdout()
        raise QperfError(
            f"what was asked for cannot be written out: {error.strerror}."
        ) from error


def leave_quietly() -> NoReturn:
    """End without a word when nobody reads what is written.

    Raises:
        SystemExit: Always.
    """
    _let_go_of_stdout()
    raise SystemExit(_BROKEN_PIPE)


def _let_go_of_stdout() -> None:
    """Let what is still to be written go nowhere, so that ending is no failure."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def write_text(text: str) -> None:
    """Write text that came from people or files, made safe for a terminal."""
    write(clean_text(text))


def write_json(value: object) -> None:
    """Write a value as JSON, in which every character beyond ASCII is escaped."""
    write(json.dumps(value, indent=2) + "\n")


def write_csv(rows: Sequence[Mapping[str, Cell]], columns: Iterable[str]) -> None:
    """Write rows as CSV that no spreadsheet runs as formulas."""
    named = list(columns)
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(named)
    table.writerows([_harmless(row.get(name)) for name in named] for row in rows)
    write(written.getvalue())


def _harmless(cell: Cell) -> Cell:
    return harmless(clean_text(cell)) if isinstance(cell, str) else cell


def tell(sentence: str) -> None:
    """Say one sentence about what was done, on stderr."""
    try:
        sys.stderr.write(f"{clean_line(sentence)}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        leave_quietly()


def complain(sentence: str) -> None:
    """Say on one line what went wrong, in the program's name."""
    tell(f"qperf-tui: {sentence}")


@contextmanager
def no_collecting() -> Iterator[None]:
    """Look for no garbage while inside; a million rows would be gone through often."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
