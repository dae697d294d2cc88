"""The template that a paper is laid out by, and its sections in the order it gives."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.paper_template import PaperPart, PaperTemplate, PartLayout
from qperf_tui.importing.paper_templates import SHIPPED, read_template, shipped_template
from qperf_tui.storage.reports import (
    BACKGROUND,
    FURTHER,
    IMPLICATION,
    SUMMARY,
    ReportOnFile,
    SectionOnFile,
)
from qperf_tui.storage.workbook import Workbook

ON_FILE: Final[Mapping[PaperPart, str]] = MappingProxyType(
    {
        PaperPart.IMPLICATIONS: IMPLICATION,
        PaperPart.BACKGROUND: BACKGROUND,
        PaperPart.SUMMARY: SUMMARY,
        PaperPart.FURTHER: FURTHER,
    }
)
"""How the sections of each part of paragraphs are kept."""


def layout_of(report: ReportOnFile) -> PaperTemplate:
    """The template that a report is laid out by, the usual one where it has none.

    Raises:
        QperfError: If the one on file cannot be read.
    """
    return _read(report.template)


@cache
def _read(text: str) -> PaperTemplate:
    usual = text or shipped_template(SHIPPED[0])
    return read_template(usual, "The paper's template on file")


def sections_in_order(
    workbook: Workbook, report: ReportOnFile
) -> Iterator[tuple[PartLayout, SectionOnFile]]:
    """The sections of a report on file as its template orders them."""
    for part in layout_of(report).of_paragraphs:
        for section in workbook.reports.sections(report.report_id, ON_FILE[part.part]):
            yield part, section


def first_of_section(workbook: Workbook, report: ReportOnFile) -> int:
    """The number at which the summary section begins, after all that is before it."""
    first = report.first_paragraph
    for part, section in sections_in_order(workbook, report):
        if part.part is PaperPart.SUMMARY or _is_after_summary(report, part):
            break
        if part.is_numbered:
            first += sum(
                each.is_included and bool(each.body.strip())
                for each in workbook.paragraphs.of(section.section_id)
            )
    return first


def _is_after_summary(report: ReportOnFile, part: PartLayout) -> bool:
    order = [each.part for each in layout_of(report).of_paragraphs]
    return order.index(part.part) > order.index(PaperPart.SUMMARY)
