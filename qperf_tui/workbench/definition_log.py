"""Definitions in the log of changes: kept whole before each, and put back whole."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.definitions import DefinitionOnFile, PriorityOnFile
from qperf_tui.storage.themes import SectionOnTheme
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.themes import put_back

DEFINITION: Final = "definition"
TARGET: Final = "target"


class Stood(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every definition that a change touches, as it stood before."""

    indicators: list[DefinitionOnFile] = []
    priorities: list[PriorityOnFile] = []
    sections: list[SectionOnTheme] = []
    """Sections that followed a priority to another title."""


class _Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: int
    quarter: int
    kind: str
    before: list[str | None] | None
    """The target as it is kept; None where there was none."""


def stood(
    workbook: Workbook, indicators: Iterable[int] = (), priorities: Iterable[int] = ()
) -> Stood:
    """The definitions of these indicators and priorities, as they stand."""
    return Stood(
        [workbook.definitions.of(each) for each in indicators],
        [workbook.definitions.priority(each) for each in priorities],
    )


def log_definition(
    workbook: Workbook, says: str, before: Stood, about: int | None = None
) -> None:
    """Log that definitions were changed, with all that puts them back."""
    workbook.changes.record(says, DEFINITION, msgspec.to_builtins(before), about)


def log_target(
    workbook: Workbook,
    says: str,
    key: tuple[int, Quarter, TargetKind],
    before: list[str | None] | None,
) -> None:
    """Log that a target was set, changed or taken back."""
    indicator, quarter, kind = key
    kept = _Target(indicator, quarter.ordinal, kind.value, before)
    workbook.changes.record(says, TARGET, msgspec.to_builtins(kept), indicator)


def _definition(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, Stood)
    now = stood(
        workbook,
        [each.indicator for each in before.indicators],
        [each.priority for each in before.priorities],
    )
    # Priorities that are to be there come first, for indicators name them.
    for each in before.priorities:
        if each.is_there:
            workbook.definitions.put_priority(each)
    for kept in before.indicators:
        workbook.definitions.put(kept)
    for each in before.priorities:
        if not each.is_there:
            workbook.definitions.put_priority(each)
    sections = put_back(workbook, before.sections)
    made: Undo = msgspec.to_builtins(Stood(now.indicators, now.priorities, sections))
    return made


def _target(workbook: Workbook, undo: Undo) -> Undo:
    found = msgspec.convert(undo, _Target)
    key = found.indicator, Quarter(found.quarter), TargetKind(found.kind)
    now = _Target(
        found.indicator, found.quarter, found.kind, workbook.targets.kept(*key)
    )
    workbook.targets.put_back(*key, found.before)
    made: Undo = msgspec.to_builtins(now)
    return made


DEFINITIONS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    DEFINITION: _definition,
    TARGET: _target,
}
"""How a change of definition or of target is undone, and done again."""
