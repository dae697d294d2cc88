"""A return looked through before it is imported, as a table and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.cli.import_mends import by_option
from qperf_tui.cli.tables import aligned
from qperf_tui.workbench.previewing import CellState, Preview, PreviewCell

_MOST: Final = 200
"""Cells that are listed; the rest are counted."""

Record = dict[str, str | int | list[str] | None]


def preview_table(seen: Sequence[Preview], width: int) -> str:
    """The cells that would change or are wrong, from what to what."""
    cells = [cell for each in seen for cell in _told(each)]
    if not cells:
        return ""
    rows = [
        [
            cell.cell,
            cell.ref,
            "" if cell.quarter is None else str(cell.quarter),
            cell.column,
            cell.before or "–",
            cell.after,
            cell.state.value,
        ]
        for cell in cells[:_MOST]
    ]
    headings = ["Cell", "Ref", "Quarter", "Column", "From", "To", "State"]
    lines = aligned(headings, rows, width=width)
    if len(cells) > _MOST:
        lines.append(f"and {len(cells) - _MOST:,} more")
    return "\n".join(lines) + "\n"


def cell_records(seen: Preview) -> list[Record]:
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
        for cell in _told(seen)
    ]


def _told(seen: Preview) -> Iterator[PreviewCell]:
    return (cell for cell in seen.cells if cell.state is not CellState.UNCHANGED)
