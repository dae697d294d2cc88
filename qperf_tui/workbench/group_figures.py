"""Figures of groups set for a quarter, logged and put back."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import UnchangedError
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.groups_on_file import GroupOnFile
from qperf_tui.storage.workbook import Workbook

_KIND: Final = "group figure"
_SAID: Final = slice(1, 6)
"""What of a figure as it is kept was sent: all but its revision and batch."""


def put_group_figure(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    group: Group,
    figure: GroupFigure,
) -> None:
    """Let a figure stand for a group in a quarter; earlier ones are kept.

    Raises:
        UnchangedError: If it stands so already.
        ClosedQuarterError: If the quarter is closed.
    """
    key = indicator.indicator_id
    with workbook.transaction():
        before = workbook.definitions.groups.kept(key, quarter, group)
        stood = before.figures[-1][_SAID] if before.figures else None
        if group in workbook.breakdowns.groups() and stood == _kept(figure):
            raise UnchangedError(
                f"{indicator.code} has that figure of {group.title} in {quarter} "
                "already."
            )
        group_id = workbook.breakdowns.put_group(group)
        workbook.breakdowns.put(key, quarter, {group_id: figure})
        workbook.changes.record(
            f"figure of {group.title} for {indicator.code} in {quarter} set",
            _KIND,
            msgspec.to_builtins(before),
            key,
        )


def _kept(figure: GroupFigure) -> list[str | None]:
    """A figure as it is kept, without its revision and batch."""
    numbers = (figure.value, figure.numerator, figure.denominator)
    texts = [None if each is None else f"{each:f}" for each in numbers]
    return [*texts, figure.mark, figure.status.value]


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, GroupOnFile)
    group = Group(dimension=before.dimension, title=before.title, position=0)
    quarter = Quarter(before.quarter)
    now = workbook.definitions.groups.kept(before.indicator, quarter, group)
    workbook.definitions.groups.put_back(before)
    found: Undo = msgspec.to_builtins(now)
    return found


GROUPS_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _KIND: _put_back,
}
"""How the setting of a group's figure is undone, and done again."""
