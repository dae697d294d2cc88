"""Every figure on file in one table, for whoever works in a spreadsheet."""

from qperf_tui.storage.workbook import Workbook


def figures_csv(workbook: Workbook) -> str:
    """Every figure of every quarter with its status and movements, as CSV.

    A quarter in which an indicator reported nothing at all has no row.
    """
    from qperf_tui.analysis.figures import as_csv, figures  # noqa: PLC0415 - polars

    whole = workbook.whole_file
    return as_csv(figures(whole.on_file(), whole.cards(), workbook.judging.practice()))
