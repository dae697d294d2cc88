"""Every figure on file in one table, for whoever works in a spreadsheet."""

from typing import Final

from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.disclosing import as_published

INTERNAL: Final = "INTERNAL – not for publication"


def figures_csv(workbook: Workbook, *, is_internal: bool = False) -> str:
    """Every figure of every quarter with its status and movements, as CSV.

    A quarter in which an indicator reported nothing at all has no row. Small
    numbers are hidden unless `is_internal`, and then every row says that it is.
    """
    from qperf_tui.analysis.figures import as_csv, figures  # noqa: PLC0415 - polars

    read = workbook if is_internal else as_published(workbook)
    whole = read.whole_file
    found = figures(whole.on_file(), whole.cards(), read.judging.practice())
    return as_csv(found, marking=INTERNAL if is_internal else "")
