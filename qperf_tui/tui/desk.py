"""What every screen works with: the workbook, its writer, and whose desk it is."""

from dataclasses import dataclass

from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An officer's desk; it holds nothing that changes while they work."""

    workbook: Workbook
    """For reading only, on the thread of the screen."""
    writer: Writer
    council: str
    is_illustrative: bool
    """Whether the title bar must say that the figures are made up."""
    is_read_only: bool
    chart_marker: str
