"""Appendix A of a quarter's paper, put together from what is on file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.report.paper import Paper, Part, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.charts import chart_parts
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.standings import positions

TITLE: Final = "Appendix A: Performance indicators"
_INTERNAL: Final = "Internal"
_NOT_PUBLIC: Final = (
    "INTERNAL, not for publication: small numbers are shown as they are."
)


def appendix_a(workbook: Workbook, quarter: Quarter) -> tuple[Table, ...]:
    """A table for each priority with every indicator that is reported in a quarter."""
    from qperf_tui.report.appendix import appendix_tables  # noqa: PLC0415 - seldom

    return appendix_tables(positions(workbook, quarter), quarter)


def compile_appendix(
    workbook: Workbook,
    quarter: Quarter,
    *,
    is_internal: bool = False,
    charts: Sequence[str] = (),
) -> Paper:
    """Appendix A as a document of its own, as the public may read it.

    Small numbers are hidden unless `is_internal`, and then it says so and is marked.
    The charts that are asked for stand after the tables.
    """
    read = workbook if is_internal else as_published(workbook)
    tables = appendix_a(read, quarter)
    imprint = imprint_of(read, quarter, TITLE)
    if is_internal:
        notice = f"{_NOT_PUBLIC} {imprint.notice}".strip()
        imprint = replace(imprint, marking=_INTERNAL, notice=notice)
    return Paper(
        imprint=imprint,
        fields=(),
        parts=(
            *(Part(_priority(each), 2, (each,)) for each in tables),
            *chart_parts(read, quarter, charts),
        ),
    )


def _priority(table: Table) -> str:
    """The priority that a table is of, which its caption begins with."""
    return table.caption.rpartition(", ")[0]
