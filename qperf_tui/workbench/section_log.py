"""Sections in the log of changes: what stood before each, and how it is put back."""

import msgspec

from qperf_tui.storage.changes import Undo
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook

_Row = tuple[int, str | None, str, str | None, int]
"""A paragraph's id, the key of its draft, the draft, the edit, and if it is in."""


class _SectionBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    section: int
    paragraphs: list[_Row]


def put_section_back(workbook: Workbook, undo: Undo) -> Undo:
    """Put a section's paragraphs back as they were; returns as they stood till now.

    What was drafted since stays as it is now drafted, so that nothing the figures say
    is taken back with an officer's words, and a draft that the figures no longer give
    stays away.
    """
    before = msgspec.convert(undo, _SectionBefore)
    section = before.section
    stood = workbook.paragraphs.snapshot(section)
    now = {each.paragraph_id: each for each in workbook.paragraphs.of(section)}
    by_key = {each.draft_key: each for each in now.values() if each.draft_key}
    order: list[int] = []
    for number, key, drafted, edited, is_included in before.paragraphs:
        was = ParagraphOnFile(
            paragraph_id=number,
            section_id=section,
            draft_key=key,
            drafted=drafted,
            edited=edited,
            is_included=bool(is_included),
            version=0,
        )
        stands = now.get(number) or by_key.get(key or "")
        if stands is not None:
            _put_back(workbook, stands, was)
            order.append(stands.paragraph_id)
        elif key is None or edited is not None or not is_included:
            workbook.paragraphs.add_again(was, position=0, reason=_reason(workbook))
            order.append(number)
    workbook.paragraphs.arrange(_with_later(workbook, now, order))
    return {"section": section, "paragraphs": stood}


def _put_back(
    workbook: Workbook, stands: ParagraphOnFile, was: ParagraphOnFile
) -> None:
    number = stands.paragraph_id
    if was.edited != stands.edited:
        workbook.paragraphs.edit(
            number, was.edited, base_version=stands.version, reason=_reason(workbook)
        )
    if was.is_included != stands.is_included:
        workbook.paragraphs.include(number, is_included=was.is_included)


def _with_later(
    workbook: Workbook, now: dict[int, ParagraphOnFile], order: list[int]
) -> list[int]:
    """The order with what was drafted since at its end; an officer's own goes."""
    later = [each for number, each in now.items() if number not in order]
    for each in later:
        if each.draft_key is None:
            workbook.paragraphs.remove(each.paragraph_id)
    return [*order, *(each.paragraph_id for each in later if each.draft_key)]


def _reason(workbook: Workbook) -> str:
    return f"put back by {workbook.stamp.by}"
