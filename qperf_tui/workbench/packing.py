"""Packs for owners who do not open the workbook: one spreadsheet for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qperf_tui.domain.agreement import same_name
from qperf_tui.domain.explaining import outturn_words
from qperf_tui.domain.pack import Pack, PackRow
from qperf_tui.domain.parts import Parts, parts_of
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.wording import movement_words, outturn_figure, target_figure
from qperf_tui.errors import ExportError, QperfError, UnknownError
from qperf_tui.paths import at_home
from qperf_tui.report.actions import action_brief
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.files import write_file
from qperf_tui.workbench.owner_files import PACK, file_stems
from qperf_tui.workbench.resolving import resolve
from qperf_tui.workbench.standings import positions


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack that was written."""

    path: Path
    pack: Pack


def packs(workbook: Workbook, quarter: Quarter) -> list[Pack]:
    """A pack for each owner, by name; indicators without an owner are in none.

    Raises:
        QperfError: If no indicator has an owner.
    """
    owned: dict[str, list[Position]] = {}
    for each in positions(workbook, quarter):
        if each.indicator.owner.strip():
            owned.setdefault(same_name(each.indicator.owner), []).append(each)
    if not owned:
        raise QperfError(
            "No indicator has an owner, so there is nobody to write a pack for; bring "
            "in a return with a column Owner."
        )
    return [pack_of(workbook, quarter, owned[name]) for name in sorted(owned)]


def pack_of(workbook: Workbook, quarter: Quarter, owned: Sequence[Position]) -> Pack:
    """The pack of the owner of some indicators."""
    return Pack(
        owner=clean_line(owned[0].indicator.owner),
        council=clean_line(workbook.settings.get("council")),
        quarter=quarter,
        notice=clean_line(workbook.settings.get("notice")),
        rows=tuple(pack_row(workbook, each) for each in owned),
    )


def pack_row(workbook: Workbook, position: Position) -> PackRow:
    """An indicator as its owner is shown it, with what is written on it so far."""
    indicator, quarter = position.indicator, position.quarter
    evidence, target = position.evidence, position.target
    moved = position.leading
    held = workbook.commentaries.standing(indicator.indicator_id, quarter)
    shown = (
        indicator.code,
        indicator.title,
        outturn_words(evidence.outturn, indicator),
        position.unrated if target is None else target_figure(target, indicator),
        position.status.word,
        "" if moved is None else movement_words(moved, indicator),
        outturn_figure(evidence.previous, indicator),
        outturn_figure(evidence.same_quarter_last_year, indicator),
    )
    return PackRow(
        code=clean_line(indicator.code),
        shown=(
            *map(clean_line, shown),
            _last_words(workbook, position),
            _open_actions(workbook, position),
        ),
        boxes=Parts() if held is None else parts_of(held.body),
        version=0 if held is None else held.version,
    )


def _last_words(workbook: Workbook, position: Position) -> str:
    """Last quarter's words, with the figures they named."""
    last = position.quarter.shifted(-PREVIOUS_QUARTER)
    held = workbook.commentaries.standing(position.indicator.indicator_id, last)
    if held is None:
        return ""
    return resolve(workbook, held.body, last, position.indicator).text.strip()


def _open_actions(workbook: Workbook, position: Position) -> str:
    """What is being done in the quarter, a line for each action."""
    key = position.indicator.indicator_id
    found = workbook.actions.open_in(position.quarter, [key])
    return "\n".join(action_brief(each) for each in found)


def unowned(workbook: Workbook, quarter: Quarter) -> list[str]:
    """The codes of a quarter's indicators that have no owner, in the plan's order."""
    listed = workbook.indicators.listed(quarter)
    return [each.code for each in listed if not each.owner.strip()]


def write_packs(
    workbook: Workbook,
    quarter: Quarter,
    folder: Path,
    *,
    owner: str | None = None,
    may_replace: bool = False,
) -> list[PackFile]:
    """Write every owner's pack into a folder, or that of one owner.

    Raises:
        UnknownError: If the owner has no indicator.
        QperfError: If no indicator has an owner.
        ExportError: If the folder cannot be written to, or a file is there already
            that may not be replaced; then none is written.
    """
    named = _named(packs(workbook, quarter), at_home(folder))
    chosen = [each for each in named if _is_wanted(each.pack, owner)]
    if not chosen:
        known = "; ".join(each.pack.owner for each in named)
        raise UnknownError(
            f"No indicator is owned by {clean_line(owner or '')}; there are {known}."
        )
    there = [each.path for each in chosen if each.path.exists()]
    if there and not may_replace:
        raise ExportError(
            f"{there[0]} is there already; choose another folder with --to, or --force."
        )
    try:
        at_home(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be made: {error.strerror}.") from error
    # Not at the top: what writes a spreadsheet takes long to load.
    from qperf_tui.report.packs import as_xlsx  # noqa: PLC0415

    for each in chosen:
        write_file(each.path, as_xlsx(each.pack), may_replace=may_replace)
    return chosen


def _is_wanted(pack: Pack, owner: str | None) -> bool:
    return owner is None or same_name(pack.owner) == same_name(owner)


def _named(found: Sequence[Pack], folder: Path) -> list[PackFile]:
    """Packs with the files they go into, no two of one name."""
    if not found:
        return []
    stems = file_stems(found[0].quarter, PACK, [each.owner for each in found])
    return [
        PackFile(folder / f"{stem}.xlsx", pack)
        for stem, pack in zip(stems, found, strict=True)
    ]
