"""What the command line and the disk take: whole processes, and one save."""

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.councils import QUARTERS, STAMP
from bench.measures import Samples
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary

SAVES = 15
"""Saves, and writes to the disk beside them, in each run."""

_WORDS = "Figures fell because two teams were merged; a new rota began in May. " * 6


def run(
    name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path
) -> Samples:
    """Time a command from before it is executed until it has ended."""
    spent, began = _children(), time.monotonic()
    subprocess.run(
        command, env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    took = time.monotonic() - began
    return {
        f"command | {name}": [took * 1000],
        f"command cpu | {name}": [(_children() - spent) * 1000],
    }


def save(path: Path) -> Samples:
    """Save commentary as the editor does, each time beside one write to the disk."""
    saves, writes = [], []
    with Workbook.open(path, STAMP) as workbook:
        indicators = workbook.indicators.on_file()[:SAVES]
        for indicator in indicators:
            standing = workbook.commentaries.standing(
                indicator.indicator_id, QUARTERS[-1]
            )
            began = time.monotonic()
            save_commentary(
                workbook,
                indicator,
                QUARTERS[-1],
                _WORDS,
                CommentaryState.READY,
                base_version=0 if standing is None else standing.version,
            )
            saves.append((time.monotonic() - began) * 1000)
            writes.append(_write(path.with_name("disk")) * 1000)
    return {"save | qperf-tui": saves, "save | disk": writes}


def _write(path: Path) -> float:
    """Seconds to write 4 KiB after what is there and have it on the disk."""
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        began = time.monotonic()
        os.write(descriptor, bytes(4096))
        os.fdatasync(descriptor)
        return time.monotonic() - began
    finally:
        os.close(descriptor)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
