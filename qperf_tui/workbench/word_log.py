"""Words in the log of changes: what stood before each, and how it is put back."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import commentary_kept


class _CommentaryBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two versions of a commentary; a version is never changed, so its number does."""

    indicator: int
    quarter: int
    version: int | None = None
    """What stood before; 0 if nothing did."""
    left: int | None = None
    """What the change left to stand."""
    body: str = ""
    state: str = "draft"
    """What stood before, in a workbook of an earlier version of the program."""


class _SectionBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    section: int
    paragraphs: list[list[str | int | None]]


class _NumberingBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    first_paragraph: int


def _commentary(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _CommentaryBefore)
    key, quarter = before.indicator, Quarter(before.quarter)
    versions = {
        each.version: each for each in workbook.commentaries.versions(key, quarter)
    }
    standing = workbook.commentaries.standing(key, quarter)
    # Later changes are undone already, each by a version of its own, so what is
    # compared is what they say and not their numbers.
    if before.left is not None and not _is_alike(standing, versions.get(before.left)):
        raise ConflictError(
            "The commentary has since been changed in a way that cannot be undone; "
            "look at its versions, and restore the one that is to stand."
        )
    number = 0 if standing is None else standing.version
    body, state = before.body, CommentaryState[before.state.upper()]
    if before.version is not None:
        held = versions.get(before.version)
        body = "" if held is None else held.body
        state = CommentaryState.DRAFT if held is None else held.state
    saved = workbook.commentaries.save(
        key, quarter, body, state, base_version=number, reason="undone"
    )
    return commentary_kept(key, quarter, number, saved.version)


def _is_alike(standing: Commentary | None, left: Commentary | None) -> bool:
    if standing is None or left is None:
        return False
    return (standing.body, standing.state) == (left.body, left.state)


def _section(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _SectionBefore)
    stood = workbook.paragraphs.snapshot(before.section)
    workbook.paragraphs.restore(before.section, before.paragraphs)
    return {"section": before.section, "paragraphs": stood}


def _numbering(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _NumberingBefore)
    stood = workbook.reports.first_paragraph(before.report)
    workbook.reports.number_from(before.report, before.first_paragraph)
    return {"report": before.report, "first_paragraph": stood}


WORDS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "commentary": _commentary,
    "section": _section,
    "numbering": _numbering,
}
"""How each kind of change to the words is undone."""
