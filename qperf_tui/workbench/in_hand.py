"""The quarter that is worked on where nobody names one."""

from qperf_tui.domain.opening import in_hand
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.workbook import Workbook


def quarter_in_hand(workbook: Workbook) -> Quarter | None:
    """The last quarter that has figures, or a later one that was opened.

    None before the first figure, where nobody has opened a quarter either.
    """
    return in_hand(workbook.outturns.latest_quarter(), workbook.openings.latest())
