"""Colleagues at one workbook: each has it open under their own name."""

from decimal import Decimal
from pathlib import Path
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from qperf_tui.workbench.standings import position
from support.workbooks import stamp

Q2: Final = Quarter.of(2012, 2)
DRAFT, READY = CommentaryState.DRAFT, CommentaryState.READY


class Office:
    """Colleagues who each have the same workbook open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._desks: dict[str, Workbook] = {}

    def __call__(self, name: str) -> Workbook:
        if name not in self._desks:
            self._desks[name] = Workbook.open(self._path, stamp(name))
        return self._desks[name]

    def close(self) -> None:
        for each in self._desks.values():
            each.close()


def write(
    workbook: Workbook,
    indicator: Indicator,
    body: str = "It fell.",
    state: CommentaryState = READY,
) -> int:
    standing = workbook.commentaries.standing(indicator.indicator_id, Q2)
    base = 0 if standing is None else standing.version
    saved = save_commentary(workbook, indicator, Q2, body, state, base_version=base)
    return saved.version


def state(office: Office, indicator: Indicator) -> CommentaryState:
    return position(office("Anybody"), Q2, indicator.code).commentary


def restate(
    workbook: Workbook,
    indicator: Indicator,
    value: str,
    status: OutturnStatus = OutturnStatus.FINAL,
) -> None:
    """Put another figure in the place of the one on file."""
    figure = Figure(value=Decimal(value), status=status)
    with workbook.transaction():
        workbook.outturns.put({(indicator.indicator_id, Q2.ordinal): figure}, None)
