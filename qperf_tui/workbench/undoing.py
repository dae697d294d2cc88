"""Undoing the last change by name, whatever it was, and doing it again.

What a change keeps is what stood before it. Each kind of change has one way to put
that back, which returns what it replaced: so the way that undoes a change does it
again when it is given what undoing it replaced.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from qperf_tui.errors import ConflictError, QperfError, UnknownError, WorkbookError
from qperf_tui.storage.changes import REDONE, UNDONE, Change, Undo
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.action_log import ACTIONS_UNDONE
from qperf_tui.workbench.change_sets import MANY, turn_many
from qperf_tui.workbench.closing import CLOSINGS_UNDONE
from qperf_tui.workbench.comparing import COMPARATORS_UNDONE
from qperf_tui.workbench.deadlines import DEADLINES_UNDONE
from qperf_tui.workbench.decision_log import DECISIONS_UNDONE
from qperf_tui.workbench.definition_log import DEFINITIONS_UNDONE
from qperf_tui.workbench.exempting import EXEMPT_UNDONE
from qperf_tui.workbench.expected_returns import RETURNS_UNDONE
from qperf_tui.workbench.group_figures import GROUPS_UNDONE
from qperf_tui.workbench.header import HEADER_UNDONE
from qperf_tui.workbench.house_style import STYLE_UNDONE
from qperf_tui.workbench.import_log import IMPORT, IMPORTS_UNDONE
from qperf_tui.workbench.imports_standing import batches_in, standing_imports
from qperf_tui.workbench.national_settings import NATIONAL_UNDONE
from qperf_tui.workbench.opening import OPENINGS_UNDONE
from qperf_tui.workbench.paper_log import PAPERS_UNDONE
from qperf_tui.workbench.paper_templates import TEMPLATES_UNDONE
from qperf_tui.workbench.people import PEOPLE_UNDONE
from qperf_tui.workbench.plan_order import ORDER_UNDONE
from qperf_tui.workbench.profiles import PROFILES_UNDONE
from qperf_tui.workbench.protecting_log import PROTECTION_UNDONE
from qperf_tui.workbench.recoding import RECODINGS_UNDONE
from qperf_tui.workbench.remarks import REMARKS_UNDONE
from qperf_tui.workbench.request_log import REQUESTS_UNDONE
from qperf_tui.workbench.ruling_log import RULINGS_UNDONE
from qperf_tui.workbench.unpack_log import PACKS_UNDONE
from qperf_tui.workbench.waivers import WAIVERS_UNDONE
from qperf_tui.workbench.withholding import WITHHOLDING_UNDONE
from qperf_tui.workbench.word_log import WORDS_UNDONE
from qperf_tui.workbench.words import SPELLING_UNDONE

_BESIDE_FIGURES: Final = ("indicators", "amended", "targets", "unset")
"""What an import may have set that others may have changed since."""

Way = Callable[[Workbook, Undo], Undo]
"""Puts back what a change kept; returns what stood just before it did."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that would be undone, or done again."""

    name: str
    whose: str
    """Who made it, or undid it."""


class _Wrapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What undoing or redoing a change keeps, to turn it round again."""

    kind: str
    says: str
    back: dict[str, object]


def undo_last(workbook: Workbook, *, named: str | None = None) -> str | None:
    """Undo the newest change; returns its name, or None when there is none left.

    With `named`, what the officer was shown, nothing else is undone.

    Raises:
        ConflictError: If the newest change is not `named` but a colleague's, or
            what it left has been changed since in a way that cannot be undone.
        WorkbookError: If it could not be written; then nothing was.
    """
    with workbook.transaction():
        return _turn(workbook, workbook.changes.last_to_undo(), UNDONE, named)


def redo_last(workbook: Workbook, *, named: str | None = None) -> str | None:
    """Do again what was undone last; returns its name, or None when there is nothing.

    There is something only while nothing else has been done since the undoing.

    Raises:
        ConflictError: If that is not `named`, or what the undoing left has been
            changed since.
        WorkbookError: If it could not be written; then nothing was.
    """
    with workbook.transaction():
        return _turn(workbook, workbook.changes.last_to_redo(), REDONE, named)


def undo_import(workbook: Workbook, batch_id: int) -> str:
    """Undo one import, though other things were done since; returns its name.

    Files that were brought in together are undone together, whichever is named.

    Raises:
        UnknownError: If no import of that number stands.
        ConflictError: If its figures were changed since, or it brought targets or
            definitions along and is not the last change.
        WorkbookError: If it could not be written; then nothing was.
    """
    with workbook.transaction():
        for change, parts in standing_imports(workbook):
            if batch_id in batches_in(parts):
                _require_alone(workbook, change, parts)
                return _turn(workbook, change, UNDONE, None) or change.says
    raise UnknownError(
        f"No import {batch_id} can be undone: there is none of that number, it was "
        "undone, or it came with a council's folder; see qperf-tui import list."
    )


def _require_alone(
    workbook: Workbook, change: Change, parts: Sequence[tuple[str, Undo]]
) -> None:
    """Refuse to undo an import whose targets others may have changed since."""
    last = workbook.changes.last_to_undo()
    is_last = last is not None and last.change_id == change.change_id
    if not is_last and any(
        kind != IMPORT or any(undo.get(what) for what in _BESIDE_FIGURES)
        for kind, undo in parts
    ):
        raise ConflictError(
            f"“{change.says}” set targets or definitions as well, and other changes "
            "were made since; undo those first, with qperf-tui undo."
        )


def next_undo(workbook: Workbook) -> str | None:
    """The name of the change that would be undone; None when there is none."""
    found = turn_to_undo(workbook)
    return None if found is None else found.name


def next_redo(workbook: Workbook) -> str | None:
    """The name of the change that would be done again; None when there is none."""
    found = turn_to_redo(workbook)
    return None if found is None else found.name


def turn_to_undo(workbook: Workbook) -> Turn | None:
    """The change that would be undone; None when there is none."""
    return _ahead(workbook, workbook.changes.last_to_undo())


def turn_to_redo(workbook: Workbook) -> Turn | None:
    """The change that would be done again; None when there is none."""
    return _ahead(workbook, workbook.changes.last_to_redo())


def _turn(
    workbook: Workbook, change: Change | None, turn: str, named: str | None
) -> str | None:
    """Undo a change, or an undoing; returns the name of what was un- or redone.

    What the undoing left as it was is said after it.
    """
    if change is None:
        return None
    kept = _kept(workbook, change)
    if named is not None and kept.says != named:
        raise ConflictError(
            f"{change.made_by} has since changed something else ({change.says}), so "
            "nothing is done; look at what stands, then try again."
        )
    _require_no_bar(workbook, change, kept.says)
    back = _put_back(workbook, kept)
    said = "undid" if turn == UNDONE else "redid"
    made = workbook.changes.record(
        f"{said}: {kept.says}",
        turn,
        {"kind": kept.kind, "says": kept.says, "back": dict(back)},
        change.indicator_id,
    )
    workbook.changes.mark_undone(change, made)
    stays = back.get("stays")
    return f"{kept.says}; {stays}" if stays else kept.says


def _put_back(workbook: Workbook, kept: _Wrapped) -> Undo:
    way = _WAYS.get(kept.kind)
    if way is None:
        raise QperfError(
            f"This version of qperf-tui does not know how to undo “{kept.says}”; "
            "install the newest version, or set it right by hand."
        )
    try:
        return way(workbook, kept.back)
    except msgspec.ValidationError as error:
        raise _unreadable(workbook, kept.says) from error


def _require_no_bar(workbook: Workbook, change: Change, name: str) -> None:
    bar = workbook.changes.last_bar(change)
    if bar is not None:
        raise ConflictError(
            f"“{name}” cannot be turned back: {bar.made_by} has since done something "
            f"that cannot be undone ({bar.says}); set it right by hand."
        )


def _kept(workbook: Workbook, change: Change) -> _Wrapped:
    """What a change keeps, with the name and kind of what was first done."""
    kept = workbook.changes.kept(change)
    if change.kind not in {UNDONE, REDONE}:
        return _Wrapped(change.kind, change.says, dict(kept))
    try:
        return msgspec.convert(kept, _Wrapped)
    except msgspec.ValidationError as error:
        raise _unreadable(workbook, change.says) from error


def _ahead(workbook: Workbook, change: Change | None) -> Turn | None:
    if change is None:
        return None
    return Turn(_kept(workbook, change).says, change.made_by)


def _unreadable(workbook: Workbook, name: str) -> WorkbookError:
    return WorkbookError(
        f"{workbook.path}: what stood before “{name}” cannot be read, so nothing is "
        "changed; set it right by hand."
    )


def _many(workbook: Workbook, undo: Undo) -> Undo:
    """Put back changes that were made as one."""

    def turn(kind: str, says: str, kept: Undo) -> Undo:
        return _put_back(workbook, _Wrapped(kind, says, dict(kept)))

    return turn_many(undo, turn)


_WAYS: Final[Mapping[str, Way]] = {
    MANY: _many,
    **WORDS_UNDONE,
    **EXEMPT_UNDONE,
    **GROUPS_UNDONE,
    **WITHHOLDING_UNDONE,
    **HEADER_UNDONE,
    **CLOSINGS_UNDONE,
    **COMPARATORS_UNDONE,
    **ACTIONS_UNDONE,
    **WAIVERS_UNDONE,
    **IMPORTS_UNDONE,
    **RULINGS_UNDONE,
    **DEADLINES_UNDONE,
    **OPENINGS_UNDONE,
    **RETURNS_UNDONE,
    **DECISIONS_UNDONE,
    **DEFINITIONS_UNDONE,
    **NATIONAL_UNDONE,
    **PEOPLE_UNDONE,
    **PROTECTION_UNDONE,
    **RECODINGS_UNDONE,
    **REMARKS_UNDONE,
    **REQUESTS_UNDONE,
    **SPELLING_UNDONE,
    **STYLE_UNDONE,
    **TEMPLATES_UNDONE,
    **ORDER_UNDONE,
    **PAPERS_UNDONE,
    **PACKS_UNDONE,
    **PROFILES_UNDONE,
}
