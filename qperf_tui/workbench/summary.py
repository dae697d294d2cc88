"""The summary section of a quarter: drafted from figures, edited by an officer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from qperf_tui.domain.period import Quarter
from qperf_tui.report.checks import Finding, missing
from qperf_tui.report.document import Document, Paragraph, Section
from qperf_tui.report.facts import DraftedParagraph
from qperf_tui.report.markdown import render
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import ReportOnFile, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import (
    NOT_YET_ON_FILE,
    agreed_bodies,
    drafted,
    proposed,
)
from qperf_tui.workbench.proofing import proof_summary
from qperf_tui.workbench.standings import positions


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryParagraph:
    """A paragraph as it stands now, with what was freshly drafted for it."""

    number: int | None
    """Its number in the report; None when it is left out."""
    body: str
    fresh: DraftedParagraph | None
    """What the figures say today; None for one that an officer wrote."""
    on_file: ParagraphOnFile | None

    @property
    def is_edited(self) -> bool:
        """Whether an officer's words stand in place of the draft."""
        return self.on_file is not None and self.on_file.edited is not None

    @property
    def is_written(self) -> bool:
        """Whether an officer wrote it from nothing."""
        return self.on_file is not None and self.on_file.draft_key is None

    @property
    def is_left_out(self) -> bool:
        """Whether it is kept out of the export."""
        return self.number is None

    @property
    def has_moved_on(self) -> bool:
        """Whether the figures say something else than when it was edited."""
        if not self.is_edited or self.is_written or self.on_file is None:
            return False
        return self.fresh is None or self.fresh.text != self.on_file.drafted


@dataclass(frozen=True, slots=True)
class SummarySection:
    """A section with its paragraphs, those left out among them."""

    on_file: SectionOnFile
    paragraphs: tuple[SummaryParagraph, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole summary section of a quarter."""

    report: ReportOnFile
    sections: tuple[SummarySection, ...]
    council: str
    notice: str

    @property
    def paragraphs(self) -> list[SummaryParagraph]:
        """Every paragraph of every section, in order."""
        return [each for section in self.sections for each in section.paragraphs]

    def document(self) -> Document:
        """The section as it is exported."""
        return Document(
            heading=self.report.heading,
            first_paragraph=self.report.first_paragraph,
            sections=tuple(
                Section(
                    section.on_file.title,
                    tuple(
                        Paragraph(each.body)
                        for each in section.paragraphs
                        if not each.is_left_out
                    ),
                )
                for section in self.sections
            ),
            notice=self.notice,
            council=self.council,
            quarter=self.report.quarter,
        )


def compile_summary(workbook: Workbook, quarter: Quarter) -> Summary:
    """The summary section as it stands; drafts are fresh from the figures."""
    report = workbook.reports.of_quarter(quarter)
    if report is None:
        report, sections = proposed(workbook, quarter)
    else:
        sections = workbook.reports.sections(report.report_id)
    compiled = []
    number = report.first_paragraph
    for section in sections:
        merged = []
        for body, fresh, on_file in _merged(workbook, section, report):
            left_out = not body.strip() or (
                on_file is not None and not on_file.is_included
            )
            merged.append(
                SummaryParagraph(
                    number=None if left_out else number,
                    body=body,
                    fresh=fresh,
                    on_file=on_file,
                )
            )
            number += not left_out
        compiled.append(SummarySection(section, tuple(merged)))
    return Summary(
        report,
        tuple(compiled),
        workbook.settings.get("council"),
        workbook.settings.get("notice"),
    )


def export_text(workbook: Workbook, quarter: Quarter, first: int | None = None) -> str:
    """The summary section as Markdown: the same data give the same bytes."""
    document = compile_summary(workbook, quarter).document()
    return render(
        document if first is None else replace(document, first_paragraph=first)
    )


def findings(workbook: Workbook, quarter: Quarter) -> list[Finding]:
    """What is missing before the section can go out, what blocks it first."""
    summary = compile_summary(workbook, quarter)
    indicators = [
        indicator
        for section in summary.sections
        if section.on_file.theme is not None
        for indicator in workbook.indicators.of_theme(section.on_file.theme)
    ]
    agreed = agreed_bodies(workbook, indicators, quarter)
    found = missing(
        positions(workbook, quarter, indicators),
        [each.body for each in summary.paragraphs if not each.is_left_out],
        agreed=agreed,
        first_paragraph=summary.report.first_paragraph,
    )
    worded = proof_summary(
        workbook,
        quarter,
        indicators,
        {each.number: each.body for each in summary.paragraphs if each.number},
    )
    every = [*found, *_moved_on(summary), *worded]
    return sorted(every, key=lambda finding: not finding.is_blocking)


def _moved_on(summary: Summary) -> Iterator[Finding]:
    for each in summary.paragraphs:
        if each.has_moved_on and not each.is_left_out:
            yield Finding(
                rule="drift",
                says=f"Paragraph {each.number} was edited before its figures changed; "
                "compare it with the new draft",
                is_blocking=False,
            )


def _merged(
    workbook: Workbook, section: SectionOnFile, report: ReportOnFile
) -> Iterator[tuple[str, DraftedParagraph | None, ParagraphOnFile | None]]:
    """Kept paragraphs in their order with fresh drafts, and new drafts after them."""
    fresh = {each.key: each for each in drafted(workbook, section, report)}
    kept = []
    if section.section_id != NOT_YET_ON_FILE:
        kept = workbook.paragraphs.of(section.section_id)
    for each in kept:
        today = fresh.pop(each.draft_key, None) if each.draft_key else None
        if each.edited is not None:
            yield each.edited, today, each
        elif today is not None:
            yield today.text, today, each
    for left in fresh.values():
        yield left.text, left, None
