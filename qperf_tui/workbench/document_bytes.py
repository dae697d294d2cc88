"""The bytes of each document that can be exported, in each of its formats."""

from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.briefing import export_briefing
from qperf_tui.workbench.paper_audit import audit_as, audit_of
from qperf_tui.workbench.paper_export import FORMATS, TABLES, export_paper
from qperf_tui.workbench.summary import export_text
from qperf_tui.workbench.tidy import figures_file
from qperf_tui.workbench.word_templates import in_template

_STEPS: Final = 2
"""What a document is put together from, and then written in its format."""


def summary(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """The numbered paragraphs of the summary section."""
    progress(0, _STEPS)
    return export_text(
        *(workbook, quarter, asked.first),
        has_actions=asked.has_actions,
        has_requests=asked.has_requests,
        is_draft=asked.is_draft,
    ).encode()


def paper(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """The whole committee paper."""
    progress(0, _STEPS)
    compiled = export_paper(
        *(workbook, quarter),
        has_actions=asked.has_actions,
        has_requests=asked.has_requests,
        has_appendix=asked.has_appendix,
        with_exempt=asked.with_exempt,
        is_draft=asked.is_draft,
        charts=asked.charts,
    )
    drawing = _after_compiling(progress)
    if asked.template is not None:
        return in_template(compiled, asked.template, drawing)
    return FORMATS[asked.ending](compiled, drawing)


def appendix(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """Appendix A, with every indicator of the quarter."""
    progress(0, _STEPS)
    has_words = asked.ending in FORMATS
    compiled = compile_appendix(
        *(workbook, quarter),
        is_internal=asked.is_internal,
        charts=asked.charts if has_words else (),
    )
    write = {**FORMATS, **TABLES}[asked.ending]
    return write(compiled, _after_compiling(progress))


def briefing(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """The one-page briefing for members."""
    progress(0, _STEPS)
    compiled = export_briefing(
        *(workbook, quarter), is_of_plan=asked.is_of_plan, is_draft=asked.is_draft
    )
    return FORMATS[asked.ending](compiled, _after_compiling(progress))


def _after_compiling(progress: Progress) -> Progress:
    """How far the writing of a document has come, which is compiled by then."""

    def hear(done: int, total: int) -> None:
        progress(done + 1, total + 1)

    return hear


def audit(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """What was looked for and found in the paper, and who let what go out."""
    progress(0, _STEPS)
    found = audit_of(workbook, quarter, is_internal=asked.is_internal)
    progress(1, _STEPS)
    return audit_as(found, asked.ending)


def figures(
    workbook: Workbook, quarter: Quarter, asked: Asked, progress: Progress
) -> bytes:
    """Every figure of every quarter, judged."""
    return figures_file(
        *(workbook, quarter, asked.ending),
        is_internal=asked.is_internal,
        progress=progress,
    )
