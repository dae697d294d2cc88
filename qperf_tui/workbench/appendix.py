"""Appendix A of a quarter's paper, put together from what is on file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.report.paper import Paper, Part, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.charts import chart_parts
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.hidden_prose import refuse_what_tells, texts_of
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.withholding import told_of

TITLE: Final = "Appendix A: Performance indicators"
_INTERNAL: Final = "Internal"
_NOT_PUBLIC: Final = (
    "INTERNAL, not for publication: small numbers are shown as they are."
)


def appendix_a(workbook: Workbook, quarter: Quarter) -> tuple[Table, ...]:
    """A table for each priority with every indicator that is reported in a quarter.

    What is exempt for whom the workbook is read has no row.
    """
    from qperf_tui.report.appendix import appendix_tables  # noqa: PLC0415 - seldom

    told = told_of(workbook, quarter, workbook.indicators.reported(quarter))
    return appendix_tables(positions(workbook, quarter, told), quarter)


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

    Raises:
        ExportError: If what is noted of a chart would state a hidden figure.
    """
    read = workbook if is_internal else as_published(workbook)
    imprint = imprint_of(read, quarter, TITLE)
    if is_internal:
        notice = f"{_NOT_PUBLIC} {imprint.notice}".strip()
        imprint = replace(imprint, marking=_INTERNAL, notice=notice)
    paper = Paper(
        imprint=imprint,
        fields=(),
        parts=(
            *_by_priority(read, quarter, level=2),
            *chart_parts(read, quarter, charts),
        ),
    )
    if charts and not is_internal:
        refuse_what_tells(read, quarter, texts_of(paper))
    return paper


def within_paper(workbook: Workbook, quarter: Quarter, heading: str) -> list[Part]:
    """Appendix A as a paper ends with it, as the public may read it."""
    parts = _by_priority(as_published(workbook), quarter, level=3)
    return [Part(heading, 2), *parts] if parts else []


def _by_priority(workbook: Workbook, quarter: Quarter, *, level: int) -> list[Part]:
    tables = appendix_a(workbook, quarter)
    return [Part(_priority(each), level, (each,)) for each in tables]


def _priority(table: Table) -> str:
    """The priority that a table is of, which its caption begins with."""
    return table.caption.rpartition(", ")[0]
