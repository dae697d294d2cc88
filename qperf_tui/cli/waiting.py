"""What a terminal shows of work that takes more than a moment."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from qperf_tui.domain.progress import Progress

_A_MOMENT: Final = 1.0
"""Seconds that anybody waits without being told anything."""


@contextmanager
def waiting(title: str) -> Iterator[Progress]:
    """Hear how far work has come, and show it to who sits at a terminal.

    The line is taken away when the work ends; ctrl+c stops it, as ever.
    """
    began = time.monotonic()
    is_watched = sys.stderr.isatty()
    has_said = False

    def progress(done: int, total: int) -> None:
        nonlocal has_said
        if is_watched and time.monotonic() - began > _A_MOMENT:
            sys.stderr.write(f"\r\x1b[K{title}: {done} of {total}")
            sys.stderr.flush()
            has_said = True

    try:
        yield progress
    finally:
        if has_said:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
