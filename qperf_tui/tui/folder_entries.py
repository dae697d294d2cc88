"""What a folder has that could be imported, looked up away from the screen."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

READ: Final = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".qperf"}
)
"""Endings of files that can hold a return."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder, by its name."""

    path: Path
    is_folder: bool

    @property
    def is_return(self) -> bool:
        """Whether it may be a return, and no leftover of a spreadsheet left open."""
        is_kind = self.path.suffix.lower() in READ
        return is_kind and not self.is_folder and not self.path.name.startswith("~$")


def meant(typed: str) -> str:
    """The path that is meant: one written whole stands for what was there before it.

    So a path can be pasted after the folder that is offered.
    """
    whole = max(typed.rfind("//"), typed.rfind("/~/"))
    return typed if whole < 0 else typed[whole + 1 :]


def entries_of(folder: Path) -> list[Entry]:
    """Everything in a folder, its folders first; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            named = [(not each.is_dir(), each.name) for each in found]
    except (OSError, ValueError):
        return []
    return [Entry(folder / name, not is_file) for is_file, name in sorted(named)]


def beginning(entries: list[Entry], begun: str) -> list[Entry]:
    """Those whose name begins so, in any case; hidden ones only where asked for."""
    wanted = begun.casefold()
    return [
        each
        for each in entries
        if each.path.name.casefold().startswith(wanted)
        and (begun.startswith(".") or not each.path.name.startswith("."))
    ]


def kind_of(path: Path) -> str:
    """What is at a path: `file`, `folder`, or nothing."""
    try:
        if path.is_dir():
            return "folder"
        return "file" if path.is_file() else ""
    except (OSError, ValueError):
        return ""
