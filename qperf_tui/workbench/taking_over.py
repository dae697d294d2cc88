"""The words around a summary taken over from last quarter's paper into the next."""

from typing import Final

from qperf_tui.domain.cross_reference import paragraphs_named, rebound
from qperf_tui.domain.fact import NAMED_PARAGRAPH
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.tokens import reference_text, token_text
from qperf_tui.report.draft import OVERVIEW, code_in
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.reports import BACKGROUND, FURTHER, IMPLICATION, SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.layouts import sections_in_order

_FOLLOWS: Final = "what it refers to is in this paper now"
"""Why a text that was taken over is another version than the one before."""


def take_over_parts(workbook: Workbook, quarter: Quarter, report_id: int) -> None:
    """Let a new paper say around its summary what last quarter's said.

    What refers to a paragraph refers to the same one of the new paper, and what was
    kept from the public is kept from it again.
    """
    earlier = workbook.reports.of_quarter(quarter.shifted(-PREVIOUS_QUARTER))
    if earlier is None:
        return
    same: dict[int, int] = {}
    for part in (IMPLICATION, BACKGROUND, FURTHER):
        for section in workbook.reports.sections(earlier.report_id, part):
            added = workbook.reports.add_section(
                report_id, section.title, None, part, section.about
            )
            if section.exempt_under is not None:
                workbook.reports.exempt(added, section.exempt_under)
            same |= _take_over(workbook, section, added)
    for each in same.values():
        _follow(workbook, each, same)


def words_to_take_over(workbook: Workbook, quarter: Quarter) -> int:
    """How many paragraphs of last quarter's paper a new one would take over."""
    earlier = workbook.reports.of_quarter(quarter.shifted(-PREVIOUS_QUARTER))
    if earlier is None:
        return 0
    return sum(
        _is_taken_over(each)
        for part in (IMPLICATION, BACKGROUND, FURTHER)
        for section in workbook.reports.sections(earlier.report_id, part)
        for each in workbook.paragraphs.of(section.section_id)
    )


def exempt_before(workbook: Workbook, quarter: Quarter) -> dict[str, int]:
    """What was exempt in last quarter's paper of what is drafted, by its key."""
    earlier = workbook.reports.of_quarter(quarter.shifted(-PREVIOUS_QUARTER))
    if earlier is None:
        return {}
    return {
        each.draft_key: each.exempt_under
        for _, section in sections_in_order(workbook, earlier)
        for each in workbook.paragraphs.of(section.section_id)
        if each.draft_key is not None and each.exempt_under is not None
    }


def _take_over(
    workbook: Workbook, section: SectionOnFile, added: int
) -> dict[int, int]:
    """Take a section's words over; the new paragraph for each of the old ones."""
    same: dict[int, int] = {}
    last: int | None = None
    for each in workbook.paragraphs.of(section.section_id):
        if each.edited is not None and _is_taken_over(each):
            last = workbook.paragraphs.add(added, each.edited, last, each.draft_key)
            same[each.paragraph_id] = last
            if each.exempt_under is not None:
                workbook.paragraphs.exempt(last, each.exempt_under)
    return same


def _is_taken_over(paragraph: ParagraphOnFile) -> bool:
    # A draft is made anew, and an officer's words stay beside it.
    return paragraph.is_included and paragraph.edited is not None


def _follow(workbook: Workbook, paragraph_id: int, same: dict[int, int]) -> None:
    held = workbook.paragraphs.by_id(paragraph_id)
    if held is None or held.edited is None:
        return
    said = {
        each: token
        for each in paragraphs_named(held.edited)
        if (token := _named_again(workbook, each, same))
    }
    body = rebound(held.edited, said)
    if body != held.edited:
        workbook.paragraphs.edit(
            paragraph_id, body, base_version=held.version, reason=_FOLLOWS
        )


def _named_again(workbook: Workbook, paragraph_id: int, same: dict[int, int]) -> str:
    """How a paragraph of last quarter's paper is named in this one; or nothing."""
    if paragraph_id in same:
        return reference_text(paragraph_id=same[paragraph_id])
    held = workbook.paragraphs.by_id(paragraph_id)
    if held is None or held.draft_key is None:
        return ""
    theme, _, end = held.draft_key.rpartition(":")
    return token_text(
        theme if end == OVERVIEW else code_in(held.draft_key), NAMED_PARAGRAPH
    )
