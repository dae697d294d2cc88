"""A paper as it stood before it was drafted last, from the log of changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from qperf_tui.storage.reports import ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.fact_book import FactBook
from qperf_tui.workbench.layouts import sections_in_order
from qperf_tui.workbench.resolving import resolve
from qperf_tui.workbench.section_log import DRAFT, DraftBefore, SectionBefore


@dataclass(frozen=True, slots=True)
class Earlier:
    """A paragraph as it stood, as it reads today."""

    key: str | None
    body: str


def last_draft(workbook: Workbook, report: ReportOnFile) -> Mapping[int, list[Earlier]]:
    """What the sections of a report said before they were drafted last, by id.

    Nothing where it was never drafted again. What the public does not read now, or did
    not then, is not among it.
    """
    for change in workbook.changes.latest_of(DRAFT):
        before = msgspec.convert(workbook.changes.kept(change), DraftBefore)
        public = {
            section.section_id: section.exempt_under is None
            for _, section in sections_in_order(workbook, report)
        }
        held = [each for each in before.sections if each.section in public]
        if held:
            book = FactBook(workbook)
            return {
                each.section: [*_read(workbook, report, each, book)]
                for each in held
                if public[each.section]
            }
    return {}


def _read(
    workbook: Workbook, report: ReportOnFile, before: SectionBefore, book: FactBook
) -> Iterator[Earlier]:
    exempt = {number for number, _ in before.exempt or ()}
    for number, key, drafted, edited, is_included in before.paragraphs:
        now = workbook.paragraphs.by_id(number)
        # Words that are gone may have been made exempt before they went.
        is_unknown = now is None and key is None
        is_exempt = now is not None and now.exempt_under is not None
        if number in exempt or is_exempt or is_unknown or not is_included:
            continue
        body = drafted if edited is None else edited
        if edited is not None:
            body = resolve(workbook, edited, report.quarter, None, book).text
        if body.strip():
            yield Earlier(key, body)
