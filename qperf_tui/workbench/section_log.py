"""Sections in the log of changes: what stood before each, and how it is put back."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook

if TYPE_CHECKING:
    from qperf_tui.storage.stated_figures import Stated

SECTION: Final = "section"
"""The kind of a change that officers made to the paragraphs of a section."""
DRAFT: Final = "draft"
"""The kind of a change that drafted sections again."""
PUT_BACK: Final = "put back by "
"""How the reason begins for which a text was put back and not written."""

_Row = tuple[int, str | None, str, str | None, int]
"""A paragraph's id, the key of its draft, the draft, the edit, and if it is in."""
_Figure = tuple[int, int, int, str, str]
"""A paragraph's id; the indicator's, the quarter, the measure, and how it is shown."""


class SectionBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section as it stood."""

    section: int
    paragraphs: list[_Row]
    figures: list[_Figure] | None = None
    """None in what was logged before they were kept."""
    exempt: list[tuple[int, int]] | None = None
    """The paragraphs that are exempt, by id, each with the reason in Schedule 12A.

    None in what was logged before any could be.
    """


class DraftBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sections of a paper as they stood before they were drafted."""

    sections: list[SectionBefore]


def section_before(workbook: Workbook, section_id: int) -> Undo:
    """A section as it stands, with the figures it states, to be put back.

    Raises:
        ClosedQuarterError: If its quarter is closed, for it is about to be changed.
    """
    if (quarter := workbook.reports.quarter_of(section_id)) is not None:
        workbook.closings.require_open(quarter)
    held = workbook.paragraphs.of(section_id)
    paragraphs = [
        [
            *(each.paragraph_id, each.draft_key, each.drafted, each.edited),
            int(each.is_included),
        ]
        for each in held
    ]
    figures = [
        [each.paragraph_id, indicator_id, quarter.ordinal, measure, shown]
        for each in held
        for indicator_id, quarter, measure, shown in workbook.paragraphs.figures(
            each.paragraph_id
        )
    ]
    exempt = [
        [each.paragraph_id, each.exempt_under]
        for each in held
        if each.exempt_under is not None
    ]
    return {
        "section": section_id,
        "paragraphs": paragraphs,
        "figures": figures,
        "exempt": exempt,
    }


def sections_before(workbook: Workbook, section_ids: Iterable[int]) -> Undo:
    """Several sections as they stand, to be put back to the letter."""
    return {"sections": [section_before(workbook, each) for each in section_ids]}


def put_section_back(workbook: Workbook, undo: Undo) -> Undo:
    """Put a section's paragraphs back as they were; returns as they stood till now.

    What was drafted since stays as it is now drafted, so that nothing the figures say
    is taken back with an officer's words, and a draft that the figures no longer give
    stays away.
    """
    before = msgspec.convert(undo, SectionBefore)
    section = before.section
    stood = section_before(workbook, section)
    now = {each.paragraph_id: each for each in workbook.paragraphs.of(section)}
    by_key = {each.draft_key: each for each in now.values() if each.draft_key}
    same: dict[int, int] = {}
    for row in before.paragraphs:
        was = _read(section, row)
        stands = now.get(was.paragraph_id) or by_key.get(was.draft_key or "")
        if stands is not None:
            _put_back(workbook, stands, was)
            same[was.paragraph_id] = stands.paragraph_id
        elif was.draft_key is None or was.edited is not None or not was.is_included:
            workbook.paragraphs.add_again(was, position=0, reason=_reason(workbook))
            same[was.paragraph_id] = was.paragraph_id
    order = [*same.values()]
    workbook.paragraphs.arrange(_with_later(workbook, now, order))
    _put_figures_back(workbook, before, order)
    _put_exempt_back(workbook, before, same)
    return stood


def put_draft_back(workbook: Workbook, undo: Undo) -> Undo:
    """Put sections back as they were before they were drafted, drafts and all.

    Returns as they stood till now.
    """
    before = msgspec.convert(undo, DraftBefore)
    stood = sections_before(workbook, (each.section for each in before.sections))
    for each in before.sections:
        _put_whole_section_back(workbook, each)
    return stood


def _put_whole_section_back(workbook: Workbook, before: SectionBefore) -> None:
    now = {each.paragraph_id: each for each in workbook.paragraphs.of(before.section)}
    order = [number for number, *_ in before.paragraphs]
    for number in now:
        if number not in order:
            workbook.paragraphs.remove(number)
    for row in before.paragraphs:
        was = _read(before.section, row)
        stands = now.get(was.paragraph_id)
        if stands is None:
            workbook.paragraphs.add_again(was, position=0, reason=_reason(workbook))
        else:
            _put_back(workbook, stands, was)
            workbook.paragraphs.set_drafted(was.paragraph_id, was.drafted)
    workbook.paragraphs.arrange(order)
    _put_figures_back(workbook, before, order)
    _put_exempt_back(workbook, before, {each: each for each in order})


def _put_exempt_back(
    workbook: Workbook, before: SectionBefore, same: Mapping[int, int]
) -> None:
    """Let be exempt what was; `same` says which paragraph each is now."""
    if before.exempt is None:
        return
    was = dict(before.exempt)
    for number, now in same.items():
        held = workbook.paragraphs.by_id(now)
        if held is not None and held.exempt_under != was.get(number):
            workbook.paragraphs.exempt(now, was.get(number))


def _read(section: int, row: _Row) -> ParagraphOnFile:
    number, key, drafted, edited, is_included = row
    return ParagraphOnFile(
        paragraph_id=number,
        section_id=section,
        draft_key=key,
        drafted=drafted,
        edited=edited,
        is_included=bool(is_included),
        version=0,
    )


def _put_figures_back(
    workbook: Workbook, before: SectionBefore, paragraph_ids: Iterable[int]
) -> None:
    if before.figures is None:
        return
    known = set(paragraph_ids)
    stated: dict[int, list[Stated]] = {
        number: [] for number, *_ in before.paragraphs if number in known
    }
    for number, indicator_id, quarter, measure, shown in before.figures:
        if number in stated:
            stated[number].append((indicator_id, Quarter(quarter), measure, shown))
    for number, figures in stated.items():
        workbook.paragraphs.keep_figures(number, figures)


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
    return f"{PUT_BACK}{workbook.stamp.by}"
