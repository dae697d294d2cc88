"""The summary section of a quarter: put together, looked through and exported."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding, missing
from qperf_tui.report.document import Document
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.report.markdown import render
from qperf_tui.report.waivers import with_waivers
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import findings_of_actions, printed_actions
from qperf_tui.workbench.compiled import Summary, SummaryParagraph, SummarySection
from qperf_tui.workbench.drafting import (
    NOT_YET_ON_FILE,
    agreed_bodies,
    drafted,
    indicators_of,
    proposed,
)
from qperf_tui.workbench.drift import moved_on
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.figure_findings import (
    cannot_stand,
    revised_findings,
    unresolved_commentary,
)
from qperf_tui.workbench.proofing import proof_summary
from qperf_tui.workbench.request_report import (
    as_printed,
    request_findings,
    unresolved_answers,
)
from qperf_tui.workbench.resolving import Resolved, resolve
from qperf_tui.workbench.revising import RevisedText, revised_texts
from qperf_tui.workbench.standings import positions

_Merged = tuple[str, DraftedParagraph | None, ParagraphOnFile | None]
"""The text of a paragraph, what is drafted for it today, and as it is on file."""


def compile_summary(workbook: Workbook, quarter: Quarter) -> Summary:
    """The summary section as it stands: as it was drafted last, and edited since.

    One that was never drafted is as the figures say today.
    """
    report = workbook.reports.of_quarter(quarter)
    if report is None:
        report, sections = proposed(workbook, quarter)
    else:
        sections = workbook.reports.sections(report.report_id)
    kept = [_on_file(workbook, each) for each in sections]
    is_drafted = any(each.draft_key for held in kept for each in held)
    compiled = []
    book = FactBook(workbook)
    number = report.first_paragraph
    for section, held in zip(sections, kept, strict=True):
        fresh = {each.key: each for each in drafted(workbook, section, report)}
        paragraphs = []
        for merged in _merged(held, fresh, is_drafted=is_drafted):
            read = _as_it_reads(workbook, merged, report.quarter, number, book)
            paragraphs.append(read)
            number += not read.is_left_out
        left = tuple(fresh.values()) if is_drafted else ()
        compiled.append(SummarySection(section, tuple(paragraphs), left))
    return Summary(
        report=report,
        sections=tuple(compiled),
        council=workbook.settings.get("council"),
        notice=workbook.settings.get("notice"),
        is_drafted=is_drafted,
    )


def export_text(
    workbook: Workbook,
    quarter: Quarter,
    first: int | None = None,
    *,
    has_actions: bool = False,
    has_requests: bool = False,
) -> str:
    """The summary section as Markdown: the same data give the same bytes.

    With `has_actions`, what is being done about its indicators is listed after it;
    with `has_requests`, what members asked for.

    Raises:
        ExportError: If a figure that is named in it cannot be stated, it is not
            drafted from the figures as they are now, or a red is neither acted on
            nor waived.
    """
    summary = compile_summary(workbook, quarter)
    indicators = indicators_of(workbook, summary.themes)
    stuck = [*_stuck(workbook, summary, indicators)]
    if has_requests:
        stuck += unresolved_answers(workbook, quarter)
    if stuck:
        more = f" (and {len(stuck) - 1} more)" if len(stuck) > 1 else ""
        says = stuck[0].says.rstrip(".")
        raise ExportError(f"{says}{more}; qperf-tui check lists what is to be mended.")
    document = summary.document()
    if has_actions:
        doing = printed_actions(workbook, quarter, indicators)
        document = replace(document, actions=tuple(doing))
    if has_requests:
        document = replace(document, requests=tuple(as_printed(workbook, quarter)))
    return _rendered(document, first)


def _stuck(
    workbook: Workbook, summary: Summary, indicators: Sequence[Indicator]
) -> Iterator[Finding]:
    """What a section does not go out with, whoever asks for it."""
    quarter = summary.report.quarter
    yield from _unresolved(summary)
    yield from unresolved_commentary(workbook, quarter, indicators)
    waived = workbook.waivers.in_quarter(quarter)
    at = positions(workbook, quarter, indicators)
    acting = with_waivers(findings_of_actions(workbook, quarter, at), waived)
    yield from (each for each in (*moved_on(summary), *acting) if each.is_blocking)


def section_text(summary: Summary) -> str:
    """The section as Markdown as it stands, to be looked at before it goes out."""
    return render(summary.document())


def _rendered(document: Document, first: int | None) -> str:
    return render(
        document if first is None else replace(document, first_paragraph=first)
    )


def revised(workbook: Workbook, quarter: Quarter) -> list[RevisedText]:
    """Every standing text of a quarter that was written with another figure."""
    return revised_texts(workbook, quarter, compile_summary(workbook, quarter).numbers)


def _unresolved(summary: Summary) -> Iterator[Finding]:
    """Figures named in edited paragraphs that cannot stand there, with the place."""
    for each in summary.paragraphs:
        if each.is_left_out or each.on_file is None:
            continue
        for problem in each.problems:
            where = f"Paragraph {each.number}"
            yield cannot_stand(where, each.on_file.body, problem)


def findings(workbook: Workbook, quarter: Quarter) -> list[Finding]:
    """What is missing before the section can go out, what blocks it first."""
    summary = compile_summary(workbook, quarter)
    indicators = indicators_of(workbook, summary.themes)
    agreed = agreed_bodies(workbook, indicators, quarter)
    at = positions(workbook, quarter, indicators)
    found = missing(
        at,
        [each.body for each in summary.paragraphs if not each.is_left_out],
        agreed=agreed,
        first_paragraph=summary.report.first_paragraph,
    )
    worded = proof_summary(
        workbook,
        quarter,
        indicators,
        # What is to be drafted again is not read for what was right when it was.
        {
            each.number: each.body
            for each in summary.paragraphs
            if each.number and (each.is_edited or not each.has_moved_on)
        },
        agreed=agreed,
    )
    every = [
        *found,
        *_unresolved(summary),
        *moved_on(summary),
        *revised_findings(workbook, quarter, summary.numbers),
        *worded,
        *findings_of_actions(workbook, quarter, at),
        *request_findings(workbook, quarter),
    ]
    every = list(with_waivers(every, workbook.waivers.in_quarter(quarter)))
    return sorted(every, key=lambda finding: not finding.is_blocking)


def _on_file(workbook: Workbook, section: SectionOnFile) -> list[ParagraphOnFile]:
    if section.section_id == NOT_YET_ON_FILE:
        return []
    return workbook.paragraphs.of(section.section_id)


def _as_it_reads(
    workbook: Workbook, merged: _Merged, quarter: Quarter, number: int, book: FactBook
) -> SummaryParagraph:
    """A paragraph with the figures its officer named in place, and its number."""
    body, today, on_file = merged
    is_typed = on_file is not None and on_file.edited is not None
    reads = Resolved(text=body)
    if is_typed:
        reads = resolve(workbook, body, quarter, None, book)
    is_in = on_file is None or on_file.is_included
    return SummaryParagraph(
        number=number if is_in and body.strip() else None,
        body=reads.text,
        fresh=today,
        on_file=on_file,
        problems=reads.problems,
    )


def _merged(
    kept: Sequence[ParagraphOnFile],
    fresh: dict[str, DraftedParagraph],
    *,
    is_drafted: bool,
) -> Iterator[_Merged]:
    """Kept paragraphs in their order, each taking its fresh draft out of `fresh`.

    If nothing was ever drafted, the fresh drafts come after them.
    """
    for each in kept:
        today = fresh.pop(each.draft_key, None) if each.draft_key else None
        # One that was left out and is no longer drafted only waits to come back.
        if each.edited is not None or today is not None or each.is_included:
            yield each.body, today, each
    if not is_drafted:
        for left in fresh.values():
            yield left.text, left, None
