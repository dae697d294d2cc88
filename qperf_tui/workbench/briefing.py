"""The one-page briefing for members, put together from what is on file."""

from dataclasses import replace

from qperf_tui.domain.days import day_words
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.report.briefing import TITLE, Briefed, briefing, on_one_page
from qperf_tui.report.one_page import BESIDE, shortened
from qperf_tui.report.paper import Field, Imprint, Paper
from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import printed_actions
from qperf_tui.workbench.appraisals import appraisals
from qperf_tui.workbench.compiling import compile_summary
from qperf_tui.workbench.day import report_day
from qperf_tui.workbench.disclosing import as_published
from qperf_tui.workbench.drafting import agreed_bodies, indicators_of
from qperf_tui.workbench.hidden_prose import refuse_what_tells, texts_of
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.request_report import as_printed
from qperf_tui.workbench.standings import tally
from qperf_tui.workbench.summary import require_nothing_holds_back
from qperf_tui.workbench.withholding import told_of


def export_briefing(
    workbook: Workbook,
    quarter: Quarter,
    *,
    is_of_plan: bool = False,
    is_draft: bool = False,
) -> Paper:
    """The briefing as it may go out: of the paper's indicators, or the whole plan's.

    Agreed words are quoted of the paper's indicators only, as only they were checked.

    Raises:
        ExportError: If anything holds the paper back.
    """
    workbook = as_published(workbook)
    still = require_nothing_holds_back(
        workbook, quarter, has_requests=True, is_draft=is_draft
    )
    summary = compile_summary(workbook, quarter)
    within = indicators_of(workbook, summary.themes, quarter)
    every = workbook.indicators.reported(quarter) if is_of_plan else within
    within, chosen = (told_of(workbook, quarter, each) for each in (within, every))
    briefed = Briefed(
        quarter=quarter,
        as_at=(as_at := report_day(workbook, quarter)),
        appraisals=appraisals(workbook, quarter, as_at, chosen),
        agreed=agreed_bodies(workbook, within, quarter),
        actions=printed_actions(workbook, quarter, chosen),
        recommendation=summary.report.field("recommendation"),
        requests=as_printed(workbook, quarter),
    )
    paper = Paper(
        imprint=_imprint(workbook, quarter, still),
        fields=(*_for(summary.report), _counts(briefed, is_of_plan=is_of_plan)),
        parts=briefing(briefed),
        is_one_page=True,
    )
    refuse_what_tells(workbook, quarter, texts_of(paper))
    return paper


def _imprint(workbook: Workbook, quarter: Quarter, still: str) -> Imprint:
    """What it says of itself, and of what is still to be mended."""
    imprint = imprint_of(workbook, quarter, f"{TITLE}, {quarter}")
    noticed = replace(imprint, notice=f"{still} {imprint.notice}".strip())
    return on_one_page(noticed)


def _counts(briefed: Briefed, *, is_of_plan: bool) -> Field:
    """How many indicators stand where, in words that add up."""
    counted = tally(each.position for each in briefed.appraisals)
    where = "of the plan" if is_of_plan else "in the paper"
    many = f"{counted.total:,} {plural(counted.total, 'indicator')} {where}"
    return Field("In short", f"{many}: {counted.words()}.")


def _for(report: ReportOnFile) -> tuple[Field, ...]:
    """Whom it briefs, and for which day."""
    day = "" if report.meeting is None else day_words(report.meeting)
    said = ", ".join(filter(None, (report.committee, day)))
    return (Field("For", shortened(said, 2, BESIDE)),) if said else ()
