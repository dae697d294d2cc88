"""A quarter's paper put together, part by part and paragraph by paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qperf_tui.domain.cross_reference import Numbering
from qperf_tui.domain.paper_template import PaperPart, PartLayout
from qperf_tui.domain.period import Quarter
from qperf_tui.report.draft import code_in
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import SUMMARY, ReportOnFile, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import Summary, SummaryParagraph, SummarySection
from qperf_tui.workbench.drafting import (
    NOT_YET_ON_FILE,
    drafted,
    laid_out_paper,
)
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.layouts import ON_FILE, layout_of
from qperf_tui.workbench.numbering import Placed, numbering
from qperf_tui.workbench.resolving import resolve
from qperf_tui.workbench.withholding import (
    as_exempt_reads,
    as_the_public,
    withheld_codes,
)

_Merged = tuple[str, DraftedParagraph | None, ParagraphOnFile | None]
"""The text of a paragraph, what is drafted for it today, and as it is on file."""


class _Reading:
    """A workbook as some readers may read it, and the paragraphs they may be told."""

    def __init__(self, workbook: Workbook, numbering: Numbering) -> None:
        self.workbook, self.numbering = workbook, numbering
        self.book = FactBook(workbook)


def compile_summary(
    workbook: Workbook, quarter: Quarter, *, with_exempt: bool = False
) -> Summary:
    """The summary section as it stands: as it was drafted last, and edited since.

    One that was never drafted is as the figures say today. What is exempt is not in
    it, and has no number, unless asked for.
    """
    whole = compile_report(workbook, quarter, with_exempt=with_exempt)
    kept = [ON_FILE[each.part] for each in whole.template.of_paragraphs]
    before = kept[: kept.index(SUMMARY)]
    first = whole.report.first_paragraph + sum(
        each.number is not None
        for section in whole.sections
        if section.on_file.part in before
        for each in section.paragraphs
    )
    sections = [each for each in whole.sections if each.on_file.part == SUMMARY]
    report = replace(whole.report, first_paragraph=first)
    return replace(whole, report=report, sections=tuple(sections))


def compile_report(
    workbook: Workbook, quarter: Quarter, *, with_exempt: bool = False
) -> Summary:
    """Every paragraph of a quarter's paper as it stands, part by part.

    Unless it is `with_exempt`, for colleagues or for the exempt file, nothing of what
    is exempt is in it, and the numbers run on without it.
    """
    report, laid_out = laid_out_paper(workbook, quarter)
    heading = layout_of(report).heading_of_summary(report.heading, quarter)
    report = replace(report, heading=heading)
    kept = [_on_file(workbook, each) for _, each in laid_out]
    is_drafted = _was_drafted(laid_out, kept)
    compiled = []
    codes = withheld_codes(workbook, quarter)
    number = report.first_paragraph
    for (part, section), held in zip(laid_out, kept, strict=True):
        if section.exempt_under is not None and not with_exempt:
            continue
        fresh = {each.key: each for each in drafted(workbook, section, report)}
        paragraphs = []
        exempt = codes if section.part == SUMMARY else {}
        for merged in _merged(held, fresh, is_drafted=is_drafted):
            due = number if part.is_numbered else None
            placed = _placed(merged, section, due, exempt)
            if placed.exempt_under is None or with_exempt:
                paragraphs.append(placed)
                number += placed.number is not None
        left = tuple(fresh.values()) if is_drafted else ()
        compiled.append(SummarySection(section, tuple(paragraphs), left))
    return Summary(
        report=report,
        sections=tuple(_as_they_read(workbook, report, compiled)),
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


def _placed(
    merged: _Merged,
    section: SectionOnFile,
    number: int | None,
    withheld: Mapping[str, int],
) -> SummaryParagraph:
    """A paragraph as it is kept, with its number.

    One that was drafted on an indicator that is `withheld` is exempt with it.
    """
    body, today, on_file = merged
    is_in = (on_file is None or on_file.is_included) and bool(body.strip())
    exempt = None if on_file is None else on_file.exempt_under
    found = SummaryParagraph(
        number=number if is_in else None,
        body=body,
        fresh=today,
        on_file=on_file,
        is_left_out=not is_in,
        exempt_under=exempt or section.exempt_under,
    )
    if found.exempt_under is None and found.key is not None:
        return replace(found, exempt_under=withheld.get(code_in(found.key)))
    return found


def _as_they_read(
    workbook: Workbook, report: ReportOnFile, sections: Sequence[SummarySection]
) -> Iterator[SummarySection]:
    """Sections with the figures and paragraphs that officers named in place."""
    known = _numbering(report, sections)
    public = _Reading(as_the_public(workbook), known.for_public())
    exempt = _Reading(as_exempt_reads(workbook), known)

    def read(each: SummaryParagraph) -> SummaryParagraph:
        if each.on_file is None or each.on_file.edited is None:
            return each
        whose = public if each.exempt_under is None else exempt
        reads = resolve(
            *(whose.workbook, each.body, report.quarter, None, whose.book),
            known=whose.numbering,
        )
        return replace(each, body=reads.text, problems=reads.problems)

    for section in sections:
        yield replace(section, paragraphs=tuple(map(read, section.paragraphs)))


def _numbering(report: ReportOnFile, sections: Sequence[SummarySection]) -> Numbering:
    placed = [
        Placed(
            number=each.number,
            paragraph_id=None if each.on_file is None else each.on_file.paragraph_id,
            key=each.key,
            is_exempt=each.exempt_under is not None,
        )
        for section in sections
        for each in section.paragraphs
        if each.number is not None
    ]
    return numbering(placed, report.lines("appendices"))


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
