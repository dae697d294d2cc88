"""The summary section of a quarter: drafted from figures, edited by an officer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.domain.tokens import TokenProblem
from qperf_tui.errors import ExportError
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
    agreed_texts,
    drafted,
    proposed,
)
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.figure_findings import cannot_stand, revised_findings
from qperf_tui.workbench.proofing import proof_summary
from qperf_tui.workbench.request_report import (
    as_printed,
    request_findings,
    unresolved_answers,
)
from qperf_tui.workbench.resolving import Resolved, resolve
from qperf_tui.workbench.revising import RevisedText, revised_texts
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
    problems: tuple[TokenProblem, ...] = ()
    """Figures an officer named in it that cannot stand there; left as typed."""

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

    @property
    def numbers(self) -> dict[int, int | None]:
        """The number of each paragraph on file, by id; None for one left out."""
        return {
            each.on_file.paragraph_id: each.number
            for each in self.paragraphs
            if each.on_file is not None
        }

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
    book = FactBook(workbook)
    number = report.first_paragraph
    for section in sections:
        merged = []
        for body, fresh, on_file in _merged(workbook, section, report):
            left_out = not body.strip() or (
                on_file is not None and not on_file.is_included
            )
            is_typed = on_file is not None and on_file.edited is not None
            reads = Resolved(text=body)
            if is_typed:
                reads = resolve(workbook, body, quarter, None, book)
            merged.append(
                SummaryParagraph(
                    number=None if left_out else number,
                    body=reads.text,
                    fresh=fresh,
                    on_file=on_file,
                    problems=reads.problems,
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


def export_text(
    workbook: Workbook,
    quarter: Quarter,
    first: int | None = None,
    *,
    has_requests: bool = False,
) -> str:
    """The summary section as Markdown: the same data give the same bytes.

    With `has_requests`, what members asked for is listed after it.

    Raises:
        ExportError: If a figure that is named in it cannot be stated.
    """
    summary = compile_summary(workbook, quarter)
    stuck = [*_unresolved(summary), *_unresolved_in_commentary(workbook, summary)]
    if has_requests:
        stuck += unresolved_answers(workbook, quarter)
    if stuck:
        more = f" There are {len(stuck) - 1} more." if len(stuck) > 1 else ""
        raise ExportError(f"{stuck[0].says}{more} qperf-tui check lists them.")
    asked = as_printed(workbook, quarter) if has_requests else []
    return section_text(summary, first, asked)


def section_text(
    summary: Summary, first: int | None = None, asked: Sequence[Request] = ()
) -> str:
    """The section as Markdown as it stands, to be looked at before it goes out."""
    document = replace(summary.document(), requests=tuple(asked))
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


def _unresolved_in_commentary(
    workbook: Workbook, summary: Summary
) -> Iterator[Finding]:
    """The same for agreed commentary, which the drafted paragraphs take in."""
    quarter = summary.report.quarter
    indicators = _indicators(workbook, summary)
    for code, reads in agreed_texts(workbook, indicators, quarter).items():
        if not reads.problems:
            continue
        indicator = workbook.indicators.by_code(code)
        held = workbook.commentaries.standing(indicator.indicator_id, quarter)
        body = "" if held is None else held.body
        for problem in reads.problems:
            yield cannot_stand(f"Commentary on {code}", body, problem, code)


def _indicators(workbook: Workbook, summary: Summary) -> list[Indicator]:
    """The indicators that the sections are about, in their order."""
    return [
        indicator
        for section in summary.sections
        if section.on_file.theme is not None
        for indicator in workbook.indicators.of_theme(section.on_file.theme)
    ]


def findings(workbook: Workbook, quarter: Quarter) -> list[Finding]:
    """What is missing before the section can go out, what blocks it first."""
    summary = compile_summary(workbook, quarter)
    indicators = _indicators(workbook, summary)
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
        agreed=agreed,
    )
    every = [
        *found,
        *_unresolved(summary),
        *_moved_on(summary),
        *revised_findings(workbook, quarter, summary.numbers),
        *worded,
        *request_findings(workbook, quarter),
    ]
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
