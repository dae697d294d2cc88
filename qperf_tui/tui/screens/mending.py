"""Where a finding can be mended: the screen that an officer goes to for it."""

from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.report.actions import LATE_ACTION, NO_ACTION
from qperf_tui.report.checks import Finding
from qperf_tui.tui.desk import Desk
from qperf_tui.tui.screens.actions import ActionsScreen
from qperf_tui.tui.screens.desk_screen import DeskScreen
from qperf_tui.tui.screens.editor import EditorScreen
from qperf_tui.tui.screens.record import RecordScreen
from qperf_tui.tui.screens.requests import RequestsScreen

_OF_ACTIONS: Final = {NO_ACTION.name, LATE_ACTION.name}
_OF_FIGURES: Final = {"figure", "balance"}


def screen_to_mend(
    desk: Desk, quarter: Quarter, finding: Finding
) -> DeskScreen[int] | DeskScreen[int | None] | DeskScreen[None] | None:
    """The screen on which a finding about an indicator or a request is mended.

    None for what is mended where the paper is shown.
    """
    if finding.request is not None:
        return RequestsScreen(desk, quarter, finding.request)
    if finding.code is None:
        return None
    if finding.rule in _OF_ACTIONS:
        about = desk.workbook.indicators.by_code(finding.code)
        return ActionsScreen(desk, quarter, about)
    if finding.rule in _OF_FIGURES:
        return RecordScreen(desk, quarter, finding.code)
    return EditorScreen(desk, quarter, finding.code)
