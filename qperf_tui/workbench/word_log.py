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
from qperf_tui.workbench.decision_log import carry_over
from qperf_tui.workbench.section_log import (
    DRAFT,
    SECTION,
    put_draft_back,
    put_section_back,
)


class _CommentaryBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two versions of a commentary; a version is never changed, so its number does."""

    indicator: int
    quarter: int
    version: int | None = None
    """What stood before; 0 if nothing did."""
    left: int | None = None
    """What the change left to stand."""
    state: str = "draft"
    """The state that stood before, which may have been decided after it was saved."""
    body: str = ""
    """What stood before, as the first version of the program kept it."""


class _NumberingBefore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    first_paragraph: int


def put_commentary_back(workbook: Workbook, undo: Undo) -> Undo:
    """Have the version stand again that stood before; returns what undoes that.

    Raises:
        ConflictError: If another text stands by now than the change left.
    """
    before = msgspec.convert(undo, _CommentaryBefore)
    key, quarter = before.indicator, Quarter(before.quarter)
    versions = {
        each.version: each for each in workbook.commentaries.versions(key, quarter)
    }
    standing = workbook.commentaries.standing(key, quarter)
    _require_left(versions.get(before.left or 0), standing)
    number = 0 if standing is None else standing.version
    held = versions.get(before.version or 0) or Commentary(
        version=0,
        body=before.body,
        state=CommentaryState.DRAFT,
        author=workbook.stamp.by,
        written_at="",
    )
    saved = workbook.commentaries.save(
        key,
        quarter,
        held.body,
        CommentaryState[before.state.upper()],
        base_version=number,
        reason=f"put back by {workbook.stamp.by}",
        author=held.author,
        figures=held.figures,
        rolled_from=held.rolled_from,
    )
    if held.version:
        _carry_over(workbook, key, quarter, (held.version, saved.version))
    return commentary_kept(key, quarter, standing, saved.version)


def _require_left(left: Commentary | None, standing: Commentary | None) -> None:
    # Later changes are undone already, each by a version of its own, so what is
    # compared is what they say and not their numbers.
    if left is not None and (standing is None or standing.body != left.body):
        raise ConflictError(
            "The commentary has since been changed in a way that cannot be undone; "
            "look at its versions, and restore the one that is to stand."
        )


def _carry_over(
    workbook: Workbook, key: int, quarter: Quarter, versions: tuple[int, int]
) -> None:
    """Let stand for a version put back what stood for it: decisions and figures."""
    before, now = versions
    carry_over(workbook, key, quarter, versions)
    stated = workbook.stated_figures.of(key, quarter, before)
    workbook.stated_figures.keep_figures(key, quarter, now, stated)


def _numbering(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _NumberingBefore)
    stood = workbook.reports.first_paragraph(before.report)
    workbook.reports.number_from(before.report, before.first_paragraph)
    return {"report": before.report, "first_paragraph": stood}


WORDS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "commentary": put_commentary_back,
    SECTION: put_section_back,
    DRAFT: put_draft_back,
    "numbering": _numbering,
}
"""How each kind of change to the words is undone."""
