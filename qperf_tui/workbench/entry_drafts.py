"""Figures that an officer has typed and not kept yet, so that no end loses them."""

from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.typed import COLUMNS, Typed

_SETTING: Final = "figures typed by"


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was typed of one figure."""

    indicator: int
    quarter: int
    cells: dict[str, str]


def keep_draft(
    workbook: Workbook, indicator_id: int, quarter: Quarter, typed: Typed
) -> None:
    """Keep what this officer has typed of a figure so far."""
    with workbook.transaction():
        cells = dict(zip(COLUMNS, typed.cells, strict=True))
        new = _Draft(indicator_id, quarter.ordinal, cells)
        _put(workbook, [*_others(workbook, indicator_id, quarter), new])


def forget_draft(workbook: Workbook, indicator_id: int, quarter: Quarter) -> None:
    """Let go of what this officer has typed of a figure, for it is kept or dropped."""
    with workbook.transaction():
        others = _others(workbook, indicator_id, quarter)
        if len(others) != len(_drafts(workbook)):
            _put(workbook, others)


def drafts_of(workbook: Workbook, quarter: Quarter) -> dict[int, Typed]:
    """What this officer has typed of a quarter's figures, by indicator id."""
    return {
        each.indicator: Typed.of(each.cells)
        for each in _drafts(workbook)
        if each.quarter == quarter.ordinal
    }


def quarters_typed(workbook: Workbook) -> list[Quarter]:
    """The quarters of which this officer has typed figures that are not kept."""
    return [Quarter(each) for each in sorted({e.quarter for e in _drafts(workbook)})]


def _others(workbook: Workbook, indicator_id: int, quarter: Quarter) -> list[_Draft]:
    key = (indicator_id, quarter.ordinal)
    return [e for e in _drafts(workbook) if (e.indicator, e.quarter) != key]


def _drafts(workbook: Workbook) -> list[_Draft]:
    kept = workbook.settings.get(_named(workbook))
    if not kept:
        return []
    import msgspec  # noqa: PLC0415 - start-up

    try:
        return msgspec.json.decode(kept, type=list[_Draft])
    except msgspec.MsgspecError:
        # What cannot be read is no figure, and nobody can mend it here.
        return []


def _put(workbook: Workbook, drafts: list[_Draft]) -> None:
    import msgspec  # noqa: PLC0415 - start-up

    workbook.settings.put(_named(workbook), msgspec.json.encode(drafts).decode())


def _named(workbook: Workbook) -> str:
    return f"{_SETTING} {workbook.stamp.by}"
