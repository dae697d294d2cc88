"""A quarter's paper put together, part by part and paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qperf_tui.domain.paper_template import PaperPart, PartLayout
from qperf_tui.domain.period import Quarter
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import SUMMARY, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import Summary, SummaryParagraph, SummarySection
from qperf_tui.workbench.drafting import (
    NOT_YET_ON_FILE,
    drafted,
    laid_out_paper,
)
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.layouts import first_of_section, layout_of
from qperf_tui.workbench.resolving import Resolved, resolve

_Merged = tuple[str, DraftedParagraph | None, ParagraphOnFile | None]
"""The text of a paragraph, what is drafted for it today, and as it is on file."""


def compile_summary(workbook: Workbook, quarter: Quarter) -> Summary:
    """The summary section as it stands: as it was drafted last, and edited since.

    One that was never drafted is as the figures say today.
    """
    whole = compile_report(workbook, quarter)
    sections = [each for each in whole.sections if each.on_file.part == SUMMARY]
    report = whole.report
    if report.report_id != NOT_YET_ON_FILE:
        first = first_of_section(workbook, report)
        report = replace(report, first_paragraph=first)
    return replace(whole, report=report, sections=tuple(sections))


def compile_report(workbook: Workbook, quarter: Quarter) -> Summary:
    """Every paragraph of a quarter's paper as it stands, part by part."""
    report, laid_out = laid_out_paper(workbook, quarter)
    heading = layout_of(report).heading_of_summary(report.heading, quarter)
    report = replace(report, heading=heading)
    kept = [_on_file(workbook, each) for _, each in laid_out]
    is_drafted = _was_drafted(laid_out, kept)
    compiled = []
    book = FactBook(workbook)
    number = report.first_paragraph
    for (part, section), held in zip(laid_out, kept, strict=True):
        fresh = {each.key: each for each in drafted(workbook, section, report)}
        paragraphs = []
        for merged in _merged(held, fresh, is_drafted=is_drafted):
            due = number if part.is_numbered else None
            read = _as_it_reads(workbook, merged, report.quarter, due, book)
            paragraphs.append(read)
            number += read.number is not None
        left = tuple(fresh.values()) if is_drafted else ()
        compiled.append(SummarySection(section, tuple(paragraphs), left))
    return Summary(
        report=report,
        sections=tuple(compiled),
        council=workbook.settings.get("council"),
        notice=workbook.settings.get("notice"),
        template=layout_of(report),
        is_drafted=is_drafted,
    )


def _was_drafted(
    laid_out: Sequence[tuple[PartLayout, SectionOnFile]],
    kept: Sequence[Sequence[ParagraphOnFile]],
) -> bool:
    return any(
        each.draft_key
        for (part, _), held in zip(laid_out, kept, strict=True)
        if part.part is PaperPart.SUMMARY
        for each in held
    )


def _on_file(workbook: Workbook, section: SectionOnFile) -> list[ParagraphOnFile]:
    if section.section_id == NOT_YET_ON_FILE:
        return []
    return workbook.paragraphs.of(section.section_id)


def _as_it_reads(
    workbook: Workbook,
    merged: _Merged,
    quarter: Quarter,
    number: int | None,
    book: FactBook,
) -> SummaryParagraph:
    """A paragraph with the figures its officer named in place, and its number."""
    body, today, on_file = merged
    is_typed = on_file is not None and on_file.edited is not None
    reads = Resolved(text=body)
    if is_typed:
        reads = resolve(workbook, body, quarter, None, book)
    is_in = (on_file is None or on_file.is_included) and bool(body.strip())
    return SummaryParagraph(
        number=number if is_in else None,
        body=reads.text,
        fresh=today,
        on_file=on_file,
        problems=reads.problems,
        is_left_out=not is_in,
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
