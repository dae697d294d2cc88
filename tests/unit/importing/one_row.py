"""A row as a return has it, and one way to have it read."""

from collections.abc import Mapping

from qperf_tui.importing.rows import RowReader
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import Findings, Layout

COLUMNS = (
    *("Ref", "Indicator", "Priority", "Quarter", "Value", "Unit", "Target"),
    *("Direction", "Numerator", "Denominator", "Basis", "Tolerance", "Status"),
    *("Owner", "Directorate", "Note"),
)
GOOD = {
    "Ref": "CS 1",
    "Indicator": "Children seen in time",
    "Priority": "Safer children",
    "Quarter": "Q2 2012/13",
    "Value": "79.3",
}


def layout(*, is_sheet: bool = False, **headings: str) -> Layout:
    """A layout of all our columns, some under other headings."""
    return Layout(
        columns={column: headings.get(column, column) for column in COLUMNS},
        positions={column: at for at, column in enumerate(COLUMNS)},
        is_sheet=is_sheet,
    )


def read(
    cells: Mapping[str, str], *, shape: Layout | None = None, line: int = 3
) -> tuple[StagedRow | None, Findings]:
    """A good row with some cells changed, read as a line of a file."""
    found = Findings()
    return RowReader(shape or layout(), found).read(line, GOOD | cells), found
