"""A table of definitions that was brought in, or looked through, in words and JSON."""

from typing import Final

from qperf_tui.cli.import_mends import by_option
from qperf_tui.cli.import_messages import column_record, messages
from qperf_tui.cli.tables import aligned
from qperf_tui.workbench.definition_files import CellState, Taken

_MOST: Final = 200
"""Cells that are listed; the rest are counted."""
_CELL: Final = 40
"""Characters of what stands and what is to stand that are shown."""


def table_of(taken: Taken, width: int) -> str:
    """What would change, from what to what."""
    cells = taken.done.cells
    if not cells:
        return ""
    rows = [
        [
            each.cell or str(each.line),
            each.about,
            each.column,
            "–" if each.before is None else _short(each.before),
            _short(each.after),
            each.state.value,
        ]
        for each in cells[:_MOST]
    ]
    place = "Cell" if cells[0].cell else "Line"
    headings = [place, "Of", "Column", "From", "To", "State"]
    lines = aligned(headings, rows, width=width, stretch=4)
    if len(cells) > _MOST:
        lines.append(f"and {len(cells) - _MOST:,} more")
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"


def notes_of(taken: Taken) -> list[str]:
    """What is to be known of it, each in a sentence."""
    return [f"{each.worded(by_option)}." for each in taken.notes]


def as_record(taken: Taken) -> dict[str, object]:
    """The same for JSON."""
    is_refused = bool(taken.refusals_found)
    return {
        "kind": taken.done.kind.value,
        "outcome": taken.outcome,
        "rows": taken.done.rows,
        "added": 0 if is_refused else taken.done.count(CellState.ADDED),
        "changed": 0 if is_refused else taken.done.count(CellState.CHANGED),
        "unchanged": taken.done.count(CellState.UNCHANGED),
        "messages": messages(taken),
        "read_as": taken.read_as,
        "notes": notes_of(taken),
        "columns": [column_record(each) for each in taken.matches],
        "cells": [
            {
                "line": each.line,
                "cell": each.cell,
                "of": each.about,
                "column": each.column,
                "from": each.before,
                "to": each.after,
                "state": each.state.value,
            }
            for each in taken.done.cells
        ],
    }


def summary(taken: Taken, *, dry_run: bool) -> str:
    """What came of it, in one sentence."""
    done = taken.done
    if taken.refusals_found:
        return f"{taken.file_name}: refused; nothing of it is brought in."
    verb = "Would bring in" if dry_run else "Brought in"
    return (
        f"{verb} {taken.file_name}: {done.kind}, "
        f"{done.count(CellState.ADDED):,} added, "
        f"{done.count(CellState.CHANGED):,} changed, "
        f"{done.count(CellState.UNCHANGED):,} as they were."
    )
