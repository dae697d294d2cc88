"""What a test of the command line holds in its hands."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said where."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]
"""Runs `qperf-tui` with some arguments, and with what is typed into it."""

Send = Callable[..., Path]
"""Writes a return of some rows, under a name; gives its path."""


def content(run: Run, workbook: Path) -> str:
    """Everything a workbook says, whatever its bytes are."""
    listed = run("-w", workbook, "list", "--json").out
    return listed + run("-w", workbook, "export", "summary").out


def by_code(said: Said) -> dict[str, dict[str, Any]]:
    """What `list --json` said of each indicator."""
    return {each["code"]: each for each in json.loads(said.out)}
