"""A paper let out: in which formats, and only when nothing holds it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Protocol

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import ExportError
from qperf_tui.report.paper import Paper, Part
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.charts import chart_parts
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.disclosing import as_exempt, as_published
from qperf_tui.workbench.drafting import indicators_of
from qperf_tui.workbench.hidden_prose import refuse_what_tells, texts_of
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.summary import require_nothing_holds_back


def export_paper(
    workbook: Workbook,
    quarter: Quarter,
    *,
    has_actions: bool = False,
    has_requests: bool = False,
    has_appendix: bool = True,
    is_draft: bool = False,
    with_exempt: bool = False,
    charts: Sequence[str] = (),
    before: int | None = None,
) -> Paper:
    """The paper as it may go out, a draft with a notice that it is one.

    At its end stand Appendix A and the charts that are asked for, exceptions and all
    being those of its own indicators. `with_exempt` it is not for the public.

    Raises:
        ExportError: If anything holds it back, or nothing `with_exempt` is exempt.
    """
    workbook = as_exempt(workbook) if with_exempt else as_published(workbook)
    notice = require_nothing_holds_back(
        workbook, quarter, has_requests=has_requests, is_draft=is_draft, is_whole=True
    )
    paper = compile_paper(
        *(workbook, quarter),
        has_actions=has_actions,
        has_requests=has_requests,
        has_appendix=has_appendix,
        before=before,
        with_exempt=with_exempt,
    )
    if with_exempt:
        _require_exempt(workbook, quarter)
    drawn = _drawn(workbook, quarter, charts) if charts else ()
    paper = replace(paper, parts=(*paper.parts, *drawn))
    refuse_what_tells(workbook, quarter, texts_of(paper))
    said = f"{notice} {paper.imprint.notice}".strip()
    return replace(paper, imprint=replace(paper.imprint, notice=said))


def _drawn(
    workbook: Workbook, quarter: Quarter, charts: Sequence[str]
) -> Sequence[Part]:
    themes = compile_summary(workbook, quarter, with_exempt=True).themes
    among = indicators_of(workbook, themes, quarter)
    return chart_parts(workbook, quarter, charts, among)


def _require_exempt(workbook: Workbook, quarter: Quarter) -> None:
    whole = compile_report(workbook, quarter, with_exempt=True)
    if not any(each.exempt_under and not each.is_left_out for each in whole.paragraphs):
        raise ExportError(
            f"Nothing in the paper of {quarter} is exempt, so there is no exempt file "
            "of it; export it without --exempt, or mark what is (qperf-tui exempt)."
        )


def _markdown(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import markdown  # noqa: PLC0415 - only when asked

    progress(0, 1)
    return markdown.render(paper).encode()


def _html(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import html  # noqa: PLC0415 - only when asked

    return html.render(paper, progress).encode()


def _word(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import word  # noqa: PLC0415 - only when asked

    return word.render(paper, progress=progress)


def _pdf(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import pdf  # noqa: PLC0415 - only when asked

    return pdf.render(paper, progress)


def _csv(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import delimited  # noqa: PLC0415 - only when asked

    progress(0, 1)
    # Excel takes a CSV without the mark for Windows-1252.
    return delimited.render(paper).encode("utf-8-sig")


def _spreadsheet(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import spreadsheet  # noqa: PLC0415 - only when asked

    progress(0, 1)
    return spreadsheet.render(paper)


def _parquet(paper: Paper, progress: Progress = unwatched) -> bytes:
    from qperf_tui.report.formats import columnar  # noqa: PLC0415 - only when asked

    progress(0, 1)
    return columnar.render(paper)


class Renderer(Protocol):
    """Writes a paper in one format, and says how far it has come."""

    def __call__(self, paper: Paper, progress: Progress = unwatched) -> bytes:
        """The bytes of the file.

        Raises:
            StoppedError: If `progress` had it stopped.
        """
        ...


FORMATS: Final[Mapping[str, Renderer]] = MappingProxyType(
    {"md": _markdown, "docx": _word, "html": _html, "pdf": _pdf}
)
"""What a paper can be written as, by the ending of the file."""
TABLES: Final[Mapping[str, Renderer]] = MappingProxyType(
    {"csv": _csv, "xlsx": _spreadsheet, "parquet": _parquet}
)
"""What the tables of a paper can be written as, without its words."""
