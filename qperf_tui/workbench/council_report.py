"""The committee's report set up from a council's folder."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from qperf_tui.domain.cross_reference import bound
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import paragraphs_in
from qperf_tui.importing.council_files import ReportSettings
from qperf_tui.importing.paper_templates import (
    SHIPPED,
    read_template,
    shipped_template,
)
from qperf_tui.storage.reports import (
    BACKGROUND,
    IMPLICATION,
    SUMMARY,
    ReportOnFile,
)
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import HELD
from qperf_tui.workbench.numbering import numbering_of
from qperf_tui.workbench.redrafting import redraft

_KEPT_APART: Final = {
    *("council", "committee", "title", "quarter", "first_paragraph", "notice"),
    *("section", "illustrative", "seen_on", "implication", "background"),
}
"""Report settings that have a place of their own and are not among its fields."""


def add_report(workbook: Workbook, report: ReportSettings) -> None:
    """Set up the report that a folder's report.toml describes, and draft it."""
    fields: dict[str, object] = msgspec.to_builtins(report)
    quarter = Quarter.parse(report.quarter)
    report_id = workbook.reports.add(
        ReportOnFile(
            report_id=0,
            quarter=quarter,
            committee=report.committee,
            heading=report.title,
            first_paragraph=_first_of_paper(report),
            fields={k: v for k, v in fields.items() if k not in _KEPT_APART},
        )
    )
    for part, title, theme, written in _sections_of(report):
        section_id = workbook.reports.add_section(
            report_id, title, theme, part, _about(part, title)
        )
        last: int | None = None
        for body in written:
            last = workbook.paragraphs.add(section_id, body, last)
    workbook.settings.put("council", report.council)
    workbook.settings.put("notice", report.notice)
    workbook.settings.put("is_illustrative", "yes" if report.illustrative else "no")
    if report.seen_on is not None:
        workbook.settings.put(HELD, report.seen_on.isoformat())
    redraft(workbook, quarter)
    _bind(workbook, report_id, quarter)


def _bind(workbook: Workbook, report_id: int, quarter: Quarter) -> None:
    """Let what refers to a paragraph by its number refer to the paragraph itself."""
    ids = numbering_of(workbook, quarter).ids
    for part in (IMPLICATION, BACKGROUND, SUMMARY):
        for section in workbook.reports.sections(report_id, part):
            for each in workbook.paragraphs.of(section.section_id):
                written = each.edited or ""
                kept = bound(written, ids)
                if kept != written:
                    workbook.paragraphs.edit(
                        each.paragraph_id, kept, base_version=each.version
                    )


def _about(part: str, title: str) -> str:
    """What the usual template drafts an implication of some title from."""
    usual = read_template(shipped_template(SHIPPED[0]), SHIPPED[0])
    named = usual.implication(title) if part == IMPLICATION else None
    return "" if named is None or named.about is None else named.about


def _sections_of(
    report: ReportSettings,
) -> Iterator[tuple[str, str, str | None, Sequence[str]]]:
    """The part, title, theme and paragraphs of each section of a paper."""
    for implication in report.implications:
        yield IMPLICATION, implication.heading, None, paragraphs_in(implication.text)
    if report.background:
        yield BACKGROUND, "Background", None, report.background
    for section in report.sections:
        yield SUMMARY, section.title, section.theme or None, section.written


def _first_of_paper(report: ReportSettings) -> int:
    """The number of the paper's first paragraph, so that the section begins right."""
    before = sum(
        len(written) or bool(_about(part, title))
        for part, title, _, written in _sections_of(report)
        if part in {IMPLICATION, BACKGROUND}
    )
    return max(report.first_paragraph - before, 1)
