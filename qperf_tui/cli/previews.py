"""A return looked through before it is imported, as a table and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.cli.import_mends import by_option
from qperf_tui.cli.tables import aligned
from qperf_tui.workbench.previewing import CellState, Preview, PreviewCell

_MOST: Final = 200
"""Cells that are listed; the rest are counted."""

Record = dict[str, str | int | list[str] | None]


def preview_text(seen: Sequence[Preview], width: int, *, only_problems: bool) -> str:
    """What importing files would do, cell by cell, each under its name if several."""
    parts = []
    for each in seen:
        name = [f"{each.file_name}:"] if len(seen) > 1 else []
        table = _table(_told(each, only_problems=only_problems), width)
        parts.append("\n".join((*name, *table, counted(each))))
    return "\n\n".join(parts) + "\n" if parts else ""


def counted(seen: Preview) -> str:
    """How many cells of a file would be added, changed and so on."""
    counts = seen.counts
    return " · ".join(
        f"{state.symbol} {counts[state]:,} {state.value}" for state in CellState
    )


def counts_of(seen: Preview) -> dict[str, int]:
    """How many cells of a file are in each state, by its name."""
    return {state.value: seen.counts[state] for state in CellState}


def _table(told: Iterator[PreviewCell], width: int) -> list[str]:
    cells = list(told)
    if not cells:
        return []
    rows = [
        [
            cell.cell,
            cell.ref,
            "" if cell.quarter is None else str(cell.quarter),
            cell.column,
            cell.before or "–",
            cell.after,
            cell.state.words,
        ]
        for cell in cells[:_MOST]
    ]
    headings = ["Cell", "Ref", "Quarter", "Column", "From", "To", "State"]
    lines = aligned(headings, rows, width=width)
    if len(cells) > _MOST:
        lines.append(f"and {len(cells) - _MOST:,} more")
    return lines


def preview_record(seen: Preview, *, only_problems: bool) -> dict[str, object]:
    """What importing a file would do, for JSON."""
    cells = cell_records(seen, only_problems=only_problems)
    return {"counts": counts_of(seen), "cells": cells}


def cell_records(seen: Preview, *, only_problems: bool) -> list[Record]:
    """The cells that would change or are wrong, for JSON."""
    return [
        {
            "line": cell.line,
            "cell": cell.cell,
            "heading": cell.heading,
            "column": cell.column,
            "ref": cell.ref,
            "quarter": None if cell.quarter is None else str(cell.quarter),
            "from": cell.before,
            "to": cell.after,
            "state": cell.state.value,
            "says": [problem.worded(by_option) for problem in cell.problems],
        }
        for cell in _told(seen, only_problems=only_problems)
    ]


def _told(seen: Preview, *, only_problems: bool) -> Iterator[PreviewCell]:
    return (
        cell
        for cell in seen.cells
        if cell.is_problem or not (only_problems or cell.state is CellState.UNCHANGED)
    )
